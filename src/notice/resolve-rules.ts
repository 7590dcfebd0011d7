/**
 * Implied rules and the checks a pack writes → the rules of a form. A written check refines the implied one of the same name:
 * it gives its clause, severity or parameters, or turns it off. What a pack says is cross-checked here; faults are collected.
 */
import { impliedRules, type RuleSeed } from './implied-rules.ts'
import type { Deadline, Form, FormRule, Severity } from './notice.ts'
import type { Fault, PackPath } from './pack-fault.ts'
import { listOf, type Placed } from './resolve-form.ts'
import type { PackCheck } from './schema.ts'

/** What a pack needs to know of a check; handed in, because checks come after notices in the order of imports. */
export interface KnownCheck {
  id: string
  severity: Severity
  /** Paths inside the parameters and what is wrong there; empty where nothing is. */
  faultsOf(params: Record<string, unknown>): Fault[]
}

export function resolveRules(
  form: Form,
  written: PackCheck[],
  placed: Placed[],
  deadlines: Deadline[],
  known: (id: string) => KnownCheck | undefined,
  faults: Fault[],
): FormRule[] {
  let implied = impliedRules(form, placed, deadlines)
    .filter((seed) => known(seed.check))
    .map((seed): FormRule => ({ ...seed, severity: severityOf(known(seed.check), form) }))
  const own: FormRule[] = []
  for (const [index, entry] of written.entries()) {
    const path: PackPath = ['forms', form.id, 'checks', index]
    const check = known(entry.check)
    if (!check) {
      faults.push({ path: [...path, 'check'], message: `没有名为“${entry.check}”的检查项` })
      continue
    }
    if (entry.table !== undefined && !form.tables.some((table) => table.id === entry.table)) {
      faults.push({ path: [...path, 'table'], message: `报表“${form.id}”没有表格“${entry.table}”` })
    }
    const refined = refine(implied, entry, check, form)
    if (refined) implied = refined
    else if (!entry.off) own.push(ruleOf(entry, check, form))
    for (const fault of check.faultsOf(paramsOf(entry))) {
      faults.push({ path: [...path, ...fault.path], message: fault.message })
    }
    faults.push(...referenceFaults(paramsOf(entry), form, entry.table, path))
  }
  return [...implied, ...own]
}

/** What its receiver cannot correct is no error of his: on an issued form errors become warnings. */
function severityOf(check: { severity: Severity } | undefined, form: Form, own?: Severity): Severity {
  const severity = own ?? check?.severity ?? 'error'
  return form.direction === 'issued' && severity === 'error' ? 'warning' : severity
}

function ruleOf(entry: PackCheck, check: KnownCheck, form: Form): FormRule {
  const severity = severityOf(check, form, entry.severity)
  return {
    check: entry.check,
    severity,
    clauses: listOf(entry.clause),
    params: paramsOf(entry),
    table: entry.table ?? '',
  }
}

/** The implied rules with what the pack writes about them; nothing where it writes a rule of its own. */
function refine(implied: FormRule[], entry: PackCheck, check: KnownCheck, form: Form): FormRule[] | undefined {
  const params = paramsOf(entry)
  const refined = implied.filter((rule) => refines(entry, params, rule))
  if (refined.length === 0) return undefined
  if (entry.off) return implied.filter((rule) => !refined.includes(rule))
  const written = ruleOf(entry, check, form)
  const changed = (rule: FormRule): FormRule => ({
    ...rule,
    severity: entry.severity ? written.severity : rule.severity,
    clauses: written.clauses.length > 0 ? written.clauses : rule.clauses,
    params: { ...rule.params, ...params },
  })
  return implied.flatMap((rule) => {
    if (!refined.includes(rule)) return [rule]
    const rest = remaining(rule, params)
    return rest ? [rest, changed(rule)] : [changed(rule)]
  })
}

/** A written check that names fields refines the rules that hold one of them; one that names a deadline, that deadline's. */
function refines(entry: PackCheck, params: Record<string, unknown>, rule: RuleSeed): boolean {
  if (rule.check !== entry.check) return false
  if (entry.table !== undefined && rule.table !== entry.table) return false
  if (Array.isArray(params.fields) && Array.isArray(rule.params.fields)) {
    const fields: unknown[] = rule.params.fields
    return params.fields.some((field) => fields.includes(field))
  }
  return params.deadline === undefined || params.deadline === rule.params.deadline
}

/** The rule for the fields that the written check leaves alone. */
function remaining(rule: FormRule, params: Record<string, unknown>): FormRule | undefined {
  if (!Array.isArray(params.fields) || !Array.isArray(rule.params.fields)) return undefined
  const named: unknown[] = params.fields
  const fields = (rule.params.fields as string[]).filter((field) => !named.includes(field))
  return fields.length === 0 ? undefined : { ...rule, params: { ...rule.params, fields } }
}

function paramsOf(entry: PackCheck): Record<string, unknown> {
  const { check: _check, severity: _severity, clause: _clause, table: _table, off: _off, ...params } = entry
  return params
}

/** Parameters whose value is the name of a column, whatever the check; a record's keys or values may be names too. */
const columnParams = [
  'field',
  'total',
  'gap',
  'staff',
  'trained',
  'rate',
  'id',
  'sex',
  'name',
  'by',
  'remark',
  'measure',
]
const columnListParams = ['fields', 'parts']

function referenceFaults(
  params: Record<string, unknown>,
  form: Form,
  tableId: string | undefined,
  path: PackPath,
): Fault[] {
  const tables = tableId === undefined ? form.tables : form.tables.filter((table) => table.id === tableId)
  const columns = new Set(tables.flatMap((table) => table.columns.map((column) => column.field)))
  const head = new Set([...form.head, ...form.foot].map((field) => field.field))
  const faults: Fault[] = []
  const isColumn = (value: unknown, ...where: (string | number)[]) => {
    if (typeof value !== 'string' || columns.has(value) || head.has(value)) return
    faults.push({ path: [...path, ...where], message: `报表“${form.id}”没有字段“${value}”` })
  }
  for (const key of columnParams) if (key in params) isColumn(params[key], key)
  for (const key of columnListParams) {
    if (Array.isArray(params[key])) for (const [index, value] of params[key].entries()) isColumn(value, key, index)
  }
  if (typeof params.counts === 'object' && params.counts !== null) {
    for (const [key, value] of Object.entries(params.counts)) {
      if (!columns.has(String(value))) isColumn(key, 'counts', key)
    }
  }
  if (typeof params.head === 'string' && !head.has(params.head)) {
    faults.push({ path: [...path, 'head'], message: `报表“${form.id}”的表头、表尾没有“${params.head}”` })
  }
  return faults
}
