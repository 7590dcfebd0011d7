/**
 * Outcomes of files come in; one entry for each form, or for a file that gave none, with its status and totals goes out: what `validate`
 * answers. Never takes what could not be read or checked for fine.
 */
import type { SheetResult } from '../check/run-checks.ts'
import type { SheetForm } from '../form/reading.ts'
import { noCounts } from '../value/severity.ts'
import type { FileOutcome } from './outcome.ts'
import { foundIn, type SinceReturn, sinceReturn, toldIn } from './since-return.ts'

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
  /** Said with the first form of a 退回表 that came back. */
  since?: SinceReturn
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

const NOTHING: SheetResult = {
  findings: [],
  counts: noCounts(),
  explained: [],
  unheard: [],
  notChecked: [],
  crashed: [],
}

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

/** What became of the faults that a 退回表 named. */
export function sinceOf({ foundBefore, forms }: FileOutcome): { since?: SinceReturn } {
  if (foundBefore === undefined) return {}
  const results = forms.map(({ result }) => result())
  const now = foundIn(results.flatMap(({ findings }) => findings))
  const told = toldIn(results.flatMap(({ explained }) => explained))
  return { since: sinceReturn(foundBefore, now, told) }
}

function entriesOf(file: FileOutcome): Entry[] {
  const { path, sha256, unreadable, unrecognised, copyOf } = file
  const none = { path, sha256, form: undefined, unit: '', result: NOTHING, message: '', hint: '', otherSheets: [] }
  if (copyOf !== undefined) return [{ ...none, status: 'ok', copyOf }]
  if (unreadable) return [{ ...none, status: 'unreadable', message: unreadable.message, hint: unreadable.hint }]
  const [first, ...more] = file.forms.map(({ form, sender, result }): Entry => {
    const found = result()
    const status = found.counts.error > 0 ? 'error' : found.counts.warning > 0 ? 'warning' : 'ok'
    return { ...none, status, form, unit: sender?.name ?? '', result: found }
  })
  if (first) return [{ ...first, otherSheets: unrecognised, ...sinceOf(file) }, ...more]
  const [sheet] = unrecognised
  if (!sheet) return [{ ...none, status: 'unrecognised', message: '文件里没有内容', hint: '请填写后重新发送' }]
  const message = sheet.sheet === '' ? sheet.why : `工作表“${sheet.sheet}”：${sheet.why}`
  return [
    { ...none, status: 'unrecognised', message, hint: '请用 itcap template 的空白表填写，或用 --form 指明是哪张表' },
  ]
}
