/**
 * One form of a pack as an officer writes it: heading tree, tables, sections, checks. Says only what a single place may hold;
 * whether places agree with each other is asked later. Loaded lazily.
 */
import * as z from 'zod'
import { type ColumnType, columnTypes } from './column-types.ts'
import { clause, id, name, reference, severity, text, words } from './pack-values.ts'

const columnType = z.enum(Object.keys(columnTypes) as ColumnType[])

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

/** One form of a pack. */
export const formSchema = z.strictObject({
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

export type PackForm = z.output<typeof formSchema>
export type PackHeadField = z.output<typeof headField>
export type PackCheck = z.output<typeof check>
