/**
 * Persons of own rosters and a form of a notice come in; one official workbook for each who hands the form in goes out, and what could not be
 * filled: columns, cells, rows. Nothing is guessed: what the roster does not say stays empty and is told. The roster stays as it is.
 */

import { existsSync } from 'node:fs'
import { extname, join } from 'node:path'
import { valueReader } from '../form/read-value.ts'
import { byHeading, type RosterCell, type RosterRow } from '../intake/roster-rows.ts'
import { firstOf } from '../notice/column-types.ts'
import { listLookup } from '../notice/list-lookup.ts'
import type { Column, Form, Notice, Table } from '../notice/notice.ts'
import type { UnitTable } from '../unit/unit.ts'
import { UserError } from '../user-error.ts'
import { compare } from '../value/compare.ts'
import { grown } from '../value/grouped.ts'
import { readIdNumber } from '../value/id-number.ts'
import { sameSchoolKey, schoolKey } from '../value/same-school.ts'
import { cleanText } from '../value/text.ts'
import type { Value } from '../value/value.ts'
import { CellKind } from '../workbook/workbook.ts'
import { deliveryName, safeFileName } from './delivery-name.ts'
import { drawForm } from './draw-form.ts'
import type { Drawing } from './drawing.ts'
import { cardSheet, refuseTooManyCards } from './fill-cards.ts'
import { choicesOf, type FormContent, lackingFields } from './form-content.ts'
import { fontSets } from './looks.ts'
import { freePlace, stemOf } from './place-below.ts'
import { writeWorkbook } from './write-workbook.ts'

export interface FilledForms {
  files: { path: string; unit: string; school: string; persons: number }[]
  /** Columns of the form that the roster has not. */
  columns: { heading: string; required: boolean }[]
  /** Required fields above and below the table that nobody gave. */
  head: string[]
  /** Cells left empty, or not as the form wants them. */
  cells: Lack[]
  notWritten: (Rows & { why: 'no-unit' | 'no-school' | 'repeated' })[]
  /** Rows of persons who are written for another school as well: which of the two is right, the roster does not say. */
  elsewhere: Rows[]
  /** Names that may mean one school, written as two. */
  alike: { unit: string; schools: [string, string] }[]
}

interface Rows {
  file: string
  sheet: string
  rows: number[]
}

interface Lack extends Rows {
  heading: string
  why: 'blank' | 'not-in-list' | 'number'
}

interface Order {
  notice: Notice
  form: Form
  units: UnitTable
  folder: string
  contact: { name: string; phone: string }
  fonts?: keyof typeof fontSets
  /** Day by which ID numbers are read. */
  asOf: string
}

interface Group {
  unit: string
  /** As its first row writes it. */
  school: string
  key: string
  rows: RosterRow[]
}

/** @throws UserError where a workbook would take the place of a file that lies there. */
export async function fillFromRoster(rows: readonly RosterRow[], order: Order): Promise<FilledForms> {
  const { form, notice, units, folder, contact, fonts } = order
  const table = form.tables[0]!
  const filled: FilledForms = {
    files: [],
    columns: rows.length > 0 ? lackingColumns(table, rows) : [],
    head: [],
    cells: [],
    notWritten: [],
    elsewhere: [],
    alike: [],
  }
  const groups = groupsOf(rows, order, filled)
  const severalUnits = new Set(groups.map(({ unit }) => unit)).size > 1
  const taken = new Set<string>()
  const made = groups.map((group) => {
    const unit = units.get(group.unit)?.name ?? ''
    if (table.card) refuseTooManyCards(unit, form, group.rows.length)
    const head = headOf(form, { unit, school: group.school, persons: group.rows.length, contact })
    const content = {
      placeholders: { unit: group.school || unit, year: notice.issued.slice(0, 4) },
      remarks: [],
      head,
      tables: {
        [table.id]: { rows: group.rows.map((row, index) => rowOf(row, index, table, order, filled)), total: undefined },
      },
      sections: {},
      choices: choicesOf(form, notice, []),
      forInput: true,
      flat: true,
      sources: [],
    }
    const name = deliveryName(form, notice, group.school || unit)
    const within = severalUnits && group.school !== '' ? join(folder, safeFileName(unit)) : folder
    const path = freePlace(within, stemOf(name), extname(name), taken)
    return { path, content, group, unit }
  })
  const there = made.find(({ path }) => existsSync(path))
  if (there)
    throw new UserError('exists', `${there.path} 已经有了，没有覆盖，一份也没有写。`, '请换一个文件夹，或先把它移走。')
  for (const { path, content, group, unit } of made) {
    await writeWorkbook(path, sheetsOf(form, table, content), { fonts: fontSets[fonts ?? 'official'] })
    filled.files.push({ path, unit, school: group.school, persons: group.rows.length })
  }
  if (made[0]) filled.head.push(...lackingFields(form, made[0].content))
  return filled
}

/** One for all persons, or a card for each. */
function sheetsOf(form: Form, table: Table, content: FormContent): Drawing[] {
  if (!table.card) return [drawForm(form, content)]
  const { rows } = content.tables[table.id]!
  return rows.map((row, index) => {
    const card = { ...content, tables: { ...content.tables, [table.id]: { rows: [row], total: undefined } } }
    return cardSheet(drawForm(form, card), index, rows.length)
  })
}

