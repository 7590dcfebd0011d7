/**
 * A check and one of its example cases come in; what the check finds there goes out: the small sheet is built with the types of real
 * forms and goes through the runner like a school's. For the catalogue and the tests; never reads a file.
 */
import { valueReader } from '../form/read-value.ts'
import {
  type FormRecord,
  fieldIndex,
  type HeadValue,
  type SheetForm,
  type SheetTable,
  type TitleLine,
} from '../form/reading.ts'
import { subjectKeyOf } from '../form/subject-key.ts'
import { unitOf } from '../form/whose.ts'
import type { Form, FormRule, Notice } from '../notice/notice.ts'
import type { UnitTable } from '../unit/unit.ts'
import { unitTable } from '../unit/unit-table.ts'
import { opaquePerson } from '../value/opaque-person.ts'
import { remember } from '../value/remember.ts'
import { CellKind, type Row } from '../workbook/workbook.ts'
import type { Check, EarlierSheet, Finding, Known } from './check.ts'
import type { Example, ExampleCase, Sketch, SketchCell } from './example.ts'
import { exampleNotice, mainForm } from './example-notice.ts'
import { startRun } from './run-checks.ts'

/** The day the examples are looked at. */
const asOf = '2021-05-28'
const headRow = 2
const headingRow = 3

/** What the check says of its wrong and its right example, on the example's own sheet. */
export function runExamples(check: Check): { wrong: Finding[]; right: Finding[] } {
  const said = (sketch: ExampleCase) => runSketch(check, check.example, sketch)[0]!.findings
  return { wrong: said(check.example.wrong), right: said(check.example.right) }
}

/** Every sheet of the case with its result, the example's own sheet first. */
export function runSketch(check: Check, example: Example, sketch: ExampleCase, severity = check.severity) {
  const rule: FormRule = { check: check.id, severity, clauses: [], params: example.params ?? {}, table: '' }
  const notice = exampleNotice(example, sketch, rule)
  const own = sketch.desk === undefined ? undefined : unitOf(unitsOf(notice).find(sketch.desk))
  const desk = () => ({ own, behalf: undefined })
  const known = knownOf(sketch, notice)
  const run = startRun({
    checks: [check],
    asOf,
    known: () => known,
    units: () => unitsOf(notice),
    desk,
  })
  const sheets = [{ form: mainForm, ...sketch }, ...(sketch.also ?? [])]
  const results = sheets.map((each, index) => {
    const form = notice.forms.find((one) => one.id === each.form)!
    const sheet = sheetOf(notice, form, each, each.path ?? (index === 0 ? '示例.xlsx' : `示例${index + 1}.xlsx`))
    const checks = run.open(sheet, sketch.received)
    const records = recordsOf(sheet, each.rows ?? [])
    for (const { kind } of records) if (kind === 'data') sheet.rows++
    checks.take(records)
    checks.end()
    return checks
  })
  run.finish()
  return results.map((checks) => checks.result())
}

/** Notices of examples differ in their regions only. */
const tableOf = remember((region: string, notice: Notice) => unitTable(asOf, { ...notice, region }), 100)
const unitsOf = (notice: Notice): UnitTable => tableOf(notice.region, notice)

function sheetOf(notice: Notice, form: Form, sketch: Sketch, path: string): SheetForm {
  const head: Record<string, HeadValue> = {}
  for (const [field, text] of Object.entries(sketch.head ?? {})) {
    head[field] = { text, row: headRow, column: form.head.findIndex((each) => each.field === field) * 2 }
  }
  const tables = form.tables.map(
    (table): SheetTable => ({ table, columns: [table.columns.map((_, index) => index)], headingRows: [headingRow] }),
  )
  const sections = Object.entries(sketch.sections ?? {}).map(([heading, text], index) => [
    form.sections.find((each) => each.heading === heading)!.id,
    { text, row: 20 + index, column: 0 },
  ])
  const faults = (sketch.faults ?? []).map(({ rule, args }) => ({
    rule,
    row: headingRow,
    column: 0,
    args: { ...args },
  }))
  const title = sketch.title === undefined ? {} : { title: titleOf(sketch.title) }
  const known = { path, sheet: 'Sheet1', sheetState: 'visible', notice, form, head, tables, faults, rows: 0 } as const
  return { ...known, ...title, sections: Object.fromEntries(sections), rows: 0, faults }
}

