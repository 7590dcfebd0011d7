/**
 * A record of a form whose rows are persons or schools comes in, the key of whom it is about goes out: the same for the same person in
 * every file of a ledger. Personal data: it is compared, never shown.
 */

import { indexOf } from '../notice/column-types.ts'
import type { Form, Table } from '../notice/notice.ts'
import { personKey } from '../value/person-key.ts'
import { normaliseName } from '../value/text.ts'
import type { FormRecord } from './reading.ts'
import { fieldIndex } from './reading.ts'

export type SubjectKey = (record: FormRecord, unit: string, school: string) => string

/**
 * Persons by ID number, in whichever spelling (15 digits as the 18 they became); without one by name at their school, for two of the same
 * name at one school are rarer than one who stands in two lists. Schools by name within their unit. `''` for all other rows.
 */
export function subjectKeyOf(form: Form, table: Table): SubjectKey {
  if (form.tables[0]?.id !== table.id) return () => ''
  if (form.rows === 'school')
    return (_record, unit, school) => (school === '' ? '' : `${unit}/${normaliseName(school)}`)
  if (form.rows !== 'person') return () => ''
  const idIndex = fieldIndex(table, 'idNumber')
  const nameIndex = indexOf(table.columns, 'name')
  return (record, unit, school) => {
    const id = record.values[idIndex]
    if (typeof id === 'string' && id !== '') return personKey(id)
    const name = record.values[nameIndex]
    return typeof name === 'string' && name !== '' ? `${unit}/${school}/${normaliseName(name)}` : ''
  }
}
