/** The head and foot of a sheet come in, once it has ended; the persons they number go out. Keys only: never a number or a name. */
import type { CheckContext } from '../../check/check.ts'
import { headFieldsOfType, headId, headText } from '../../check/needs.ts'
import { idKey } from '../../value/id-digits.ts'
import { nameHash } from '../../value/name-hash.ts'
import { cellAddress } from '../../workbook/address.ts'

interface HeadPerson {
  /** Of the number. */
  field: string
  cell: string
  key: number
  /** Hash of the name asked for beside it: the one before it, else the one after; 0 where nobody is named. */
  name: number
}

export function headPersons(context: CheckContext): HeadPerson[] {
  const fields = headFieldsOfType(context, ['idNumber', 'name'])
  return fields.flatMap(({ field, type }, index) => {
    if (type !== 'idNumber') return []
    const place = context.form.head[field]
    const reading = headId(context, field)
    const key = reading.valid ? idKey(reading.canonical) : undefined
    if (place === undefined || key === undefined) return []
    const beside = fields.slice(0, index).findLast(isName) ?? fields.slice(index).find(isName)
    const name = beside ? nameHash(headText(context, beside.field)) : 0
    return [{ field, cell: cellAddress(place.column, place.row), key, name }]
  })
}

function isName({ type }: { type: string }): boolean {
  return type === 'name'
}
