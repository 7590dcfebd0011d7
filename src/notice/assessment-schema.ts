/**
 * What a notice says about hours, ability points, scores, grades and approval, as its pack writes it: the schema of the `assessment` part, and
 * what each part means. A teacher's record is one row of the form `form`; rules name its columns by their field. A clause is written
 * `clause: SC2-03` (one or several). What the text leaves open is `$setting`, never a silent choice. The comments name the rule id under
 * which each part is reported.
 */
import * as z from 'zod'
import { share, text, words } from './pack-values.ts'

const field = words.describe('记录表中的字段名')
const clause = z.union([words, z.array(words).min(1)], '条款写作一个编号，或编号的列表').describe('依据的条款')
const count = z.number().min(0)
/** A value of the text, or `$name` of the setting that holds it. */
function open<T extends z.ZodType>(value: T) {
  const reference = text.regex(/^\$[a-z][A-Za-z0-9]*$/).transform((name) => ({ setting: name.slice(1) }))
  return z.union([reference, value], '写作一个值，或 $设置名')
}

const part = z.strictObject({
  /** Column of the part, unique among the parts: `onlineHours`, `practiceHours` … */
  field,
  /** 线上课程, 实践应用 … */
  title: words,
  /** Field of the part it belongs to (课堂实录 to 实践应用); `''` for a part of the total. */
  within: text.default(''),
  /** Least hours; null where the notice gives a share only. */
  minimum: count.nullable().default(null),
  /** Least share, 0…1 (不少于50%); null where the notice gives none. */
  share: share.nullable().default(null),
  /** Share of the required hours (50 % of 50 are 25) or of the hours done. Looked at only where there is a share. */
  shareOf: open(z.enum(['required', 'done'])).default('required'),
  /** A miss is advice, not a failure. */
  recommended: z.boolean().default(false).describe('建议分配：不足时只提醒'),
  clause,
})

const hours = z.strictObject({
  unit: z.enum(['学时', '学分']).default('学时'),
  /** Least total. */
  minimum: count,
  /** Column of the total; `''` where the total is the sum of the parts that belong to no other part. */
  field: text.default(''),
  /** The parts on the form. */
  parts: z.array(part).default([]),
  /** Column with the day the hours were completed, and the days between which they count (三年内); `''` where the source masks one. */
  period: z
    .strictObject({ field, from: open(text), by: open(text), clause })
    .nullable()
    .default(null),
  /** Hours counted as credits besides (80学时，计80学分); `perHour` is null where the notice does not tie them to hours. */
  credits: z
    .strictObject({ field, minimum: count, perHour: count.nullable().default(null), clause })
    .nullable()
    .default(null),
  clause,
})

const environment = z.enum(['多媒体教学环境', '混合学习环境', '智慧学习环境'])

/** What the school chose for its teachers. */
const offer = z.strictObject({
  /** Least number of dimensions a school offers. */
  dimensions: count,
  /** The same for a school marked as one that needs more (智慧教育创建学校: 3); null where there are none. */
  markedDimensions: count.nullable().default(null),
  mark: text.default('').describe('要求更多维度的学校叫什么，例如 智慧教育创建学校'),
  schoolClause: clause,
  form: text.default('').describe('各校填报供选能力点的报表'),
  codesField: text.default('').describe('其中写供选能力点的字段名'),
  markField: text.default('').describe('其中写“是”即为上述学校的字段名'),
  extra: open(z.enum(['advice', 'missed']))
    .default('advice')
    .describe('选够之外还选了学校没有提供的：提醒，或不合格'),
  /** Least number of a teacher's points in each dimension the school offers. */
  perDimension: count,
  teacherClause: clause,
})

const abilities = z.strictObject({
  /** Column with the chosen codes: `A1、B6`, or with credits `A1（10）、B6（20）`. */
  field,
  /** Least number of points; null where any number will do. */
  minimum: count.nullable().default(null),
  minimumClause: clause.default([]),
  /** Least number of different dimensions the points cover (至少覆盖三个维度); null where none is asked for. */
  dimensions: count.nullable().default(null),
  dimensionsClause: clause.default([]),
  /** Null where the notice lets everybody choose freely. */
  offer: offer.nullable().default(null),
  /** Least sum of the credits of the chosen points (合计不少于30学分); null where points have no credits. */
  credits: z.strictObject({ minimum: count, clause }).nullable().default(null),
  /**
   * Environments whose points may be chosen; empty for all three. A notice may contradict itself here: then a setting, whose value is
   * the environments joined by 、 or `''` for all.
   */
  environments: open(z.array(environment)).default([]),
  environmentsClause: clause.default([]),
  /** Points of the region's own; empty where none may be added. */
  local: z
    .array(z.strictObject({ code: words, name: words, dimension: words, environment: words }))
    .default([])
    .describe('地方特色能力点'),
  /** Local points may be added (参照30个能力点，拓展、研制地方特色能力点). */
  localClause: clause.default([]),
})

