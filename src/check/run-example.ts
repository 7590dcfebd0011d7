/**
 * A check and one of its example cases come in; what the check finds there goes out: the small sheet is built with the types of real
 * forms and goes through the runner like a school's. For the catalogue and the tests; never reads a file.
 */
import { valueReader } from '../form/read-value.ts'
import { type FormRecord, fieldIndex, type HeadValue, type SheetForm, type SheetTable } from '../form/reading.ts'
import { subjectKeyOf } from '../form/subject-key.ts'
import { unitOf } from '../form/whose.ts'
import type { ColumnType } from '../notice/column-types.ts'
import type { ListValue } from '../notice/list-lookup.ts'
import type { Column, Form, FormRule, HeadField, Notice } from '../notice/notice.ts'
import type { UnitTable } from '../unit/unit.ts'
import { unitTable } from '../unit/unit-table.ts'
import { opaquePerson } from '../value/opaque-person.ts'
import { CellKind, type Row } from '../workbook/workbook.ts'
import type { Check, EarlierSheet, Finding, Known } from './check.ts'
import type { Example, ExampleCase, Sketch, SketchCell, SketchColumns, SketchHead } from './example.ts'
import { startRun } from './run-checks.ts'

/** The day the examples are looked at. */
const asOf = '2021-05-28'
const headRow = 2
const headingRow = 3
const mainForm = 'example'

export function runExample(check: Check, sketch: ExampleCase): Finding[] {
  return runSketch(check, check.example, sketch)[0]!.findings
}

/** Every sheet of the case with its result, the example's own sheet first. */
export function runSketch(check: Check, example: Example, sketch: ExampleCase, severity = check.severity) {
  const rule: FormRule = { check: check.id, severity, clauses: [], params: example.params ?? {}, table: '' }
  const notice = noticeOf(example, sketch, rule)
  const own = sketch.desk === undefined ? undefined : unitOf(unitsOf(notice).find(sketch.desk))
  const desk = () => ({ own, behalf: undefined })
  const run = startRun({
    checks: [check],
    asOf,
    known: () => knownOf(sketch, notice),
    units: () => unitsOf(notice),
    desk,
  })
  const sheets = [{ form: mainForm, ...sketch }, ...(sketch.also ?? [])]
  const results = sheets.map((each, index) => {
    const form = notice.forms.find((one) => one.id === each.form)!
    const sheet = sheetOf(notice, form, each, each.path ?? (index === 0 ? '示例.xlsx' : `示例${index + 1}.xlsx`))
    const checks = run.open(sheet, sketch.received)
    for (const record of recordsOf(sheet, each.rows ?? [])) {
      if (record.kind === 'data') sheet.rows++
      checks.record(record)
    }
    checks.end()
    return checks
  })
  run.finish()
  return results.map((checks) => checks.result())
}

const tables = new Map<string, UnitTable>()

/** Notices of examples differ in their regions only. */
function unitsOf(notice: Notice): UnitTable {
  const table = tables.get(notice.region) ?? unitTable(asOf, notice)
  tables.set(notice.region, table)
  return table
}

function noticeOf(example: Example, sketch: ExampleCase, rule: FormRule): Notice {
  const { lists = {}, splits = [], deadline, region = '四川省' } = example.notice ?? {}
  const forms = [{ ...formOf(mainForm, example.columns, example.head, example), rules: [rule] }]
  for (const { form, label, columns, labels } of sketch.also ?? []) {
    if (!forms.some((each) => each.id === form))
      forms.push({ ...formOf(form, columns, labels, example), ...(label && { label }) })
  }
  return {
    id: 'example',
    extends: '',
    title: '示例',
    shortTitle: '示例',
    number: '',
    issuer: '',
    issued: '',
    region,
    level: 'province',
    schoolYear: '',
    remark: '',
    clauses: {},
    settings: {},
    openPoints: [],
    lists: Object.fromEntries(Object.entries(lists).map(([name, values]) => [name, values.map(listValue)])),
    units: [],
    aliases: [],
    deadlines: deadline
      ? [
          {
            id: mainForm,
            title: '报送',
            from: '',
            on: deadline,
            inclusive: true,
            forms: [mainForm],
            clause: '',
            settings: {},
          },
        ]
      : [],
    targets: [],
    splits: [...splits],
    mail: null,
    assessment: example.notice?.assessment ?? null,
    forms,
  }
}

