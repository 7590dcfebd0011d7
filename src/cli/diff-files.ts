/** Files under two notices, one after the other → per sheet, which findings appear and which vanish. What only one notice recognises is said. */
import { diffFindings } from '../check/diff-findings.ts'
import type { FileOutcome, FormOutcome } from '../pipeline.ts'
import type { FileDiff } from '../render/notice-diff.ts'
import { collect } from './collect.ts'
import type { Context } from './context.ts'

export async function diffFiles(context: Context, from: string, to: string, paths: string[]): Promise<FileDiff[]> {
  const under = async (notice: string) => collect(context, paths, { notice })
  const [before, after] = [await under(from), await under(to)]
  return before.flatMap((file, index) => diffFile(file, after[index]!))
}

function diffFile(before: FileOutcome, after: FileOutcome): FileDiff[] {
  const { path, unreadable } = before
  if (unreadable) return [{ path, unreadable: `${unreadable.message}。${unreadable.hint}` }]
  const sheets = [...new Set([...before.forms, ...after.forms].map(({ form }) => form.sheet))]
  if (sheets.length === 0) return [{ path, unrecognised: before.unrecognised[0]?.why ?? '文件里没有内容' }]
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
