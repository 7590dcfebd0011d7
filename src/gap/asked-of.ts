/**
 * A target and the ground of a question come in; whom it is asked of, how much of each, and what each has reached goes out. `gap` and `plan`
 * both read this, so that they say the same. Nobody who has not reported is taken for 0.
 */

import type { Target } from '../notice/notice.ts'
import { isHigherLevel } from '../unit/higher-level.ts'
import { isInside } from '../unit/is-inside.ts'
import type { Unit } from '../unit/unit.ts'
import { grouped } from '../value/grouped.ts'
import type { GapRow } from './gap-result.ts'
import { type Ground, totalOf } from './gap-rows.ts'
import { handDown, topOf } from './hand-down.ts'
import { type Phase, phaseOf, phasesUpTo } from './phases.ts'
import { spread } from './split.ts'
import { hasField, staffOf } from './staffing.ts'

/** A unit a target is asked of, or the part of one that stands in a row. */
export interface AskedUnit {
  unit: string
  code: string
  /** What a share is taken of; 1 where a plain number is asked of every unit. */
  base: number
  required: number
  own: number
  reached: number | null
  /** Still to be done here; what another has too many is no help. */
  left: number | null
}

export interface Asked {
  /** The region that is asked as a whole, where the unit is only a part of it; `''` otherwise. */
  region: string
  /** Empty where nobody reported what it is a share of. */
  units: AskedUnit[]
  /** All together; null where not known. */
  base: number | null
  required: number | null
  own: number | null
  most: number | null
  reached: number | null
  left: number | null
}

export interface Told {
  /**
   * Number of schools per unit (key), or of the unit asked for, or of a list of units that a target is limited to (国家级贫困县区); undefined
   * where nobody said. They go before what the forms say.
   */
  schools?: ReadonlyMap<string, number>
}

/** @param level Of the rows, where the region as a whole is asked. */
export function askedOf(ground: Ground, target: Target, level: 'city' | 'county', told: Told = {}): Asked {
  const { notice, units, unit } = ground.question
  const top = topOf(notice, units, unit)
  const asker = target.per === 'region' ? top.level : target.per
  const isPart = isHigherLevel(asker, unit.level)
  const isShared = target.share !== null && target.per === 'region' && target.among === ''
  const isHandedDown = isShared && (target.of === 'teachers' || (target.of === 'counties' && unit.level === 'city'))
  if (isPart && !isHandedDown)
    return { ...together([]), region: (units.above(unit.key, asker) ?? top).name, most: null }
  const found = unitsAsked(ground, target, level, told)
  const all = together(found)
  const most = target.most === null || found.length === 0 ? null : target.most * target.batches * found.length
  return { ...all, ...(isShared && asOne(ground, target, found, level)), region: '', most }
}

function together(units: AskedUnit[]): Omit<Asked, 'region' | 'most'> {
  const sum = (field: 'base' | 'required' | 'own' | 'reached' | 'left') =>
    units.length === 0
      ? null
      : units.reduce<number | null>((all, each) => (all === null || each[field] === null ? null : all + each[field]), 0)
  return {
    units,
    base: sum('base'),
    required: sum('required'),
    own: sum('own'),
    reached: sum('reached'),
    left: sum('left'),
  }
}

/** Asked of all together, what one has too many does help another: but only those who are in the base count. */
function asOne(ground: Ground, target: Target, units: AskedUnit[], level: 'city' | 'county'): Partial<Asked> {
  const { required, reached } = together(units)
  if (required === null) return {}
  if (target.of !== 'teachers') return { left: reached === null ? null : Math.max(0, required - reached) }
  const { staff, trained, untrained } = totalOf(ground.rows(level), ground)
  if (staff === null || untrained === null) return { reached: trained, left: null }
  return { reached: trained, left: Math.max(0, required - (staff - untrained)) }
}

function unitsAsked(ground: Ground, target: Target, level: 'city' | 'county', told: Told): AskedUnit[] {
  const { notice, units, unit } = ground.question
  if (target.share === null) return counted(ground, target)
  if (target.among !== '') {
    const base = told.schools?.get(target.among)
    return base === undefined ? [] : [asAsked(unit, target.among, phaseOf(notice, target, base), base, null)]
  }
  if (target.of === 'teachers')
    return target.per === 'region' ? teachersOfAll(ground, target, level) : teachersOfEach(ground, target)
  if (target.of === 'counties') return startedCounties(ground, target)
  if (target.of !== 'schools' && target.of !== 'cases') return []
  const own = target.of === 'schools' ? told.schools?.get(unit.key) : undefined
  if (own !== undefined) return [asAsked(unit, unit.name, phaseOf(notice, target, own), own, null)]
  return below(ground, target.per).flatMap((each) => {
    const [base, reached] = schoolsOrCases(ground, target, each, told)
    return base === undefined ? [] : [asAsked(each, each.name, phaseOf(notice, target, base), base, reached ?? null)]
  })

  function below({ question }: Ground, per: Target['per']): Unit[] {
    return per === 'region' || question.unit.level === per ? [unit] : units.below(unit.key, per)
  }
}

