/** A seed comes in; 65 workbooks as they lie in a city's inbox go out, with what was planted in them. The same seed makes the same inbox. */
import { utils, type WorkSheet, write } from '@e965/xlsx'
import { type Drawn, drawSheet, type Row, someMess, strayNote } from '../conservation/draw-sheet.ts'
import { layoutOf } from '../conservation/layout.ts'
import { person } from '../conservation/persons.ts'
import { cities } from '../conservation/places.ts'
import { Random } from '../conservation/random.ts'
import { loadNotice } from '../notices/load.ts'
import { formOf, sample } from '../samples/sample.ts'
import { annex2 } from '../samples/yueyang.ts'
import { type Fact, rowFacts, sheetFacts } from './facts.ts'
import { addFoot, bookOf, draw, drawMerged, type Roster, rosterOf } from './roster.ts'
import { type School, schoolsOf } from './schools.ts'

/** One fact, and the one place at which it must be named. */
export interface Planted {
  what: string
  path: string
  /** A rule; or `copyOf`, `otherSheets` of the file's own JSON. */
  rule: string
  cell?: string
  /** Label of the head. */
  column?: string
  rows?: number
  /** Where it must be said to somebody else too: either school is asked about a person of both. */
  also?: { path: string; cell: string }
}

export interface Inbox {
  files: Map<string, Uint8Array>
  planted: Planted[]
}

/** First row of either fact of a roster. */
const STARTS = [1, 7]

export async function inboxOf(seed: number): Promise<Inbox> {
  const random = new Random(seed)
  const inbox: Inbox = { files: new Map(), planted: [] }
  const units = schoolsOf(random)
  const listed = units.slice(0, 3)
  const pilots = [...listed[0]!.slice(0, 2), ...listed[1]!.slice(0, 2), listed[2]![0]!]
  const rosters = [...pilots, ...units.slice(3).flat(), ...cityOwn].map((school, at) =>
    rosterOf(school, at * 20, random),
  )
  const orders: Fact[][] = rosters.map(() => [])
  // The pilots’ rosters stay clean, so that their other annexes agree with them; a few more at the end are.
  const free = orders.slice(pilots.length)
  for (const [at, fact] of sheetFacts.entries()) free[at]!.push(fact)
  for (const [at, fact] of rowFacts.entries()) free[sheetFacts.length + (at >> 1)]!.push(fact)
  const drawn = rosters.map((roster, at) => addRoster(inbox, roster, orders[at]!, random))
  addTwins(inbox, rosters, drawn, random)
  await addAnnexes(inbox, listed, rosters, random)
  return inbox
}

/** Schools of no county. */
const cityOwn: School[] = [
  ['岳阳市第十二中学', '市十二中', '初中部', 3],
  ['岳阳市第一中学', '岳阳市一中', '高中部', 3],
  ['岳阳市示例小学', '岳阳市示例小学', '小学', 3],
  ['岳阳市示例学校', '岳阳市示例学校', '初中', 4],
  ['岳阳示例外国语学校', '岳阳示例外国语学校', '高中', 4],
].map(([head, rows, stage, zone]) => ({
  unit: cities.yueyang.zones[zone as number]!,
  head: head as string,
  rows: rows as string,
  file: rows as string,
  stage: stage as string,
}))

interface Sent {
  path: string
  drawn: Drawn
}

