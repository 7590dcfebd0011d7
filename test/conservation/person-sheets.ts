/** A form of persons, a school and its people come in; one sheet of them goes out, as a person fills it in, and the file it lies in. */
import type { Fate, SentFile, SentSheet } from './delivery.ts'
import { drawSheet, type Row, someMess, strayNote } from './draw-sheet.ts'
import type { Layout } from './layout.ts'
import { personRow } from './person-rows.ts'
import { type Person, person } from './persons.ts'
import { inRow, onHead, type Place } from './places.ts'
import type { Random } from './random.ts'

export interface PersonDesk {
  layout: Layout
  random: Random
  /** Of the next invented person; no person teaches at two schools unless a packet says so. */
  next: { person: number; file: number }
}

export interface School {
  place: Place
  name: string
  stage: string
  /** The office writes it without its county, or with it. */
  other: string
}

const words = ['晨光', '育红', '新桥', '城关', '长乐', '白塘', '黄柏', '三江', '松林', '石门', '清溪', '梅园']
const kinds = ['小学', '中心小学', '中学', '初级中学']

export function schoolAt(random: Random, place: Place, index: number): School {
  const kind = random.pick(kinds)
  const short = `示例${words[index % words.length]}${kind}`
  const long = place.words || place.name === '市中区' ? `${place.city}${short}` : `${place.name}${short}`
  const [name = long, other = short] = random.chance(0.5) ? [long, short] : [short, long]
  return { place, name, other, stage: kind.endsWith('小学') ? '小学' : '初中' }
}

interface Asked {
  name?: string
  school?: string
  fates?: Fate[]
  faulty?: boolean
  /** A list of several schools, in turn, under a head of somebody else. */
  of?: { schools: School[]; head: string }
}

export function sheetFor(desk: PersonDesk, school: School, people: Person[], asked: Asked = {}): SentSheet {
  const { layout, random } = desk
  const shown = asked.school ?? school.name
  const at = (asked.of?.schools ?? [{ ...school, name: shown }]).map(({ place, name, stage }) => ({
    county: inRow(random, place),
    school: name,
    stage,
  }))
  const rows = people.map(
    (who, index): Row => ({ ...personRow(layout, who, at[index % at.length]!), sequence: index + 1 }),
  )
  // A fault that nobody can mend but the school: the check digit of one number.
  if (asked.faulty) rows[0]!.idNumber = spoilt(people[0]!.idNumber)
  const values = (fields: Layout['head']) =>
    Object.fromEntries(
      fields.map(({ field, type, list }) => [
        field,
        type === 'unit'
          ? (asked.of?.head ?? onHead(random, school.place))
          : type === 'school'
            ? shown
            : type === 'count'
              ? people.length
              : type === 'phone'
                ? '15400000000'
                : type === 'list'
                  ? layout.lists[list]!
                  : '王示例',
      ]),
    )
  const { worksheet, cellsOf } = drawSheet(
    {
      layout,
      titleUnit: random.chance(0.5) ? shown : '',
      head: values(layout.head),
      foot: values(layout.foot),
      rows,
    },
    someMess(random),
    random,
  )
  return {
    name: asked.name ?? random.pick(['Sheet1', layout.label, '教师名单']),
    worksheet,
    fates: asked.fates ?? ['counted'],
    place: asked.of ? undefined : school.place,
    school: asked.of ? '' : shown,
    persons: people.map(({ idNumber }) => idNumber),
    figures: [],
    faults: asked.faulty ? cellsOf(0, 'idNumber') : [],
  }
}

export function spoilt(idNumber: string): string {
  return idNumber.slice(0, 17) + (idNumber.endsWith('X') ? '0' : (Number(idNumber.at(-1)) + 1) % 10)
}

export function people(desk: PersonDesk, least = 3): Person[] {
  const count = desk.random.int(least, least + 9)
  return Array.from({ length: count }, () => person(desk.next.person++))
}

export function file(desk: PersonDesk, school: School, sheets: SentSheet[], more = ''): SentFile {
  const number = String(++desk.next.file).padStart(3, '0')
  const types = sheets.length === 1 ? (['xlsx', 'xlsx', 'xls', 'csv'] as const) : (['xlsx', 'xlsx', 'xls'] as const)
  const type = desk.random.pick(types)
  return { path: `${number}${school.name}${more}.${type}`, type, sheets }
}

export function copyOf(first: SentFile): SentFile {
  return { ...first, path: first.path.replace(/(?=\.\w+$)/, ' - 副本'), copyOf: first.path }
}

export const stray = (name: string): SentSheet => ({
  name,
  worksheet: strayNote(),
  fates: ['unrecognised'],
  place: undefined,
  school: '',
  persons: [],
  figures: [],
  faults: [],
})

/** Two people came, one changed a number. */
export function revised(desk: PersonDesk, before: Person[]): Person[] {
  const after = before.map((each, index) => (index === 1 ? { ...each, phone: person(desk.next.person++).phone } : each))
  return [...after, person(desk.next.person++), person(desk.next.person++)]
}

export function two(desk: PersonDesk, batches: number): [number, number] {
  const first = desk.random.int(0, batches - 2)
  return [first, desk.random.int(first + 1, batches - 1)]
}

export const any = (desk: PersonDesk, batches: number) => desk.random.int(0, batches - 1)
