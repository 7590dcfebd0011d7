/**
 * The gap of a unit and the phases of its notice come in; whole persons, schools and counties per phase and unit go out, with the days and
 * the work left. Everything adds up, and the same input gives the same plan.
 */
import type { IsoDate, Notice, Split, Target } from '../notice/notice.ts'
import type { Unit, UnitTable } from '../unit/unit.ts'
import { daysBetween } from '../value/date.ts'
import { askedOf } from './asked-of.ts'
import type { GapRow } from './gap-result.ts'
import { type Phase, phaseOf, phasesUpTo } from './phases.ts'
import { splitDown, splitTable } from './split.ts'

export interface PlanQuestion {
  notice: Notice
  units: UnitTable
  unit: Unit
  asOf: IsoDate
  /** Rows of the gap of the unit, by city or county. */
  rows: readonly GapRow[]
  /**
   * Number of schools per unit (key), or of the unit asked for, or of a list of units that a target is limited to (国家级贫困县区); undefined
   * where nobody said. They go before what the rows say.
   */
  schools?: ReadonlyMap<string, number>
  /** What is done of a target (id) in all, all phases before included, where no form of the notice says it. */
  done?: ReadonlyMap<string, number>
}

export interface PlanResult {
  asOf: IsoDate
  notice: string
  unit: string
  code: string
  phases: PhasePlan[]
  splits: SplitPlan[]
}

export interface PhasePlan {
  /** Id of the target. */
  id: string
  title: string
  of: Target['of']
  from: IsoDate | ''
  by: IsoDate | ''
  share: number | null
  /** What the share is of; null where nobody reported it. */
  base: number | null
  /** To be reached by the end of the phase, all before it included; null where the base is. */
  required: number | null
  /** This phase's own part. */
  own: number | null
  /** Upper end of a range (5–7 schools); null where there is none. */
  most: number | null
  reached: number | null
  left: number | null
  /** Negative when the day has passed; null where it is masked. */
  daysLeft: number | null
  /** Persons a day from now on, rounded up; null where nothing is left to do it in. */
  perDay: number | null
  /** The number the notice prints, and whether it is the same as `own`. */
  stated: number | null
  agrees: boolean | null
  approximate: boolean
  rows: PhaseRow[]
  clause: string
}

export interface PhaseRow {
  unit: string
  code: string
  base: number
  required: number
  own: number
  reached: number | null
  left: number | null
  perDay: number | null
}

export interface SplitPlan {
  id: string
  /** Field → whole number, in all and per unit; every row adds up to its gap, every column to the total. */
  total: Record<string, number>
  rows: { unit: string; code: string; amount: number; parts: Record<string, number> }[]
  clause: string
}

export function computePlan(question: PlanQuestion): PlanResult {
  const { notice, unit, asOf } = question
  return {
    asOf,
    notice: notice.id,
    unit: unit.name,
    code: unit.key,
    phases: notice.targets.map((target) => phasePlan(question, target)),
    splits: notice.splits.map((split) => splitPlan(question, split)),
  }
}

function phasePlan(question: PlanQuestion, target: Target): PhasePlan {
  const { notice, asOf } = question
  const daysLeft = target.by === '' ? null : daysBetween(asOf, target.by)
  const units = askedOf(question, target)
  const bases = units?.map((each) => each.base)
  const phases = bases && (target.share === null ? counted(target, bases) : shared(notice, target, bases))
  const rows = (units ?? []).map((each, index): PhaseRow => {
    const { required, own } = phases![index]!
    const left = each.reached === null ? null : Math.max(0, required - each.reached)
    return { ...each, required, own, left, perDay: perDay(left, daysLeft) }
  })
  const own = sumOf(rows, 'own')
  const required = sumOf(rows, 'required')
  const reached = question.done?.get(target.id) ?? sumOf(rows, 'reached')
  const left = leftOf(rows, required, question.done?.get(target.id))
  return {
    id: target.id,
    title: target.title,
    of: target.of,
    from: target.from,
    by: target.by,
    share: target.share,
    base: sumOf(rows, 'base'),
    required,
    own,
    most: target.most === null || rows.length === 0 ? null : target.most * target.batches * rows.length,
    reached,
    left,
    daysLeft,
    perDay: perDay(left, daysLeft),
    stated: target.stated,
    agrees: target.stated === null || own === null ? null : own === target.stated,
    approximate: target.approximate,
    rows: rows.length > 1 ? rows : [],
    clause: target.clause === '' ? '' : `${notice.id}#${target.clause}`,
  }
}

/** Said of all together: nobody knows which unit it is short in. */
function leftOf(rows: readonly PhaseRow[], required: number | null, done: number | undefined): number | null {
  if (done === undefined || required === null) return sumOf(rows, 'left')
  return Math.max(0, required - done)
}

/** A plain number, asked of each. */
function counted(target: Target, bases: readonly number[]): Phase[] {
  const number = (target.count ?? 0) * target.batches
  return bases.map(() => ({ required: number, own: number }))
}

/** A share asked of each, or of all together: then the whole is split over them, phase by phase, so that rows and phases add up. */
function shared(notice: Notice, target: Target, bases: readonly number[]): Phase[] {
  if (target.per !== 'region') return bases.map((base) => phaseOf(notice, target, base))
  const whole = bases.reduce((sum, base) => sum + base, 0)
  const table = splitTable(phasesUpTo(notice, target, whole), bases)
  return table.map((row) => ({ required: row.reduce((sum, part) => sum + part, 0), own: row.at(-1)! }))
}

function splitPlan({ notice, rows }: PlanQuestion, split: Split): SplitPlan {
  const amounts = rows.map((row) => Math.max(0, Number(row[split.of as keyof GapRow] ?? 0)))
  const parts = rows.map((row, index) => ({ key: row.code, amount: amounts[index]!, parts: [] }))
  const numbers = splitDown({ key: '', amount: 0, parts }, split.into)
  return {
    id: split.id,
    total: numbers.get('')!,
    rows: rows.map((row, index) => ({
      unit: row.unit,
      code: row.code,
      amount: amounts[index]!,
      parts: numbers.get(row.code)!,
    })),
    clause: split.clause === '' ? '' : `${notice.id}#${split.clause}`,
  }
}

/** Null as soon as one row does not know. */
function sumOf(rows: readonly PhaseRow[], field: 'base' | 'required' | 'own' | 'reached' | 'left'): number | null {
  if (rows.length === 0) return null
  return rows.reduce<number | null>((sum, row) => (sum === null || row[field] === null ? null : sum + row[field]), 0)
}

function perDay(left: number | null, daysLeft: number | null): number | null {
  return left === null || daysLeft === null || daysLeft <= 0 ? null : Math.ceil(left / daysLeft)
}
