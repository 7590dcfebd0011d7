/**
 * A record, with the head and foot of its sheet round it, comes in; what stands in a field goes out, wherever the form has that field. A card has no
 * rows: its head is the one row there is. Flags where the field stands, a field of the head once a sheet.
 */
import type { Args, CheckContext, Need, Watcher } from '../../check/check.ts'
import { headText, isNotChecked, columnsOf as presentColumnsOf } from '../../check/needs.ts'
import { readId } from '../../form/read-id.ts'
import { valueReader } from '../../form/read-value.ts'
import { type FormRecord, fieldIndex } from '../../form/reading.ts'
import type { RowFacts } from '../../gap/where.ts'
import { firstOf } from '../../notice/column-types.ts'
import type { IsoDate } from '../../value/date.ts'
import { birthOf } from '../../value/day-span.ts'
import { readIdNumber } from '../../value/id-number.ts'
import { isBlankText } from '../../value/text.ts'
import { CellKind } from '../../workbook/workbook.ts'
import { isLeftBlank } from './left-blank.ts'

export interface RowView extends RowFacts {
  isBlank(field: string): boolean
  /** Day of birth by a valid number that stands there. */
  birth(field: string): IsoDate | undefined
  /** Heading or label of the field. */
  heading(field: string): string
  flag(field: string, args: Args): void
}

/** Those of the fields that are columns of the table must stand on the sheet. */
export function fieldsThere(fields: readonly string[]): Need<object> {
  return (context) => {
    const { table, form } = context
    if (form.form.tables.length === 0) return {}
    const inTable = table === undefined ? fields : fields.filter((field) => fieldIndex(table.table, field) >= 0)
    const found = presentColumnsOf(inTable)(context)
    return isNotChecked(found) ? found : {}
  }
}

/** The field of the first column of ID numbers, or of the head's. */
export function idField({ form, table }: Pick<CheckContext, 'form' | 'table'>): string | undefined {
  return firstOf([...(table?.table.columns ?? []), ...form.form.head, ...form.form.foot], 'idNumber')?.field
}

/** Shows every row to `look`, a card's one at its end. */
export function watchRows(context: CheckContext, look: (row: RowView) => void): Watcher {
  const { form, table, whose, flag, asOf } = context
  const columns = new Map((table?.table.columns ?? []).map(({ field }, index) => [field, index]))
  const head = new Map([...form.form.head, ...form.form.foot].map((each) => [each.field, each]))
  const told = new Set<string>()
  let record: FormRecord | undefined

  const indexOf = (field: string) => (record === undefined ? undefined : columns.get(field))
  const row: RowView = {
    unit: '',
    school: '',
    value(field) {
      const index = indexOf(field)
      if (index !== undefined) return record!.values[index]
      const text = headText(context, field)
      const own = head.get(field)
      return own === undefined || text === '' ? undefined : valueReader(own.type, own)(text, CellKind.text)
    },
    isBlank(field) {
      const index = indexOf(field)
      return index === undefined ? isBlankText(headText(context, field)) : isLeftBlank(record!, index)
    },
    birth(field) {
      const index = indexOf(field)
      const text = index === undefined ? headText(context, field) : ''
      const reading = index === undefined ? readIdNumber(text, asOf) : readId(record!, index, asOf)
      return reading?.valid ? birthOf(reading.canonical) : undefined
    },
    heading(field) {
      const index = columns.get(field)
      return index === undefined ? (head.get(field)?.label ?? field) : table!.table.columns[index]!.heading
    },
    flag(field, args) {
      const index = indexOf(field)
      if (index !== undefined) flag(record!, index, args)
      else if (!told.has(field)) {
        told.add(field)
        flag.head(field, args)
      }
    },
  }

  return {
    record(own) {
      record = own
      Object.assign(row, { unit: '', school: '' }, whose.place(own))
      look(row)
    },
    end() {
      if (form.form.tables.length > 0) return
      record = undefined
      Object.assign(row, { unit: whose.sender()?.key ?? '' })
      look(row)
    },
  }
}
