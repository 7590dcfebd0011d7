/**
 * What goes into the cells of a form: a blank one with its pre-printed rows and choices, or a filled one with a note for every
 * number on where it came from. Made by `blankContent` here and by `fill-form.ts`; drawn by `draw-form.ts`.
 */

import { columnTypes, firstOf } from '../notice/column-types.ts'
import type { Form, Notice, Table } from '../notice/notice.ts'
import type { Origin } from '../value/origin.ts'
import type { Value } from '../value/value.ts'

export interface FormContent {
  /** For `{unit}`, `{year}` … of the title; a missing one prints what the form has for blanks. */
  placeholders: Record<string, string>
  /** Printed small below the title: 示例数据 … */
  remarks: string[]
  /** Head and foot fields. */
  head: Record<string, Value>
  tables: Record<string, TableContent>
  sections: Record<string, string>
  /** Allowed values by column or head field, offered as drop-downs. */
  choices: Record<string, string[]>
  /** Meant to be typed into: drop-downs, hints and unlocked cells. */
  forInput: boolean
  /** Every row stands for itself: nothing is merged down, so that a roster can be sorted and looked up in. */
  flat: boolean
  /** Where the numbers came from, in the order of the sheet. */
  sources: SourceNote[]
}

export interface TableContent {
  rows: Record<string, Value>[]
  /** Of a filled form: whom each row is about, the same in every report. Opaque. */
  keys?: string[]
  /** By field; undefined where the form has no total row. */
  total: Record<string, Value> | undefined
}

/** One line of the 依据 sheet. */
export interface SourceNote {
  table: string
  /** Index of the row in the table's content, or its total. */
  row: number | 'total'
  field: string
  /** Chinese, as printed: 锦江区. */
  subject: string
  /** How the number was made: 原数, 合计, 按 20% 拆分 … */
  how: string
  /** Clause ids; `''` for none. */
  clause: string
  /** Files and cells it came from; empty where it was computed from cells of this very sheet. */
  from: (Origin & { value?: number | string })[]
  /** What an officer must know: a printed total that differs, a plan that departs from 20:80; `''` for nothing. */
  remark: string
}

/** @param of Which number of the sheet, and how it is called there. */
export function sourceNote(
  of: Pick<SourceNote, 'table' | 'row' | 'field' | 'subject'>,
  how: string,
  more: Partial<Pick<SourceNote, 'clause' | 'from' | 'remark'>> = {},
): SourceNote {
  const { table, row, field, subject } = of
  const { clause = '', from = [], remark = '' } = more
  return { table, row, field, subject, how, clause, from, remark }
}

/** Of a number that was worked out from its own row. */
export function computedNote(
  of: Parameters<typeof sourceNote>[0],
  words: string,
  clauses: readonly string[],
): SourceNote {
  return sourceNote(of, `本行计算：${words}`, { clause: clauses.join(' ') })
}

/** Units whose names are offered in the form's unit columns. */
interface BlankOptions {
  /** Printed names in the order of the rows: the counties of a city. */
  units?: string[]
  /** Also write them as the rows of a form with one row per unit. */
  prefill?: boolean
  placeholders?: Record<string, string>
}

/** Where the notice does not print a number of rows: the largest city of the known notices has so many counties. */
const emptyRows = 20
/** Of a table inside a card, which has one page. */
const emptyRowsInCard = 4

/** The blank form as a school or county gets it. */
export function blankContent(form: Form, notice: Notice, options: BlankOptions = {}): FormContent {
  const tables: Record<string, TableContent> = {}
  for (const table of form.tables) tables[table.id] = blankTable(form, table, options)
  return {
    placeholders: options.placeholders ?? {},
    remarks: [],
    head: {},
    tables,
    sections: {},
    choices: choicesOf(form, notice, options.units ?? []),
    forInput: true,
    flat: form.rows === 'person',
    sources: [],
  }
}

function blankTable(form: Form, table: Table, options: BlankOptions): TableContent {
  const rows: Record<string, Value>[] = table.preprinted.map((row) => ({ ...row }))
  const unit = firstOf(table.columns, 'unit')
  if (unit && form.rows !== 'person' && form.rows !== 'school') {
    const names = form.unitOrder.length > 0 ? form.unitOrder : options.prefill ? (options.units ?? []) : []
    for (const name of names) rows.push({ [unit.field]: name })
  }
  const wanted =
    table.blankRows > 0 || rows.length > 0 ? table.blankRows : form.tables[0]?.card ? emptyRowsInCard : emptyRows
  while (rows.length < wanted) rows.push({})
  if (table.numbered) {
    const sequence = firstOf(table.columns, 'sequence')
    if (sequence) for (const [index, row] of rows.entries()) row[sequence.field] = index + 1
  }
  return { rows, total: table.total === '' ? undefined : {} }
}

/** Values of the notice's lists and of the known units, by field. */
export function choicesOf(form: Form, notice: Notice, units: string[]): Record<string, string[]> {
  const choices: Record<string, string[]> = {}
  const columns = form.tables.flatMap((table) => table.columns)
  for (const field of [...columns, ...form.head, ...form.foot]) {
    const own = columnTypes[field.type].choices
    const listed = field.list === '' ? own : (notice.lists[field.list] ?? []).map((entry) => entry.value)
    // A drop-down gives one value only.
    if (listed.length > 0 && !field.multiple) choices[field.field] = [...listed]
  }
  // Who hands in a form of counties or schools is one of the counties; a city's or province's office is not.
  const heads = form.reporter === 'county' || form.reporter === 'school' ? form.head : []
  for (const field of [...columns, ...heads]) {
    if (field.type === 'unit' && units.length > 0) choices[field.field] = units
  }
  return choices
}

/** Labels of the fields that must be filled in and are not. */
export function lackingFields({ head, foot }: Form, content: FormContent): string[] {
  return [...head, ...foot]
    .filter(({ field, required }) => required && content.head[field] === undefined)
    .map(({ label }) => label)
}
