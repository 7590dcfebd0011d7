/**
 * The `assessment` part of a pack: hours, ability points, scores, grades, approval. Close to `Assessment`, but a clause is written
 * `clause: SC2-03` (one or several) and an open value `$setting`; `resolve-assessment.ts` makes the one from the other.
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
  field,
  title: words,
  within: text.default(''),
  minimum: count.nullable().default(null),
  share: share.nullable().default(null),
  shareOf: open(z.enum(['required', 'done'])).default('required'),
  recommended: z.boolean().default(false).describe('建议分配：不足时只提醒'),
  clause,
})

const hours = z.strictObject({
  unit: z.enum(['学时', '学分']).default('学时'),
  minimum: count,
  field: text.default(''),
  parts: z.array(part).default([]),
  period: z
    .strictObject({ field, from: open(text), by: open(text), clause })
    .nullable()
    .default(null),
  credits: z
    .strictObject({ field, minimum: count, perHour: count.nullable().default(null), clause })
    .nullable()
    .default(null),
  clause,
})

const environment = z.enum(['多媒体教学环境', '混合学习环境', '智慧学习环境'])

const abilities = z.strictObject({
  field,
  minimum: count.nullable().default(null),
  minimumClause: clause.default([]),
  dimensions: count.nullable().default(null),
  dimensionsClause: clause.default([]),
  offer: z
    .strictObject({
      dimensions: count,
      markedDimensions: count.nullable().default(null),
      mark: text.default('').describe('要求更多维度的学校叫什么，例如 智慧教育创建学校'),
      schoolClause: clause,
      form: text.default('').describe('各校填报供选能力点的报表'),
      codesField: text.default('').describe('其中写供选能力点的字段名'),
      markField: text.default('').describe('其中写“是”即为上述学校的字段名'),
      extra: open(z.enum(['advice', 'missed']))
        .default('advice')
        .describe('选够之外还选了学校没有提供的：提醒，或不合格'),
      perDimension: count,
      teacherClause: clause,
    })
    .nullable()
    .default(null),
  credits: z.strictObject({ minimum: count, clause }).nullable().default(null),
  environments: open(z.array(environment)).default([]),
  environmentsClause: clause.default([]),
  local: z
    .array(z.strictObject({ code: words, name: words, dimension: words, environment: words }))
    .default([])
    .describe('地方特色能力点'),
  localClause: clause.default([]),
})

const score = z.strictObject({
  full: open(count).nullable().default(null),
  limits: open(z.enum(['limited', 'free']))
    .default('limited')
    .describe('加分、扣分后超出 0 到满分的，按 0、满分计，或照算'),
  parts: z.array(z.strictObject({ field, title: words, weight: open(z.number().min(0).max(1)) })),
  deductions: z.array(z.strictObject({ field, title: words, points: z.number().positive(), clause })).default([]),
  bonus: text.default(''),
  field: text.default('').describe('登记最终得分的字段名，与算出的得分核对'),
  bonusClause: clause.default([]),
  clause,
})

const grade = z.strictObject({
  levels: z
    .array(
      z.strictObject({
        name: words,
        from: z.number().nullable().default(null),
        to: z.number().nullable().default(null),
      }),
    )
    .min(2),
  bound: open(z.enum(['higher', 'lower'])).default('higher'),
  boundClause: clause.default([]),
  field: text.default(''),
  parts: z.array(z.strictObject({ field, title: words })).default([]),
  onePartFails: z.boolean().default(false),
  partsClause: clause.default([]),
  clause,
})

export const assessmentSchema = z.strictObject({
  form: words.describe('每位教师一行的记录表'),
  population: z
    .strictObject({ field, values: z.array(words).min(1), clause })
    .nullable()
    .default(null),
  hours: hours.nullable().default(null),
  abilities: abilities.nullable().default(null),
  gates: z
    .array(
      z.strictObject({
        id: words,
        title: words,
        needs: z.array(words).min(1),
        before: z.array(words).default([]),
        clause,
      }),
    )
    .default([]),
  score: score.nullable().default(null),
  grade: grade.nullable().default(null),
  steps: z.array(z.strictObject({ field, title: words, sampled: z.boolean().default(false), clause })).default([]),
  stepOrder: z
    .strictObject({
      skipped: open(z.enum(['unknown', 'missed'])).default('unknown'),
      refusedThenPassed: open(z.enum(['unknown', 'missed', 'last'])).default('unknown'),
    })
    .default({ skipped: 'unknown', refusedThenPassed: 'unknown' }),
  evidence: z
    .strictObject({
      field,
      invalid: z.array(words).min(1),
      state: open(z.enum(['unknown', 'missed', 'advice'])).default('unknown'),
      clause,
    })
    .nullable()
    .default(null),
  departure: z
    .strictObject({ field, counts: open(z.enum(['count', 'leave'])).default('count'), clause })
    .nullable()
    .default(null),
  certificates: z
    .strictObject({ per: z.enum(['ability', 'teacher']), issuer: text.default(''), clause })
    .nullable()
    .default(null),
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
