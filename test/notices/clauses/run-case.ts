/**
 * Cases of clauses → what itcap says of their right and wrong side. Sheets are drawn by our own writer on the notice's own form and read
 * by the real reader; figures go through a ledger in memory. Nothing is mocked.
 */
import { assessOffer } from '../../../src/assess/assess-abilities.ts'
import { assessTeacher } from '../../../src/assess/assess-teacher.ts'
import { teacherReader } from '../../../src/assess/teacher-of.ts'
import type { AssessItem } from '../../../src/assess/teacher-result.ts'
import type { Known } from '../../../src/check/check.ts'
import { nothingKnown, type SheetResult, startRun } from '../../../src/check/run-checks.ts'
import { readSheet } from '../../../src/form/read-sheet.ts'
import type { FormRecord, SheetForm } from '../../../src/form/reading.ts'
import { whose } from '../../../src/form/whose.ts'
import { computeGap } from '../../../src/gap/compute-gap.ts'
import { computeDeadlines, type DueItem } from '../../../src/gap/deadlines.ts'
import type { TargetState } from '../../../src/gap/gap-result.ts'
import { computePlan, type PhasePlan } from '../../../src/gap/plan.ts'
import { known } from '../../../src/ledger/known.ts'
import type { Direction, Ledger } from '../../../src/ledger/ledger.ts'
import { openLedger } from '../../../src/ledger/open-ledger.ts'
import { isMailSubject } from '../../../src/notice/mail-subject.ts'
import type { Form, Notice } from '../../../src/notice/notice.ts'
import { drawForm } from '../../../src/report/draw-form.ts'
import type { Drawing } from '../../../src/report/drawing.ts'
import type { TableContent } from '../../../src/report/form-content.ts'
import { checks } from '../../../src/rules/registry.ts'
import type { UnitTable } from '../../../src/unit/unit.ts'
import { rememberOf } from '../../../src/value/remember.ts'
import { cellAddress } from '../../../src/workbook/address.ts'
import type { Sheet } from '../../../src/workbook/workbook.ts'
import { type PlainCell, plainSheet } from '../../form/plain-sheet.ts'
import { nothingHeld } from '../../gap/held.ts'
import type {
  FormSketch,
  GapCase,
  MailCase,
  OfferCase,
  PlanCase,
  Sketch,
  TaskCase,
  TeacherCase,
} from './clause-case.ts'

/** One list a notice, so that its headings are made ready once. */
const alone = rememberOf((notice: Notice) => [notice])

/** What the cases of a notice are run in; the notice with the case's settings. */
export interface Ground {
  notice: Notice
  units: UnitTable
  asOf: string
  /** The notice with other rules: a sheet is read under the one, and checked under these. */
  rules?: Notice
}

/** The sheet's result under every rule of its form, and how many rows it was found to have. */
export async function checked(
  ground: Ground,
  sketch: FormSketch,
  more: { known?: Partial<Known>; desk?: string } = {},
): Promise<SheetResult & { rows: number }> {
  const ledger = sketch.issued && (await openLedger(':memory:'))
  try {
    if (ledger) await handIn(ground, ledger, sketch.issued!, 'issued')
    const told = { ...(ledger ? known(ledger, ground.notice.id) : nothingKnown), ...more.known }
    return await inOneRun(ground, sketch, told, more.desk)
  } finally {
    ledger?.close()
  }
}

async function inOneRun({ units, asOf, rules, ...ground }: Ground, sketch: FormSketch, known: Known, desk = '') {
  const { before = [], also = [] } = sketch
  const own = desk === '' ? undefined : unitOf(units, desk)
  const run = startRun({
    checks,
    asOf,
    known: () => known,
    units: () => units,
    desk: () => ({ own, behalf: undefined }),
  })
  const results = []
  for (const [index, each] of [...before, sketch, ...also].entries()) {
    const records: FormRecord[] = []
    const form = await read({ ...ground, units, asOf }, each, `${index + 1}.xlsx`, (some) => records.push(...some))
    const opened = run.open(rules ? underRules(form, rules) : form, each.received)
    opened.take(records)
    opened.end()
    results.push(() => ({ ...opened.result(), rows: form.rows }))
  }
  run.finish()
  return results[before.length]!()
}

function underRules(read: SheetForm, notice: Notice): SheetForm {
  return { ...read, notice, form: notice.forms.find(({ id }) => id === read.form.id)! }
}

/** The target's state after the sheets were handed in. */
export async function targetAfter(ground: Ground, { unit, target }: GapCase, sketches: readonly FormSketch[]) {
  const { notice, units, asOf } = ground
  const ledger = await openLedger(':memory:')
  try {
    for (const sketch of sketches) await handIn(ground, ledger, sketch)
    const figures = ledger.figures(notice.id)
    const headcount = ledger.headcount(notice.id)
    const at = unitOf(units, unit)
    const by = at.level === 'province' ? 'city' : 'county'
    const { targets } = computeGap({ notice, figures, headcount, units, unit: at, by, asOf })
    return targets.find(({ id }) => id === target) as TargetState
  } finally {
    ledger.close()
  }
}