const score = z.strictObject({
  /** No part is above it; null where nothing limits it. */
  full: open(count).nullable().default(null),
  limits: open(z.enum(['limited', 'free']))
    .default('limited')
    .describe('加分、扣分后超出 0 到满分的，按 0、满分计，或照算'),
  /** 教师互评, 考核领导评价; the weights of all parts sum to 1. */
  parts: z.array(z.strictObject({ field, title: words, weight: open(z.number().min(0).max(1)) })),
  /** Column with a number of times, and the points taken off for each. */
  deductions: z.array(z.strictObject({ field, title: words, points: z.number().positive(), clause })).default([]),
  /** Column of points added (获奖加分); `''` where there are none. */
  bonus: text.default(''),
  field: text.default('').describe('登记最终得分的字段名，与算出的得分核对'),
  bonusClause: clause.default([]),
  clause,
})

/** 优秀, 合格, 不合格; bounds on the score, both as printed; null where the notice gives none. */
const level = z.strictObject({
  name: words,
  from: z.number().nullable().default(null),
  to: z.number().nullable().default(null),
})

const grade = z.strictObject({
  /** Best first. The last one is the grade of those who failed. */
  levels: z.array(level).min(2),
  /** Where two levels share a bound (80分), which one has it. */
  bound: open(z.enum(['higher', 'lower'])).default('higher'),
  boundClause: clause.default([]),
  /** Column of the grade as recorded; compared with the computed one, or taken where the notice gives no bounds. `''` where there is none. */
  field: text.default(''),
  /** Columns of grades of single parts (分项评价). */
  parts: z.array(z.strictObject({ field, title: words })).default([]),
  /** One part not passed fails the whole. */
  onePartFails: z.boolean().default(false),
  partsClause: clause.default([]),
  clause,
})

export const assessmentSchema = z.strictObject({
  form: words.describe('每位教师一行的记录表'),
  /** Who is counted at all: column that says what a person is, and the values counted; null where everybody on the form is. Rule `population`. */
  population: z
    .strictObject({ field, values: z.array(words).min(1), clause })
    .nullable()
    .default(null),
  /** Rule `hours`. */
  hours: hours.nullable().default(null),
  /** Rule `ability-points`. */
  abilities: abilities.nullable().default(null),
  /**
   * What must be met (`hours`, the total; `abilities`; or the field of a part of the hours) before something else may be entered (scores,
   * grades, practice hours). Rule `eligibility`.
   */
  gates: z
    .array(
      z.strictObject({
        id: words,
        /** 完成50学时后方可参与校本应用考核. */
        title: words,
        needs: z.array(words).min(1),
        before: z.array(words).default([]),
        clause,
      }),
    )
    .default([]),
  /** Rule `score`. */
  score: score.nullable().default(null),
  /** Rule `grade`. */
  grade: grade.nullable().default(null),
  /** Who approves after whom, in order, by column of the result; empty where the notice names no chain. `sampled` (抽查): no result is no gap. Rule `approval`. */
  steps: z.array(z.strictObject({ field, title: words, sampled: z.boolean().default(false), clause })).default([]),
  /** What the notice leaves open about their order. */
  stepOrder: z
    .strictObject({
      /** A step left blank while a later one is filled: not to be said, or a failure. */
      skipped: open(z.enum(['unknown', 'missed'])).default('unknown'),
      /** A refusal, and a later step passed: not to be said, a failure, or the last word counts. */
      refusedThenPassed: open(z.enum(['unknown', 'missed', 'last'])).default('unknown'),
    })
    .default({ skipped: 'unknown', refusedThenPassed: 'unknown' }),
  /** Column that says whether the evidence is valid, the values that say it is void, and what that comes to. Rule `eligibility`. */
  evidence: z
    .strictObject({
      field,
      invalid: z.array(words).min(1),
      state: open(z.enum(['unknown', 'missed', 'advice'])).default('unknown'),
      clause,
    })
    .nullable()
    .default(null),
  /** Column of remarks where schools write that somebody has left (已退休, 调出): counted with a word about it, or left out. Rule `population`. */
  departure: z
    .strictObject({ field, counts: open(z.enum(['count', 'leave'])).default('count'), clause })
    .nullable()
    .default(null),
  /** Who gets a certificate: one for each chosen ability point, or one for the whole; and who issues it. Rule `certificate`. */
  certificates: z
    .strictObject({ per: z.enum(['ability', 'teacher']), issuer: text.default(''), clause })
    .nullable()
    .default(null),
  /** Share who passed, per school and county: of all who are counted, or of those with a result. Rule `pass-rate`. */
  passRate: z
    .strictObject({
      of: open(z.enum(['all', 'assessed'])).default('all'),
      gradesOf: open(z.enum(['all', 'qualified']))
        .default('all')
        .describe('等次人数：所有人，或只计有资格参加考核的'),
      clause,
    })
    .nullable()
    .default(null),
})

export type PackAssessment = z.output<typeof assessmentSchema>
