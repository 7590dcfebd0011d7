/**
 * The shape of a notice pack as an officer writes it: a strict zod schema, from which also the editor's JSON Schema is made.
 * Says only what a single place may hold; whether places agree with each other is `resolve-notice.ts`'s question. Loaded lazily.
 */
import * as z from 'zod'
import { assessmentSchema } from './assessment-schema.ts'
import type { ColumnType } from './notice.ts'

const text = z.string('应为文字')
const words = text.min(1, '不能为空')
const noticeId = text
  .regex(/^[a-z0-9]+([.-][a-z0-9]+)*$/, '标识只用小写字母、数字和连字符，例如 sichuan-2017')
  .describe('标识：小写字母、数字、连字符')
const id = text
  .regex(/^[a-z0-9]+([.-][a-z0-9]+)*$/, '标识只用小写字母、数字和连字符，例如 annex-3')
  .describe('标识：小写字母、数字、连字符')
const name = text.regex(/^[a-z][A-Za-z0-9]*$/, '字段名、设置名以小写字母开头，只含字母和数字，例如 planLocal')
const settingName = /^\$[a-z][A-Za-z0-9]*$/
/** `$setting`, or with a day of the year that the setting holds: `$firstYear-04-30`. */
const dayOfSetting = /^\$[a-z][A-Za-z0-9]*(-\d{2}-\d{2})?$/
const clause = words.describe('依据的条款（clauses 中的编号）')
const severity = z
  .enum(['error', 'warning', 'info'])
  .describe('error 逻辑校验错误，warning 经验校验提醒，info 提示；不写时用检查项自己的级别')
const reference = text.regex(settingName, '引用设置写作 $设置名，例如 $dayItselfCounts')

/** A real day of the calendar, `''` (masked in the source), or `$setting`. */
const day = text
  .refine(
    (value) => value === '' || dayOfSetting.test(value) || isDay(value),
    '日期写作 2021-05-30、$设置名或 $设置名-05-30',
  )
  .describe('YYYY-MM-DD；原文隐去时写作 $设置名，隐去年份时写作 $设置名-05-30，由使用者在设置中填写')

function isDay(value: string): boolean {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value)
  if (!parts) return false
  const [year, month, date] = parts.slice(1).map(Number) as [number, number, number]
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate()
  return month >= 1 && month <= 12 && date >= 1 && date <= days
}

const share = z
  .union([z.number().min(0).max(1), text.regex(/^(100|\d{1,2})(\.\d+)?%$/)], '比例写作 20% 或 0.2')
  .transform((value) => (typeof value === 'number' ? value : Number((Number.parseFloat(value) / 100).toFixed(6))))
  .describe('20% 或 0.2')

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
  options: z.array(words).default([]).describe('可取的值'),
})

const listValue = z
  .union(
    [words, z.strictObject({ value: words, also: z.array(words).default([]) })],
    '取值写作文字，或 { value, also }',
  )
  .transform((value) => (typeof value === 'string' ? { value, also: [] } : value))

const extraUnit = z.strictObject({
  key: text.regex(/^\d{6}-[A-Z0-9]+$/, '写作上级代码加后缀，例如 430600-JK'),
  name: words,
  also: z.array(words).default([]),
  parent: text.regex(/^\d{6}$/, '写作六位行政区划代码'),
})

const deadline = z.strictObject({
  id,
  title: words,
  from: day.default(''),
  on: day,
  inclusive: z.union([z.boolean(), reference]).default('$dayItselfCounts').describe('“…日前”是否含当日'),
  forms: z.array(id).default([]),
  clause,
})

const target = z.strictObject({
  id,
  title: words,
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
  share: share.nullable().default(null),
  count: z.int().min(0).nullable().default(null),
  batches: z.int().min(1).default(1),
  most: z.int().min(0).nullable().default(null),
  per: z.enum(['region', 'city', 'county']).default('region'),
  from: day.default(''),
  by: day.default(''),
  basis: z.union([z.enum(['cumulative', 'phase']), reference]).default('cumulative'),
  rounding: z.union([z.enum(['half-up', 'up', 'down']), reference]).default('half-up'),
  stated: z.int().nullable().default(null).describe('原文同时写出的整数'),
  approximate: z.boolean().default(false).describe('约、原则上：未达到只提醒'),
  among: text.default(''),
  clause,
})

const split = z.strictObject({
  id,
  of: name,
  into: z.record(name, share),
  clause,
})

const columnType = z.enum([
  'text',
  'count',
  'number',
  'sequence',
  'unit',
  'school',
  'name',
  'idNumber',
  'phone',
  'sex',
  'list',
  'year',
  'date',
  'abilities',
  'flag',
])

const column: z.ZodType<PackColumn> = z.lazy(() =>
  z.strictObject({
    heading: words.describe('表头原文'),
    field: name.optional().describe('字段名；有下级栏目的表头不写'),
    also: z.array(words).default([]).describe('表头的其他写法'),
    hint: text.default('').describe('表头第二行的说明'),
    type: columnType.default('text'),
    list: name.optional().describe('取值表'),
    required: z.boolean().default(false),
    mergeDown: z.boolean().default(false),
    width: z.int().min(0).max(120).default(0),
    clause: clause.optional(),
    columns: z.array(column).optional().describe('下级栏目'),
  }),
)

