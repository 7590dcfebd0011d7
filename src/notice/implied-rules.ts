/**
 * Form → the rules that follow from what it already says: a column typed idNumber is checked as an ID number, a list column
 * against its list, a form with a deadline against the time of receipt. A pack names only what its own text adds.
 */
import { grouped } from '../value/grouped.ts'
import { type ColumnType, columnTypes, firstOf } from './column-types.ts'
import type { Column, Deadline, Form, FormRule, Table } from './notice.ts'
import type { Placed } from './resolve-form.ts'

/** A rule before its severity is known. */
type RuleSeed = Pick<FormRule, 'check' | 'clauses' | 'params' | 'table'>

export function impliedRules(form: Form, placed: Placed[], deadlines: Deadline[]): RuleSeed[] {
  const rules: RuleSeed[] = []
  const add = (check: string, clauses: string[], params: Record<string, unknown> = {}, table = '') =>
    rules.push({ check, clauses, params, table })

  // A card is one row of labels found wherever they stand: it has no headings to double, no rows to compare or to leave empty.
  const isCard = form.tables[0]?.card !== undefined
  const laidDown = form.official ? form.clauses : []
  if (!form.free) {
    add('title-missing', laidDown)
    if (!isCard) add('form-mixed', [])
    add('heading-missing', withColumns(form.clauses, placed))
    add('heading-unknown', laidDown)
  }
  if (!isCard) add('heading-twice', laidDown)
  add('formula-no-value', [])
  add('hidden-data', [])
  if (!isCard) add('sample-row', [])
  // What stands on a row of categories before it is filled in is printed there.
  if (!isCard && form.rows !== 'category') add('prepared-row', [])
  if (!isCard) add('zero-report', [])
  add('row-unread', [])
  for (const deadline of deadlines) {
    if (deadline.forms.includes(form.id)) add('deadline', [deadline.clause], { deadline: deadline.id })
  }
  const owed = [...form.head, ...form.foot].filter((field) => field.required).map((field) => field.field)
  for (const [clauses, fields] of byClauses(owed, clausesOf(form, placed, '', form.clauses)))
    add('head-required', clauses, { fields })
  if (firstOf(form.head, 'unit') !== undefined) add('other-unit', [])
  const sections = form.sections.filter((section) => section.required).map((section) => section.id)
  for (const [clauses, ids] of byClauses(sections, clausesOf(form, placed, '', form.clauses))) {
    add('section-required', clauses, { sections: ids })
  }
  for (const table of form.tables) impliedByTable(form, table, placed, add)
  if (form.tables.length === 0) overFields(form, form.head.concat(form.foot), placed, '', add)
  return rules
}

type Add = (check: string, clauses: string[], params?: Record<string, unknown>, table?: string) => void
type ClausesOf = (field: string) => string[]
type Typed = Pick<Column, 'field' | 'type'>

function ofType<C extends Typed>(columns: readonly C[], type: ColumnType): C[] {
  return columns.filter((column) => column.type === type)
}

function impliedByTable(form: Form, table: Table, placed: Placed[], add: Add): void {
  const name = form.tables.length > 1 ? table.id : ''
  const clauses = clausesOf(form, placed, table.id)
  const required = table.columns.filter((column) => column.required).map((column) => column.field)
  const requiredBy = clausesOf(form, placed, table.id, form.clauses)
  for (const [stands, fields] of byClauses(required, requiredBy)) add('required', stands, { fields }, name)
  // Checks of single values look at the head and foot too: they go with the first table.
  const around = table === form.tables[0] ? [...form.head, ...form.foot] : []
  overFields(form, [...table.columns, ...around], placed, name, add, table.id)
  const id = firstOf(table.columns, 'idNumber')
  const person = firstOf(table.columns, 'name')
  const sex = firstOf(table.columns, 'sex')
  if (id) add('id-duplicate', clauses(id.field), { field: id.field, ...(person && { name: person.field }) }, name)
  if (id && form.rows === 'person' && table === form.tables[0]) add('two-versions', [], {}, name)
  if (id) add('known-person', clauses(id.field), { field: id.field, ...(person && { name: person.field }) }, name)
  if (id && person && !table.card) add('row-out-of-place', clauses(id.field), {}, name)
  if (id && sex) add('sex-id-mismatch', clauses(sex.field), { id: id.field, sex: sex.field }, name)
  else if (around.some(({ type }) => type === 'idNumber') && around.some(({ type }) => type === 'sex'))
    add('sex-id-mismatch', [], {}, name)
  impliedByExperience(form, table, name, add)
  for (const column of ofType(table.columns, 'sequence'))
    add('sequence', clauses(column.field), { field: column.field }, name)
  if (form.rows === 'category' && table.preprinted.length > 0 && table.key.length > 0)
    add('printed-row', form.clauses, { key: table.key }, name)
  if (table.key.length > 0 && !table.card) add('duplicate-row', [], { fields: table.key }, name)
  if (table.total !== '') {
    add('total-twice', [], {}, name)
    const counts = table.columns.filter(({ type }) => columnTypes[type].summed).map(({ field }) => field)
    if (counts.length > 0) add('column-sum', form.official ? form.clauses : [], { fields: counts }, name)
  }
}