/** A workbook for each who hands the form in: the school (二中 and 第二中学 are one, as in the gap of a roster), or the county. */
function groupsOf(rows: readonly RosterRow[], { form, asOf, units }: Order, filled: FilledForms): Group[] {
  const groups = new Map<string, Group>()
  const writtenIn = new Map<string, Group>()
  const bySchool = form.reporter === 'school'
  for (const row of rows) {
    const { unit, school } = row
    const why = unit === '' ? 'no-unit' : bySchool && school === '' ? 'no-school' : undefined
    if (why) {
      tell(filled.notWritten, row, { why })
      continue
    }
    const key = bySchool ? schoolKey(school) : ''
    const group = grown(groups, `${unit}\n${key}`, () => ({ unit, school: bySchool ? school : '', key, rows: [] }))
    const id = readIdNumber(cleanText(row.cells.idNumber?.text ?? ''), asOf)
    const first = id.valid ? writtenIn.get(id.canonical) : undefined
    if (first === group) {
      tell(filled.notWritten, row, { why: 'repeated' })
      continue
    }
    if (first) tell(filled.elsewhere, row, {})
    else if (id.valid) writtenIn.set(id.canonical, group)
    group.rows.push(row)
  }
  const all = [...groups.values()].sort((a, b) => compare(a.unit, b.unit))
  all.forEach((one, at) => {
    for (const other of all.slice(at + 1))
      if (bySchool && other.unit === one.unit && sameSchoolKey(one.key, other.key))
        filled.alike.push({ unit: units.get(one.unit)?.name ?? '', schools: [one.school, other.school] })
  })
  return all
}

/** Adds a row to those of the same sheet that are told for the same reason. */
function tell<T extends Rows>(told: T[], { file, sheet, row }: RosterRow, reason: Omit<T, keyof Rows>): void {
  const same = Object.entries({ file, sheet, ...reason })
  const known = told.find((each) => same.every(([key, value]) => each[key as keyof T] === value))
  if (known) known.rows.push(row)
  else told.push({ file, sheet, rows: [row], ...reason } as T)
}

/** Under the form's own heading first, then under what it was taken for. */
function cellFor(column: Column, { cells }: RosterRow): RosterCell | undefined {
  const found = [column.heading, ...column.also]
    .map((word) => cells[byHeading(word)])
    .find((each) => each !== undefined)
  return found ?? cells[column.field]
}

function isGiven({ type, field }: Column): boolean {
  return type === 'sequence' || type === 'unit' || field === 'schoolName'
}

function lackingColumns(table: Table, rows: readonly RosterRow[]): FilledForms['columns'] {
  return table.columns
    .filter((column) => !isGiven(column) && rows.every((row) => cellFor(column, row) === undefined))
    .map(({ heading, required }) => ({ heading, required }))
}

function rowOf(
  row: RosterRow,
  index: number,
  table: Table,
  { units, notice }: Order,
  filled: FilledForms,
): Record<string, Value> {
  const values: Record<string, Value> = {}
  const lacking = new Set(filled.columns.map(({ heading }) => heading))
  for (const column of table.columns) {
    if (column.type === 'sequence') values[column.field] = index + 1
    else if (column.type === 'unit') values[column.field] = units.get(row.unit)?.name
    else if (column.field === 'schoolName') {
      values[column.field] = row.school
      if (row.school === '' && column.required) tell(filled.cells, row, { heading: column.heading, why: 'blank' })
    } else if (!lacking.has(column.heading)) values[column.field] = valueFor(column, row, notice, filled)
  }
  return values
}

/** Digits that were stored as a number are lost: what is left of them is not carried over. */
const MOST_DIGITS = 15
const SHORTENED = /^\d(?:\.\d+)?e\+?\d+$/iu

function valueFor(column: Column, row: RosterRow, notice: Notice, filled: FilledForms): Value {
  const { heading } = column
  const lack = (why: Lack['why']) => tell(filled.cells, row, { heading, why })
  const cell = cellFor(column, row)
  const text = cleanText(cell?.text ?? '')
  if (cell === undefined || text === '') {
    if (column.required) lack('blank')
    return undefined
  }
  const isLost =
    SHORTENED.test(text) || (cell.kind === CellKind.number && text.replace(/\D/gu, '').length > MOST_DIGITS)
  if (column.type === 'idNumber' && isLost) {
    lack('number')
    return undefined
  }
  if (column.type === 'list') {
    const found = listLookup(notice.lists[column.list] ?? []).find(text)
    if (found === undefined) lack('not-in-list')
    return found ?? text
  }
  const value = valueReader(column.type, column)(cell.text, cell.kind)
  return typeof value === 'number' && Number.isNaN(value) ? text : value
}

/** Who hands it in and how many there are; people, and what else only they know, are never guessed. */
function headOf(
  form: Form,
  { unit, school, persons, contact }: { unit: string; school: string; persons: number; contact: Order['contact'] },
): Record<string, Value> {
  const said: Record<string, Value> = {}
  const unitField = firstOf(form.head, 'unit')
  for (const field of [...form.head, ...form.foot]) {
    if (field === unitField) said[field.field] = unit
    else if (field.type === 'school' && school !== '') said[field.field] = school
    else if (field.type === 'count') said[field.field] = persons
    else if (field.field === 'contact' && contact.name !== '') said[field.field] = contact.name
    else if (field.field === 'phone' && contact.phone !== '') said[field.field] = contact.phone
  }
  return said
}
