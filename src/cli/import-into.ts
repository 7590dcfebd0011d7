/** Files → a ledger, in one transaction: what `import` does on disk and `gap FILE` and `report FILE` do in memory. */
import type { SheetForm } from '../form/reading.ts'
import { rowPlaces } from '../form/row-place.ts'
import type { Ledger, SheetWriter } from '../ledger/ledger.ts'
import { isMailSubject } from '../notice/is-mail-subject.ts'
import type { Notice } from '../notice/notice.ts'
import type { Recorder } from '../pipeline.ts'
import type { ImportResult } from '../render/import.ts'
import { mailSubject } from '../report/mail-subject.ts'
import type { Unit } from '../unit/unit.ts'
import { readTime } from '../value/time.ts'
import { chosenUnit } from './chosen-unit.ts'
import { collect, knownOf, unitTables } from './collect.ts'
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
  const transaction = ledger.begin()
  const writers = new Map<SheetForm, SheetWriter>()
  const recorder: Recorder = {
    open(form, sha256) {
      const writer = transaction.open(form, sha256)
      const place = rowPlaces(form, units(form.notice))
      writers.set(form, writer)
      return (record) => {
        const { unit, school } = place(record)
        writer.record(record, unit, school)
      }
    },
    abandon: (sha256) => transaction.abandon(sha256),
  }
  try {
    const { files } = await collect(context, paths, options, { recorder, known: knownOf(ledger) })
    const result: ImportResult = { receipts: [], refused: [], subjects: [], crashed: false }
    for (const file of files) {
      if (file.unreadable)
        result.refused.push({ path: file.path, message: file.unreadable.message, hint: file.unreadable.hint })
      else if (file.forms.length === 0) {
        const why = file.unrecognised[0]?.why ?? '文件里没有内容。'
        result.refused.push({
          path: file.path,
          message: why,
          hint: '没有登记。请用空白表填写，或用 --form 指明是哪张表。',
        })
      }
      for (const { form, reporter, result: checked } of file.forms) {
        const { counts, crashed } = checked()
        const table = units(form.notice)
        const unit =
          reporter ??
          (options.onBehalfOf ? (await chosenUnit(context, form.notice, options.onBehalfOf)).unit : undefined)
        const receipt = writers.get(form)!.finish({
          unit: unit?.key ?? '',
          received: (options.received && readTime(options.received)) || context.now,
          counts,
          accepted: options.accept ?? '',
          ...(options.issued && form.form.direction === 'both' && { direction: 'issued' as const }),
        })
        result.crashed ||= crashed.length > 0
        const unitName = unit ? table.fullName(unit.key) : ''
        if (options.subject !== undefined && unit) addSubject(result, form.notice, options.subject, unit)
        result.receipts.push({
          ...receipt,
          unitName,
          label: `${form.notice.shortTitle} ${form.form.label}`,
          errors: counts.error,
        })
      }
    }
    transaction.commit()
    return result
  } catch (error) {
    transaction.rollback()
    throw error
  }
}

/** A subject line that is not as the notice prescribes is said once per unit. */
function addSubject(result: ImportResult, { mail }: Notice, subject: string, unit: Unit): void {
  if (mail === null || isMailSubject(mail, subject, [unit.name, unit.shortName])) return
  const expected = mailSubject(mail, unit.name)
  if (!result.subjects.some((each) => each.expected === expected)) result.subjects.push({ unit: unit.name, expected })
}
