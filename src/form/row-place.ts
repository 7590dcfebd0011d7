/** A record comes in; the key of the unit and the name of the school it is about go out. Never guesses: an unknown unit is `''`. */
import type { Form } from '../notice/notice.ts'
import type { UnitTable } from '../unit/unit.ts'
import { type FormRecord, fieldIndex, type SheetForm } from './reading.ts'

export interface RowPlace {
  /** `''` where the row names no unit that is known. */
  unit: string
  school: string
}

/**
 * The row's own columns come first, then the head of the sheet. One lookup per spelling, so it is cheap per row.
 * @param otherwise Key of the unit whose rows these are where the sheet names none.
 */
export function rowPlaces(form: SheetForm, units: UnitTable, otherwise = ''): (record: FormRecord) => RowPlace {
  const sender = headUnit(form, units) || otherwise
  const region = units.region?.key ?? ''
  const keys = new Map<string, string>()
  const headSchool = form.form.head.find((each) => each.type === 'school')
  const school = (headSchool && form.head[headSchool.field]?.text) ?? ''
  return (record) => {
    if (record.kind !== 'data') return { unit: '', school: '' }
    const { table } = record.table
    const name = text(
      record,
      table.columns.findIndex((each) => each.type === 'unit'),
    )
    let unit = keys.get(name)
    if (unit === undefined) {
      unit = name === '' ? sender : find(name, units, sender) || find(name, units, region)
      keys.set(name, unit)
    }
    return { unit, school: text(record, fieldIndex(table, 'schoolName')) || school }
  }
}

/** A school's own form may have no place for the unit: whoever takes it in knows. */
export function asksForUnit({ head, foot, tables }: Form): boolean {
  return [...head, ...foot, ...tables.flatMap(({ columns }) => columns)].some(({ type }) => type === 'unit')
}

function headUnit(form: SheetForm, units: UnitTable): string {
  const field = form.form.head.find((each) => each.type === 'unit')
  const region = units.region?.key ?? ''
  return field ? find(form.head[field.field]?.text ?? '', units, region) : ''
}

function find(name: string, units: UnitTable, within: string): string {
  if (name === '') return ''
  const match = units.find(name, within === '' ? {} : { within })
  return match.kind === 'found' ? match.unit.key : ''
}

function text(record: FormRecord, index: number): string {
  const value = index < 0 ? undefined : record.values[index]
  return value === undefined ? '' : String(value)
}
