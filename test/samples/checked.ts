/** Files through the real pipeline, all checks on: what `itcap validate` finds. */

import type { Finding } from '../../src/check/check.ts'
import { type CheckRun, nothingKnown, startRun } from '../../src/check/run-checks.ts'
import type { Notice } from '../../src/notice/notice.ts'
import { type FileOutcome, takeIn } from '../../src/pipeline.ts'
import { unitTable } from '../../src/unit/unit-table.ts'

export interface Checked {
  outcomes: FileOutcome[]
  /** By path as given. */
  findings(path: string): Finding[]
}

export async function checked(notice: Notice, paths: string[], asOf: string): Promise<Checked> {
  const table = unitTable(asOf, notice)
  const units = () => table
  const run: CheckRun = startRun({ asOf, known: () => nothingKnown, units })
  const outcomes: FileOutcome[] = []
  for (const path of paths) {
    outcomes.push(await takeIn(path, { notices: [notice], form: undefined, run, received: undefined, digests: false }))
  }
  run.finish()
  const of = (path: string) => outcomes.find((outcome) => outcome.path === path)?.forms ?? []
  return { outcomes, findings: (path) => of(path).flatMap((form) => form.result().findings) }
}
