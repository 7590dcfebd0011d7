/**
 * The story goes on here, to the level above: what a unit owes it, what changed since, as one delivery. One function per arrow, as in
 * `pipeline.ts`; nothing here decides what counts.
 */
import { compareHoldings, type FileSince } from './gap/compare-holdings.ts'
import type { Coverage } from './gap/coverage.ts'
import type { Form } from './notice/notice.ts'
import { cover, type Inquiry, senders } from './pipeline.ts'
import { type Change, compareReports } from './report/compare-reports.ts'
import { type Deliverable, deliverables } from './report/deliverables.ts'
import type { ReportOrder } from './report/make-report.ts'

/** Whom the level above may call about it, besides. */
type Sending = Inquiry & Pick<ReportOrder, 'contact'>

/** ledger → the workbooks that the unit owes the level above, drawn and not yet on disk. */
export async function deliver(sending: Sending): Promise<Deliverable[]> {
  const [people, coverages] = [senders(sending), new Map<Form, Coverage>()]
  for (const form of sending.notice.forms)
    coverages.set(form, await cover(sending, { forms: [form], owed: [form] }, people))
  return deliverables({ ...sending, coverage: (form) => coverages.get(form)! })
}

/** Two states of a ledger → what is different on the workbooks that go upward, and the files that came or left between them. */
export async function compareStates(
  before: Sending,
  after: Sending,
): Promise<{ changes: Change[]; files: FileSince[] }> {
  const [was, is] = [before, after].map(({ ledger, notice }) => ledger.holdings(notice.id))
  return {
    changes: compareReports(await deliver(before), await deliver(after)),
    files: compareHoldings(was!, is!, after),
  }
}
