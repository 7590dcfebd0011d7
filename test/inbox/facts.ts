/** The faults that are planted, a line each: what a school did, and the one finding that must say it, with its place. */
import { utils, type WorkSheet } from '@e965/xlsx'
import type { Drawn, Row } from '../conservation/draw-sheet.ts'
import { layoutOf } from '../conservation/layout.ts'
import { withCheckDigit } from '../samples/people.ts'
import { ROWS, type Roster } from './roster.ts'

export interface Fact {
  what: string
  rule: string
  /** Field of the table whose cell must be named; or `head` and the label in front of it. */
  at?: string
  head?: string
  /** How many rows from there the finding must hold together. */
  rows?: number
  /** Rows below the one where planting began. */
  on?: number
  /** Fills in wrongly, before the sheet is drawn. */
  plant?(roster: Roster, row: number): void
  /** Does something in Excel afterwards. */
  spoil?(sheet: WorkSheet, drawn: Drawn, row: number): void
}

const set =
  (field: string, ...values: (string | number)[]) =>
  ({ rows }: Roster, row: number) => {
    for (const [index, value] of values.entries()) rows[row + index]![field] = value
  }
const blank = (field: string, count: number) => set(field, ...Array<string>(count).fill(''))
const change = (field: string, to: (value: string, row: Row) => string) => (roster: Roster, row: number) => {
  const value = field === 'idNumber' ? roster.people[row]!.idNumber : roster.rows[row]![field]
  roster.rows[row]![field] = to(String(value), roster.rows[row]!)
}
const born = (year: number) =>
  change('idNumber', (id) => withCheckDigit(`${year > 2000 ? '430602' : id.slice(0, 6)}${year}${id.slice(10, 17)}`))
const wrongDigit = (id: string) => `${id.slice(0, 17)}${id.endsWith('5') ? '6' : '5'}`

