/** Files → a ledger, in one transaction: what `import` does on disk and `gap FILE` and `report FILE` do in memory. */
import type { SheetForm } from '../form/reading.ts'
import type { Import, Ledger, Receipt, SheetWriter } from '../ledger/ledger.ts'
import { isMailSubject } from '../notice/is-mail-subject.ts'
import type { Form, Notice } from '../notice/notice.ts'
import type { FileOutcome, FormOutcome, Recorder } from '../pipeline.ts'
import type { ImportResult } from '../render/import.ts'
import { mailSubject } from '../report/mail-subject.ts'
import type { Unit, UnitTable } from '../unit/unit.ts'
import { collect, receivedTime, unitTables } from './collect.ts'
import type { Context } from './context.ts'

export interface ImportOptions {
  notice?: string
  form?: string
  received?: string
  onBehalfOf?: string
  accept?: string
  issued?: boolean
  subject?: string
}

export async function importInto(
  ledger: Ledger,
  context: Context,
  paths: string[],
  options: ImportOptions,
): Promise<ImportResult> {
  const units = unitTables(context)
  const received = receivedTime(options.received) ?? context.now
  const transaction = ledger.begin()
  const writers = new Map<SheetForm, SheetWriter>()
  const recorder: Recorder = {
    open(form, sha256, whose) {
      const writer = transaction.open(form, sha256)
      writers.set(form, writer)
      return (record) => {
        const { lasting, school } = whose.place(record)
        writer.record(record, lasting, school)
      }
    },
    abandon: (sha256) => transaction.abandon(sha256),
  }
  try {
    const files = await collect(context, paths, { ...options, received }, { ledger, recorder })
    const result: ImportResult = { ...nothing(), refused: files.flatMap(refusalOf) }
    for (const file of files) keepUnread(file, transaction, received, result)
    const tell = files
      .flatMap(({ forms }) => forms)
      .map((outcome) => settle(outcome, writers.get(outcome.form)!, { options, received, units, result }))
    // A later version in the same delivery changes what the earlier one's receipt says.
    result.receipts.push(...tell.map((receipt) => receipt()))
    for (const file of files) addCopies(file, result)
    transaction.commit()
    return result
  } catch (error) {
    transaction.rollback()
    throw error
  }
}

/** Files that could not be read, or hold no form that is known: nothing of them is recorded. */
function refusalOf({ path, unreadable, forms, unrecognised, copyOf }: FileOutcome): ImportResult['refused'] {
  if (copyOf !== undefined) return []
  if (unreadable) return [{ path, message: unreadable.message, hint: unreadable.hint }]
  if (forms.length > 0) return []
  const hint = '没有登记。请用空白表填写，或用 --form 指明是哪张表。'
  return [{ path, message: unrecognised[0]?.why ?? '文件里没有内容', hint }]
}

function nothing(): ImportResult {
  return { receipts: [], refused: [], unread: [], subjects: [], crashed: false }
}

/** What could not be read as a form is kept by name, and said: it is in no total. */
function keepUnread(
  { path, sha256, unreadable, unrecognised, forms }: FileOutcome,
  transaction: Import,
  received: string,
  result: ImportResult,
): void {
  if (unreadable) transaction.unread({ path, sheet: '', sha256, why: unreadable.message, received })
  for (const { sheet, why } of unrecognised) {
    transaction.unread({ path, sheet, sha256, why, received })
    if (forms.length > 0) result.unread.push({ path, sheet, why })
  }
}

/** The same bytes under another name: the receipts of the file that was read, once more. */
function addCopies({ path, copyOf }: FileOutcome, { receipts }: ImportResult): void {
  if (copyOf === undefined) return
  const originals = receipts.filter((each) => each.path === copyOf)
  for (const first of originals) {
    const outcome = first.outcome === 'rejected' || first.outcome === 'undecided' ? first.outcome : 'unchanged'
    const samePersonsAs = [{ path: copyOf, persons: first.rows }]
    receipts.push({
      ...first,
      path,
      outcome,
      supersedes: [],
      replaces: undefined,
      changes: [],
      addsTo: [],
      samePersonsAs,
      copyOf,
    })
  }
}

interface Settling {
  options: ImportOptions
  received: string
  units: (notice: Notice) => UnitTable
  result: ImportResult
}

/** Checked to its end: the ledger decides whether the form counts, and gives the receipt, which holds once all are settled. */
function settle(
  { form, reporter: unit, reporterKey, result: checked }: FormOutcome,
  writer: SheetWriter,
  settling: Settling,
): () => ImportResult['receipts'][number] {
  const { options, received, units, result } = settling
  const { counts, crashed } = checked()
  // What a check of ours could not look at is not fine.
  const errors = counts.error + crashed.length
  const receipt = writer.finish({
    unit: reporterKey,
    received,
    counts: { ...counts, error: errors },
    accepted: options.accept ?? '',
    ...(options.issued && form.form.direction === 'both' && { direction: 'issued' as const }),
  })
  result.crashed ||= crashed.length > 0
  if (options.subject !== undefined && unit) addSubject(result, form.notice, options.subject, unit)
  const unitName = unit ? units(form.notice).fullName(unit.key) : ''
  return () => ({
    ...receipt,
    // By the day's own key, whatever the ledger keeps it under.
    unit: unit?.key ?? '',
    unitName,
    label: `${form.notice.shortTitle} ${form.form.label}`,
    errors,
    changes: changesOf(form.form, receipt),
    ...(form.zeroReport && { zero: true as const }),
  })
}

/** Figures before and after, under their headings; a figure that is no count of the form is left to the numbers of rows. */
function changesOf({ tables }: Form, { replaces }: Receipt): ImportResult['receipts'][number]['changes'] {
  const columns = tables.flatMap((table) => table.columns)
  return (replaces?.figures ?? []).flatMap(({ measure, before, after }) => {
    const column = columns.find(({ field, type }) => field === measure && type === 'count')
    return column ? [{ heading: column.heading, before, after }] : []
  })
}

/** A subject line that is not as the notice prescribes is said once per unit. */
function addSubject(result: ImportResult, { mail }: Notice, subject: string, unit: Unit): void {
  if (mail === null || isMailSubject(mail, subject, [unit.name, unit.shortName])) return
  const expected = mailSubject(mail, unit.name)
  if (!result.subjects.some((each) => each.expected === expected)) result.subjects.push({ unit: unit.name, expected })
}
