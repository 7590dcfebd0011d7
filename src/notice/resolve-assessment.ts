/**
 * The assessment of a pack → the Assessment that `src/assess` reads, and which clause is enforced by which of its rules.
 * References to columns and settings are checked here; faults are collected, never thrown.
 */

import type { Severity } from '../value/severity.ts'
import type { Assessment } from './assessment.ts'
import type { PackAssessment } from './assessment-schema.ts'
import type { FormRule } from './notice.ts'
import type { Fault, PackPath } from './pack-fault.ts'
import type { Pack } from './pack-schema.ts'

export function resolveAssessment(assessment: PackAssessment | null): Assessment | null {
  return assessment === null ? null : (withClauses(assessment) as Assessment)
}

/** `clause: X` or a list of them → `clauses`, `minimumClause` → `minimumClauses`; all else stays. */
function withClauses(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withClauses)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([key, each]) =>
    /^clause$|Clause$/.test(key) ? [`${key}s`, typeof each === 'string' ? [each] : each] : [key, withClauses(each)],
  )
  return Object.fromEntries(entries)
}

/** Part of the assessment → id of the rule under which it is reported. */
const ruleOfPart: Record<keyof Omit<Assessment, 'form' | 'stepOrder'>, string> = {
  population: 'population',
  hours: 'hours',
  abilities: 'ability-points',
  gates: 'eligibility',
  score: 'score',
  grade: 'grade',
  steps: 'approval',
  evidence: 'eligibility',
  departure: 'population',
  certificates: 'certificate',
  passRate: 'pass-rate',
}

/** Pairs of clause id and rule id; several rules may stand on one clause. */
export function assessmentClauses(assessment: Assessment | null): [clause: string, rule: string][] {
  if (assessment === null) return []
  return Object.entries(ruleOfPart).flatMap(([part, rule]) =>
    clausesIn(assessment[part as keyof Assessment]).map((clause): [string, string] => [clause, rule]),
  )
}

/** One rule for each part of the assessment that a check looks at, to be applied to the form it is made from. */
export function assessmentRules(
  assessment: Assessment,
  severityOf: (check: string) => Severity | undefined,
): FormRule[] {
  const clauses = new Map<string, Set<string>>()
  for (const [clause, rule] of assessmentClauses(assessment)) {
    clauses.set(rule, (clauses.get(rule) ?? new Set()).add(clause))
  }
  return [...clauses].flatMap(([check, stands]) => {
    const severity = severityOf(check)
    return severity === undefined ? [] : [{ check, severity, clauses: [...stands], params: {}, table: '' }]
  })
}

function clausesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(clausesIn)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, each]) => (/^clauses$|Clauses$/.test(key) ? each : clausesIn(each)))
}

export function assessmentFaults(pack: Pack): Fault[] {
  const { assessment } = pack
  if (assessment === null) return []
  const form = pack.forms[assessment.form]
  if (!form) return [{ path: ['assessment', 'form'], message: `没有报表“${assessment.form}”` }]
  const fields = new Set(fieldsOf(form))
  const parts = new Set([...(assessment.hours?.parts ?? []).map((part) => part.field), 'hours', 'abilities'])
  const faults: Fault[] = []
  for (const [key, value, path] of leaves(assessment, ['assessment'])) {
    const isField = ['field', 'bonus', 'before'].includes(key)
    if (isField && value !== '' && !fields.has(value)) {
      faults.push({ path, message: `报表“${assessment.form}”没有字段“${value}”` })
    }
    if (['within', 'needs'].includes(key) && value !== '' && !parts.has(value)) {
      faults.push({ path, message: `学时没有“${value}”这一部分` })
    }
    if (key === 'setting' && !(value in pack.settings)) {
      faults.push({ path: path.slice(0, -1), message: `没有设置“${value}”：请在 settings 中写出默认值和理由` })
    }
  }
  faults.push(...offerFaults(pack, assessment.abilities?.offer))
  const weights = (assessment.score?.parts ?? []).map((part) => part.weight)
  const sum = weights.reduce<number>((total, weight) => total + (typeof weight === 'number' ? weight : Number.NaN), 0)
  if (weights.length > 0 && Math.abs(sum - 1) > 1e-6) {
    faults.push({ path: ['assessment', 'score', 'parts'], message: `各部分权重之和是 ${sum}，应为 1` })
  }
  return faults
}

/** Schools list what they offer on a form of their own. */
function offerFaults(pack: Pack, offer: NonNullable<PackAssessment['abilities']>['offer'] | undefined): Fault[] {
  if (!offer) return []
  const path: PackPath = ['assessment', 'abilities', 'offer']
  const form = offer.form === '' ? undefined : pack.forms[offer.form]
  if (offer.form !== '' && !form) return [{ path: [...path, 'form'], message: `没有报表“${offer.form}”` }]
  const fields = form ? fieldsOf(form) : []
  return (['codesField', 'markField'] as const)
    .filter((key) => offer[key] !== '' && !fields.includes(offer[key]))
    .map((key) => ({ path: [...path, key], message: `报表“${offer.form}”没有字段“${offer[key]}”` }))
}

function fieldsOf(form: Pack['forms'][string]): string[] {
  const below = (columns: Pack['forms'][string]['columns'] = []): string[] =>
    columns.flatMap((column) => [...(column.field ? [column.field] : []), ...below(column.columns)])
  return [...below(form.columns), ...form.tables.flatMap((table) => below(table.columns))]
}

/** Every text of the assessment with the name it stands under (of a list: the name of the list). */
function* leaves(value: unknown, path: PackPath, name = ''): Generator<[string, string, PackPath]> {
  if (typeof value === 'string') yield [name, value, path]
  else if (Array.isArray(value)) {
    for (const [index, each] of value.entries()) yield* leaves(each, [...path, index], name)
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, each] of Object.entries(value)) yield* leaves(each, [...path, key], key)
  }
}
