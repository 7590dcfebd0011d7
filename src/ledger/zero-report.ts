/**
 * Somebody's word that there is nothing to report comes in; a submission of no rows goes out, judged like any sheet: a sheet with 无 on it and
 * this are the same, but that it never takes the place of a sheet that has rows.
 */
import { createHash } from 'node:crypto'
import type { SheetForm } from '../form/reading.ts'
import type { Form, Notice } from '../notice/notice.ts'
import { UserError } from '../user-error.ts'
import type { Import, Ledger, Receipt } from './ledger.ts'

export interface ZeroReport {
  notice: Notice
  form: Form
  /** Key of the unit that has nothing to report, as the ledger knows it. */
  unit: string
  /** Its school, for forms of schools. */
  school: string
  saidBy: string
  received: string
}

/** @throws UserError where a sheet with rows counts. */
export function recordZero(ledger: Pick<Ledger, 'submissions'>, transaction: Import, said: ZeroReport): Receipt {
  const { notice, form, unit, school, saidBy, received } = said
  const head = form.head.find(({ type }) => type === 'school')
  const words = [notice.id, form.id, unit, school, saidBy, received]
  const sheet: SheetForm = {
    path: `零报告（${saidBy}）`,
    sheet: '',
    sheetState: 'visible',
    notice,
    form,
    head: head && school !== '' ? { [head.field]: { text: school, row: 0, column: 0 } } : {},
    tables: [],
    sections: {},
    faults: [],
    zeroReport: true,
    rows: 0,
  }
  const writer = transaction.open(sheet, createHash('sha256').update(JSON.stringify(words)).digest('hex'))
  const receipt = writer.finish({ unit, received, counts: { error: 0, warning: 0, info: 0 }, accepted: '', saidBy })
  if (receipt.supersededBy === '') return receipt
  const counts = ledger.submissions(notice.id).find(({ submission }) => submission === receipt.supersededBy)
  throw new UserError(
    'already-reported',
    `${form.label}已经报过 ${counts?.path ?? '表'}，${counts?.rows ?? 0} 行，零报告没有记。`,
    '请先问清：确实没有可报的，让他们交一份写“无”的表，登记后代替这一份。',
  )
}
