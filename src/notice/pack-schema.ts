/**
 * The shape of a notice pack as an officer writes it: a strict zod schema, from which also the editor's JSON Schema is made.
 * Says only what a single place may hold; whether places agree with each other is `resolve-notice.ts`'s question. Loaded lazily.
 */
import * as z from 'zod'
import { assessmentSchema } from './assessment-schema.ts'
import { formSchema } from './form-schema.ts'
import { clause, day, id, name, noticeId, reference, share, text, words } from './pack-values.ts'

const clauseEntry = z
  .union(
    [
      words,
      z.strictObject({
        quote: words.describe('原文，一字不差'),
        unchecked: words.optional().describe('机器不能校验的原因'),
      }),
    ],
    '条款写作一句原文，或 { quote, unchecked }',
  )
  .transform((value) =>
    typeof value === 'string'
      ? { quote: value, unchecked: '' }
      : { quote: value.quote, unchecked: value.unchecked ?? '' },
  )

const setting = z.strictObject({
  default: z.union([text, z.number(), z.boolean()]),
  why: words.describe('原文没有说明什么，一句话'),
  /** Allowed values, for settings that are words. */
  options: z.array(words).default([]).describe('可取的值'),
})

const listValue = z
  .union(
    [words, z.strictObject({ value: words, also: z.array(words).default([]) })],
    '取值写作文字，或 { value, also }',
  )
  .transform((value) => (typeof value === 'string' ? { value, also: [] } : value))

/** A unit of the notice's own, or further names of one that has a code; which of the two, the key says. */
const extraUnit = z.strictObject({
  key: text
    .regex(/^\d{6}(-[A-Z0-9]+)?$/, '写作上级代码加后缀，例如 430600-JK；给有代码的单位加别名时写它的六位代码')
    .describe('上级代码加后缀；给有代码的单位加别名时写它的代码，只写 key 和 also'),
  name: words.optional(),
  also: z.array(words).default([]),
  parent: text.regex(/^\d{6}$/, '写作六位行政区划代码').optional(),
  /** It stands beside the counties in what each of them must do; not so 市直属学校, which only send sheets. */
  district: z.boolean().default(true).describe('是否与县（市、区）一样承担“每个县市区”的任务'),
})

const deadline = z
  .strictObject({
    id,
    title: words,
    /** First day of a window (第二阶段：2020年下半年); `''` for a plain deadline. */
    from: day.default(''),
    /** The last day; `''` where the source masks it (then `deadlines` says so). */
    on: day.optional(),
    /** The hour of the last day, `''` for its end. */
    at: z
      .union([z.literal(''), z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, '几点写作 17:00，写在引号里')])
      .default('')
      .describe('当日几点前，例如 "17:00"'),
    /** Every month by this day, from `from` (or the notice's own day) to `on`; 0 for once. */
    monthly: z.int().min(0).max(31).default(0).describe('每月几日前；from、on 是起止'),
    inclusive: z.union([z.boolean(), reference]).default('$dayItselfCounts').describe('“…日前”是否含当日'),
    /** Ids of the forms that must be in by then; empty for a task that is no form. */
    forms: z.array(id).default([]),
    clause,
  })
  .refine(({ on, monthly }) => on !== undefined || monthly > 0, {
    path: ['on'],
    message: '要写 on（哪一天，原文隐去的写 ""），或 monthly（每月几日）',
  })
  // Of one that recurs, the last day of all; it may go on for ever.
  .transform(({ on = '', ...rest }) => ({ ...rest, on }))

const target = z.strictObject({
  id,
  title: words,
  /** What is counted. */
  of: z.enum([
    'teachers',
    'schools',
    'counties',
    'pilotSchools',
    'sampleSchools',
    'inspectedSchools',
    'courses',
    'cases',
  ]),
  /** Share of the base, 0…1; null where the target is a number. */
  share: share.nullable().default(null),
  /** Absolute number (or lower bound) where the target is no share; persons per batch where there are batches. */
  count: z.int().min(0).nullable().default(null),
  /** Number of batches (三期，每期200人: 3); 1 otherwise. */
  batches: z.int().min(1).default(1),
  /** Upper bound where the notice gives a range (5–7 schools). */
  most: z.int().min(0).nullable().default(null),
  /** Counted per which unit: the whole region, each city, each county. */
  per: z.enum(['region', 'city', 'county']).default('region'),
  /** First day of the phase; `''` where it has none. */
  from: day.default(''),
  by: day.default(''),
  basis: z.union([z.enum(['cumulative', 'phase']), reference]).default('cumulative'),
  rounding: z.union([z.enum(['half-up', 'up', 'down']), reference]).default('half-up'),
  rounded: z
    .union([z.enum(['total', 'each']), reference])
    .default('total')
    .describe('取整的是各期累计（total）还是每期自己的数（each）'),
  stated: z.int().nullable().default(null).describe('原文同时写出的整数'),
  approximate: z.boolean().default(false).describe('约、原则上：未达到只提醒'),
  /** Only units of this list (for example poor counties); `''` for all. */
  among: text.default(''),
  clause,
})

/** Splitting a measure over columns by shares that sum to 1. */
const split = z.strictObject({
  id,
  /** Measure that is split, for example `untrained`. */
  of: name,
  /** Field → share. */
  into: z.record(name, share),
  clause,
})

/** One pack; a map's value `null` removes what a pack that is built upon brings. */
export const packSchema = z.strictObject({
  id: noticeId,
  extends: noticeId.optional().describe('以哪份通知为基础；没写的沿用，写了的替换'),
  title: words.describe('通知全称'),
  /** For tables, for example `四川 2017`. */
  shortTitle: words.describe('列表中的简称'),
  /** `''` where the source has none or masks it. */
  number: text.default('').describe('文号'),
  issuer: text.default(''),
  /** `''` where the source masks it. */
  issued: day.default(''),
  /** For example `四川省`; `''` where the source masks it. */
  region: text.default('').describe('适用地区全称'),
  level: z.enum(['province', 'city', 'county', 'town', 'school']).describe('发文单位的层级'),
  /** For example `2015/2016`; `''` where it names none. */
  schoolYear: text.default('').describe('统计数据的学年'),
  /** What a reader must know about the source (masked words, damaged text); `''` where nothing. */
  remark: text.default('').describe('来源说明'),
  clauses: z.record(words, clauseEntry).default({}).describe('条款编号 → 原文'),
  settings: z.record(name, setting).default({}).describe('原文未说明之处：取值、理由'),
  /** What the text leaves open beyond the settings (damaged words, lists not given), one sentence each. */
  openPoints: z.array(words).default([]).describe('其他待定之处'),
  lists: z.record(name, z.array(listValue).min(1)).default({}).describe('取值表'),
  units: z.array(extraUnit).default([]).describe('没有行政区划代码的单位，和有代码的单位的别名'),
  deadlines: z.array(deadline).default([]),
  targets: z.array(target).default([]),
  splits: z.array(split).default([]),
  mail: z
    /** `subject` with `{unit}`. */
    .strictObject({ to: text.default(''), subject: text.default(''), clause })
    .nullable()
    .default(null),
  assessment: assessmentSchema.nullable().default(null),
  forms: z.record(id, formSchema).default({}),
})

export type Pack = z.output<typeof packSchema>
export type PackSetting = z.output<typeof setting>
export type PackUnit = z.output<typeof extraUnit>
export type PackDeadline = z.output<typeof deadline>
export type PackTarget = z.output<typeof target>
