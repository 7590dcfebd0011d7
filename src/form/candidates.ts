/** The notices a file may belong to come in; everything needed to recognise their forms goes out, made once per set of notices. */

import type { Form, Notice } from '../notice/notice.ts'
import { grown } from '../value/grouped.ts'
import { once, remember, rememberOf } from '../value/remember.ts'
import { type LabelMatcher, labelMatcher } from './head-line.ts'
import type { HeadingCell } from './heading-band.ts'
import { headingKeys } from './heading-key.ts'
import { type Concept, conceptsOfKey, keysOfConcepts } from './heading-synonyms.ts'
import type { TableMatch } from './match-table.ts'
import { type TableMatcher, tableMatcher } from './table-spellings.ts'
import { type TitleMatcher, titleMatcher } from './title.ts'

export interface Candidate {
  notice: Notice
  form: Form
  title: () => TitleMatcher
  tables: TableMatcher[]
  /** Of a card: the table it is, and those inside it. No headings tell of them; `card-reader.ts` finds them by labels. */
  card: { table: TableMatcher; inside: TableMatcher[] } | undefined
  /** Labels above the tables, and those below; each knows the other's fields too, as second choice. */
  head: () => LabelMatcher
  foot: () => LabelMatcher
}

/** A table that knows some of the headings of a band. */
export interface LikelyTable {
  table: TableMatcher
  /** No match of the two can have a higher score. */
  most: number
  /** Made when it is wanted; with the rows of the first sheet that had these headings. */
  match: TableMatch | undefined
}

export interface Candidates {
  list: Candidate[]
  /** Every spelling of every heading in the forms → the tables that know it. */
  words: Map<string, Set<TableMatcher>>
  /** What headings speak of → the tables that know its synonyms too. */
  concepts: Map<Concept, Set<TableMatcher>>
  of: Map<TableMatcher, Candidate>
  /** The user said which form it is. */
  named: boolean
  /** The tables that headings met before may be of; see `recognise.ts`. */
  likely: WeakMap<readonly HeadingCell[], { least: number; tables: LikelyTable[] }>
  /** By code unit: 1 where a heading may begin with it. */
  firstLetters: Uint8Array
}

/** @param only Form id, with or without its notice (`annex-3`, `yueyang-2021/annex-3`), when the user named one. */
export function candidatesOf(notices: readonly Notice[], only?: string): Candidates {
  return candidatesAmong(notices)(only)
}

/** A run asks for all forms, or for the one that was named. */
const candidatesAmong = rememberOf((notices: readonly Notice[]) =>
  remember((only: string | undefined) => makeCandidates(notices, only), 10),
)

function makeCandidates(notices: readonly Notice[], only: string | undefined): Candidates {
  const list = notices.flatMap((notice) =>
    notice.forms
      .filter((form) => only === undefined || only === form.id || only === `${notice.id}/${form.id}`)
      .map((form) => candidate(notice, form)),
  )
  const words = new Map<string, Set<TableMatcher>>()
  const concepts = new Map<Concept, Set<TableMatcher>>()
  const of = new Map<TableMatcher, Candidate>()
  for (const each of list) {
    for (const table of each.tables) {
      of.set(table, each)
      for (const word of table.ownKeys) grown(words, word, () => new Set()).add(table)
      for (const concept of table.concepts) grown(concepts, concept, () => new Set()).add(table)
    }
  }
  return {
    list,
    words,
    concepts,
    of,
    likely: new WeakMap(),
    named: only !== undefined,
    firstLetters: firstLettersOf([...words.keys(), ...keysOfConcepts(concepts)]),
  }
}

/** Titles and labels are made ready when they are first asked for: of some dozens of forms, a sheet needs one or two. */
function candidate(notice: Notice, form: Form): Candidate {
  const matchers = form.tables.map((table) => tableMatcher(notice, form, table))
  const [first, ...inside] = matchers
  const card = first?.table.card ? { table: first, inside } : undefined
  return {
    notice,
    form,
    tables: card ? [] : matchers,
    card,
    title: once(() => titleMatcher(form.title, form.blanks)),
    head: once(() => labelMatcher([...form.head, ...form.foot])),
    foot: once(() => labelMatcher([...form.foot, ...form.head])),
  }
}

/**
 * May this row be one of headings? At least two of its cells, and most of them (or four), are headings somebody knows; a line of labels
 * with their values is none.
 */
export function looksLikeHeadings(candidates: Candidates, texts: readonly string[]): boolean {
  let likely = 0
  for (const text of texts) if (text !== '' && candidates.firstLetters[text.charCodeAt(0)] === 1) likely++
  if (likely < 2) return false
  let known = 0
  let filled = 0
  for (const text of texts) {
    if (text === '' || (text.length < 3 && text.trim() === '')) continue
    filled++
    if (text.length <= 60 && candidates.firstLetters[text.charCodeAt(0)] === 1 && isHeading(candidates, text)) known++
  }
  return known >= 2 && (known >= 4 || known * 5 >= filled * 3)
}

function isHeading(candidates: Candidates, text: string): boolean {
  const { key, stem } = headingKeys(text)
  return isKnown(candidates, key) || isKnown(candidates, stem)
}

function isKnown({ words, concepts }: Candidates, key: string): boolean {
  if (words.has(key)) return true
  for (const concept of conceptsOfKey(key)) if (concepts.has(concept)) return true
  return false
}

/** The tables that know a heading by this key. */
export function tablesKnowing({ words, concepts }: Candidates, key: string): Set<TableMatcher> {
  const tables = new Set(words.get(key))
  for (const concept of conceptsOfKey(key)) for (const table of concepts.get(concept) ?? []) tables.add(table)
  return tables
}

/** With what a heading begins, marks and blanks before it included: nearly every text of data is told apart by its first character. */
function firstLettersOf(words: Iterable<string>): Uint8Array {
  const letters = new Uint8Array(0x10000)
  for (const word of words) {
    // 男/女 is a heading, but nearly every 男 is data.
    if (word.includes('/')) continue
    const letter = word[0]!
    letters[letter.charCodeAt(0)] = 1
    letters[letter.toUpperCase().charCodeAt(0)] = 1
    if (letter > ' ' && letter <= '~') letters[letter.charCodeAt(0) + 0xfee0] = 1
  }
  for (const mark of ' \t\r\n\u00a0\u3000*★☆●◆※✱:：(（[【〔{\u200b\ufeff') letters[mark.charCodeAt(0)] = 1
  return letters
}