function titleOf(unit: string): TitleLine {
  return { text: `${unit}名单`, row: 1, column: 0, parts: { unit } }
}

function recordsOf(form: SheetForm, rows: readonly (readonly SketchCell[])[]): FormRecord[] {
  const table = form.tables[0]!
  return rows.map((cells, index): FormRecord => {
    const source = rowOf(headingRow + 1 + index, cells)
    const values = table.table.columns.map((column, at) =>
      valueReader(column.type, column)(source.texts[at] ?? '', source.kinds[at] ?? CellKind.blank),
    )
    const label = source.texts.find((text) => text.endsWith('小计') || text === '合计')
    const kind = label === undefined ? 'data' : label.length > 2 ? 'subtotal' : 'total'
    return { table, kind, row: source.number, block: 0, hidden: false, values, source }
  })
}

function rowOf(number: number, cells: readonly SketchCell[]): Row {
  const kinds = cells.map((cell) => {
    if (typeof cell === 'number') return CellKind.number
    if (cell === '') return CellKind.blank
    return cell === '=' ? CellKind.unevaluated : cell.startsWith('#') ? CellKind.error : CellKind.text
  })
  return { number, texts: cells.map((cell) => (cell === '=' ? '' : String(cell))), kinds, hidden: false }
}

function earlierOf({ earlier = [] }: ExampleCase, notice: Notice): EarlierSheet[] {
  const [form] = notice.forms
  return earlier.map(({ path, unit = '', school = '', received = '', rows = [] }) => {
    const sheet = sheetOf(notice, form!, {}, path)
    const { table } = sheet.tables[0]!
    const unitAt = table.columns.findIndex(({ type }) => type === 'unit')
    const schoolAt = fieldIndex(table, 'schoolName')
    const subjectOf = subjectKeyOf(form!, table)
    const records = recordsOf(sheet, rows).map((record) => {
      const name = unitAt < 0 ? '' : String(record.values[unitAt] ?? '')
      const own = name === '' ? unit : (unitOf(unitsOf(notice).find(name))?.key ?? '')
      const at = schoolAt < 0 ? school : String(record.values[schoolAt] ?? '')
      const filled = table.columns.map(({ field }, index) => [field, record.values[index]] as const)
      const values = Object.fromEntries(filled.filter(([, value]) => value !== undefined)) as Record<string, string>
      return { table: table.id, unit: own, school: at, subject: subjectOf(record, own, at), values }
    })
    return { path, unit, school, project: '', received, records: () => records }
  })
}

function knownOf(sketch: ExampleCase, notice: Notice): Known {
  const { figures = {}, issued, persons } = sketch
  const standings = (persons ?? []).map((each) => ({
    subject: each.id,
    notice: each.notice ?? 'example',
    form: mainForm,
    unit: each.unit ?? '',
    school: each.school,
  }))
  return {
    persons: persons && ((subjects) => standings.filter(({ subject }) => subjects.includes(subject))),
    whereabouts: (asked) =>
      asked.map((person) => {
        const { file: path, name } = persons![standings.indexOf(person)]!
        return { path, name, rows: persons!.filter(({ file }) => file === path).length }
      }),
    earlier: () => earlierOf(sketch, notice),
    lists: (_form, of) => earlierOf({ earlier: sketch.earlier?.filter((each) => each.notice === of) ?? [] }, notice),
    figure: (form, unitKey, measure) => {
      const value = figures[`${form}/${unitKey}/${measure}`]
      return value === undefined ? undefined : { value, source: '台账' }
    },
    issuedList: () => issued?.map((name) => opaquePerson('', name, '')),
    issuedCount: (form, _project, unitKey, year) => figures[`${form}/${unitKey}/${year}`],
  }
}
