/**
 * The sheets of another form, of this run and of earlier days, come in while they are read; whether a person stands on them goes out: by ID number,
 * or by name and school where one of the two has no number. Nobody is missed from a list that was not handed in. Holds keys, never shows a number.
 */

import type { Args, CheckContext, EarlierSheet, Met, Watcher, Zod } from '../../check/check.ts'
import { columnOfType, optional } from '../../check/needs.ts'
import { readId } from '../../form/read-id.ts'
import { type FormRecord, sheetColumn } from '../../form/reading.ts'
import { slotOf } from '../../form/slot.ts'
import { firstOf } from '../../notice/column-types.ts'
import type { Form, FormRule, Notice } from '../../notice/notice.ts'
import type { Fault } from '../../notice/pack-fault.ts'
import { isInside } from '../../unit/is-inside.ts'
import { grown } from '../../value/grouped.ts'
import { orMeant } from '../../value/nearest.ts'
import { type AskedPersons, personKey } from '../../value/person-key.ts'
import { mostNames, remember, rememberOf } from '../../value/remember.ts'
import { sameSchoolKey, schoolKey } from '../../value/same-school.ts'
import { normaliseName } from '../../value/text.ts'
import { labelOf } from './issued-figures.ts'
import { type KeptPersons, keepPersons, type Person } from './kept-persons.ts'

interface ListAsked {
  form: string
  notice?: string | undefined
  id?: string | undefined
  name?: string | undefined
}

/** A sheet of the list: whose it is tells whom it can answer for. */
interface ListSheet {
  path: string
  unit: string
  school: string
}

/**
 * What was read, sheet by sheet, and whom sheets that are compared with it ask for. Put in order when all are read, and of those alone: a list may be
 * of a whole province, and beside it twenty persons.
 */
interface Lists {
  read: { sheet: ListSheet; persons: KeptPersons }[]
  asked: { ids: Set<string>; names: Set<string>; byName: boolean }
  members: Members | undefined
}

interface Members {
  sheets: ListSheet[]
  byId: Map<string, ListSheet>
  byName: Map<string, (Person & { sheet: ListSheet })[]>
}

const keyOfSchool = remember(schoolKey, mostNames)

const listAskedParams = (zod: Zod) =>
  zod.strictObject({
    form: zod.string().describe('名单是哪张报表'),
    notice: zod.string().optional().describe('名单在哪一份（以前的）通知的台账里；不写是本通知'),
    id: zod.string().optional(),
    name: zod.string().optional(),
  })

const listAskedNeeds = ({ id, name }: Partial<ListAsked>) => ({
  idAt: optional(columnOfType('idNumber', id)),
  nameAt: columnOfType('name', name),
})

type Columns = Met<ReturnType<typeof listAskedNeeds>>

/** On a sheet of the list. */
function watchList(context: CheckContext, columns: Columns): Watcher {
  const { form, whose, shared } = context
  const persons = keepPersons()
  return {
    record(record) {
      const person = personOf(context, record, columns)
      if (person) persons.add(person)
    },
    end() {
      const sheet = { path: form.path, unit: whose.sender()?.key ?? '', school: keyOfSchool(slotOf(form).school) }
      listsOf(shared).read.push({ sheet, persons })
    },
  }
}

/** The sheets of the list that come in the same run. */
const listCompanion = {
  forms: ({ form, notice }: ListAsked) => (notice === undefined ? [form] : []),
  needs: () => listAskedNeeds({}),
  start: (context: CheckContext, _: ListAsked, columns: Columns) => watchList(context, columns),
}

/** Where somebody stands on the list; `maybe` where only the name says so; undefined where no list that was handed in could tell. */
type Standing = { path: string } | 'no' | 'maybe' | undefined

/** On a sheet that is compared with the list: every person is judged when all sheets are read. */
function watchPersons(
  context: CheckContext,
  { form, notice }: ListAsked,
  columns: Columns,
  faultOf: (standing: Standing) => Args | undefined,
): Watcher {
  const { flag, table, skip } = context
  const { asked } = listsOf(context.shared)
  const seen: (Person & { row: number; block: number; shown: string })[] = []
  return {
    record(record) {
      const person = personOf(context, record, columns)
      const shown = String(record.values[columns.nameAt] ?? '')
      if (!person) return
      seen.push({ ...person, row: record.row, block: record.block, shown })
      if (person.id === '') asked.byName = true
      else asked.ids.add(personKey(person.id))
      asked.names.add(person.name)
    },
    endRun() {
      const members = withEarlier(context, form, notice)
      const label = notice === undefined ? labelOf(context, form) : `通知“${notice}”的“${form}”`
      if (members.sheets.length === 0) {
        const why = notice === undefined ? '请一并校验，或先导入台账' : '请先把那一份通知的名单导入台账'
        return skip(`没有${label}可比；${why}`)
      }
      let uncovered = 0
      for (const person of seen) {
        const standing = stands(context, members, person)
        if (standing === undefined) uncovered++
        const args = faultOf(standing)
        if (args === undefined) continue
        const column = sheetColumn(table!, columns.nameAt, person.block)
        flag.at({ row: person.row, column, subject: person.shown }, { name: person.shown, list: label, ...args })
      }
      if (uncovered > 0) skip(`有 ${uncovered} 人所在单位的${label}没有收到，这些人没有比对；请一并校验，或先导入台账`)
    },
  }
}

