/** A report that is asked for and the ledger come in; the records that its sheet is filled with go out, as they were received. */
import type { StoredRecord } from '../gap/figure.ts'
import type { Ledger, RecordFilter } from '../ledger/ledger.ts'
import type { Form, Notice } from '../notice/notice.ts'
import type { Unit } from '../unit/unit.ts'
import { sameSchool } from '../value/same-school.ts'

interface Asked {
  notice: Notice
  form: Form
  ledger: Pick<Ledger, 'records' | 'sheets'>
  /** Where the sheet is about one of them alone. */
  school?: string
  sender?: Unit | undefined
}

type Filter = RecordFilter & { within: (unit: string) => boolean }

export function recordsFor(asked: Asked, filter: Filter): StoredRecord[] {
  const { notice, form, ledger, school = '', sender } = asked
  if (school === '' && sender === undefined)
    return [...ledger.records(notice.id, form.id, filter), ...cardsListed(asked, filter)]
  return ofSender(asked, filter)
}

/** All sheets that the sender sent of it, a school whichever way it spelled its name. */
function ofSender(
  { notice, form, ledger, sender, school = '' }: Asked,
  { within, project = '' }: Filter,
): StoredRecord[] {
  return ledger
    .sheets(notice.id, form.id)
    .filter((sheet) => sender === undefined || sheet.unit === sender.key)
    .filter((sheet) => school === '' || sameSchool(sheet.school, school))
    .filter((sheet) => project === '' || sheet.project === project)
    .flatMap((sheet) => [...sheet.records()])
    .filter(({ unit }) => within(unit))
}

/** The cards that a list is made of: a row for each. */
function cardsListed({ notice, form, ledger }: Asked, filter: Filter): StoredRecord[] {
  const [table] = form.tables
  const card = notice.forms.find(({ id }) => id === form.cards)?.tables[0]
  if (!card || !table) return []
  const cards = [...ledger.records(notice.id, form.cards, filter)].filter((record) => record.table === card.id)
  return cards.map((record) => ({ ...record, table: table.id }))
}
