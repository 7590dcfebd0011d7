/** The notices a file may belong to come in; everything needed to recognise their forms goes out, made once per set of notices. */
import type { Form, Notice } from '../notice/notice.ts'
import { type LabelMatcher, labelMatcher } from './head-line.ts'
import type { HeadingCell } from './heading-band.ts'
import { headingKeys } from './heading-key.ts'
import { type TableMatch, type TableMatcher, tableMatcher } from './match-table.ts'
import { type TitleMatcher, titleMatcher } from './title.ts'

export interface Candidate {
  notice: Notice
  form: Form
  readonly title: TitleMatcher
  tables: TableMatcher[]
  /** Labels above the tables, and those below; each knows the other's fields too, as second choice. */
  readonly head: LabelMatcher
  readonly foot: LabelMatcher
}

export interface Candidates {
  list: Candidate[]
  /** Every spelling of every heading → the tables that know it. */
  words: Map<string, Set<TableMatcher>>
  of: Map<TableMatcher, Candidate>
  /** The user said which form it is. */
  named: boolean
  /** How tables fit headings met before, by the headings; see `recognise.ts`. */
  matches: WeakMap<readonly HeadingCell[], ReadonlyMap<TableMatcher, TableMatch>>
  /** By code unit: 1 where a heading may begin with it. */
  firstLetters: Uint8Array
}

/** @param only Form id, with or without its notice (`annex-3`, `yueyang-2021/annex-3`), when the user named one. */
export function candidatesOf(notices: readonly Notice[], only?: string): Candidates {
  const key = only ?? ''
  const known = made.get(notices)?.get(key)
  if (known) return known
  const list = notices.flatMap((notice) =>
    notice.forms
      .filter((form) => only === undefined || only === form.id || only === `${notice.id}/${form.id}`)
      .map((form) => candidate(notice, form)),
  )
  const words = new Map<string, Set<TableMatcher>>()
  const of = new Map<TableMatcher, Candidate>()
  for (const each of list) {
    for (const table of each.tables) {
      of.set(table, each)
      for (const word of [...table.words.keys(), ...table.groups.flat()]) {
        const tables = words.get(word) ?? new Set()
        words.set(word, tables.add(table))
      }
    }
  }
  const candidates = {
    list,
    words,
    of,
    matches: new WeakMap(),
    named: only !== undefined,
    firstLetters: firstLettersOf(words.keys()),
  }
  made.set(notices, (made.get(notices) ?? new Map()).set(key, candidates))
  return candidates
}

const made = new WeakMap<readonly Notice[], Map<string, Candidates>>()

/** Titles and labels are made ready when they are first asked for: of some dozens of forms, a sheet needs one or two. */
function candidate(notice: Notice, form: Form): Candidate {
  let title: TitleMatcher | undefined
  let head: LabelMatcher | undefined
  let foot: LabelMatcher | undefined
  return {
    notice,
    form,
    tables: form.tables.map((table) => tableMatcher(notice, form, table)),
    get title() {
      title ??= titleMatcher(form.title, form.blanks)
      return title
    },
    get head() {
      head ??= labelMatcher([...form.head, ...form.foot])
      return head
    },
    get foot() {
      foot ??= labelMatcher([...form.foot, ...form.head])
      return foot
    },
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
  return candidates.words.has(key) || candidates.words.has(stem)
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
