/**
 * One form of a pack as an officer writes it: heading tree, tables, sections, checks. Says only what a single place may hold;
 * whether places agree with each other is asked later. Loaded lazily.
 */
import * as z from 'zod'
import { type ColumnType, columnTypes } from './column-types.ts'
import { clause, id, name, reference, severity, text, words } from './pack-values.ts'

const columnType = z.enum(Object.keys(columnTypes) as ColumnType[])

/** A heading: either with a field of its own or with headings below it. */
const column = z.strictObject({
  /** Leaf heading as printed. */
  heading: words.describe('表头原文'),
  /** English name of what the column holds, unique in its table: `idNumber`, `staff`, `verified2014` … */
  field: name.optional().describe('字段名；有下级栏目的表头不写'),
  also: z.array(words).default([]).describe('表头的其他写法'),
  /** Second line printed in the heading cell: `(学前、小学、初中、高中)`; `''` where none. */
  hint: text.default('').describe('表头第二行的说明'),
  type: columnType.default('text'),
  /** List of allowed values, for type `list`. */
  list: name.default('').describe('取值表'),
  /** Several values of the list may stand in a cell, by 、 or on lines of their own. */
  multiple: z.boolean().default(false).describe('一格可填取值表的几个值'),
  required: z.boolean().default(false),
  /** Merged down over equal neighbours on the printed form (组别, 县). */
  mergeDown: z.boolean().default(false),
  /** Printed width in characters of half width; 0 lets the writer choose by type. */
  width: z.int().min(0).max(120).default(0),
  clause: clause.optional(),
  get columns() {
    return z.array(column).optional().describe('下级栏目')
  },
})

const headField = z.strictObject({
  field: name,
  label: words,
  also: z.array(words).default([]),
  type: columnType.default('text'),
  /** List of allowed values, for type `list`. */
  list: name.default(''),
  multiple: z.boolean().default(false).describe('可填取值表的几个值'),
  required: z.boolean().default(false),
  /** On the line above (or below) the table, or `row`: a label cell and a value cell of its own, as wide as the form. */
  place: z.enum(['left', 'middle', 'right', 'row']).default('left'),
  /** What the blank form prints where the value goes (`____市____县(市、区)`); `''` for empty space. */
  blank: text.default('').describe('空表上印的内容'),
  /** On a card: so many lines to write on, across the whole form; 0 for an ordinary cell. */
  lines: z.int().min(0).max(40).default(0).describe('申报表上留几行，0 是普通一格'),
  clause: clause.optional(),
})

const tableShape = {
  /** The same columns stand side by side this many times (Annex 1: 2). Data run down the left block first. */
  blocks: z.int().min(1).max(6).default(1).describe('并排几栏'),
  columns: z.array(column).min(1, '至少一栏'),
  /** Label of the total row (小计); `''` where the form has none. */
  total: text.default('').describe('合计行的名称'),
  numberedRows: z.int().min(0).default(0).describe('空表预印序号的行数'),
  /** Rows to draw on the blank form, numbered or empty. */
  blankRows: z.int().min(0).default(0).describe('空表留出的空行数'),
  /** Pre-printed first rows: field → text. */
  preprinted: z.array(z.record(name, text)).default([]).describe('空表预印的行'),
  /** Fields that together name a row's subject (for fingerprints and duplicates); never idNumber. */
  key: z.array(name).default([]).describe('说明一行是谁的字段'),
}

/** `heading` is printed above the table where a sheet has several. */
const table = z.strictObject({ id, heading: text.default(''), ...tableShape })

const section = z.strictObject({
  id,
  heading: words,
  /** Printed in brackets below the heading. */
  hint: text.default(''),
  /** On a card: the lines to write on; 0 for whatever the page leaves. */
  lines: z.int().min(0).max(40).default(0).describe('申报表上留几行，0 是把一页占满'),
  /** Sub-headings 一级标题 under it are sections of their own with `level` 2. */
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
  .meta({ id: 'check', description: '检查项及其参数；参数可写作 $设置名' })

/** One form of a pack. */
export const formSchema = z.strictObject({
  /** `附件3` as printed flush left. */
  label: text.default('').describe('附件3'),
  /** Printed title; may hold `{unit}`, `{year}`. Lines are split where the notice splits them. */
  title: z.union([words.transform((line) => [line]), z.array(words).min(1)], '标题写作一行文字，或多行的列表'),
  /** What the blank form prints for a placeholder of the title: `{ unit: '____市(州)____县(区)' }`. */
  blanks: z.record(name, text).default({}),
  /** Reported from below, issued from above (its receiver cannot correct it), or both (an issued list that comes back). */
  direction: z
    .enum(['reported', 'issued', 'both'])
    .default('reported')
    .describe('reported 上报，issued 下发，both 下发后报回'),
  /** False where the notice needs the form but its official layout is not known; said on the sheet. */
  official: z.boolean().default(true).describe('false：通知需要此表而官方格式未知'),
  /**
   * `card`: label and value side by side in a grid on one page, a sheet for each (申报表); its fields and sections are one row of a table. The
   * default where a form has fields and no table, or an ID number in its head.
   */
  layout: z.enum(['table', 'card']).optional().describe('card 是一人（校）一张的申报表'),
  /** The form of cards of the same notice that this one lists, a row each: fields of the same name are taken over. */
  cards: text.default('').describe('汇总哪一张申报表'),
  /** Somebody's own list, laid out as they like: known only where no other form fits, owed by nobody, its other columns its own affair. */
  free: z.literal(true).optional().describe('true：自有名册，版式随意'),
  /** What one data row of the main table stands for. */
  rows: z
    .enum(['city', 'county', 'school', 'person', 'category', 'text'])
    .describe('一行是什么；category 是表上印好的类别，按 key 认，几份表逐格相加'),
  /** Level of the unit that hands the form in. */
  reporter: z.enum(['province', 'city', 'county', 'school']),
  clause: z
    .union([clause, z.array(clause)])
    .optional()
    .describe('规定格式的条款'),
  /** Fields above the tables. */
  head: z.array(headField).default([]),
  /** Fields below the tables (填报人 …). */
  foot: z.array(headField).default([]),
  ...tableShape,
  columns: tableShape.columns.optional(),
  tables: z.array(table).default([]),
  /** Headed free text (Yueyang Annex 2); empty for most forms. */
  sections: z.array(section).default([]),
  /** Order of tables and sections on the sheet, by id. */
  order: z.array(id).default([]),
  /** Units in the order in which the notice prints its rows, as printed (成都 … 凉山); empty where it prints none. */
  unitOrder: z.array(words).default([]),
  /** Printed below the table. */
  notes: z.array(words).default([]),
  page: z
    .strictObject({ paper: z.literal('A4').default('A4'), orientation: z.enum(['portrait', 'landscape']) })
    .default({ paper: 'A4', orientation: 'portrait' }),
  /** File name with `{unit}` (`''` where the notice does not say), paper copies, and whether they are stamped. */
  delivery: z
    .strictObject({ file: text.default(''), paper: z.int().min(0).default(0), stamp: z.boolean().default(false) })
    .default({ file: '', paper: 0, stamp: false }),
  checks: z.array(check).default([]),
})

export type PackForm = z.output<typeof formSchema>
export type PackTable = z.output<typeof table>
export type PackColumn = z.output<typeof column>
export type PackHeadField = z.output<typeof headField>
export type PackSection = z.output<typeof section>
export type PackCheck = z.output<typeof check>
