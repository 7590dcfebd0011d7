/**
 * What every submission holds, who owes which form, and a unit come in; what the total of that unit is made of and what it lacks goes out.
 * Everything that was sent is either counted here or named with the reason why it is not. Pure.
 */

import { countsOf } from '../notice/counts-of.ts'
import type { Form, FormRule, Notice } from '../notice/notice.ts'
import { isHigherLevel } from '../unit/higher-level.ts'
import { isInside } from '../unit/is-inside.ts'
import type { Unit, UnitTable } from '../unit/unit.ts'
import { grown } from '../value/grouped.ts'
import { mustNameAll, owersOf } from './expected.ts'
import type { Holding, Unread } from './figure.ts'
import { distinctSubjects } from './headcount.ts'
import { withoutPlaces } from './no-places.ts'
import type { Quota } from './quota.ts'
import { gapForms } from './staffing.ts'
import type { StatusRow } from './status-result.ts'
import { type RowsQuestion, rowsOfForm } from './status-rows.ts'

export interface Coverage {
  /** Everybody has sent, and all that was sent counts (or a newer version of it). */
  complete: boolean
  expected: { units: number; schools: number }
  /** `rows` of all forms; `persons`: distinct ones on forms of persons. A person who stands twice counts once. */
  counted: { files: number; rows: number; persons: number }
  notCounted: NotCounted[]
  /** Units and schools that never sent the form. */
  missing: { unit: string; code: string; school: string; form: string; label: string }[]
}

export interface NotCounted {
  file: string
  sheet: string
  unit: string
  code: string
  school: string
  form: string
  persons: number
  rows: number
  /** Sum of the figures left out, by measure. */
  figures: Record<string, number>
  why: 'errors' | 'superseded' | 'other-unit' | 'undecided-version' | 'no-unit' | 'unrecognised'
  errors: number
  /** Numbers of rows that a newer sheet gives otherwise, under their headings; left out where there are none. */
  differs?: { heading: string; before: number; after: number }[]
  /** The sheet that counts instead, which came with it and is the same in every value; left out where there is none. */
  sameAs?: { path: string; sheet: string }
  /** Why it could not be read. */
  message?: string
}

/** `unit`: whose total it is. */
interface CoverageQuestion extends RowsQuestion {
  /** The desk's own unit: what came to it and is about others is told, when its own total is asked for. */
  own: Unit | undefined
  /** The forms the total is made of. */
  forms: readonly Form[]
  /** Those of them that everybody must send. */
  owed: readonly Form[]
  unread: readonly Unread[]
}

type Counting = Pick<CoverageQuestion, 'units' | 'unit' | 'forms' | 'holdings'>

/**
 * The forms a gap is made of, those with the places of its quotas among them; and those without which it lacks something: the ones with figures,
 * else the lists a day is set for.
 */
export function formsOfGap(notice: Notice): { forms: Form[]; owed: Form[] } {
  const figures = gapForms(notice)
  const dated = new Set(notice.deadlines.flatMap(({ forms }) => forms))
  const places = new Set(notice.forms.flatMap(({ rules }) => rules.flatMap(issuedFormOf)))
  const forms = notice.forms.filter(
    (form) => figures.includes(form) || form.rows === 'person' || form.rows === 'school' || places.has(form.id),
  )
  return { forms, owed: forms.filter((form) => (figures.length > 0 ? figures.includes(form) : dated.has(form.id))) }
}

/** The form whose figures are the places of a quota. */
function issuedFormOf({ check, params }: FormRule): string[] {
  const { issued } = check === 'quota' ? (params as Quota) : {}
  return issued ? [issued.form] : []
}

export function computeCoverage(question: CoverageQuestion): Coverage {
  const { units, unit, own, forms, headcount, unread } = question
  const inside = (key: string) => isInside(units, unit, key)
  /** Does it concern the total: its rows or its sender lie in the unit, or nobody can tell. */
  const isHere = ({ unit: about, sender }: Holding) =>
    inside(about) || inside(sender) || (about === '' && (sender === '' || isAbove(units, sender, unit)))
  const isOwnDesk = own === undefined || own.key === unit.key
  const ids = new Map(forms.map((form) => [form.id, form]))
  const isStray = (each: Holding) => isOwnDesk && each.direction === 'reported' && !isAbove(units, each.sender, unit)
  const held = question.holdings.filter((each) => ids.has(each.form) && (isHere(each) || isStray(each)))
  const counted = countedOf(question)
  const isCounted = new Set(counted)
  const notCounted = held
    .filter((each) => !isCounted.has(each))
    .map((each) => leftOut(question, each, ids.get(each.form)!))
  const lost = unread.map(({ path, sheet, why }): NotCounted => ({ ...nobody, file: path, sheet, message: why }))
  const { expected, missing } = owedOf(question)
  const lists = headcount.filter(({ form }) => ids.get(form)?.rows === 'person')
  return {
    complete:
      missing.length === 0 &&
      lost.length === 0 &&
      notCounted.every(({ why, rows }) => why === 'superseded' || rows === 0),
    expected,
    counted: {
      files: new Set(counted.map(({ sha256 }) => sha256)).size,
      rows: counted.reduce((sum, each) => sum + each.rows, 0),
      persons: lists.reduce((sum, list) => sum + distinctSubjects(list, inside), 0),
    },
    notCounted: [...merged(notCounted), ...lost],
    missing,
  }
}