/** About one row, or a few; two of them fit into one roster. */
export const rowFacts: Fact[] = [
  { what: 'bad check digit', rule: 'id-number', at: 'idNumber', plant: change('idNumber', wrongDigit) },
  {
    what: 'ID as a number',
    rule: 'id-number-float',
    at: 'idNumber',
    plant: ({ rows, people }, row) => {
      rows[row]!.idNumber = Number(`${people[row]!.idNumber.slice(0, 15)}000`)
    },
  },
  {
    what: 'ID as 4.32E+17',
    rule: 'id-number-float',
    at: 'idNumber',
    plant: change('idNumber', (id) => Number(id.slice(0, 17)).toExponential(5).toUpperCase()),
  },
  { what: '17 digits', rule: 'id-number', at: 'idNumber', plant: change('idNumber', (id) => id.slice(0, 17)) },
  {
    what: 'no such day of birth',
    rule: 'id-number',
    at: 'idNumber',
    plant: change('idNumber', (id) => withCheckDigit(`${id.slice(0, 10)}0230${id.slice(14, 17)}`)),
  },
  {
    what: 'old ID of 15 digits',
    rule: 'id-number',
    at: 'idNumber',
    plant: change('idNumber', (id) => id.slice(0, 6) + id.slice(8, 17)),
  },
  {
    what: 'ID and phone the wrong way round',
    rule: 'id-number',
    at: 'idNumber',
    plant: ({ rows, people }, row) => {
      const { idNumber, phone } = people[row]!
      Object.assign(rows[row]!, { idNumber: phone, phone: idNumber })
    },
  },
  {
    what: 'ID in the phone column',
    rule: 'phone',
    at: 'phone',
    plant: ({ rows, people }, row) => (rows[row]!.phone = people[row]!.idNumber),
  },
  {
    what: 'two IDs in one cell',
    rule: 'id-number',
    at: 'idNumber',
    plant: ({ rows }, row) => {
      rows[row]!.idNumber += `、${rows[row]!.idNumber}`
    },
  },
  {
    what: 'no such province',
    rule: 'id-number',
    at: 'idNumber',
    plant: change('idNumber', (id) => withCheckDigit(`99${id.slice(2, 17)}`)),
  },
  {
    what: 'other sex',
    rule: 'sex-id-mismatch',
    at: 'sex',
    plant: change('sex', (sex) => (sex === '男' ? '女' : '男')),
  },
  { what: 'no sex', rule: 'not-in-list', at: 'sex', plant: set('sex', '未知') },
  { what: 'stage 大学', rule: 'not-in-list', at: 'stage', plant: set('stage', '大学') },
  { what: 'stage 中职', rule: 'not-in-list', at: 'stage', plant: set('stage', '中职') },
  { what: 'no name', rule: 'required', at: 'name', plant: blank('name', 1) },
  { what: 'no ID', rule: 'required', at: 'idNumber', plant: blank('idNumber', 1) },
  { what: 'no subject, three times', rule: 'required', at: 'subject', rows: 3, plant: blank('subject', 3) },
  { what: '同上', rule: 'filler', at: 'subject', rows: 3, plant: set('subject', '同上', '同上', '同上') },
  { what: '待定', rule: 'filler', at: 'subject', plant: set('subject', '待定') },
  { what: 'born 2010', rule: 'teacher-age', at: 'idNumber', plant: born(2010) },
  {
    what: 'born 1938',
    rule: 'teacher-age',
    at: 'idNumber',
    plant: change('idNumber', (id) => withCheckDigit(`430602${1938}${id.slice(10, 17)}`)),
  },
  {
    what: 'one phone, three people',
    rule: 'phone-shared',
    at: 'phone',
    rows: 3,
    plant: set('phone', '15419999901', '15419999901', '15419999901'),
  },
  {
    what: 'one name, one phone, two IDs',
    rule: 'phone-shared',
    at: 'idNumber',
    on: 1,
    plant: ({ rows }, row) => {
      Object.assign(rows[row + 1]!, { name: rows[row]!.name, phone: rows[row]!.phone })
    },
  },
  {
    what: 'name and subject the wrong way round',
    rule: 'columns-swapped',
    at: 'name',
    plant: ({ rows }, row) => {
      const { name = '' } = rows[row]!
      Object.assign(rows[row]!, { name: '语文', subject: name })
    },
  },
  {
    what: 'name and ID the wrong way round',
    rule: 'row-out-of-place',
    at: 'name',
    plant: ({ rows, people }, row) => {
      Object.assign(rows[row]!, { name: people[row]!.idNumber, idNumber: rows[row]!.name })
    },
  },
  {
    what: 'a row one column to the right',
    rule: 'row-out-of-place',
    at: 'sequence',
    spoil: (sheet, drawn, row) => {
      const { r } = utils.decode_cell(drawn.cellsOf(row, 'name')[0]!)
      const range = utils.decode_range(sheet['!ref']!)
      const at = (c: number) => utils.encode_cell({ r, c })
      for (let c = range.e.c + 1; c > range.s.c; c--) {
        delete sheet[at(c)]
        if (sheet[at(c - 1)]) sheet[at(c)] = sheet[at(c - 1)]
      }
      delete sheet[at(range.s.c)]
      sheet['!ref'] = utils.encode_range(range.s, { r: range.e.r, c: range.e.c + 1 })
    },
  },
  { what: 'two people, 、', rule: 'name', at: 'name', plant: set('name', '王示例、李示范') },
  { what: 'two people, a new line', rule: 'name', at: 'name', plant: set('name', '王示例\n李示范') },
  {
    what: 'two schools in one cell',
    rule: 'several-schools',
    at: 'schoolName',
    plant: change('schoolName', (name) => `${name}、${name.slice(0, 2)}虚拟第二小学`),
  },
  {
    what: 'the same person twice',
    rule: 'id-duplicate',
    at: 'idNumber',
    on: 1,
    plant: ({ rows }, row) => {
      const { name = '', sex = '', idNumber = '', phone = '' } = rows[row]!
      Object.assign(rows[row + 1]!, { name, sex, idNumber, phone })
    },
  },
  {
    what: 'two people with one ID',
    rule: 'id-duplicate',
    at: 'idNumber',
    on: 2,
    plant: ({ rows }, row) => {
      const { sex = '', idNumber = '' } = rows[row]!
      Object.assign(rows[row + 2]!, { sex, idNumber })
    },
  },
  { what: '〃 for a name', rule: 'filler', at: 'name', plant: set('name', '〃') },
  { what: 'lost character', rule: 'name', at: 'name', plant: set('name', '王?例') },
  { what: 'a note in a name', rule: 'name', at: 'name', plant: set('name', '王示例（已退休）') },
  { what: 'a row of another county', rule: 'one-unit', at: 'county', plant: set('county', '君山区') },
  { what: 'unit misspelt', rule: 'unknown-unit', at: 'county', plant: set('county', '岳阳娄区') },
  { what: 'a row of another school', rule: 'one-school', at: 'schoolName', plant: set('schoolName', '虚拟第二小学') },
  { what: '无 for a phone', rule: 'required', at: 'phone', plant: set('phone', '无') },
  {
    what: '#REF!',
    rule: 'formula-no-value',
    at: 'subject',
    spoil: (sheet, drawn, row) => {
      sheet[drawn.cellsOf(row, 'subject')[0]!] = { t: 'e', v: 0x17, f: 'VLOOKUP(B1,Sheet9!A:B,2,0)' }
    },
  },
]