/** A heading: either with a field of its own or with headings below it. */
export interface PackColumn {
  heading: string
  field?: string | undefined
  also: string[]
  hint: string
  type: ColumnType
  list?: string | undefined
  required: boolean
  mergeDown: boolean
  width: number
  clause?: string | undefined
  columns?: PackColumn[] | undefined
}

const headField = z.strictObject({
  field: name,
  label: words,
  also: z.array(words).default([]),
  type: columnType.default('text'),
  list: name.optional(),
  required: z.boolean().default(false),
  place: z.enum(['left', 'middle', 'right', 'row']).default('left'),
  blank: text.default('').describe('空表上印的内容'),
  clause: clause.optional(),
})

const tableShape = {
  blocks: z.int().min(1).max(6).default(1).describe('并排几栏'),
  columns: z.array(column).min(1, '至少一栏'),
  total: text.default('').describe('合计行的名称'),
  numberedRows: z.int().min(0).default(0).describe('空表预印序号的行数'),
  blankRows: z.int().min(0).default(0).describe('空表留出的空行数'),
  preprinted: z.array(z.record(name, text)).default([]).describe('空表预印的行'),
  key: z.array(name).default([]).describe('说明一行是谁的字段'),
}

const table = z.strictObject({ id, heading: text.default(''), ...tableShape })

const section = z.strictObject({
  id,
  heading: words,
  hint: text.default(''),
  level: z.literal([1, 2]).default(1),
  required: z.boolean().default(true),
  clause: clause.optional(),
})

const check = z
  .object({
    check: words.meta({ id: 'check-name', description: '检查项' }),
    severity: z.union([severity, reference], '写作 error、warning、info，或 $设置名').optional(),
    clause: z.union([clause, z.array(clause)]).optional(),
    table: id.optional(),
    off: z.literal(true).optional().describe('不做这项检查'),
  })
  .catchall(z.unknown())
  .describe('检查项及其参数；参数可写作 $设置名')

const form = z.strictObject({
  label: text.default('').describe('附件3'),
  title: z.union([words.transform((line) => [line]), z.array(words).min(1)], '标题写作一行文字，或多行的列表'),
  blanks: z.record(name, text).default({}),
  direction: z
    .enum(['reported', 'issued', 'both'])
    .default('reported')
    .describe('reported 上报，issued 下发，both 下发后报回'),
  official: z.boolean().default(true).describe('false：通知需要此表而官方格式未知'),
  rows: z.enum(['city', 'county', 'school', 'person', 'text']),
  reporter: z.enum(['province', 'city', 'county', 'school']),
  clause: z
    .union([clause, z.array(clause)])
    .optional()
    .describe('规定格式的条款'),
  head: z.array(headField).default([]),
  foot: z.array(headField).default([]),
  ...tableShape,
  columns: tableShape.columns.optional(),
  tables: z.array(table).default([]),
  sections: z.array(section).default([]),
  order: z.array(id).default([]),
  unitOrder: z.array(words).default([]),
  notes: z.array(words).default([]),
  page: z
    .strictObject({ paper: z.literal('A4').default('A4'), orientation: z.enum(['portrait', 'landscape']) })
    .default({ paper: 'A4', orientation: 'portrait' }),
  delivery: z
    .strictObject({ file: text.default(''), paper: z.int().min(0).default(0), stamp: z.boolean().default(false) })
    .default({ file: '', paper: 0, stamp: false }),
  checks: z.array(check).default([]),
})

/** One pack; a map's value `null` removes what a pack that is built upon brings. */
export const packSchema = z.strictObject({
  id: noticeId,
  extends: noticeId.optional().describe('以哪份通知为基础；没写的沿用，写了的替换'),
  title: words.describe('通知全称'),
  shortTitle: words.describe('列表中的简称'),
  number: text.default('').describe('文号'),
  issuer: text.default(''),
  issued: day.default(''),
  region: text.default('').describe('适用地区全称'),
  level: z.enum(['province', 'city', 'county', 'town', 'school']).describe('发文单位的层级'),
  schoolYear: text.default('').describe('统计数据的学年'),
  remark: text.default('').describe('来源说明'),
  clauses: z.record(words, clauseEntry).default({}).describe('条款编号 → 原文'),
  settings: z.record(name, setting).default({}).describe('原文未说明之处：取值、理由'),
  openPoints: z.array(words).default([]).describe('其他待定之处'),
  lists: z.record(name, z.array(listValue).min(1)).default({}).describe('取值表'),
  units: z.array(extraUnit).default([]).describe('没有行政区划代码的单位'),
  deadlines: z.array(deadline).default([]),
  targets: z.array(target).default([]),
  splits: z.array(split).default([]),
  mail: z
    .strictObject({ to: text.default(''), subject: text.default(''), clause })
    .nullable()
    .default(null),
  assessment: assessmentSchema.nullable().default(null),
  forms: z.record(id, form).default({}),
})

export type Pack = z.output<typeof packSchema>
export type PackForm = z.output<typeof form>
export type PackTable = z.output<typeof table>
export type PackHeadField = z.output<typeof headField>
export type PackCheck = z.output<typeof check>
