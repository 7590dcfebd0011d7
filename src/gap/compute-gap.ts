/**
 * Figures, lists of persons, a notice, a unit and a day come in; the table of gaps with its total, targets, missing units and every
 * disagreement between figures goes out. Pure arithmetic: counts nothing twice and changes no figure.
 */
import type { Notice } from '../notice/notice.ts'
import type { Unit } from '../unit/unit.ts'
import { differencesOf } from './differences.ts'
import type { GapLevel, GapQuestion, GapResult, GapRows, MissingUnit } from './gap-result.ts'
import { groundOf, schoolRows, totalOf } from './gap-rows.ts'
import { gapForms } from './staffing.ts'
import { targetStates } from './targets.ts'

export function computeGap(question: GapQuestion): GapResult {
  const { notice, unit, by, asOf, basis = 'reported' } = question
  const ground = groundOf(question)
  const rows = by === 'school' ? schoolRows(ground) : ground.rows(by)
  const total = totalOf(rows, ground)
  return {
    asOf,
    notice: notice.id,
    unit: unit.name,
    code: unit.key,
    by,
    basis,
    rows,
    total,
    targets: targetStates(ground),
    missing: by === 'school' ? [] : missingOf(question, by, rows),
    differences: differencesOf({ ...question, basis }, ground.table, rows, total),
  }
}

/** The level of the rows when the user names none: the one below the unit; a county's schools where the notice asks for no staff figures. */
export function usualLevel(unit: Unit, notice: Notice): GapLevel {
  if (unit.level !== 'county') return unit.level === 'province' ? 'city' : 'county'
  return gapForms(notice).length > 0 ? 'county' : 'school'
}

/** Units of the level that nobody spoke of, where a form asks for a row of each. */
function missingOf({ notice, units, unit }: GapQuestion, level: 'city' | 'county', rows: GapRows): MissingUnit[] {
  const asked = notice.forms.some((form) => form.rows === level || (level === 'county' && form.reporter === 'county'))
  if (!asked) return []
  const present = new Set(Array.from(rows, ({ code }) => code))
  const expected = unit.level === level ? [unit] : units.below(unit.key, level)
  const cityOf = (key: string) => units.above(key, 'city')?.key ?? ''
  // A city that stands among its own counties (市本级) does not stand for them.
  const divided = new Set([...present].filter((key) => cityOf(key) !== key).map(cityOf))
  const isCounted = (key: string) => present.has(cityOf(key)) && !divided.has(cityOf(key))
  return expected
    .filter(({ key }) => !present.has(key))
    .map(({ key, name }) => ({ unit: name, code: key, counted: isCounted(key) }))
}
