/** A school comes in, its roster as a careful but human office sends it goes out; what is wrong with it is put in between. Never wrong by itself. */
import { utils, type WorkBook, type WorkSheet } from '@e965/xlsx'
import { type Drawn, drawSheet, type Mess, type Row } from '../conservation/draw-sheet.ts'
import { type Layout, layoutOf } from '../conservation/layout.ts'
import { personRow } from '../conservation/person-rows.ts'
import { type Person, person } from '../conservation/persons.ts'
import { inRow, onHead } from '../conservation/places.ts'
import type { Random } from '../conservation/random.ts'
import type { School } from './schools.ts'

export interface Roster {
  school: School
  layout: Layout
  people: Person[]
  head: Row
  foot: Row
  rows: Row[]
  mess: Mess
}

const annex3 = layoutOf('yueyang-2021', 'annex-3')
const nation = { field: 'nation', label: '民族', also: [], type: 'text', required: false, list: '', group: '' }

export const ROWS = 14

/** @param first Number of its first person; nobody is on two rosters. */
export function rosterOf(school: School, first: number, random: Random): Roster {
  const people = Array.from({ length: ROWS }, (_, index) => person(first + index))
  const spelt = inRow(random, school.unit)
  const rows = people.map((who, index): Row => {
    const name = random.chance(0.1) ? `${who.name} ` : random.chance(0.05) ? [...who.name].join(' ') : who.name
    const row = personRow(annex3, { ...who, name }, { county: spelt, school: school.rows, stage: school.stage })
    return { ...row, sequence: index + 1, nation: '汉' }
  })
  const left = new Set([random.chance(0.2) && 'sequence', random.chance(0.3) && 'remark'])
  const columns = annex3.columns.filter(({ field }) => !left.has(field))
  if (random.chance(0.25)) columns.splice(-1, 0, nation)
  const { unit } = school
  const dated = random.chance(0.25) ? '　　2021年5月20日' : ''
  return {
    school,
    layout: { ...annex3, columns },
    people,
    head: { county: onHead(random, unit) + dated, school: school.head, declaredCount: ROWS },
    foot: { contact: people[1]!.name, phone: people[1]!.phone },
    rows,
    mess: {
      moved: random.chance(0.2),
      otherHeadings: random.chance(0.4),
      blankRows: random.chance(0.3),
      textNumbers: random.chance(0.3),
      totalTwice: false,
      labelsApart: random.chance(0.3),
      wideSpaces: random.chance(0.3),
    },
  }
}

export function draw(roster: Roster, random: Random): Drawn {
  return drawSheet({ ...roster, titleUnit: '' }, roster.mess, random)
}

export function bookOf(sheets: [string, WorkSheet][]): WorkBook {
  const book = utils.book_new()
  for (const [name, sheet] of sheets) utils.book_append_sheet(book, sheet, name)
  return book
}
