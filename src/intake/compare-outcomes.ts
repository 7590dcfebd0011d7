/** Files taken in under two notices come in; which findings appear on each sheet and which vanish, and what only one notice recognises, goes out. */
import type { Finding } from '../check/check.ts'
import { diffFindings, type FindingsDiff } from '../check/diff-findings.ts'
import { type FileOutcome, type FormOutcome, whyNothing } from './outcome.ts'

/** One form on one sheet, or a file that gave none. */
export type FileDiff =
  | { path: string; unreadable: string }
  | { path: string; unrecognised: string }
  | {
      path: string
      sheet: string
      from: FormUnder
      to: FormUnder
      /** Left out where one of the notices does not know the form. */
      diff?: FindingsDiff
    }

/** The form as one of the notices knows it. */
export interface FormUnder {
  /** Null where it does not know it; `why` says why. */
  form: string | null
  label: string
  why: string
  findings: Finding[]
}

/** The same files in the same order. */
export function compareOutcomes(before: FileOutcome[], after: FileOutcome[]): FileDiff[] {
  return before.flatMap((file, index) => diffFile(file, after[index]!))
}

function diffFile(before: FileOutcome, after: FileOutcome): FileDiff[] {
  const { path, unreadable } = before
  if (unreadable) return [{ path, unreadable: `${unreadable.message}。${unreadable.hint}` }]
  const sheets = [...new Set([...before.forms, ...after.forms].map(({ form }) => form.sheet))]
  if (sheets.length === 0) return [{ path, unrecognised: whyNothing(before) }]
  return sheets.flatMap((sheet) => {
    const [old, now] = [formsOn(before, sheet), formsOn(after, sheet)]
    // Several forms on one sheet are compared in the order in which they stand.
    return Array.from({ length: Math.max(old.length, now.length) }, (_, index) =>
      diffSheet(path, sheet, old[index], now[index], before, after),
    )
  })
}

function formsOn({ forms }: FileOutcome, sheet: string): FormOutcome[] {
  return forms.filter(({ form }) => form.sheet === sheet)
}

function diffSheet(
  path: string,
  sheet: string,
  old: FormOutcome | undefined,
  now: FormOutcome | undefined,
  before: FileOutcome,
  after: FileOutcome,
): FileDiff {
  const why = (outcome: FileOutcome) => outcome.unrecognised.find((each) => each.sheet === sheet)?.why ?? ''
  const told = (each: FormOutcome | undefined, outcome: FileOutcome) =>
    each
      ? { form: each.form.form.id, label: each.form.form.label, why: '', findings: each.result().findings }
      : { form: null, label: '', why: why(outcome), findings: [] }
  const [first, second] = [told(old, before), told(now, after)]
  // Nothing can be compared with what a notice does not know.
  const diff = old && now ? diffFindings(first.findings, second.findings) : undefined
  return { path, sheet, from: first, to: second, ...(diff && { diff }) }
}
