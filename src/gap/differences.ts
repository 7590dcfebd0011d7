/** A table of gaps and the figures it was made of come in; every place where two figures for the same thing differ goes out. Decides nothing. */

import { columnTypes } from '../notice/column-types.ts'
import { type Measure, measures } from '../notice/measures.ts'
import { isInside } from '../unit/is-inside.ts'
import type { Unit, UnitTable } from '../unit/unit.ts'
import { cellIn, type Origin } from '../value/origin.ts'
import type { Figure } from './figure.ts'
import { bookOf } from './figure-book.ts'
import type {
  Basis,
  Difference,
  GapLevel,
  GapNumbers,
  GapQuestion,
  GapRow,
  GapSource,
  SourceFile,
} from './gap-result.ts'
import { gapOf, partSum, type Staffing, type StaffingTable, type Sum, staffOf } from './staffing.ts'

interface Question {
  figures: GapQuestion['figures']
  units: UnitTable
  unit: Unit
  by: GapLevel
  basis: Basis
}

export function differencesOf(
  question: Question,
  table: StaffingTable,
  rows: Iterable<GapRow>,
  total: GapNumbers,
): Difference[] {
  // A row of a school bears the key of its county, whose figures are not its own.
  const units = question.by === 'school' ? [] : [...rows]
  return [
    ...issued(question, table, units, total),
    ...printedTotals(question, table),
    ...withinRows(question, table, units),
    ...named(question, table, rows, total),
    ...repeatedPersons(question, rows, total),
  ]
}

/** What came from below against what came from above, for the unit asked for and for every row; the numbers shown are the ones used. */
function issued({ units, unit, basis }: Question, table: StaffingTable, rows: readonly GapRow[], total: GapNumbers) {
  // Schools of the city itself, in a row beside its counties, are not the whole city.
  const isWhole = ({ code }: GapRow) => {
    const about = units.get(code)
    return (
      about === undefined ||
      about.level === 'county' ||
      !rows.some((row) => row.code !== code && isInside(units, about, row.code))
    )
  }
  const whole = rows.filter(isWhole)
  const shown = new Map<string, GapNumbers>([...whole.map((row) => [row.code, row] as const), [unit.key, total]])
  return [...shown].flatMap(([key, numbers]) => {
    const about = units.get(key)
    const said = about && table.of(about)
    if (!about || !said) return []
    return measures.flatMap((measure) => {
      const value = numbers[measure] ?? undefined
      if (value === undefined || (basis === 'named' && ofPersons.includes(measure))) return []
      const used = counted(value)
      return [said.used, said.other].flatMap((other) => differ('issued', about, measure, used, gapless(other, measure)))
    })
  })
}

const ofPersons: readonly Measure[] = ['trained', 'untrained']

/** Printed gaps are compared with the gap of their own row. */
function gapless(staffing: Staffing | undefined, measure: Measure): Sum | undefined {
  if (!staffing) return undefined
  if (measure === 'staff') return staffOf(staffing)
  if (measure !== 'untrained') return staffing[measure]
  const value = gapOf(staffing)
  if (value === undefined) return undefined
  return { value, figures: () => [...staffOf(staffing)!.figures(), ...staffing.trained!.figures()] }
}

/** Every printed total against the rows of its own sheet that count; a rate is no sum of rates. */
function printedTotals({ figures, units, unit }: Question, table: StaffingTable): Difference[] {
  const counts = new Set(
    table.forms.flatMap((form) =>
      form.tables.flatMap(({ columns }) =>
        columns.filter(({ type }) => columnTypes[type].summed).map(({ field }) => `${form.id}\n${field}`),
      ),
    ),
  )
  return bookOf(figures)
    .totals()
    .flatMap(({ figure, sum }) => {
      const about = units.get(figure.unit)
      const isCount = counts.has(`${figure.form}\n${figure.measure}`)
      if (!isCount || sum === undefined || !about) return []
      if (!isInside(units, unit, about.key)) return []
      const printed = { value: figure.value, figures: () => [figure] }
      return differ('printed-total', about, figure.measure, counted(sum), printed)
    })
}

/** Sums and gaps printed within a row. */
function withinRows({ units }: Question, table: StaffingTable, rows: readonly GapRow[]): Difference[] {
  const keys = new Set(rows.map(({ code }) => code))
  return [...keys].flatMap((key) => {
    const about = units.get(key)
    const staffing = about && table.of(about)?.used
    if (!about || !staffing) return []
    const gap = gapless(staffing, 'untrained')
    return [
      ...differ('row-sum', about, 'staff', staffing.staff, partSum(staffing)),
      ...differ('gap-identity', about, 'untrained', gap, staffing.untrained),
    ]
  })
}

/** Persons counted by name against the numbers reported for the same rows; once for all, for every row would differ. */
function named({ units, unit, basis }: Question, table: StaffingTable, rows: Iterable<GapRow>, total: GapNumbers) {
  if (basis !== 'named' || total.trained === null) return []
  const keys = [...new Set(Array.from(rows, ({ code }) => code))]
  const reported = keys.flatMap((key) => {
    const about = units.get(key)
    return (about && table.of(about)?.used.trained) ?? []
  })
  const other = {
    value: reported.reduce((sum, each) => sum + each.value, 0),
    figures: () => reported.flatMap((each) => each.figures()),
  }
  return reported.length === 0 ? [] : differ('named', unit, 'trained', counted(total.trained), other)
}

/** Persons who stand in several rows count once in all. */
function repeatedPersons({ unit }: Question, rows: Iterable<GapRow>, total: GapNumbers): Difference[] {
  if (total.participants === undefined) return []
  let sum = 0
  for (const { participants = 0 } of rows) sum += participants
  return differ('repeated-person', unit, 'participants', counted(total.participants), counted(sum))
}

/** A number that stands in no cell. */
function counted(value: number): Sum {
  return { value, figures: () => [] }
}

function differ(
  kind: Difference['kind'],
  about: Unit,
  measure: string,
  used: Sum | undefined,
  other: Sum | undefined,
): Difference[] {
  if (!used || !other || used.value === other.value) return []
  const difference = used.value - other.value
  const source = other.figures().map(sourceOf)
  return [
    { kind, unit: about.name, code: about.key, measure, used: used.value, other: other.value, difference, source },
  ]
}

export function sourceOf({ source, measure }: Figure): GapSource {
  // Not spread, as in `gap-rows.ts`.
  return Object.assign(fileOf(source), { measure })
}

function fileOf(origin: Origin): SourceFile {
  const { path, sha256, from } = origin
  return { file: path, cell: cellIn(origin), sha256, ...(from && { from: from.map(fileOf) }) }
}