function addRoster(inbox: Inbox, roster: Roster, facts: readonly Fact[], random: Random): Sent {
  for (const [at, fact] of facts.entries()) fact.plant?.(roster, STARTS[at]!)
  if (facts.some(({ rows }) => rows !== undefined)) roster.mess.blankRows = false
  const plain = facts.every(({ spoil }) => spoil === undefined)
  const type = plain ? random.pick(['xlsx', 'xlsx', 'xlsx', 'xls', 'csv']) : 'xlsx'
  // Text knows no merged cells.
  const merged = facts.length === 0 && type !== 'csv' && random.chance(0.4)
  const drawn = merged ? drawMerged(roster, random) : draw(roster, random)
  addFoot(drawn, random)
  for (const [at, fact] of facts.entries()) fact.spoil?.(drawn.worksheet, drawn, STARTS[at]!)
  const number = String(inbox.files.size + 1).padStart(2, '0')
  const path = `${number}${random.pick(['', '-', ' 附件3 '])}${roster.school.file}.${type}`
  const sheets: [string, WorkSheet][] = [[random.pick(['Sheet1', '附件3']), drawn.worksheet]]
  if (type !== 'csv' && random.chance(0.2)) sheets.push(['Sheet2', utils.aoa_to_sheet([])])
  inbox.files.set(path, bytesOf(sheets, type))
  for (const [at, { what, rule, at: field, head, rows, on = 0 }] of facts.entries()) {
    const [cell] = field === undefined ? [] : drawn.cellsOf(STARTS[at]! + on, field)
    inbox.planted.push({
      what,
      path,
      rule,
      ...(cell && { cell }),
      ...(head && { column: head }),
      ...(rows && { rows }),
    })
  }
  return { path, drawn }
}

function bytesOf(sheets: [string, WorkSheet][], type: string): Uint8Array {
  if (type === 'csv') return Buffer.from(`\ufeff${utils.sheet_to_csv(sheets[0]![1])}`)
  return write(bookOf(sheets), { type: 'buffer', bookType: type === 'xls' ? 'biff8' : 'xlsx' })
}

/** What takes two files or two sheets: a copy, a second version, a person on two rosters, a sheet copied, a sheet that is none. */
function addTwins({ files, planted }: Inbox, rosters: Roster[], drawn: Sent[], random: Random): void {
  const clean = rosters.length - 1
  const add = (
    path: string,
    sheets: [string, WorkSheet][],
    what: string,
    rule: string,
    more: Partial<Planted> = {},
  ) => {
    files.set(path, bytesOf(sheets, 'xlsx'))
    planted.push({ what, path, rule, ...more })
  }
  const first = drawn[clean]!
  const copy = first.path.replace(/(?=\.\w+$)/, ' - 副本')
  files.set(copy, files.get(first.path)!)
  // Of two names the first in the folder is taken for the copied one.
  planted.push({ what: 'a copy of a file', path: first.path, rule: 'copyOf' })

  const before = rosters[clean - 1]!
  const [, second, third] = before.rows
  const later: Roster = {
    ...before,
    rows: [...before.rows, { ...third!, ...who(7001), sequence: before.rows.length + 1 }],
  }
  later.head = { ...before.head, declaredCount: later.rows.length }
  later.rows[1] = { ...second!, phone: person(7002).phone }
  const path = `${drawn[clean - 1]!.path.replace(/\.\w+$/, '')}（改）.xlsx`
  files.set(path, bytesOf([['附件3', draw(later, random).worksheet]], 'xlsx'))
  planted.push({ what: 'a second version', path: drawn[clean - 1]!.path, rule: 'two-versions' })

  const at = clean - 2
  const both = rosterOf(rosters[at]!.school, 6000, random)
  Object.assign(both.rows[3]!, pick(rosters[0]!.rows[3]!))
  const teaches = draw(both, random)
  files.delete(drawn[at]!.path)
  add(
    drawn[at]!.path.replace(/\.\w+$/, '.xlsx'),
    [['附件3', teaches.worksheet]],
    'a person in two schools',
    'id-duplicate',
    {
      cell: teaches.cellsOf(3, 'idNumber')[0]!,
      also: { path: drawn[0]!.path, cell: drawn[0]!.drawn.cellsOf(3, 'idNumber')[0]! },
    },
  )

  const own = drawn[clean - 3]!
  files.delete(own.path)
  add(
    own.path.replace(/\.\w+$/, '.xlsx'),
    [
      ['附件3', own.drawn.worksheet],
      ['附件3 (2)', own.drawn.worksheet],
    ],
    'a sheet copied',
    'id-duplicate',
  )
  const with2 = drawn[clean - 4]!
  files.delete(with2.path)
  add(
    with2.path.replace(/\.\w+$/, '.xlsx'),
    [
      ['附件3', with2.drawn.worksheet],
      ['值班', strayNote()],
    ],
    'a sheet not read',
    'otherSheets',
  )

  // Two halves of a school, a sheet each.
  const half = drawn[clean - 5]!
  files.delete(half.path)
  const other = draw(rosterOf(rosters[clean - 5]!.school, 6800, random), random)
  files.set(
    half.path.replace(/\.\w+$/, '.xls'),
    bytesOf(
      [
        ['小学部', half.drawn.worksheet],
        ['初中部', other.worksheet],
      ],
      'xls',
    ),
  )

  const [miluo] = rosters.filter(({ school }) => school.unit.name === '汨罗市')
  const foreign = rosterOf(
    { ...miluo!.school, head: '湘阴县第一中学', rows: '湘阴县第一中学', stage: '高中' },
    6200,
    random,
  )
  add('汨罗市/第一中学.xlsx', [['附件3', draw(foreign, random).worksheet]], 'a roster of another county', 'other-unit')
}

