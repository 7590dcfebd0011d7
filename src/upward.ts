/**
 * The story goes on here, to the level above: what a unit owes it, what changed since, as one delivery. One function per arrow, as in
 * `pipeline.ts`; nothing here decides what counts.
 */
import { compareHoldings, type FileSince } from './gap/compare-holdings.ts'
import type { Coverage } from './gap/coverage.ts'
import { lackSentence } from './gap/coverage-words.ts'
import type { GapLevel, GapResult } from './gap/gap-result.ts'
import type { Form } from './notice/notice.ts'
import { cover, gap, type Inquiry, senders } from './pipeline.ts'
import { type Change, compareReports } from './report/compare-reports.ts'
import { type Deliverable, deliverables } from './report/deliverables.ts'
import type { ReportOrder } from './report/make-report.ts'
import type { PackageFiles, PackageOrder } from './report/package-files.ts'
import { isInside } from './unit/is-inside.ts'
import { UserError } from './user-error.ts'

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

/** ledger → one delivery for the level above, not yet on disk, and what its figures lack. */
export async function packUp(
  sending: Sending,
  order: Pick<PackageOrder, 'frozen' | 'fonts' | 'originalOf'> & { mail: string },
): Promise<{ made: PackageFiles; all: Deliverable[]; coverage: Coverage }> {
  const { originalWords, packageFiles } = await import('./report/package-files.ts')
  const { notice, unit, units, asOf } = sending
  const all = (await deliver(sending)).map((each) => {
    if (each.form.sections.length === 0 || originalWords(each, order.originalOf)) return each
    const words = each.form.sections.map(({ heading }) => heading)
    return { ...each, about: { ...each.about, missing: [...each.about.missing, ...words] } }
  })
  const coverage = await lackOf(sending, all)
  const above = unit.parent === '' ? undefined : units.get(unit.parent)
  // The notice names the mailbox of whoever issued it: only those right below send there.
  const issuer = above !== undefined && above.key === units.region?.key ? (notice.mail?.to ?? '') : ''
  const made = await packageFiles(
    {
      ...{ notice, unit, above, asOf, contact: sending.contact, ...order },
      to: order.mail || issuer,
      lacking: lackSentence(coverage),
      zeros: zeroReports(sending),
      ownUnits: notice.units.filter(({ key }) => isInside(units, unit, key)),
    },
    all,
  )
  return { made, all, coverage }
}

/** Who has nothing to report, and on which form. */
function zeroReports({ notice, unit, units, ledger }: Sending): string[] {
  const zeros = ledger.holdings(notice.id).filter((each) => each.zero && each.state === 'counted')
  const own = zeros.filter((each) => isInside(units, unit, each.unit))
  return own.map(({ form, unit: key, school }) => {
    const label = notice.forms.find(({ id }) => id === form)?.label ?? form
    return [label, key === unit.key && school !== '' ? '' : units.get(key)?.name, school].filter(Boolean).join(' ')
  })
}

/** Of what is sent, what is due by the same day or was before, and what came and does not count. */
async function lackOf(sending: Sending, all: readonly Deliverable[]): Promise<Coverage> {
  const { notice, asOf, ledger } = sending
  const sent = new Set(all.map(({ form }) => form.id))
  const days = notice.deadlines.filter(({ forms }) => forms.some((id) => sent.has(id))).map(({ on }) => on)
  const last = [asOf, ...days].sort().at(-1)!
  const due = new Set(notice.deadlines.filter(({ on }) => on <= last).flatMap(({ forms }) => forms))
  const came = new Set(ledger.holdings(notice.id).map(({ form }) => form))
  const forms = notice.forms.filter(({ direction }) => direction !== 'issued')
  const owed = forms.filter(({ id }) => sent.has(id) || due.has(id))
  return cover(sending, { forms: forms.filter((form) => owed.includes(form) || came.has(form.id)), owed })
}

/** ledger → the gap of each unit as a workbook to pass on, on disk. */
export async function summary(
  inquiry: Inquiry,
  { path, by }: { path: string; by: GapLevel | undefined },
): Promise<{ result: GapResult; coverage: Coverage }> {
  const [{ drawSummary }, { writeWorkbook }, { result, coverage }] = await Promise.all([
    import('./report/draw-summary.ts'),
    import('./report/write-workbook.ts'),
    gap(inquiry, { by, basis: 'reported' }),
  ])
  if (result.rows.length === 0)
    throw new UserError(
      'nothing-to-report',
      `台账里没有 ${inquiry.unit.name} 的数字，没有可汇总的。`,
      'itcap status 看谁没报、谁报了没过。',
    )
  await writeWorkbook(path, [drawSummary(result, coverage, inquiry.notice)])
  return { result, coverage }
}
