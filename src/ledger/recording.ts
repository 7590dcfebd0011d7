/**
 * Records and outcomes of files come in while they are read; a transaction of the ledger that holds them, and a receipt for each form, go
 * out. Whatever is not recorded is said: by file, by sheet, or as a receipt that does not count.
 */

import type { SheetForm } from '../form/reading.ts'
import type { OpenedDelivery } from '../intake/open-delivery.ts'
import { type FileOutcome, type FormOutcome, type Taker, whyNothing } from '../intake/outcome.ts'
import type { SinceReturn } from '../intake/since-return.ts'
import { sinceOf } from '../intake/validation.ts'
import { isBlankForm } from '../notice/blank-form.ts'
import { countsOf } from '../notice/counts-of.ts'
import { COUNTED, nameWithNotice } from '../notice/form-words.ts'
import { isMailSubject, mailSubject } from '../notice/mail-subject.ts'
import type { Notice } from '../notice/notice.ts'
import type { Unit, UnitTable } from '../unit/unit.ts'
import { acceptedIn } from '../value/origin.ts'
import { deliveredSheet, endDeliveries } from './delivered-sheets.ts'
import type { Delivered } from './deliveries.ts'
import type { Import, Receipt, SheetWriter } from './ledger.ts'

/** How the officer wants it recorded. */
export interface Order {
  /** `2021-05-30T17:00:00+08:00`. */
  received: string
  /** Why forms count in spite of their errors (`--accept`). */
  accept?: string
  /** It is a list issued from above, not one that came from below. */
  issued?: boolean
  /** Deliveries from below that the files came in. */
  deliveries?: readonly OpenedDelivery[]
  /** Subject of the mail it came with. */
  subject?: string
  /** Throws where the files are not what the user said of them: nothing is recorded. */
  refuse?(files: readonly FileOutcome[]): void
}

export interface ImportResult {
  receipts: (Receipt & {
    unitName: string
    label: string
    errors: number
    /** What its rows are about, as they are counted: 5 人. */
    counted: string
    /** Figures of what was replaced, and of what replaces it. */
    changes: { heading: string; before: number; after: number }[]
    /** The sheet says that there is nothing to report. */
    zero?: true
    /** It is filled in nowhere: whoever owes it goes on owing it. */
    blank?: true
    /** Of a 退回表 that came back: what became of its faults; said with its first form. */
    sinceReturn?: SinceReturn
    /** Of a delivery: files further down that count because somebody said why, and what he said. */
    acceptedBelow?: { file: string; reason: string }[]
    /** Warnings that the sender explained. */
    explained?: number
    /** Rows whose explanation is for an error: it ends none. */
    unheard?: number[]
    /** The file with the same bytes whose receipt this is. */
    copyOf?: string
  })[]
  /** Files that could not be read or recognised. */
  refused: { path: string; message: string; hint: string }[]
  /** Sheets beside a form that are none: nothing of them is recorded. */
  unread: { path: string; sheet: string; why: string }[]
  /** Mail subjects that are not as the notice prescribes. */
  subjects: { unit: string; expected: string }[]
  /** Sheets of the delivery before that this one, `by`, does not have: they count no more. */
  withdrawn: { path: string; by: string }[]
  /** A check threw: a fault of itcap. */
  crashed: boolean
}

interface Recording {
  /** Takes the records of every form found. */
  taker: Taker
  /** All files read and checked: what counts, and what the senders can be told. */
  settle(files: FileOutcome[]): ImportResult
}

export function startRecording(transaction: Import, units: (notice: Notice) => UnitTable, order: Order): Recording {
  const writers = new Map<SheetForm, SheetWriter>()
  const taker: Taker = {
    open(form, sha256, whose) {
      const writer = transaction.open(form, sha256, order.issued === true && form.form.direction === 'both')
      writers.set(form, writer)
      return (record) => {
        const { lasting, school } = whose.place(record)
        writer.record(record, lasting, school)
      }
    },
    abandon: (sha256) => transaction.abandon(sha256),
  }

  function settle(files: FileOutcome[]): ImportResult {
    order.refuse?.(files)
    const result: ImportResult = { ...nothing(), refused: files.flatMap(refusalOf) }
    for (const file of files) keepUnread(file, transaction, order.received, result)
    const tell = files
      .flatMap(({ forms }) => forms)
      .map((outcome) => settleForm(outcome, writers.get(outcome.form)!, { transaction, order, units, result }))
    // A later version in the same delivery changes what the earlier one's receipt says.
    result.receipts.push(...tell.map((receipt) => receipt()))
    result.withdrawn.push(...endDeliveries(transaction, order.deliveries ?? [], result.receipts))
    for (const file of files) addSince(file, result)
    for (const file of files) addCopies(file, result)
    return result
  }

  return { taker, settle }
}

