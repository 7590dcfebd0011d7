/**
 * Implied rules and the checks a pack writes → the rules of a form. A written check refines the implied one of the same name:
 * it gives its clause, severity or parameters, or turns it off. What a pack says is cross-checked here; faults are collected.
 */

import { orMeant } from '../value/nearest.ts'
import { SEVERITIES, type Severity } from '../value/severity.ts'
import type { ColumnType } from './column-types.ts'
import type { PackCheck } from './form-schema.ts'
import { impliedRules } from './implied-rules.ts'
import type { Deadline, Form, FormRule } from './notice.ts'
import type { Fault, PackPath } from './pack-fault.ts'
import type { Pack } from './pack-schema.ts'
import { listOf, type Placed } from './resolve-form.ts'
import { referenceFaults } from './rule-references.ts'
import { severityOn } from './severity-on.ts'

/** What a pack needs to know of a check; handed in, because checks come after notices in the order of imports. */
export interface KnownCheck {
  id: string
  severity: Severity
  takes?: Readonly<Record<string, readonly ColumnType[]>> | undefined
  /** Paths inside the parameters and what is wrong there; empty where nothing is. */
  faultsOf(params: Record<string, unknown>): Fault[]
}

export interface KnownChecks {
  ids: readonly string[]
  find(id: string): KnownCheck | undefined
}

export function resolveRules(
  form: Form,
  written: PackCheck[],
  columns: Placed[],
  deadlines: Deadline[],
  settings: Pack['settings'],
  known: KnownChecks,
  faults: Fault[],
): FormRule[] {
  let implied = impliedRules(form, columns, deadlines)
    .filter((seed) => known.find(seed.check))
    .map((seed): FormRule => ({ ...seed, severity: severityOf(known.find(seed.check), form) }))
  const own: FormRule[] = []
  for (const [index, given] of written.entries()) {
    const path: PackPath = ['forms', form.id, 'checks', index]
    const entry = writtenCheck(given, form, settings, path, faults)
    const check = known.find(entry.check)
    if (!check) {
      const hint = orMeant(entry.check, known.ids, '；itcap rules 列出全部检查项')
      faults.push({ path: [...path, 'check'], message: `没有名为“${entry.check}”的检查项${hint}` })
      continue
    }
    if (given.table !== undefined && !form.tables.some((table) => table.id === given.table)) {
      faults.push({ path: [...path, 'table'], message: `报表“${form.id}”没有表格“${given.table}”` })
    }
    const placed = place(implied, entry, ruleOf(entry, check, form))
    if (entry.off && placed.implied.length === implied.length) {
      faults.push({ path, message: `报表“${form.id}”没有检查项“${entry.check}”可关` })
    }
    implied = placed.implied
    own.push(...placed.own)
    for (const fault of check.faultsOf(entry.params)) {
      faults.push({ path: [...path, ...fault.path], message: fault.message })
    }
    faults.push(...referenceFaults(entry.params, form, entry.table, path, check))
  }
  return [...implied, ...own]
}

function severityOf(check: { severity: Severity } | undefined, form: Form, own?: Severity): Severity {
  return severityOn(form, own ?? check?.severity ?? 'error')
}

/** A check as the pack writes it, its `$name` values replaced by the defaults of the settings, which it remembers. */
interface WrittenCheck {
  check: string
  severity: Severity | undefined
  clauses: string[]
  table: string | undefined
  off: boolean
  params: Record<string, unknown>
  settings: Record<string, string>
}

function writtenCheck(
  entry: PackCheck,
  form: Form,
  settings: Pack['settings'],
  path: PackPath,
  faults: Fault[],
): WrittenCheck {
  const references: Record<string, string> = {}
  const settled = (key: string, value: unknown) => {
    if (typeof value !== 'string' || !value.startsWith('$')) return value
    const setting = settings[value.slice(1)]
    if (setting) references[key] = value.slice(1)
    else faults.push({ path: [...path, key], message: `没有设置“${value.slice(1)}”：请在 settings 中写出默认值和理由` })
    return setting?.default
  }
  const { check, severity: given, clause, table, off, ...params } = entry
  const severity = settled('severity', given)
  if (severity !== undefined && !isSeverity(severity)) {
    faults.push({ path: [...path, 'severity'], message: `设置的值应为 error、warning 或 info，不是“${severity}”` })
  }
  return {
    check,
    severity: isSeverity(severity) ? severity : undefined,
    clauses: listOf(clause),
    // The only table of a form goes without saying.
    table: form.tables.length > 1 ? table : undefined,
    off: off === true,
    params: Object.fromEntries(Object.entries(params).map(([key, value]) => [key, settled(key, value)])),
    settings: references,
  }
}

function isSeverity(value: unknown): value is Severity {
  return SEVERITIES.includes(value as Severity)
}

function ruleOf(entry: WrittenCheck, check: KnownCheck, form: Form): FormRule {
  return {
    check: entry.check,
    severity: severityOf(check, form, entry.severity),
    clauses: entry.clauses,
    params: entry.params,
    table: entry.table ?? '',
    ...(Object.keys(entry.settings).length > 0 && { settings: entry.settings }),
  }
}

/**
 * Puts a written check in its place: it changes the implied rules it is about; for fields that none of them looks at, and where
 * there is none at all, it is a rule of its own. Rules written before it are left alone: two row sums are two rules.
 */
function place(implied: FormRule[], entry: WrittenCheck, written: FormRule): { implied: FormRule[]; own: FormRule[] } {
  const meant = implied.filter((rule) => isAbout(entry, rule))
  if (entry.off) return { implied: implied.filter((rule) => !meant.includes(rule)), own: [] }
  const named = fieldsOf(entry.params)
  const seen = meant.flatMap((rule) => fieldsOf(rule.params) ?? [])
  const rest = named?.filter((field) => !seen.includes(field)) ?? []
  const own =
    meant.length === 0
      ? [written]
      : rest.length > 0
        ? [{ ...written, params: { ...written.params, fields: rest } }]
        : []
  return { own, implied: implied.flatMap((rule) => (meant.includes(rule) ? changed(rule, entry, written) : [rule])) }
}

/** The rule as written for the fields the entry names, and as it was for the others. */
function changed(rule: FormRule, entry: WrittenCheck, written: FormRule): FormRule[] {
  const [had, named] = [fieldsOf(rule.params), fieldsOf(entry.params)]
  const fields = had && named ? { fields: had.filter((field) => named.includes(field)) } : {}
  const others = had && named ? had.filter((field) => !named.includes(field)) : []
  const now: FormRule = {
    ...rule,
    severity: entry.severity ? written.severity : rule.severity,
    clauses: written.clauses.length > 0 ? written.clauses : rule.clauses,
    params: { ...rule.params, ...entry.params, ...fields },
    ...(written.settings && { settings: written.settings }),
  }
  return others.length > 0 ? [{ ...rule, params: { ...rule.params, fields: others } }, now] : [now]
}

function isAbout(entry: WrittenCheck, rule: FormRule): boolean {
  if (rule.check !== entry.check || rule.table !== (entry.table ?? rule.table)) return false
  const [had, named] = [fieldsOf(rule.params), fieldsOf(entry.params)]
  if (had && named) return had.some((field) => named.includes(field))
  return entry.params.deadline === undefined || entry.params.deadline === rule.params.deadline
}

function fieldsOf(params: Record<string, unknown>): string[] | undefined {
  return Array.isArray(params.fields) ? params.fields : undefined
}