/** Rules of experience: they stand on no clause, and only remind. */
function impliedByExperience(form: Form, table: Table, name: string, add: Add): void {
  const fieldsOf = (columns: Column[]) => columns.map(({ field }) => field)
  for (const check of new Set(Object.values(columnTypes).flatMap(({ checksWhenRequired }) => checksWhenRequired))) {
    const written = table.columns.filter(
      ({ type, required }) => required && columnTypes[type].checksWhenRequired.includes(check),
    )
    if (written.length > 0) add(check, [], { fields: fieldsOf(written) }, name)
  }
  const schools = [
    ...ofType(table.columns, 'school'),
    ...(table === form.tables[0] ? ofType([...form.head, ...form.foot], 'school') : []),
  ].map(({ field }) => field)
  if (schools.length > 0) add('several-schools', [], { fields: [...new Set(schools)] }, name)
  const person = firstOf(table.columns, 'name')
  if (form.rows !== 'person' || person === undefined) return
  const ids = ofType(table.columns, 'idNumber')
  const phone = firstOf(table.columns, 'phone')
  if (ids.length > 0) add('teacher-age', [], { fields: fieldsOf(ids) }, name)
  if (phone && !table.card) {
    const id = ids[0] ? { id: ids[0].field } : {}
    add('phone-shared', [], { phone: phone.field, name: person.field, ...id }, name)
  }
  const subject = table.columns.find(({ field }) => field === 'subject')
  if (subject) add('columns-swapped', [], { name: person.field, subject: subject.field }, name)
}

function overFields(form: Form, fields: Typed[], placed: Placed[], name: string, add: Add, table = ''): void {
  const clauses = (field: string) => {
    const isColumn = placed.some((place) => place.table === table && place.field === field)
    return clausesOf(form, placed, isColumn ? table : '')(field)
  }
  for (const check of new Set(Object.values(columnTypes).flatMap(({ checks }) => checks))) {
    // It compares the cells of a column with each other: a field of the head has nothing to compare.
    const within = check === 'percent' ? fields.filter((field) => 'heading' in field) : fields
    const typed = within.filter((field) => columnTypes[field.type].checks.includes(check)).map((field) => field.field)
    for (const [stands, group] of byClauses([...new Set(typed)], clauses)) add(check, stands, { fields: group }, name)
  }
}

/**
 * The clause of the column or field itself; else those that lay down the form. A layout of our own (`official: false`) stands on
 * no clause: only that the data are needed does.
 */
function clausesOf(
  form: Form,
  placed: Placed[],
  table: string,
  otherwise = form.official ? form.clauses : [],
): ClausesOf {
  return (field) => {
    const own = placed.find((place) => place.table === table && place.field === field)?.clause ?? ''
    return own === '' ? otherwise : [own]
  }
}

function withColumns(clauses: string[], placed: Placed[]): string[] {
  const own = placed.filter((place) => place.table !== '' && place.clause !== '').map((place) => place.clause)
  return [...new Set([...clauses, ...own])]
}

/** Fields that stand on the same clauses share a rule. */
function byClauses(fields: string[], clauses: ClausesOf): [string[], string[]][] {
  const groups = grouped(fields, (field) => clauses(field).join(' '))
  return [...groups.values()].map((group) => [clauses(group[0]!), group])
}
