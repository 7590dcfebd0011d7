/**
 * The records of a form of cards come in; the content of each card goes out, in the order of their units, with the rows of the small tables inside
 * it. A person who handed in two has one, the latest.
 */
import type { StoredRecord } from '../gap/figure.ts'
import type { Form } from '../notice/notice.ts'
import { UserError } from '../user-error.ts'
import type { Drawing } from './drawing.ts'
import { fillForm } from './fill-form.ts'
import type { FillInput } from './fill-input.ts'
import { inOrder } from './fill-records.ts'
import type { FormContent } from './form-content.ts'

/** A workbook of more sheets is no longer leafed through. */
const mostCards = 1_000

/** Each card of several stands on a sheet of its own. */
export function cardSheet(drawn: Drawing, index: number, cards: number): Drawing {
  return cards > 1 ? { ...drawn, name: `${drawn.name.slice(0, 26)}-${index + 1}` } : drawn
}

/** @throws UserError where there are more than a workbook should hold. */
export function refuseTooManyCards(unit: string, { label }: Form, cards: number): void {
  if (cards <= mostCards) return
  throw new UserError(
    'too-many-cards',
    `${unit} 的 ${label} 有 ${cards} 张，一份工作簿写不下：最多 ${mostCards} 张。`,
    '请一个县（市、区）写一份，例如加上 --county 和县名；名册请分开。',
  )
}

/** @throws UserError where there are more than a workbook should hold. */
export function fillCards(input: FillInput): FormContent[] {
  const card = input.form.tables[0]!
  const inside = new Map<StoredRecord, StoredRecord[]>()
  let latest: StoredRecord[] = []
  for (const record of input.records) {
    // As on the sheet: what is inside a card follows it.
    if (record.table === card.id) {
      latest = []
      inside.set(record, latest)
    } else latest.push(record)
  }
  const { records, twice } = inOrder(input, card)
  refuseTooManyCards(input.unit.name, input.form, records.length)
  return records.map((record) =>
    fillForm({ ...input, records: [...(twice.get(record.subject) ?? []), record, ...(inside.get(record) ?? [])] }),
  )
}
