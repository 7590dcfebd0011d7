/**
 * The persons' rows of a ledger come in; where somebody stands, or who stands twice on lists of the same kind, goes out. Compares by whole
 * persons; a number is only given where it was asked for. Whoever was trained twice is one who was trained.
 */

import { nameWithNotice } from '../notice/form-words.ts'
import type { Column, Form, Notice } from '../notice/notice.ts'
import { grown } from '../value/grouped.ts'
import { rowIn } from '../value/origin.ts'
import { normaliseName } from '../value/text.ts'
import type { StoredRecord } from './figure.ts'

/** All current rows of one form, in order of receipt. */
export interface PersonList {
  notice: string
  form: string
  /** The notice, where it is known here. */
  known: Notice | undefined
  direction: 'reported' | 'issued'
  records(): Iterable<StoredRecord>
}

export interface Standing {
  notice: string
  form: string
  /** 岳阳 2021 附件3. */
  label: string
  /** Issued from above, or handed in. */
  direction: 'reported' | 'issued'
  file: string
  sheet: string
  row: number
  code: string
  unit: string
  school: string
  /** What the row says of training: hours, grade, certificate, year … under the form's headings. */
  says: { heading: string; value: string }[]
}

export interface Person {
  name: string
  /** Only where it was asked for. */
  idNumber?: string
  standings: Standing[]
}

/** What is told of somebody: whether, when, how long, how well, on which paper. */
const TOLD =
  /^(?:isTrained|status|year|project|level|totalHours|practiceHours|credits|grade|score|abilities|certificate|issued)$/

export interface PersonsAsked {
  nameOf: (notice: Notice | undefined, unit: string) => string
  showIds: boolean
  /** The rows as they are, each value under its heading: what a person may ask to see (个人信息保护法 第四十五条). */
  whole: boolean
}

/** @param who A name, or the last four (or all) characters of an ID number. */
export function personsCalled(lists: readonly PersonList[], who: string, asked: PersonsAsked): Person[] {
  const isNumber = /^(?:\d{3}[\dx]|\d{17}[\dx])$/iu.test(who)
  const name = normaliseName(who)
  const isMeant = ({ values }: StoredRecord) =>
    isNumber
      ? String(values.idNumber ?? '')
          .toUpperCase()
          .endsWith(who.toUpperCase())
      : normaliseName(String(values.name ?? '')) === name
  const wanted = new Set<string>()
  for (const list of lists)
    for (const record of list.records()) if (record.subject !== '' && isMeant(record)) wanted.add(record.subject)
  return collect(lists, wanted, asked)
}

/** Who stands on two lists of the same form (two schools' rosters, a sheet twice), or on the rosters of two notices. */
export function personsTwice(lists: readonly PersonList[], asked: PersonsAsked): Person[] {
  const first = new Map<string, string>()
  const notices = new Map<string, string>()
  const twice = new Set<string>()
  for (const list of lists) {
    if (list.direction === 'issued') continue
    for (const { subject } of list.records()) {
      if (subject === '') continue
      const key = `${list.notice}/${list.form}\n${subject}`
      if (first.has(key)) twice.add(subject)
      first.set(key, '')
      if (list.known?.forms.some(({ free }) => free)) continue
      const before = notices.get(subject)
      if (before !== undefined && before !== list.notice) twice.add(subject)
      notices.set(subject, list.notice)
    }
  }
  return collect(lists, twice, asked)
}

function collect(lists: readonly PersonList[], wanted: ReadonlySet<string>, asked: PersonsAsked): Person[] {
  const persons = new Map<string, Person>()
  for (const list of lists) {
    const form = list.known?.forms.find(({ id }) => id === list.form)
    for (const record of wanted.size === 0 ? [] : list.records()) {
      if (!wanted.has(record.subject)) continue
      const { values } = record
      const person = grown(persons, record.subject, () => ({ name: String(values.name ?? ''), standings: [] }))
      if (asked.showIds && values.idNumber !== undefined) person.idNumber = String(values.idNumber)
      person.standings.push(standingOf(list, form, record, asked))
    }
  }
  return [...persons.values()]
}

function standingOf(
  list: PersonList,
  form: Form | undefined,
  record: StoredRecord,
  { nameOf, whole }: PersonsAsked,
): Standing {
  const { source, unit, school, values } = record
  return {
    notice: list.notice,
    form: list.form,
    label: form && list.known ? nameWithNotice(list.known, form) : `${list.notice}/${list.form}`,
    direction: list.direction,
    file: source.path,
    sheet: source.sheet,
    row: rowIn(source),
    code: unit,
    unit: nameOf(list.known, unit),
    school,
    says: columnsOf(form, values).flatMap(({ field, heading }) =>
      (whole || TOLD.test(field)) && values[field] !== undefined ? [{ heading, value: String(values[field]) }] : [],
    ),
  }
}

/** Where the notice is not known any more, under the names of the fields. */
function columnsOf(form: Form | undefined, values: StoredRecord['values']): Pick<Column, 'field' | 'heading'>[] {
  return (
    form?.tables.flatMap(({ columns }) => columns) ?? Object.keys(values).map((field) => ({ field, heading: field }))
  )
}
