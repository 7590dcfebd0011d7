/**
 * One form on one sheet, while it is read and when it is judged: rows into the ledger, then what counts, what it supersedes, and the
 * receipt. Runs inside the transaction of its import.
 */

import { type FormRecord, placeOn, rawText, type SheetForm } from '../form/reading.ts'
import { type SubjectKey, subjectKeyOf } from '../form/subject-key.ts'
import { columnTypes } from '../notice/column-types.ts'
import { listLookup } from '../notice/list-lookup.ts'
import type { Table } from '../notice/notice.ts'
import { cellAddress } from '../workbook/address.ts'
import { keepContent } from './contents.ts'
import { isSealed } from './freezing.ts'
import type { Tools } from './import-tools.ts'
import { judge } from './judge.ts'
import type { Receipt, SheetWriter } from './ledger.ts'
import { ensureOwnSheet, isOwn } from './offices/own-office.ts'
import { positionOf } from './position.ts'
import { digestOfRows } from './record-pages.ts'
import { noPlaceYet } from './staging.ts'
import { countsInstead, findSubmission, type StoredSubmission } from './submission-row.ts'

export interface Sheet {
  writer: SheetWriter
  finished: () => boolean
  /** Takes back what was written for it. */
  forget: () => void
  receipt: () => Receipt | undefined
}

/**
 * @param stored The same content from an earlier import; what did not count then is judged anew.
 * @param twin The same content from the same import, under another file name.
 */
export function openSheet(
  tools: Tools,
  form: SheetForm,
  sha256: string,
  name: string,
  stored: StoredSubmission | undefined,
  twin: Sheet | undefined,
): Sheet {
  if (twin || isDecided(stored)) return knownSheet(tools, form, stored, twin)

  const { staging } = tools
  const sheet = staging.open(replaceable(tools, stored))
  const records = staging.records(sheet)
  const figures = staging.figures(sheet)
  const digest = tools.db.dialect.isServer ? undefined : digestOfRows()
  const rowsAt = new Map<number, { rows: number; subjects: number }>()
  const hasFigures = form.form.rows === 'city' || form.form.rows === 'county' || form.form.rows === 'school'
  /** By table of the sheet: headings that are laid out otherwise further down begin another one. */
  const shapes: Shape[] = []
  let nextFigure = 0
  let beyond = ''
  const { office } = tools.db.dialect
  let rows = 0
  let receipt: Receipt | undefined

  const writer: SheetWriter = {
    record(record, unit, school) {
      if (record.kind === 'subtotal') return
      const index = form.tables.indexOf(record.table)
      shapes[index] ??= shapeOf(form, record.table.table)
      const shape = shapes[index]
      const place = record.kind === 'total' ? noPlaceYet : staging.placeOf(unit, school)
      if (hasFigures) for (const each of figuresOf(record, shape)) figures.add(nextFigure++, place, ...each)
      if (record.kind === 'total') return
      if (office && unit !== '' && beyond === '' && !isOwn(office, unit)) beyond = unit
      const subject = shape.subjectKey(record, unit, school)
      const position = positionOf(record.row, index, record.block)
      const values = JSON.stringify(valuesOf(record, shape))
      records.add(position, place, subject, values)
      digest?.add(position, place, subject, values)
      rows++
      const tally = rowsAt.get(place) ?? { rows: 0, subjects: 0 }
      rowsAt.set(place, tally)
      tally.rows++
      if (subject !== '') tally.subjects++
    },
    finish(checked) {
      records.flush()
      figures.flush()
      const tallies = staging.tallies(sheet)
      for (const [place, tally] of rowsAt) tallies.add(place, tally.rows, tally.subjects)
      tallies.flush()
      // Another run may have brought the very same bytes meanwhile.
      const now = tools.hold() ? findSubmission(tools.db, name) : stored
      if (isDecided(now)) {
        receipt = knownSheet(tools, form, now, undefined).writer.finish(checked)
        return receipt
      }
      ensureOwnSheet(office, form.path, checked)
      const claim = { form: tools.formId(form), unit: checked.unit }
      const id = staging.settle(sheet, replaceable(tools, now), claim)
      receipt = judge(tools, { id, name, form, sha256, rows, beyond, stored: now }, checked)
      if (digest) keepContent(tools.db, id, digest.made())
      return receipt
    },
  }
  return {
    writer,
    finished: () => receipt !== undefined,
    forget: () => {
      records.flush()
      figures.flush()
      staging.forget(sheet)
    },
    receipt: () => receipt,
  }
}

