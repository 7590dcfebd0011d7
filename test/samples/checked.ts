/** Files through the real pipeline, all checks on: what `itcap validate` finds. */

import type { Finding } from '../../src/check/check.ts'
import type { FileOutcome } from '../../src/intake/outcome.ts'
import type { Notice } from '../../src/notice/notice.ts'
import { takeIn } from '../../src/pipeline.ts'
import { unitTable } from '../../src/unit/unit-table.ts'

export interface Checked {
  outcomes: FileOutcome[]
  /** By path as given. */
  findings(path: string): Finding[]
}

export async function checked(notice: Notice, paths: string[], asOf: string): Promise<Checked> {
  const table = unitTable(asOf, notice)
  const around = { asOf, notices: [notice], form: undefined, received: undefined, units: () => table, digests: false }
  const outcomes = await takeIn(paths, around)
  const of = (path: string) => outcomes.find((outcome) => outcome.path === path)?.forms ?? []
  return { outcomes, findings: (path) => of(path).flatMap((form) => form.result().findings) }
}