function personOf({ asOf, whose }: CheckContext, record: FormRecord, { idAt, nameAt }: Columns): Person | undefined {
  const reading = idAt < 0 ? undefined : readId(record, idAt, asOf)
  const id = reading?.valid ? reading.canonical : ''
  const name = normaliseName(String(record.values[nameAt] ?? ''))
  if (id === '' && name === '') return undefined
  const { unit, school } = whose.place(record)
  return { id, name, unit, school }
}

function stands(context: CheckContext, { sheets, byId, byName }: Members, as: Person): Standing {
  const person = keyed(as)
  const found = byId.get(person.id)
  if (found) return found
  const isNear = (other: { unit: string; school: string }) => isRelated(context, other.unit, person.unit)
  const alike = (byName.get(person.name) ?? []).filter(
    (other) => (other.id === '' || person.id === '') && isNear(other),
  )
  const same = alike.find(({ school }) => sameSchoolKey(school, person.school))
  if (same) return same.sheet
  if (alike.some(({ school }) => school === '' || person.school === '')) return 'maybe'
  const isAnswered = sheets.some(
    (sheet) =>
      isNear(sheet) && (sheet.school === '' || person.school === '' || sameSchoolKey(sheet.school, person.school)),
  )
  return isAnswered ? 'no' : undefined
}

/** One of the two, or nobody knows which. */
function isRelated({ units }: CheckContext, a: string, b: string): boolean {
  const [one, two] = [units.get(a), units.get(b)]
  if (!one || !two || one.key === two.key) return true
  return isInside(units, two, one.key) || isInside(units, one, two.key)
}

const listsOf = rememberOf(
  (_shared: object): Lists => ({
    read: [],
    asked: { ids: new Set(), names: new Set(), byName: false },
    members: undefined,
  }),
)

function enter(members: Members, { asked: { ids, names } }: Lists, sheet: ListSheet, persons: Iterable<Person>): void {
  const { sheets, byId, byName } = members
  sheets.push(sheet)
  for (const each of persons) {
    const id = each.id === '' ? '' : personKey(each.id)
    if (ids.has(id)) byId.set(id, sheet)
    if (each.name !== '' && names.has(each.name)) grown(byName, each.name, () => []).push({ ...keyed(each), sheet })
  }
}

/** Number and school as they are compared: made only where somebody asks. */
function keyed({ id, name, unit, school }: Person): Person {
  return { id: id === '' ? '' : personKey(id), name, unit, school: keyOfSchool(school) }
}

/** The lists of earlier days are read once a run, and only where somebody asks. */
function withEarlier({ known, shared }: CheckContext, form: string, notice: string | undefined): Members {
  const lists = listsOf(shared)
  if (lists.members) return lists.members
  const members: Members = { sheets: [], byId: new Map(), byName: new Map() }
  lists.members = members
  for (const { sheet, persons } of lists.read) enter(members, lists, sheet, persons)
  for (const stored of known.lists?.(form, notice) ?? []) {
    const sheet = { path: stored.path, unit: stored.unit, school: keyOfSchool(stored.school) }
    enter(members, lists, sheet, personsOf(stored, lists.asked))
  }
  return members
}

function* personsOf({ records }: EarlierSheet, asked: AskedPersons): Generator<Person> {
  for (const { unit, school, values } of records(asked))
    yield { id: String(values.idNumber ?? ''), name: normaliseName(String(values.name ?? '')), unit, school }
}

/** A list that the notice does not have, or that names nobody, would never be met. */
function listFaults(own: Form, rule: FormRule, { forms }: Notice): Fault[] {
  const { form: id, notice } = rule.params as unknown as ListAsked
  if (notice !== undefined) return []
  const form = forms.find((each) => each.id === id)
  const fault = (message: string): Fault[] => [{ path: ['form'], message }]
  if (form === undefined) {
    const ids = forms.map((each) => each.id)
    return fault(`没有报表“${id}”${orMeant(id, ids, '；以前的通知的名单，写上 notice: 通知编号')}`)
  }
  if (form.id === own.id) return fault('名单就是这张报表自己，没有可比的')
  const columns = form.tables[0]?.columns ?? []
  return firstOf(columns, 'name') ? [] : fault(`报表“${id}”没有 type: name 的一栏，看不出名单上是谁`)
}

/**
 * All of a rule that compares persons with a list, but for what it calls a fault.
 * @param faultOf What to say of somebody who stands there so; undefined where that is right.
 */
export const listRule = (faultOf: (standing: Standing) => Args | undefined) => ({
  scope: 'run' as const,
  severity: 'error' as const,
  takes: { id: ['idNumber'], name: ['name'] } as const,
  params: listAskedParams,
  faults: listFaults,
  companion: listCompanion,
  needs: (asked: ListAsked) => listAskedNeeds(asked),
  start: (context: CheckContext, asked: ListAsked, columns: Columns) => watchPersons(context, asked, columns, faultOf),
})
