/** What validation found → text for a person, JSON and CSV for programs. The most blocking first; never an ID number or a phone unasked. */
import type { Explained, Finding } from '../check/check.ts'
import type { SheetForm } from '../form/reading.ts'
import type { NumbersFound } from '../intake/numbers-found.ts'
import type { Entry, Status, Totals, ValidateResult } from '../intake/validation.ts'
import { columnTypes } from '../notice/column-types.ts'
import { type Counts, type Severity, severityWord } from '../value/severity.ts'
import { csv } from './csv.ts'
import { ownColumns } from './roster-columns.ts'

/** @param numbers Where the user asked to see them. */
export function validateJson({ asOf, entries, totals }: ValidateResult, numbers?: NumbersFound): object {
  const { files, rows, error, warning, info, unreadable, unrecognised } = totals
  return {
    asOf,
    files: entries.map((entry) => entryJson(entry, numbers)),
    totals: { files, rows, error, warning, info, unreadable, unrecognised },
  }
}

function entryJson(entry: Entry, numbers: NumbersFound | undefined): unknown {
  const { path, sha256, status, form, result } = entry
  return {
    path,
    sha256,
    status,
    notice: form?.notice.id ?? null,
    form: form?.form.id ?? null,
    sheet: form?.sheet ?? null,
    rows: form?.rows ?? 0,
    head: headJson(form),
    ...(form?.form.free && { columns: ownColumns(form) }),
    counts: result.counts,
    findings: result.findings.map((each) => findingJson(each, numbers?.get(each))),
    ...(result.explained.length > 0 && { explained: result.explained.map(explainedJson) }),
    ...(result.unheard.length > 0 && { unheard: result.unheard }),
    notChecked: result.notChecked,
    ...(entry.otherSheets.length > 0 && { otherSheets: entry.otherSheets }),
    ...(entry.since && { sinceReturn: entry.since }),
    ...(entry.copyOf !== undefined && { copyOf: entry.copyOf }),
    ...(result.crashed.length > 0 && { crashed: result.crashed.map(({ rule }) => rule) }),
    ...(entry.message && { message: entry.message, hint: entry.hint }),
  }
}

/** What `itcap fix` would change, and what would then be found. */
export interface Fixes {
  cells: number
  before: Totals
  after: Totals
}

/** Findings that would be no more. */
export function fixesJson({ cells, before, after }: Fixes): { cells: number; ends: Counts } {
  const ended = (severity: Severity) => Math.max(0, before[severity] - after[severity])
  return { cells, ends: { error: ended('error'), warning: ended('warning'), info: ended('info') } }
}

/** Head fields by name; personal numbers stay out of JSON, and what is a number becomes one. */
function headJson(form: SheetForm | undefined): Record<string, string | number> {
  const fields = form ? [...form.form.head, ...form.form.foot] : []
  const shown = fields.filter((each) => !columnTypes[each.type].personal && form?.head[each.field])
  return Object.fromEntries(
    shown.map(({ field, type }) => {
      const { text } = form!.head[field]!
      return [field, columnTypes[type].reads === 'count' && /^\d+$/.test(text) ? Number(text) : text]
    }),
  )
}

function findingJson(finding: Finding, number: string | undefined): unknown {
  const { rule, severity, sheet, cell, row, column, message, clause, fingerprint, args, rows } = finding
  const said = { rule, severity, sheet, cell, row, column, message, clause, fingerprint, args, rows }
  return number === undefined ? said : { ...said, number }
}

function explainedJson({ rule, sheet, cell, row, column, message, text }: Explained): unknown {
  return { rule, sheet, cell, row, column, message, explanation: text }
}

/** @param numbers Where the user asked to see them: a column more, 号码. */
export function validateCsv({ entries }: ValidateResult, numbers?: NumbersFound): string {
  const head = [
    '文件',
    '工作表',
    '单元格',
    '级别',
    '栏目',
    '问题',
    '规则',
    '依据',
    '涉及行',
    '情况说明',
    '县（市、区）',
    '学校',
    ...(numbers ? ['号码'] : []),
  ]
  const rows = entries.flatMap((entry) => {
    const { path, status, form, result, message, hint, copyOf } = entry
    const whose = [entry.unit, schoolOf(entry)]
    return [
      ...(copyOf === undefined
        ? []
        : [[path, '', '', severityWord.info, '', `与 ${copyOf} 完全相同，只算一份`, '', '', '', '', '', '']]),
      ...(message ? [[path, '', '', STATUS[status], '', `${message}。${hint}`, '', '', '', '', '', '']] : []),
      ...result.findings.map((each) => [
        path,
        form?.sheet,
        each.cell,
        severityWord[each.severity],
        each.column,
        each.message,
        each.rule,
        each.clause,
        each.rows.join(' '),
        '',
        ...whose,
        ...(numbers ? [numbers.get(each)] : []),
      ]),
      ...result.explained.map((each) => [
        path,
        each.sheet,
        each.cell,
        '已说明',
        each.column,
        each.message,
        each.rule,
        each.clause,
        each.row,
        each.text,
        ...whose,
      ]),
    ]
  })
  return csv([head, ...rows])
}

/** Of a form that each school fills in for itself, the school it names. */
export function schoolOf({ form }: Entry): string {
  const field = form?.form.head.find(({ type }) => type === 'school')
  return (field && form?.head[field.field]?.text.trim()) ?? ''
}

export const STATUS: Record<Status, string> = {
  ok: '通过',
  warning: '有提醒',
  error: '有错误',
  unreadable: '读不了',
  unrecognised: '不认识',
}
