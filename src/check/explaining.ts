/**
 * What a sender writes under 情况说明 for a 提醒 comes in row by row, and what was written before; whether it ends a warning goes out. Tied to
 * rule, person (or unit) and value, never to the row: sorted or moved it still holds, and once the value changes the warning is back. It never
 * ends an error.
 */

import { type FormRecord, rawText, type SheetForm } from '../form/reading.ts'
import { saysNothing } from '../form/row-words.ts'
import { type SubjectKey, subjectKeyOf } from '../form/subject-key.ts'
import type { Whose } from '../form/whose.ts'
import { indexOf } from '../notice/column-types.ts'
import type { Table } from '../notice/notice.ts'
import { compare } from '../value/compare.ts'
import { fingerprint } from '../value/fingerprint.ts'
import { hideNumbers } from '../value/masked.ts'
import { rememberOf } from '../value/remember.ts'
import { cleanText } from '../value/text.ts'
import { cellAddress } from '../workbook/address.ts'
import type { Args, Explained, Finding, Said } from './check.ts'

/** A warning at one place, before anybody knows whether it is explained. */
export interface Warning {
  rule: string
  clause: string
  heading: string
  message: string
  args: Args
  row: number
  column: number
  rows: readonly number[]
  /** The record and the index of its column, where it is about one. */
  record?: FormRecord
  index: number
  /** As the check named it. */
  subject(): string
}

/** What the sender wrote in the letter of a 退回表, where no row had room for it. */
export interface Answer {
  /** `''` where the file has one sheet. */
  sheet: string
  heading: string
  asked: string
  text: string
}

export interface Explaining {
  /** Every record, before the checks see it. */
  see(record: FormRecord): void
  /** False while nobody has written anything: the common case, asked for every warning. */
  mayEnd(): boolean
  /** Is it explained? Then it is kept, and is no warning. */
  ends(warning: Warning): boolean
  explained(): Explained[]
  /** Rows whose 情况说明 meets only errors, which it cannot end. */
  unheard(findings: readonly Finding[]): number[]
}

interface Who {
  key: string
  unit: string
  school: string
  name: string
}

/** @param before What was written earlier of this form, by `key`; undefined where nothing was. */
export function startExplaining(
  form: SheetForm,
  whose: Whose,
  before: ((key: string) => readonly Said[]) | undefined,
  letter: readonly Answer[] = [],
): Explaining {
  const written = new Map<number, { text: string; asked: string }>()
  const subjects = new Map<number, Who>()
  const keysOf = rememberOf((table: Table): SubjectKey => subjectKeyOf(form.form, table))
  const found: Explained[] = []

  function whoOf(record: FormRecord): Who {
    const { table } = record.table
    const { lasting, school } = whose.place(record)
    const own = keysOf(table)(record, lasting, school)
    const name = form.form.rows === 'person' ? record.values[indexOf(table.columns, 'name')] : ''
    return {
      key: own === '' ? '' : `${table.id}/${own}`,
      unit: lasting,
      school,
      name: typeof name === 'string' ? name : '',
    }
  }

  /** Of several rows all of them, in whatever order they stand. */
  function subjectOf({ record, rows, subject }: Warning): Who {
    const own = record ? [whoOf(record)] : rows.flatMap((row) => subjects.get(row) ?? [])
    const [first = { key: '', unit: '', school: '', name: '' }] = own
    const unit = first.unit === '' ? whose.senderKey() : first.unit
    const keys = own.map(({ key }) => key).filter((key) => key !== '')
    const key = keys.length > 0 ? keys.sort().join('|') : `${unit}/${first.school}/${subject()}`
    return { ...first, unit, key }
  }

  function answerTo({ heading, message }: Warning): Answer | undefined {
    return letter.find(
      ({ sheet, ...said }) =>
        (sheet === '' || sheet === form.sheet) &&
        placeless(said.heading) === placeless(heading) &&
        placeless(said.asked) === placeless(message),
    )
  }

  return {
    see(record) {
      const { explanations, problems } = record.table
      const text = explanations === undefined ? '' : cleanText(record.source.texts[explanations] ?? '')
      if (text !== '' && !saysNothing(text)) {
        const asked = problems === undefined ? '' : (record.source.texts[problems] ?? '')
        written.set(record.row, { text: hideNumbers(text), asked })
      } else if (before === undefined) return
      if (!subjects.has(record.row)) subjects.set(record.row, whoOf(record))
    },
    mayEnd: () => before !== undefined || written.size > 0 || letter.length > 0,
    ends(warning) {
      const { rule, clause, heading, message, args, row, column, rows, record, index } = warning
      const own =
        rows.flatMap((each) => written.get(each) ?? []).find((each) => isAsked(each.asked, warning)) ??
        answerTo(warning)
      if (own === undefined && before === undefined) return false
      const who = subjectOf(warning)
      const reason = String(args.reason ?? '')
      const { notice, form: kind } = form
      const key = fingerprint([notice.id, kind.id, rule, reason, heading, who.key].join('|'))
      const raw = record && index >= 0 ? cleanText(rawText(record, index)) : ''
      const whole = kind.rows === 'person' && raw !== '' ? raw : `${raw}|${JSON.stringify(lasting(args))}`
      const value = fingerprint(whole)
      const earlier = before?.(key) ?? []
      const same = earlier.find((each) => each.value === value)
      // The old words under another value are no word about it, unless it was asked about that very value.
      const isStale = !same && earlier.some(({ text }) => text === own?.text) && !isAskedExactly(own!.asked, message)
      const text = isStale ? undefined : (own?.text ?? same?.text)
      if (text === undefined) return false
      found.push({
        ...{ rule, reason, sheet: form.sheet, row, column: heading, clause, message, text, key, value },
        cell: row > 0 ? cellAddress(Math.max(0, column), row) : '',
        unit: who.unit,
        school: who.school,
        name: who.name,
      })
      return true
    },
    explained: () => found,
    unheard(findings) {
      if (written.size === 0) return []
      const heard = new Set(found.map(({ row }) => row))
      const wrong = new Set(findings.flatMap(({ severity, rows }) => (severity === 'error' ? rows : [])))
      return [...written.keys()].filter((row) => wrong.has(row) && !heard.has(row))
    },
  }
}

/** What stands beside it under 问题 asked about this; a row that says nothing there was not asked, and speaks of itself. */
function isAsked(asked: string, { heading, message }: Warning): boolean {
  const said = asked.replace(/\s+/gu, '')
  if (said === '') return true
  return (
    (heading !== '' && said.includes(`${heading.replace(/\s+/gu, '')}：`)) ||
    placeless(said).includes(placeless(message))
  )
}

/** Of many rows the question names only the first one's value. */
function isAskedExactly(asked: string, message: string): boolean {
  return asked.includes('同类问题共') || asked.replace(/\s+/gu, '').includes(message.replace(/\s+/gu, ''))
}

function placeless(text: string): string {
  return text.replace(/[A-Z]{1,3}\d+|\d+|\s+/gu, '')
}

const places = new Set(['row', 'file', 'path', 'sheet', 'folded'])

/** What a sentence is made of, without the places in it: those change when rows are sorted. */
function lasting(args: Args): [string, string | number][] {
  return Object.entries(args)
    .filter(([name, value]) => !places.has(name) && !/^(?:.*!)?[A-Z]{1,3}\d+$/u.test(String(value)))
    .sort(([a], [b]) => compare(a, b))
}
