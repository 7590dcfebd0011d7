/** What validation found → text for a person, JSON and CSV for programs. The most blocking first; never an ID number or a phone. */
import type { Finding } from '../check/check.ts'
import { messageOf } from '../check/message-of.ts'
import type { SheetResult } from '../check/run-checks.ts'
import type { SheetForm } from '../form/reading.ts'
import type { FileOutcome } from '../pipeline.ts'
import { csv } from './csv.ts'

export type Status = 'ok' | 'warning' | 'error' | 'unreadable' | 'unrecognised'

/** One form on one sheet of one file, or a file that gave none. */
export interface Entry {
  path: string
  sha256: string
  status: Status
  form: SheetForm | undefined
  unit: string
  result: SheetResult
  /** For files that could not be read or recognised: what happened, and what to do. */
  message: string
  hint: string
  /** Sheets of the same file with content that is no known form; said with the file's first form. */
  otherSheets: { sheet: string; why: string }[]
  /** Another file of the run with the same bytes, which was checked instead. */
  copyOf?: string
}

export interface ValidateResult {
  asOf: string
  entries: Entry[]
  /** A check threw: a fault of itcap. */
  crashed: boolean
  totals: Totals
}

export interface Totals {
  files: number
  rows: number
  error: number
  warning: number
  info: number
  unreadable: number
  unrecognised: number
}

const NOTHING: SheetResult = { findings: [], counts: { error: 0, warning: 0, info: 0 }, notChecked: [], crashed: [] }

export function summarise(files: FileOutcome[], asOf: string): ValidateResult {
  const entries = files.flatMap(entriesOf)
  const sum = (of: (entry: Entry) => number) => entries.reduce((total, entry) => total + of(entry), 0)
  return {
    asOf,
    entries,
    crashed: entries.some((entry) => entry.result.crashed.length > 0),
    totals: {
      files: files.length,
      rows: sum((entry) => entry.form?.rows ?? 0),
      error: sum((entry) => entry.result.counts.error),
      warning: sum((entry) => entry.result.counts.warning),
      info: sum((entry) => entry.result.counts.info),
      unreadable: sum((entry) => Number(entry.status === 'unreadable')),
      unrecognised: sum((entry) => Number(entry.status === 'unrecognised')),
    },
  }
}

function entriesOf(file: FileOutcome): Entry[] {
  const { path, sha256, unreadable, unrecognised, copyOf } = file
  const none = { path, sha256, form: undefined, unit: '', result: NOTHING, message: '', hint: '', otherSheets: [] }
  if (copyOf !== undefined) return [{ ...none, status: 'ok', copyOf }]
  if (unreadable) return [{ ...none, status: 'unreadable', message: unreadable.message, hint: unreadable.hint }]
  const [first, ...more] = file.forms.map(({ form, reporter, result }): Entry => {
    const found = result()
    const status = found.counts.error > 0 ? 'error' : found.counts.warning > 0 ? 'warning' : 'ok'
    return { ...none, status, form, unit: reporter?.name ?? '', result: found }
  })
  if (first) return [{ ...first, otherSheets: unrecognised }, ...more]
  const [sheet] = unrecognised
  if (!sheet) return [{ ...none, status: 'unrecognised', message: '文件里没有内容', hint: '请填写后重新发送' }]
  const message = sheet.sheet === '' ? sheet.why : `工作表“${sheet.sheet}”：${sheet.why}`
  return [
    { ...none, status: 'unrecognised', message, hint: '请用 itcap template 的空白表填写，或用 --form 指明是哪张表' },
  ]
}

export function validateJson({ asOf, entries, totals }: ValidateResult): object {
  const { files, rows, error, warning, info, unreadable, unrecognised } = totals
  return {
    asOf,
    files: entries.map(entryJson),
    totals: { files, rows, error, warning, info, unreadable, unrecognised },
  }
}

function entryJson(entry: Entry): unknown {
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
    counts: result.counts,
    findings: result.findings.map(findingJson),
    notChecked: result.notChecked,
    ...(entry.otherSheets.length > 0 && { otherSheets: entry.otherSheets }),
    ...(entry.copyOf !== undefined && { copyOf: entry.copyOf }),
    ...(result.crashed.length > 0 && { crashed: result.crashed.map(({ rule }) => rule) }),
    ...(entry.message && { message: entry.message, hint: entry.hint }),
  }
}

/** Head fields by name; phones stay out of JSON, and what is a number becomes one. */
function headJson(form: SheetForm | undefined): Record<string, string | number> {
  const fields = form ? [...form.form.head, ...form.form.foot] : []
  const shown = fields.filter((each) => each.type !== 'phone' && form?.head[each.field])
  return Object.fromEntries(
    shown.map(({ field, type }) => {
      const { text } = form!.head[field]!
      return [field, type === 'count' && /^\d+$/.test(text) ? Number(text) : text]
    }),
  )
}

function findingJson(finding: Finding): unknown {
  const { rule, severity, sheet, cell, row, column, clause, fingerprint, args, rows } = finding
  return { rule, severity, sheet, cell, row, column, message: messageOf(finding), clause, fingerprint, args, rows }
}

export function validateCsv({ entries }: ValidateResult): string {
  const head = ['文件', '工作表', '单元格', '级别', '栏目', '问题', '规则', '依据', '涉及行']
  const rows = entries.flatMap(({ path, status, form, result, message, hint, copyOf }) => [
    ...(copyOf === undefined ? [] : [[path, '', '', SEVERITY.info, '', `与 ${copyOf} 完全相同，只算一份`, '', '', '']]),
    ...(message ? [[path, '', '', STATUS[status], '', `${message}。${hint}`, '', '', '']] : []),
    ...result.findings.map((each) => [
      path,
      form?.sheet,
      each.cell,
      SEVERITY[each.severity],
      each.column,
      messageOf(each),
      each.rule,
      each.clause,
      each.rows.join(' '),
    ]),
  ])
  return csv([head, ...rows])
}

export const SEVERITY = { error: '错误', warning: '提醒', info: '提示' } as const
export const STATUS: Record<Status, string> = {
  ok: '通过',
  warning: '有提醒',
  error: '有错误',
  unreadable: '读不了',
  unrecognised: '不认识',
}

/** 退回表 that were written. */
export interface Returned {
  written: string[]
  skipped: { path: string; why: string }[]
}