function asAsked(unit: Unit, name: string, { required, own }: Phase, base: number, reached: number | null): AskedUnit {
  const left = reached === null ? null : Math.max(0, required - reached)
  return { unit: name, code: unit.key, base, required, own, reached, left }
}

/** A plain number, asked of the region or of every unit in it. */
function counted({ question, lists }: Ground, target: Target): AskedUnit[] {
  const { units, unit } = question
  const number = (target.count ?? 0) * target.batches
  const { per } = target
  const each = per === 'region' || unit.level === per ? [unit] : units.below(unit.key, per)
  const listed = target.of === 'pilotSchools' && per !== 'region' ? lists.byUnit(lists.schools, per) : undefined
  return each.map((one) =>
    asAsked(one, one.name, { required: number, own: number }, 1, listed ? (listed.get(one.key) ?? 0) : null),
  )
}

/** Every unit of the level reaches the share itself; units without figures are named elsewhere as not reported. */
function teachersOfEach(ground: Ground, target: Target): AskedUnit[] {
  const { notice } = ground.question
  return ground.rows(target.per as 'city' | 'county').flatMap((row) => {
    if (row.staff === null) return []
    const { required, own } = phaseOf(notice, target, row.staff)
    return [asRow(row, row.staff, required, own)]
  })
}

function asRow({ unit, code, staff, trained, untrained }: GapRow, base: number, required: number, own: number) {
  // Whoever is trained and not in the base does not count towards a share of it.
  const done = staff === null || untrained === null ? null : staff - untrained
  return {
    unit,
    code,
    base,
    required,
    own,
    reached: trained,
    left: done === null ? null : Math.max(0, required - done),
  }
}

/** The region as a whole reaches the share: split once at the top, phase by phase. */
function teachersOfAll(ground: Ground, target: Target, level: 'city' | 'county'): AskedUnit[] {
  const { question, table } = ground
  const { notice, units, unit } = question
  const rows = ground.rows(level)
  if (rows.some(({ staff }) => staff === null)) return []
  const handed = handDown({
    table,
    units,
    top: topOf(notice, units, unit),
    amount: (staffing) => staffOf(staffing)?.value ?? 0,
    columns: (whole) => phasesUpTo(notice, target, whole),
  })
  return rows.map((row) => {
    const phases = handed(row.code, level) ?? []
    return asRow(
      row,
      row.staff!,
      phases.reduce((sum, phase) => sum + phase, 0),
      phases.at(-1) ?? 0,
    )
  })
}

/** Counties that begin, over the cities: which counties of a city they are is the city's own decision. */
function startedCounties(ground: Ground, target: Target): AskedUnit[] {
  const { notice, units, unit } = ground.question
  const top = topOf(notice, units, unit)
  const started = new Set(startedBelow(ground, top))
  const cities = grouped(units.below(top.key, 'county'), ({ key }) => units.above(key, 'city')?.key ?? key)
  const parts = [...cities].map(([key, counties]) => ({ key, amount: counties.length, parts: [] }))
  const whole = parts.reduce((sum, { amount }) => sum + amount, 0)
  const numbers = new Map<string, readonly number[]>()
  spread({ key: '', amount: 0, parts }, phasesUpTo(notice, target, whole), numbers)
  return [...cities]
    .filter(([city]) => isInside(units, unit, city))
    .map(([city, counties]) => {
      const phases = numbers.get(city)!
      const required = phases.reduce((sum, phase) => sum + phase, 0)
      const reached = counties.filter(({ key }) => started.has(key)).length
      const own = units.get(city)!
      return asAsked(own, own.name, { required, own: phases.at(-1)! }, counties.length, reached)
    })
}

/**
 * Where a form asks whether a county has begun (是否启动), its answer counts, for such a form has a row of every county; else whoever has
 * reported has begun.
 */
function startedBelow({ question, table, lists }: Ground, top: Unit): string[] {
  const { notice, units } = question
  const asked = notice.forms.some((form) => hasField(form, 'started'))
  const persons = lists.byUnit(lists.persons, 'county')
  const schools = lists.byUnit(lists.schools, 'county')
  const hasStarted = (key: string) => {
    const answer = table.started.get(key)
    return answer === undefined
      ? persons.has(key) || schools.has(key) || (!asked && table.reported.has(key))
      : answer === 1
  }
  return units
    .below(top.key, 'county')
    .map(({ key }) => key)
    .filter(hasStarted)
}

/** As somebody said, or else as the forms say of the unit as a whole. */
function schoolsOrCases({ question, table, lists }: Ground, target: Target, unit: Unit, told: Told) {
  const used = table.of(unit)?.used
  if (target.of === 'cases') {
    const named = lists.byUnit(lists.persons, unit.level).get(unit.key)
    const trained = question.basis === 'named' ? named : (used?.trained?.value ?? named)
    return [trained, used?.cases?.value] as const
  }
  const said = told.schools?.get(unit.key)
  return said === undefined ? ([used?.schools?.value, used?.schoolsDone?.value] as const) : ([said, undefined] as const)
}