export function planAfter({ notice, units, asOf }: Ground, { unit, target, schools = {} }: PlanCase, done: number) {
  const counts = new Map(Object.entries(schools).map(([name, count]) => [keyOf(units, name), count]))
  const question = { notice, units, unit: unitOf(units, unit), asOf, schools: counts }
  const { phases } = computePlan({
    ...question,
    by: 'city',
    figures: [],
    headcount: [],
    done: new Map([[target, done]]),
  })
  return phases.find(({ id }) => id === target) as PhasePlan
}

/** What is on the list of things due on a day; undefined when it stands there no more. */
export function taskOn({ notice, units }: Ground, { unit, deadline }: TaskCase, day: string): DueItem | undefined {
  const question = { notice, units, unit: unitOf(units, unit), within: Number.POSITIVE_INFINITY }
  return computeDeadlines({ ...nothingHeld, ...question, asOf: day }).find(({ id }) => id === deadline)
}

/** Items of the teacher's row, written on the record form and read back. */
export async function assessed(ground: Ground, { offer }: TeacherCase, values: TeacherCase['accept']) {
  const { notice } = ground
  const assessment = notice.assessment!
  const records: FormRecord[] = []
  const row = { name: '李示例', ...values }
  await read(ground, { form: assessment.form, rows: [row] }, '1.xlsx', (some) => records.push(...some))
  const [record, ...others] = records.filter(({ kind }) => kind === 'data')
  if (!record || others.length > 0) throw new Error('The record form must have one row')
  const teacher = teacherReader(notice, record.table)(record)
  const school = offer && { codes: offer, marked: false }
  return assessTeacher(teacher, assessment, notice.settings, school).items
}

export function offered({ notice }: Ground, { codes, marked = false }: OfferCase['accept']): AssessItem[] {
  const item = assessOffer({ codes, marked }, notice.assessment!.abilities!)
  return item ? [item] : []
}

export function subjectIsRight({ notice, units }: Ground, { unit }: MailCase, subject: string): boolean {
  const { name, shortName } = unitOf(units, unit)
  return isMailSubject(notice.mail!, subject, [name, shortName])
}

async function handIn(ground: Ground, ledger: Ledger, sketch: FormSketch, direction: Direction = 'reported') {
  const sha256 = JSON.stringify(sketch)
  const records: FormRecord[] = []
  const form = await read(ground, sketch, '1.xlsx', (some) => records.push(...some))
  const owner = whose(form, ground.units)
  const run = ledger.begin()
  const writer = run.open(form, sha256)
  for (const record of records) {
    const { lasting: unit, school } = owner.place(record)
    writer.record(record, unit, school)
  }
  const unit = owner.sender()?.key ?? ''
  const counts = { error: 0, warning: 0, info: 0 }
  writer.finish({ unit, received: `${ground.asOf}T09:00:00+08:00`, counts, accepted: '', direction })
  run.commit()
}

async function read(
  { notice }: Ground,
  sketch: FormSketch,
  path: string,
  take: (records: readonly FormRecord[]) => void,
) {
  const form = notice.forms.find(({ id }) => id === sketch.form)!
  const found = await readSheet({ path, sheet: sheetOf(form, sketch), notices: alone(notice) }, () => take)
  const [read, ...others] = Array.isArray(found) ? found : []
  if (read?.form !== form || others.length > 0) throw new Error(`The sheet is not read as ${form.id}`)
  return read as SheetForm
}

/** The form as a school would fill it in. */
function sheetOf(
  form: Form,
  { head = {}, rows, tables = {}, total, without = [], headings = {}, sections = {}, grid }: Sketch,
): Sheet {
  const drawn: Form = {
    ...form,
    tables: form.tables.map((table) => ({
      ...table,
      columns: table.columns
        .filter(({ field }) => !without.includes(field))
        .map((column) => ({ ...column, heading: headings[column.field] ?? column.heading })),
    })),
  }
  const content = form.tables.map(({ id }, index): [string, TableContent] => {
    const given = tables[id] ?? (index === 0 ? rows : undefined) ?? []
    return [id, { rows: given.map((row) => ({ ...row })), total: index === 0 && total ? { ...total } : undefined }]
  })
  const drawing = drawForm(drawn, {
    placeholders: {},
    remarks: [],
    head: { ...head },
    tables: Object.fromEntries(content),
    sections: { ...sections },
    choices: {},
    forInput: false,
    flat: form.rows === 'person',
    sources: [],
  })
  return asSheet(drawing, grid)
}

function asSheet({ cells, merges, places }: Drawing, grid: Sketch['grid']): Sheet {
  const table: PlainCell[][] = []
  for (const { row, column, value } of cells) {
    for (let next = table.length; next < row; next++) table.push([])
    const line = table[row - 1]!
    for (let next = line.length; next < column; next++) line.push(undefined)
    line[column] = value
  }
  const ranges = merges.map(({ left, top, right, bottom }) => `${cellAddress(left, top)}:${cellAddress(right, bottom)}`)
  return plainSheet(table, { merges: ranges, ...grid?.(table, places) })
}

function unitOf(units: UnitTable, name: string) {
  const found = units.find(name)
  if (found.kind !== 'found') throw new Error(`No unit ${name}`)
  return found.unit
}

function keyOf(units: UnitTable, name: string): string {
  const found = units.find(name)
  return found.kind === 'found' ? found.unit.key : name
}