function listValue(value: string | ListValue): ListValue {
  return typeof value === 'string' ? { value, also: [] } : value
}

function formOf(
  id: string,
  columns: SketchColumns = {},
  head: SketchHead = {},
  { notice, sections = [] }: Example,
): Form {
  return {
    id,
    label: '附件',
    title: ['示例'],
    blanks: {},
    direction: 'reported',
    official: true,
    rows: notice?.rows ?? 'county',
    reporter: notice?.reporter ?? 'city',
    head: Object.entries(head).map(
      ([field, [label, type]]): HeadField => ({
        field,
        label,
        also: [],
        type,
        required: true,
        place: 'left',
        blank: '',
        list: '',
      }),
    ),
    foot: [],
    tables: [
      {
        id: 'main',
        heading: '',
        blocks: 1,
        columns: Object.entries(columns).map(([field, [heading, type, list]]) => columnOf(field, heading, type, list)),
        total: '小计',
        blankRows: 0,
        numbered: false,
        preprinted: [],
        key: [],
      },
    ],
    sections: sections.map((heading) => ({ id: heading, heading, hint: '', level: 1, required: true })),
    order: ['main', ...sections],
    unitOrder: [],
    clauses: [],
    notes: [],
    page: { paper: 'A4', orientation: 'portrait' },
    delivery: { file: '', paper: 0, stamp: false },
    rules: [],
  }
}

function columnOf(field: string, heading: string, type: ColumnType, list = ''): Column {
  return { field, heading, groups: [], also: [], hint: '', type, list, required: false, mergeDown: false, width: 0 }
}

function sheetOf(notice: Notice, form: Form, sketch: Sketch, path: string): SheetForm {
  const head: Record<string, HeadValue> = {}
  for (const [field, text] of Object.entries(sketch.head ?? {})) {
    head[field] = { text, row: headRow, column: form.head.findIndex((each) => each.field === field) * 2 }
  }
  const tables = form.tables.map(
    (table): SheetTable => ({ table, columns: [table.columns.map((_, index) => index)], headingRows: [headingRow] }),
  )
  const sections = Object.entries(sketch.sections ?? {}).map(([id, text], index) => [
    id,
    { text, row: 20 + index, column: 0 },
  ])
  const faults = (sketch.faults ?? []).map(({ rule, args }) => ({
    rule,
    row: headingRow,
    column: 0,
    args: { ...args },
  }))
  const known = { path, sheet: 'Sheet1', sheetState: 'visible', notice, form, head, tables, faults, rows: 0 } as const
  return { ...known, sections: Object.fromEntries(sections), rows: 0, faults }
}

function recordsOf(form: SheetForm, rows: readonly (readonly SketchCell[])[]): FormRecord[] {
  const table = form.tables[0]!
  return rows.map((cells, index): FormRecord => {
    const source = rowOf(headingRow + 1 + index, cells)
    const values = table.table.columns.map((column, at) =>
      valueReader(column.type)(source.texts[at] ?? '', source.kinds[at] ?? CellKind.blank),
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
    whereabouts: (person) => {
      const { file: path, name } = persons![standings.indexOf(person)]!
      return { path, name }
    },
    earlier: () => earlierOf(sketch, notice),
    figure: (form, unitKey, measure) => {
      const value = figures[`${form}/${unitKey}/${measure}`]
      return value === undefined ? undefined : { value, source: '台账' }
    },
    issuedList: () => issued?.map((name) => opaquePerson('', name, '')),
    issuedCount: (form, _project, unitKey, year) => figures[`${form}/${unitKey}/${year}`],
  }
}