const dragged = ({ rows, people }: Roster) => {
  for (const [index, row] of rows.entries()) {
    const { idNumber } = people[0]!
    row.idNumber =
      index === 0 ? idNumber : idNumber.slice(0, 14) + (1000 + Number(idNumber.slice(14, 17)) + index * 2).toString()
    row.sex = people[0]!.sex
  }
}
const titled = (from: string, to: string) => (roster: Roster) => {
  roster.layout = { ...roster.layout, title: roster.layout.title.map((line) => line.replace(from, to)) }
}
const hide = (sheet: WorkSheet, drawn: Drawn, rows: number[]) => {
  sheet['!rows'] = []
  for (const row of rows) sheet['!rows'][utils.decode_cell(drawn.cellsOf(row, 'name')[0]!).r] = { hidden: true }
}

/** About a whole sheet; each has a roster of its own. */
export const sheetFacts: Fact[] = [
  {
    what: 'masked IDs',
    rule: 'id-number',
    at: 'idNumber',
    on: -1,
    rows: ROWS,
    plant: ({ rows, people }) => {
      for (const [index, { idNumber }] of people.entries())
        rows[index]!.idNumber = `${idNumber.slice(0, 4)}**********${idNumber.slice(14)}`
    },
  },
  { what: 'dragged IDs', rule: 'id-number', at: 'idNumber', rows: ROWS - 1, plant: dragged },
  {
    what: 'no phone at all',
    rule: 'required',
    at: 'phone',
    on: -1,
    rows: ROWS,
    plant: ({ rows }) => rows.map((row) => delete row.phone),
  },
  { what: 'head count wrong', rule: 'head-count', head: '参培人数', plant: ({ head }) => (head.declaredCount = 41) },
  {
    what: 'head count missing',
    rule: 'head-required',
    head: '参培人数',
    plant: ({ head }) => (head.declaredCount = ''),
  },
  { what: 'head unit missing', rule: 'head-required', head: '县（市、区）', plant: ({ head }) => (head.county = '') },
  {
    what: 'head unit misspelt',
    rule: 'unknown-unit',
    head: '县（市、区）',
    plant: ({ head }) => (head.county = '华荣县'),
  },
  {
    what: 'head of another school than all rows',
    rule: 'one-school',
    plant: ({ head }) => (head.school = '虚拟第三中学'),
  },
  { what: 'nobody signed', rule: 'head-required', head: '填报人', plant: ({ foot }) => (foot.contact = '') },
  {
    what: 'a heading twice',
    rule: 'heading-twice',
    plant: (roster) => {
      const phone = roster.layout.columns.find(({ field }) => field === 'phone')!
      roster.layout = { ...roster.layout, columns: [...roster.layout.columns, { ...phone, field: 'again', also: [] }] }
      for (const row of roster.rows) row.again = row.phone!
    },
  },
  {
    what: 'no phone column',
    rule: 'heading-missing',
    plant: (roster) => {
      const { columns } = layoutOf('yueyang-2021', 'annex-3')
      roster.layout = { ...roster.layout, columns: columns.filter(({ field }) => field !== 'phone') }
    },
  },
  { what: 'last year’s form', rule: 'form-mixed', plant: titled('2021', '2020') },
  { what: 'hidden rows', rule: 'hidden-data', spoil: (sheet, drawn) => hide(sheet, drawn, [4, 5]) },
]
