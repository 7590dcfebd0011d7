/**
 * The quotas of a notice, the sheets that count and a unit come in; how many places each unit has of each kind, how many are taken and how many
 * are left goes out. Pure arithmetic: a unit that sent nothing has taken none.
 */
import type { Form, FormRule, Notice } from '../notice/notice.ts'
import { partsBelow } from '../unit/parts-below.ts'
import type { Unit, UnitTable } from '../unit/unit.ts'
import type { Figure, StoredSheet } from './figure.ts'
import { type Counting, counting, groupKey, type Quota, type QuotaSheet } from './quota.ts'
import { type IssuedFigure, type LimitTable, limitTable } from './quota-limits.ts'

export interface QuotaState {
  /** Of the rule, or the form's where it has none. */
  id: string
  title: string
  form: string
  unit: string
  code: string
  /** Subject, stage, project; `''` where all are counted together. */
  group: string
  kind: 'max' | 'min' | 'equal'
  limit: number
  found: number
  /** limit − found: below 0 where there are too many. */
  left: number
  clause: string
}

interface QuotaQuestion {
  notice: Notice
  units: UnitTable
  unit: Unit
  /** What a form says that came from above. */
  figures: (form: string) => readonly Figure[]
  /** Current sheets of a form, with their rows. */
  sheets: (form: string) => readonly StoredSheet[]
}

export function quotaStates(question: QuotaQuestion): QuotaState[] {
  return question.notice.forms.flatMap((form) =>
    form.rules
      .filter(({ check, params }) => check === 'quota' && (params.limits !== undefined || params.issued !== undefined))
      .flatMap((rule) => statesOf(question, form, rule)),
  )
}

function statesOf(question: QuotaQuestion, form: Form, rule: FormRule): QuotaState[] {
  const { notice, units, unit, figures } = question
  const quota = rule.params as Quota
  const count = counting(form, rule.table, notice, units, quota)
  const limits = limitTable(count, quota, { notice, units, issued: figuresOf(figures, quota) })
  const unitAt = count.fields.findIndex(({ of }) => of === 'unit' || of === 'sender')
  // Places of a school are not told county by county.
  if (unitAt < 0 || count.fields.some(({ of }) => of === 'school' || of === 'slot')) return []
  const groups = new Map(
    count.gather(
      question.sheets(form.id).map((sheet) => sheetOf(sheet, form, rule, count)),
      limits.lift,
    ),
  )
  const named = new Set([
    ...(quota.issued ? figures(quota.issued.form) : []).map((figure) => figure.unit),
    ...[...groups.values()].map(({ parts }) => parts[unitAt]!),
  ])
  const inside = [
    unit.key,
    ...(['city', 'county'] as const).flatMap((level) =>
      partsBelow(units, unit.key, level, named).map(({ key }) => key),
    ),
  ]
  for (const { parts } of owed(question, form, quota, limits, inside)) {
    const key = groupKey(parts)
    if (!groups.has(key)) groups.set(key, { parts, found: 0, base: 0, on: new Map() })
  }
  const order = new Map(inside.map((key, index) => [key, index]))
  return [...groups.values()]
    .filter(({ parts }) => order.has(parts[unitAt]!))
    .sort((a, b) => order.get(a.parts[unitAt]!)! - order.get(b.parts[unitAt]!)!)
    .map(({ parts, found }): QuotaState => {
      const [limit = { kind: 'max' as const, limit: 0 }] = limits.of(parts)
      const names = count.fields.flatMap((field, index) =>
        field.hidden || index === unitAt ? [] : [count.nameOf(field, parts[index]!)],
      )
      return {
        id: quota.id ?? form.id,
        title: quota.title ?? '',
        form: form.id,
        unit: units.get(parts[unitAt]!)?.name ?? parts[unitAt]!,
        code: parts[unitAt]!,
        group: names.join(' '),
        kind: limit.kind,
        limit: limit.limit,
        found,
        left: limit.limit - found,
        clause: rule.clauses.map((id) => `${notice.id}#${id}`).join(' '),
      }
    })
    .filter(({ limit, found }) => limit > 0 || found > 0)
}

/** Where every sender has the same places, those who owe the form have them too. */
function owed(
  { units, unit }: QuotaQuestion,
  form: Form,
  { limits: map }: Quota,
  limits: LimitTable,
  inside: readonly string[],
): { parts: string[] }[] {
  const namesNoUnit = map !== undefined && limits.entries(['']).length > 0
  if (!namesNoUnit || form.reporter === 'school') return limits.entries(inside)
  const senders = new Set(
    unit.level === form.reporter
      ? [unit.key]
      : units.below(unit.key, form.reporter === 'city' ? 'city' : 'county').map(({ key }) => key),
  )
  return [...senders].flatMap((key) => limits.entries([key]))
}

function figuresOf(figures: QuotaQuestion['figures'], { issued }: Quota): IssuedFigure {
  const found = new Map<string, { value: number; source: string }>()
  for (const { unit, measure, kind, value, source } of issued ? figures(issued.form) : []) {
    if (kind === 'data') found.set(`${unit}/${measure}`, { value, source: `${source.path} ${source.cell}` })
  }
  return (unit, field) => found.get(`${unit}/${field}`)
}

function sheetOf(stored: StoredSheet, form: Form, rule: FormRule, count: Counting): QuotaSheet {
  const table = rule.table || form.tables[0]?.id
  const sheet: QuotaSheet = {
    path: stored.path,
    sender: stored.unit,
    school: stored.school,
    project: stored.project,
    rows: [],
  }
  for (const { table: id, unit, school, subject, values } of stored.records()) {
    const row =
      id === table ? count.sort({ unit, school, value: (field) => values[field] }, { row: 0, subject }) : undefined
    if (row) sheet.rows.push(row)
  }
  return sheet
}
