/**
 * A form of any pack comes in; a sheet of it goes out that says what it should: every field filled, sums that agree, each unit once. Persons are
 * invented.
 */
import type { Column, Form, HeadField, Notice, Table } from '../../src/notice/notice.ts'
import type { UnitTable } from '../../src/unit/unit.ts'
import { rememberOf } from '../../src/value/remember.ts'
import type { Value } from '../../src/value/value.ts'
import { abolished, person } from '../samples/people.ts'
import type { FormSketch, Row } from './clauses/clause-case.ts'

const school = '示例小学'

/** Counties of the region, or its cities. */
export function placesOf({ units }: { units: UnitTable }, level: 'city' | 'county') {
  // A notice of anybody's is tried on one city.
  const region = units.region ?? units.get('510100')!
  const below = region.level === level ? [region] : units.below(region.key, level)
  // A county's own sheet is of one city's counties.
  if (level === 'city') return below
  const first = below[0]!
  return below.filter(({ parent }) => parent === first.parent)
}

export function goodSheet(notice: Notice, form: Form, units: UnitTable): FormSketch {
  return ofForm(form, { notice, form, units })
}

const ofForm = rememberOf((form: Form, around: Around): FormSketch => {
  const head: Row = Object.fromEntries(
    [...form.head, ...form.foot].map((field) => [field.field, headValue(around, field)]),
  )
  const tables = Object.fromEntries(form.tables.map((table) => [table.id, rowsOf(around, table)]))
  const main = form.tables[0]
  const total = main && main.total !== '' ? totalOf(main, tables[main.id]!) : undefined
  const sections = Object.fromEntries(form.sections.map(({ id }) => [id, '示例文字']))
  return { form: form.id, head, tables, sections, ...(total && { total }) }
})

interface Around {
  notice: Notice
  form: Form
  units: UnitTable
}

function senderOf(around: Around): string {
  const { reporter } = around.form
  const county = placesOf(around, 'county')[0]!
  if (reporter === 'province') return around.units.above(county.key, 'province')!.name
  return reporter === 'city' ? (around.units.above(county.key, 'city') ?? county).name : county.name
}

function headValue(around: Around, field: HeadField): Value {
  if (field.type === 'unit' || field.field === 'unit')
    return field.field === 'modelCounty' ? placesOf(around, 'county')[0]!.name : senderOf(around)
  if (field.type === 'count') return around.form.tables[0] ? rowsOf(around, around.form.tables[0]).length : 1
  return plainValue(around, field, 0)
}

export function plainValue({ notice, units }: Around, { type, list }: Column | HeadField, index: number): Value {
  const { name, sex, idNumber, phone, subject } = person(index + 1, abolished.yueyang)
  switch (type) {
    case 'name':
      return name
    case 'sex':
      return sex
    case 'idNumber':
      return idNumber
    case 'phone':
      return phone
    case 'school':
      return school
    case 'unit':
      return placesOf({ units }, 'city')[0]!.name
    case 'count':
    case 'number':
    case 'money':
    case 'subcount':
      return 10
    case 'percent':
      return '50%'
    case 'date':
      return '2021-05-01'
    case 'month':
      return '2010-03'
    case 'year':
      return notice.issued.slice(0, 4) || '2016'
    case 'tick':
      return '√'
    case 'list':
      return notice.lists[list]?.[0]?.value ?? ''
    case 'abilities':
      return 'A1'
    case 'sequence':
      return index + 1
    default:
      return subject
  }
}

/** One row a unit or category, one county's two schools, or two persons of one school. */
function rowsOf(around: Around, table: Table): Row[] {
  const { form } = around
  if (form.rows === 'category')
    return table.preprinted.map((row, index) => ({ ...filled(around, table, index), ...row }))
  const county = placesOf(around, 'county')
  const units = form.rows === 'city' ? placesOf(around, 'city') : form.rows === 'county' ? county : []
  const count = table.card ? 1 : units.length || 4
  return Array.from({ length: count }, (_, index) => {
    const row: Record<string, Value> = { ...filled(around, table, index) }
    for (const { field, type } of table.columns) {
      if (type === 'unit') row[field] = (units[index] ?? county[0]!).name
      if (type === 'school') row[field] = form.rows === 'school' ? `示例第${'一二三四'[index % 4]}小学` : school
    }
    return row
  })
}

function filled(around: Around, table: Table, index: number): Row {
  const row: Record<string, Value> = {}
  for (const column of table.columns) row[column.field] = plainValue(around, column, index)
  return summed(around.form, row)
}

/** What the form's own rules make of the parts; twice, for a sum may be a part. */
function summed({ rules }: Form, row: Record<string, Value>): Row {
  for (let turn = 0; turn < 2; turn++) {
    for (const { check, params } of rules) {
      const at = (name: string) => String(params[name])
      if (check === 'row-sum' && at('total') in row)
        row[at('total')] = (params.parts as string[]).reduce((sum, field) => sum + Number(row[field]), 0)
      if (check === 'gap-identity') row[at('gap')] = Number(row[at('staff')]) - Number(row[at('trained')])
      if (check === 'rate-stated' && params.rate !== undefined)
        row[at('rate')] = `${((Number(row[at('trained')]) / Number(row[at('staff')])) * 100).toFixed(2)}%`
    }
  }
  return row
}

function totalOf({ columns }: Table, rows: readonly Row[]): Row {
  const counts = columns.filter(({ type }) => type === 'count')
  return Object.fromEntries(
    counts.map(({ field }) => [field, rows.reduce((sum, row) => sum + Number(row[field] ?? 0), 0)]),
  )
}
