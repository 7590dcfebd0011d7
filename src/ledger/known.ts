/**
 * The ledger comes in, what checks compare a new file with goes out: figures other forms gave, and the lists issued from above.
 * Read when a check asks, and no more than it asks for; persons leave only as opaque keys.
 */

import type { Known } from '../check/check.ts'
import type { StoredRecord } from '../gap/figure.ts'
import type { Notice } from '../notice/notice.ts'
import type { UnitTable } from '../unit/unit.ts'
import { readIdNumber } from '../value/id-number.ts'
import { opaquePerson } from '../value/opaque-person.ts'
import { remember, rememberOf } from '../value/remember.ts'
import type { Ledger } from './ledger.ts'
import { type LedgerAsOf, ledgerAsOf } from './ledger-as-of.ts'
import type { Standing } from './standing.ts'

type Answers = Pick<LedgerAsOf, 'figures' | 'records' | 'said' | 'sheets' | 'standings' | 'whereStand' | 'hasPersons'>

/** What the ledger knows, by the units of the day asked for; read once per notice. */
export function knownTo(ledger: Ledger, units: (notice: Notice) => UnitTable): (notice: Notice) => Known {
  return rememberOf((notice: Notice) => known(ledgerAsOf(ledger, units(notice)), notice.id))
}

/** @param ledger By the keys that units have on the day of the check. */
export function known(ledger: Answers, notice: string): Known {
  const figureAt = remember((_: string, asked: Asked) => readFigure(ledger, notice, asked), 100_000)
  const listAt = remember(
    (_: string, [form, project]: readonly [string, string]) => readIssuedList(ledger, notice, form, project),
    1_000,
  )
  const saidAt = remember((form: string) => ledger.said(notice, form), 1_000)
  const listOf = (form: string, project: string) => listAt(`${form}\n${project}`, [form, project])
  return {
    persons: ledger.hasPersons() ? (subjects) => ledger.standings(subjects) : undefined,
    whereabouts: (persons) => ledger.whereStand(persons as Standing[]),
    explained(form) {
      const said = saidAt(form)
      return said && ((key) => said.get(key) ?? [])
    },
    earlier: (form) => ledger.sheets(notice, form),
    lists: (form, of = notice) =>
      (['reported', 'issued'] as const).flatMap((direction) => ledger.sheets(of, form, { direction })),
    figure(form, unitKey, measure) {
      return figureAt(`${form}\n${unitKey}\n${measure}`, { form, unitKey, measure })
    },
    issuedList(form, project) {
      const { subjects } = listOf(form, project)
      return subjects.length > 0 ? subjects : undefined
    },
    issuedCount(form, project, unitKey, year) {
      const { subjects, counts } = listOf(form, project)
      return subjects.length > 0 ? (counts.get(`${unitKey}\n${year}`) ?? 0) : undefined
    },
  }
}

interface Asked {
  form: string
  unitKey: string
  measure: string
}

interface Stated {
  value: number
  source: string
  isTotal: boolean
}

/** A row that speaks of a unit says more than the total printed below the rows of the unit that sent them; the last one is believed. */
function readFigure(ledger: Answers, notice: string, { form, unitKey, measure }: Asked): Stated | undefined {
  const found = ledger.figures(notice, { form, measure, within: (unit) => unit === unitKey })
  const last = found.findLast(({ kind }) => kind === 'data') ?? found.at(-1)
  if (last === undefined) return undefined
  const { path, sheet, cell } = last.source
  const source = sheet === '' ? `${path} ${cell}` : `${path} ${sheet}!${cell}`
  return { value: last.value, source, isTotal: last.kind === 'total' }
}

interface IssuedList {
  /** Keys of `opaquePerson`, in the order of the list. */
  subjects: string[]
  /** Persons by unit and year. */
  counts: Map<string, number>
}

function readIssuedList(ledger: Answers, notice: string, form: string, project: string): IssuedList {
  const subjects: string[] = []
  const counts = new Map<string, number>()
  for (const record of ledger.records(notice, form, { project, direction: 'issued' })) {
    subjects.push(keyOf(record))
    const key = `${record.unit}\n${record.values.year ?? ''}`
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return { subjects, counts }
}

/** A list issued long ago may name anybody alive. */
const anyDay = '9999-12-31'

function keyOf({ values, school }: StoredRecord): string {
  const reading = readIdNumber(String(values.idNumber ?? ''), anyDay)
  return opaquePerson(reading.valid ? reading.canonical : '', String(values.name ?? ''), school)
}