/** What the total of these forms is made of. */
export function countedOf({ units, unit, forms, holdings }: Counting): Holding[] {
  const ids = new Set(forms.map(({ id }) => id))
  return holdings.filter((each) => ids.has(each.form) && each.state === 'counted' && isInside(units, unit, each.unit))
}

const nobody = {
  unit: '',
  code: '',
  school: '',
  form: '',
  persons: 0,
  rows: 0,
  figures: {},
  why: 'unrecognised' as const,
  errors: 0,
}

function leftOut({ units }: CoverageQuestion, held: Holding, form: Form): NotCounted {
  const { path, sheet, school, rows, state, errors, whole } = held
  const differs = countsOf(form, held.otherwise())
  const sameAs = held.twin()
  const key = whole ? held.sender || held.unit : held.unit || held.sender
  return {
    file: path,
    sheet,
    unit: key === '' ? '' : units.fullName(key),
    code: key,
    school,
    form: form.id,
    persons: form.rows === 'person' ? rows : 0,
    rows,
    figures: held.figures(),
    why: state === 'counted' ? 'other-unit' : state,
    errors: state === 'errors' ? errors : 0,
    ...(differs.length > 0 && { differs }),
    ...(sameAs && { sameAs }),
  }
}

/** A sheet that does not count as a whole is one entry, however many units its rows are about. */
function merged(all: readonly NotCounted[]): NotCounted[] {
  const found = new Map<string, NotCounted>()
  for (const each of all) {
    const key = [each.file, each.sheet, each.form, each.why, each.school, each.unit].join('\n')
    const known = grown(found, key, (): NotCounted => {
      const { differs: _, ...begun } = each
      return { ...begun, persons: 0, rows: 0, figures: {} }
    })
    known.persons += each.persons
    known.rows += each.rows
    if (each.differs) known.differs = [...(known.differs ?? []), ...each.differs]
    for (const [measure, value] of Object.entries(each.figures))
      known.figures[measure] = (known.figures[measure] ?? 0) + value
  }
  return [...found.values()]
}

function isAbove(units: UnitTable, key: string, unit: Unit): boolean {
  const sender = units.get(key)
  return sender !== undefined && isInside(units, sender, unit.key)
}

/** Units and schools that owe a form of the total, and those of them that never sent anything of it. */
function owedOf(question: CoverageQuestion): Pick<Coverage, 'expected' | 'missing'> {
  const owing = new Set<string>()
  let schools = 0
  const missing: Coverage['missing'] = []
  for (const form of question.owed.filter(({ direction }) => direction !== 'issued')) {
    const owers = owersOf(form, question)
    const hasNoPlaces = withoutPlaces(form, question)
    for (const { key } of owers.units) if (!hasNoPlaces(key)) owing.add(key)
    schools = Math.max(schools, owers.schools.length)
    const { rows } = rowsOfForm(question, form)
    for (const row of [...rows, ...rows.flatMap((sent) => rowsLeftOut(question, form, sent))])
      if (row.state === 'missing') missing.push(missingOf(row, form))
  }
  return { expected: { units: owing.size, schools }, missing }
}

function missingOf({ unit, code, school, label }: StatusRow, form: Form): Coverage['missing'][number] {
  return { unit, code, school, form: form.id, label }
}

/** What a city's sheet must have and has not is missing from the province's total too, whatever was accepted with it. */
function rowsLeftOut(question: CoverageQuestion, form: Form, { code, state }: StatusRow): StatusRow[] {
  const unit = question.units.get(code)
  const mayLack = unit && isHigherLevel(question.unit.level, form.reporter) && mustNameAll(form)
  return mayLack && state !== 'missing' && state !== 'rejected' && state !== 'zero'
    ? rowsOfForm({ ...question, unit }, form).rows
    : []
}