/** It counts, or another one counts instead: nothing can come of it any more. One with errors may be accepted with a reason. */
function isDecided(stored: StoredSubmission | undefined): boolean {
  if (stored === undefined) return false
  const { outcome, supersededBy, elsewhere } = stored
  return outcome === 'recorded' || (supersededBy !== '' && outcome !== 'rejected') || elsewhere === true
}

/** Id of the one whose rows may be written anew: what a sealed state holds stays as it is. */
function replaceable({ db }: Tools, stored: StoredSubmission | undefined): number | undefined {
  return stored && !isSealed(db, stored.id) ? stored.id : undefined
}

function knownSheet(
  { db }: Tools,
  form: SheetForm,
  stored: StoredSubmission | undefined,
  twin: Sheet | undefined,
): Sheet {
  const writer: SheetWriter = {
    record() {},
    finish() {
      const first = twin?.receipt() ?? (stored && receiptOf(stored))
      const yieldsTo = stored?.outcome === 'recorded' ? countsInstead(db, stored) : undefined
      if (!first) throw new Error('The first of two equal sheets must be finished first.')
      return {
        ...first,
        path: form.path,
        outcome: first.outcome === 'rejected' || first.outcome === 'undecided' ? first.outcome : 'unchanged',
        ...(yieldsTo !== undefined && { yieldsTo }),
        supersedes: [],
      }
    },
  }
  return { writer, finished: () => true, forget: () => {}, receipt: () => undefined }
}

function receiptOf(stored: StoredSubmission): Receipt {
  const { path, sha256, submission, notice, form, sheet, unit, school, received, timeliness, outcome, rows } = stored
  return {
    path,
    sha256,
    submission,
    notice,
    form,
    sheet,
    unit,
    school,
    received,
    timeliness,
    outcome,
    rows,
    supersedes: [],
    supersededBy: stored.supersededBy,
    addsTo: [],
    samePersonsAs: [],
  }
}

/** What is the same for every row of a table. */
interface Shape {
  numeric: { index: number; field: string }[]
  /** Columns of 是 and 否: they count as 1 and 0. */
  answers: { index: number; field: string; isYes: (text: string) => boolean | undefined }[]
  subjectKey: SubjectKey
}

function shapeOf(form: SheetForm, table: Table): Shape {
  const numeric = table.columns
    .map(({ field, type }, index) => ({ field, type, index }))
    .filter(({ type }) => columnTypes[type].figure)
  const said: Record<string, boolean> = { 是: true, 否: false }
  const answers = table.columns.flatMap(({ field, type, list }, index) => {
    const values = type === 'list' ? (form.notice.lists[list] ?? []) : []
    if (type === 'tick') return [{ index, field, isYes: (text: string) => said[text] }]
    if (values.map(({ value }) => value).join() !== '是,否') return []
    const { find } = listLookup(values)
    return [{ index, field, isYes: (text: string) => said[find(text) ?? ''] }]
  })
  return { numeric, answers, subjectKey: subjectKeyOf(form.form, table) }
}

function* figuresOf(record: FormRecord, shape: Shape): Generator<[string, string, number, string]> {
  for (const { index, field } of shape.numeric) {
    const value = record.values[index]
    if (typeof value !== 'number' || Number.isNaN(value)) continue
    yield [field, record.kind, value, addressOf(record, index)]
  }
  for (const { index, field, isYes } of record.kind === 'data' ? shape.answers : []) {
    const answer = isYes(String(record.values[index] ?? ''))
    if (answer === undefined) continue
    yield [field, record.kind, answer ? 1 : 0, addressOf(record, index)]
  }
}

function addressOf({ table, row, block }: FormRecord, index: number): string {
  const place = placeOn(table, row, table.columns[block]?.[index] ?? 0)
  return cellAddress(place.column, place.row)
}

/** As read; a number that is none keeps the text it was sent as. */
function valuesOf(record: FormRecord, shape: Shape): FormRecord['values'] {
  if (!shape.numeric.some(({ index }) => Number.isNaN(record.values[index]))) return record.values
  return record.values.map((value, index) => (Number.isNaN(value) ? rawText(record, index) : value))
}