/** Files that could not be read, or hold no form that is known: nothing of them is recorded. */
function refusalOf(outcome: FileOutcome): ImportResult['refused'] {
  const { path, unreadable, forms, copyOf } = outcome
  if (copyOf !== undefined) return []
  if (unreadable) return [{ path, message: unreadable.message, hint: unreadable.hint }]
  if (forms.length > 0) return []
  const hint = '没有登记。请用空白表填写，或用 --form 指明是哪张表。'
  return [{ path, message: whyNothing(outcome), hint }]
}

function nothing(): ImportResult {
  return { receipts: [], refused: [], unread: [], subjects: [], withdrawn: [], crashed: false }
}

/** What could not be read as a form is kept by name, and said: it is in no total. */
function keepUnread(
  { path, sha256, unreadable, unrecognised, forms }: FileOutcome,
  transaction: Import,
  received: string,
  result: ImportResult,
): void {
  if (unreadable) transaction.unread({ path, sheet: '', sha256, why: unreadable.message, received })
  for (const { sheet, why, wordsOnly } of unrecognised) {
    // Beside a form that was read, 填表说明 is told once and lacks in no total.
    if (wordsOnly && forms.length > 0) transaction.nothingUnread(path, sheet)
    else transaction.unread({ path, sheet, sha256, why, received })
    if (forms.length > 0) result.unread.push({ path, sheet, why })
  }
}

/** A 退回表 that came back: how much of what it named is mended. */
function addSince(file: FileOutcome, { receipts }: ImportResult): void {
  const { since } = sinceOf(file)
  const first = since && receipts.find(({ path }) => path === file.path)
  if (first) first.sinceReturn = since
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
  transaction: Import
  order: Order
  units: (notice: Notice) => UnitTable
  result: ImportResult
}

/** Checked to its end: the ledger decides whether the form counts, and gives the receipt, which holds once all are settled. */
function settleForm(
  { form, sender: unit, senderKey, result: checked }: FormOutcome,
  writer: SheetWriter,
  settling: Settling,
): () => ImportResult['receipts'][number] {
  const { transaction, order, units, result } = settling
  const { counts, crashed, explained, unheard } = checked()
  // What a check of ours could not look at is not fine.
  const errors = counts.error + crashed.length
  const delivered = deliveredSheet(order.deliveries ?? [], form)
  const table = units(form.notice)
  const receipt = writer.finish({
    unit: senderKey,
    nameOf: (key) => table.fullName(table.keyOnDay(key)),
    received: order.received,
    counts: { ...counts, error: errors },
    accepted: order.accept ?? '',
    ...(delivered && { delivered }),
    ...(order.issued && form.form.direction === 'both' && { direction: 'issued' as const }),
  })
  transaction.explain(receipt, explained)
  result.crashed ||= crashed.length > 0
  if (order.subject !== undefined && unit) addSubject(result, form.notice, order.subject, unit)
  const unitName = unit ? table.fullName(unit.key) : ''
  return () => ({
    ...receipt,
    // By the day's own key, whatever the ledger keeps it under.
    unit: unit?.key ?? '',
    unitName,
    label: nameWithNotice(form.notice, form.form),
    errors,
    counted: COUNTED[form.form.rows],
    changes: countsOf(form.form, receipt.replaces?.figures ?? []),
    ...(delivered && belowOf(delivered)),
    ...(form.zeroReport && { zero: true as const }),
    ...(!form.zeroReport && isBlankForm(form.form, form.rows) && { blank: true as const }),
    ...(explained.length > 0 && { explained: explained.length }),
    ...(unheard.length > 0 && { unheard }),
  })
}

function belowOf({ cells }: Delivered): { acceptedBelow?: { file: string; reason: string }[] } {
  const accepted = acceptedIn(Object.values(cells).flat())
  return accepted.size === 0 ? {} : { acceptedBelow: [...accepted].map(([file, reason]) => ({ file, reason })) }
}

/** A subject line that is not as the notice prescribes is said once per unit. */
function addSubject(result: ImportResult, { mail }: Notice, subject: string, unit: Unit): void {
  if (mail === null || isMailSubject(mail, subject, [unit.name, unit.shortName])) return
  const expected = mailSubject(mail, unit.name)
  if (!result.subjects.some((each) => each.expected === expected)) result.subjects.push({ unit: unit.name, expected })
}
