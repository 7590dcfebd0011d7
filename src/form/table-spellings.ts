/**
 * A table of a form comes in; every way of writing its headings goes out, each with its weight: the form's own spellings before synonyms.
 * Knows nothing of a sheet.
 */
import type { Column, Form, Notice, Table } from '../notice/notice.ts'
import { rememberOf } from '../value/remember.ts'
import { normaliseHeading } from '../value/text.ts'
import { headingKeys } from './heading-key.ts'
import { type Concept, conceptOf, synonymsOf } from './heading-synonyms.ts'

/** How much each kind of likeness counts. Any two kinds differ by more than a missing group does. */
const EXACT = 1
const ALSO = 0.95
const SYNONYM = 0.85
export const CONTAINS = 0.6
/** Without its bracketed hint, a spelling is a little less sure. */
export const STEM = 0.97

export interface Hit {
  column: number
  weight: number
  /** The key itself names the group: 2014年分配人数. */
  grouped: boolean
}

/** A table with the spellings of its headings, made once per notice. */
export interface TableMatcher {
  notice: Notice
  form: Form
  table: Table
  /** Keys of the form's own spellings, and of its groups. */
  ownKeys: string[]
  /** What its headings speak of: they are known by the synonyms of these too. */
  concepts: ReadonlySet<Concept>
  /** Made when it is first asked for: of some dozens of tables, a sheet needs a few. */
  readonly spellings: Spellings
}

interface Spellings {
  /** Every key of every heading, synonyms included. */
  words: Map<string, Hit[]>
  /** Per column: keys of its own spellings, and what it speaks of; for headings that contain it. */
  own: { words: string[]; concept: Concept | undefined }[]
  groups: string[][]
  /** The same heading stands under several groups. */
  repeated: boolean[]
}

export function tableMatcher(notice: Notice, form: Form, table: Table): TableMatcher {
  return {
    notice,
    form,
    table,
    ...keysOf(table),
    get spellings() {
      return spellingsOf(table)
    },
  }
}

const keysOf = rememberOf((table: Table): Pick<TableMatcher, 'ownKeys' | 'concepts'> => {
  const ownKeys = new Set<string>()
  const concepts = new Set<Concept>()
  for (const column of table.columns) {
    for (const group of column.groups) ownKeys.add(normaliseHeading(group))
    for (const { word } of spellingsInForm(column)) {
      const { key, stem } = headingKeys(word)
      ownKeys.add(key).add(stem)
    }
    for (const word of namesOf(column)) {
      const concept = conceptOf(word)
      if (concept) concepts.add(concept)
    }
  }
  ownKeys.delete('')
  return { ownKeys: [...ownKeys], concepts }
})

/** The heading and what the pack calls it besides; a column of merged labels may have none. */
function namesOf({ heading, also }: Column): string[] {
  return heading === '' ? [] : [heading, ...also]
}

interface Spelling {
  word: string
  weight: number
  grouped: boolean
}

/** As the form itself spells the heading, without synonyms. */
function spellingsInForm(column: Column): Spelling[] {
  const { heading, hint, groups } = column
  const names = namesOf(column)
  const plain = names.map((word) => ({ word, weight: word === heading ? EXACT : ALSO, grouped: false }))
  if (heading !== '' && hint !== '') plain.push({ word: heading + hint, weight: EXACT, grouped: false })
  const grouped = groups.flatMap((group) => names.map((word) => ({ word: group + word, weight: EXACT, grouped: true })))
  return [...plain, ...grouped]
}

const spellingsOf = rememberOf((table: Table): Spellings => {
  const headings = table.columns.map((column) => normaliseHeading(column.heading))
  return {
    words: wordsOf(table),
    own: table.columns.map((column) => ({
      words: namesOf(column).flatMap((word) => Object.values(headingKeys(word))),
      concept: conceptOf(column.heading),
    })),
    groups: table.columns.map((column) => column.groups.map(normaliseHeading)),
    repeated: headings.map((heading) => headings.filter((each) => each === heading).length > 1),
  }
})

function wordsOf(table: Table): Map<string, Hit[]> {
  const words = new Map<string, Hit[]>()
  const addKey = (key: string, column: number, weight: number, grouped: boolean) => {
    if (key === '') return
    const hits = words.get(key)
    const known = hits?.find((hit) => hit.column === column && hit.grouped === grouped)
    if (known) known.weight = Math.max(known.weight, weight)
    else if (hits) hits.push({ column, weight, grouped })
    else words.set(key, [{ column, weight, grouped }])
  }
  const add = ({ word, weight, grouped }: Spelling, column: number) => {
    const { key, stem } = headingKeys(word)
    addKey(key, column, weight, grouped)
    if (stem !== key) addKey(stem, column, weight * STEM, grouped)
  }
  table.columns.forEach((column, index) => {
    for (const spelling of spellingsInForm(column)) add(spelling, index)
    for (const word of new Set(namesOf(column).flatMap(synonymsOf)))
      add({ word, weight: SYNONYM, grouped: false }, index)
  })
  return words
}