function who(number: number): Row {
  const { name, sex, idNumber, phone } = person(number)
  return { name, sex, idNumber, phone }
}

const pick = ({ name = '', sex = '', idNumber = '', phone = '' }: Row): Row => ({ name, sex, idNumber, phone })

/** Three counties have sent their lists of schools, two of them the schools' plans too. */
async function addAnnexes(
  { files, planted }: Inbox,
  listed: School[][],
  rosters: Roster[],
  random: Random,
): Promise<void> {
  const layout = layoutOf('yueyang-2021', 'annex-1')
  const form = formOf(await loadNotice('yueyang-2021'), 'annex-2')
  let next = 6400
  for (const [at, schools] of listed.entries()) {
    const unit = schools[0]!.unit.name
    const rows = schools.slice(0, at === 2 ? 1 : 2).map((school, index): Row => {
      const { name, phone } = person(next++)
      return { sequence: index + 1, county: unit, schoolName: school.file, contact: name, phone }
    })
    if (at === 1) rows[1]!.phone = '1540000'
    const head = { unit: `${unit}教育局`, contact: person(next).name, phone: person(next++).phone }
    const { worksheet, cellsOf } = drawSheet(
      { layout, titleUnit: '', head, foot: {}, rows },
      { ...someMess(random), textNumbers: false, totalTwice: false, partTitles: false },
      random,
    )
    const path = `${unit}/${unit}试点学校汇总表.xlsx`
    files.set(path, bytesOf([['附件1', worksheet]], 'xlsx'))
    if (at === 1)
      planted.push({ what: 'a phone too short on a list', path, rule: 'phone', cell: cellsOf(1, 'phone')[0]! })
    if (at === 2) planted.push({ what: 'one school where there must be two', path, rule: 'quota' })
    if (at === 2)
      planted.push({ what: 'a plan that never came', path, rule: 'schools-match', cell: cellsOf(0, 'schoolName')[0]! })
    if (at === 2) continue
    for (const [index, school] of schools.slice(0, 2).entries()) {
      const people = rosters[at * 2 + index]!.people
      const content = annex2({ name: school.head, short: school.file, stage: '小学', from: 0, count: people.length })
      content.head = { school: school.head, county: `岳阳市${unit}` }
      const plans = content.tables['teacher-plans']!.rows
      for (const [row, plan] of plans.entries()) plan.name = people[row]!.name
      if (at === 1 && index === 0) plans[2]!.abilities = 'A14'
      if (at === 1 && index === 1) plans[3]!.name = '查无此'
      const path = `${unit}/${school.file}整校推进方案.xlsx`
      const { bytes } = await sample(path, form, content)
      files.set(path, bytes)
      if (at === 1 && index === 0) planted.push({ what: 'an ability that is none', path, rule: 'abilities-known' })
      if (at === 1 && index === 1) planted.push({ what: 'planned, but not on the roster', path, rule: 'on-list' })
    }
  }
}
