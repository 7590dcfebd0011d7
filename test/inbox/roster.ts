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

/** As people type numbers; what is right stays right. */
const ids = [
  (id: string) => id,
  (id: string) => id,
  (id: string) => id.toLowerCase(),
  (id: string) => `${id.slice(0, 6)} ${id.slice(6, 14)} ${id.slice(14)}`,
  (id: string) => `${id} `,
  (id: string) => `\t${id}`,
]
const phones = [
  (phone: string) => phone,
  (phone: string) => Number(phone),
  (phone: string) => `${phone.slice(0, 3)}-${phone.slice(3, 7)}-${phone.slice(7)}`,
  (phone: string) => ` ${phone.slice(0, 3)} ${phone.slice(3, 7)} ${phone.slice(7)}`,
  (phone: string) => `+86 ${phone}`,
]

/** @param first Number of its first person; nobody is on two rosters. */
export function rosterOf(school: School, first: number, random: Random): Roster {
  const people = Array.from({ length: ROWS }, (_, index) => person(first + index))
  const way = {
    id: random.pick(ids),
    phone: random.pick(phones),
  }
  const spelt = inRow(random, school.unit)
  const rows = people.map((who, index): Row => {
    const name = random.chance(0.1) ? `${who.name} ` : random.chance(0.05) ? [...who.name].join(' ') : who.name
    const row = personRow(annex3, { ...who, name }, { county: spelt, school: school.rows, stage: school.stage })
    Object.assign(row, {
      sequence: index + 1,
      nation: '汉',
      idNumber: way.id(who.idNumber),
      phone: way.phone(who.phone),
    })
    if (random.chance(0.1))
      row.subject = random.pick(['语文、班主任', '数学/科学', '道德与法治', '信息技术（兼）', '音体美', '幼教'])
    return row
  })
  const left = new Set([random.chance(0.2) && 'sequence', random.chance(0.3) && 'remark'])
  const columns = annex3.columns.filter(({ field }) => !left.has(field))
  if (random.chance(0.25)) columns.splice(-1, 0, nation)
  const { unit } = school
  const dated = random.chance(0.3) ? random.pick(['　　2021年5月20日', ' 2021.5.20', '  日期：2021年5月20日']) : ''
  return {
    school,
    layout: { ...annex3, columns },
    people,
    head: {
      county: onHead(random, unit) + dated,
      school: school.head + random.pick(['', '', '（盖章）', ' ']),
      declaredCount: random.pick([ROWS, ROWS, `${ROWS}人`, ` ${ROWS} `]),
    },
    foot: { contact: people[1]!.name, phone: people[1]!.phone },
    rows,
    mess: {
      moved: random.chance(0.2),
      otherHeadings: random.chance(0.4),
      blankRows: random.chance(0.3),
      textNumbers: random.chance(0.3),
      totalTwice: false,
      partTitles: false,
      headingsAgain: false,
      labelsApart: random.chance(0.3),
      wideSpaces: random.chance(0.3),
    },
  }
}

export function draw(roster: Roster, random: Random): Drawn {
  return drawSheet({ ...roster, titleUnit: '' }, roster.mess, random)
}

/** County and school printed once, in a cell merged down beside all rows. */
export function drawMerged(roster: Roster, random: Random): Drawn {
  const rows = roster.rows.map((row, at) => (at === 0 ? row : { ...row, county: '', schoolName: '' }))
  const drawn = draw({ ...roster, rows, mess: { ...roster.mess, blankRows: false } }, random)
  for (const field of ['county', 'schoolName']) {
    const [from = '', to = ''] = [0, ROWS - 1].flatMap((row) => drawn.cellsOf(row, field))
    drawn.worksheet['!merges']!.push({ s: utils.decode_cell(from), e: utils.decode_cell(to) })
  }
  return drawn
}

/** Under the last row, as people leave them: how many, a note, the day. */
export function addFoot({ worksheet }: Drawn, random: Random): void {
  const line = random.pick([
    [],
    ['合计', `${ROWS}人`],
    ['注：以上教师均为在编在岗教师'],
    ['填报日期：2021年5月21日'],
    [''].concat('审核人（签字）：'),
  ])
  utils.sheet_add_aoa(worksheet, [line], { origin: -1 })
}

export function bookOf(sheets: [string, WorkSheet][]): WorkBook {
  const book = utils.book_new()
  for (const [name, sheet] of sheets) utils.book_append_sheet(book, sheet, name)
  return book
}
