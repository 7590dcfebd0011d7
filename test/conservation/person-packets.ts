/** A form of persons and a desk come in; what one school may send goes out: one list, parts, copies, versions, faults, notes beside it. */
import type { Fate, Packet, SentFile, SentSheet } from './delivery.ts'
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

interface School {
  place: Place
  name: string
  stage: string
  /** The office writes it without its county, or with it. */
  other: string
}

type Kind = (desk: PersonDesk, school: School, batches: number) => Packet

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
}

function sheetFor(desk: PersonDesk, school: School, people: Person[], asked: Asked = {}): SentSheet {
  const { layout, random } = desk
  const shown = asked.school ?? school.name
  const at = { county: inRow(random, school.place), school: shown, stage: school.stage }
  const rows = people.map((who, index): Row => ({ ...personRow(layout, who, at), sequence: index + 1 }))
  // A fault that nobody can mend but the school: the check digit of one number.
  if (asked.faulty) rows[0]!.idNumber = spoilt(people[0]!.idNumber)
  const values = (fields: Layout['head']) =>
    Object.fromEntries(
      fields.map(({ field, type, list }) => [
        field,
        type === 'unit'
          ? onHead(random, school.place)
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
    place: school.place,
    school: shown,
    persons: people.map(({ idNumber }) => idNumber),
    figures: [],
    faults: asked.faulty ? cellsOf(0, 'idNumber') : [],
  }
}

export function spoilt(idNumber: string): string {
  return idNumber.slice(0, 17) + (idNumber.endsWith('X') ? '0' : (Number(idNumber.at(-1)) + 1) % 10)
}

function people(desk: PersonDesk, least = 3): Person[] {
  const count = desk.random.int(least, least + 9)
  return Array.from({ length: count }, () => person(desk.next.person++))
}

function file(desk: PersonDesk, school: School, sheets: SentSheet[], more = ''): SentFile {
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
function revised(desk: PersonDesk, before: Person[]): Person[] {
  const after = before.map((each, index) => (index === 1 ? { ...each, phone: person(desk.next.person++).phone } : each))
  return [...after, person(desk.next.person++), person(desk.next.person++)]
}

function two(desk: PersonDesk, batches: number): [number, number] {
  const first = desk.random.int(0, batches - 2)
  return [first, desk.random.int(first + 1, batches - 1)]
}

const any = (desk: PersonDesk, batches: number) => desk.random.int(0, batches - 1)

const plain: Kind = (desk, school, batches) => ({
  title: 'one list',
  files: [{ batch: any(desk, batches), file: file(desk, school, [sheetFor(desk, school, people(desk))]) }],
})

const sheets: Kind = (desk, school, batches) => ({
  title: 'two sheets of one file, 高中部 and 初中部',
  files: [
    {
      batch: any(desk, batches),
      file: file(desk, school, [
        sheetFor(desk, school, people(desk), { name: '高中部' }),
        sheetFor(desk, school, people(desk), { name: '初中部' }),
      ]),
    },
  ],
})

const parts: Kind = (desk, school, batches) => ({
  title: 'two files with different persons of one school',
  files: ['（一）', '（二）'].map((more) => ({
    batch: any(desk, batches),
    file: file(desk, school, [sheetFor(desk, school, people(desk))], more),
  })),
})

const copy: Kind = (desk, school, batches) => {
  const first = file(desk, school, [sheetFor(desk, school, people(desk))])
  const second = copyOf(first)
  return {
    title: 'the same bytes under two names',
    files: [
      { batch: any(desk, batches), file: first },
      { batch: any(desk, batches), file: second },
    ],
  }
}

const versions: Kind = (desk, school, batches) => {
  const [early, late] = two(desk, batches)
  const before = people(desk)
  return {
    title: 'a version, and a newer one with two persons more',
    files: [
      { batch: early, file: file(desk, school, [sheetFor(desk, school, before, { fates: ['superseded'] })]) },
      { batch: late, file: file(desk, school, [sheetFor(desk, school, revised(desk, before))], '（新）') },
    ],
  }
}

const respelled: Kind = (desk, school, batches) => {
  const [early, late] = two(desk, batches)
  const before = people(desk)
  return {
    title: 'a correction that spells the school another way',
    files: [
      { batch: early, file: file(desk, school, [sheetFor(desk, school, before, { fates: ['superseded'] })]) },
      {
        batch: late,
        file: file(desk, school, [sheetFor(desk, school, revised(desk, before), { school: school.other })], '（更正）'),
      },
    ],
  }
}

const together: Kind = (desk, school, batches) => {
  const batch = any(desk, batches)
  const before = people(desk)
  const fates: Fate[] = ['undecided-version']
  return {
    title: 'two versions received together',
    files: [
      { batch, file: file(desk, school, [sheetFor(desk, school, before, { fates })]) },
      { batch, file: file(desk, school, [sheetFor(desk, school, revised(desk, before), { fates })], '最终版') },
    ],
  }
}

const faulty: Kind = (desk, school, batches) => ({
  title: 'a list with a wrong number',
  files: [
    {
      batch: any(desk, batches),
      file: file(desk, school, [sheetFor(desk, school, people(desk), { faulty: true, fates: ['errors'] })]),
    },
  ],
})

const badCorrection: Kind = (desk, school, batches) => {
  const [early, late] = two(desk, batches)
  const before = people(desk)
  const after = sheetFor(desk, school, revised(desk, before), { faulty: true, fates: ['errors'] })
  return {
    title: 'a good list, and a correction with a fault',
    files: [
      { batch: early, file: file(desk, school, [sheetFor(desk, school, before)]) },
      { batch: late, file: file(desk, school, [after], '（更正）') },
    ],
  }
}

const mended: Kind = (desk, school, batches) => {
  const [early, late] = two(desk, batches)
  const before = people(desk)
  const bad = sheetFor(desk, school, before, { faulty: true, fates: ['superseded', 'errors'] })
  return {
    title: 'a list with a fault, mended later',
    files: [
      { batch: early, file: file(desk, school, [bad]) },
      { batch: late, file: file(desk, school, [sheetFor(desk, school, before)], '（已改）') },
    ],
  }
}

const badBeside: Kind = (desk, school, batches) => ({
  title: 'a sheet with a fault beside a good one',
  files: [
    {
      batch: any(desk, batches),
      file: file(desk, school, [
        sheetFor(desk, school, people(desk), { name: '高中部' }),
        sheetFor(desk, school, people(desk), { name: '初中部', faulty: true, fates: ['errors'] }),
      ]),
    },
  ],
})

const note: Kind = (desk, school, batches) => ({
  title: 'a list with a sheet beside it that is no form',
  files: [
    {
      batch: any(desk, batches),
      file: file(desk, school, [sheetFor(desk, school, people(desk), { name: '名单' }), stray('值班')]),
    },
  ],
})

export const personKinds: Record<string, Kind> = {
  plain,
  sheets,
  parts,
  copy,
  versions,
  respelled,
  together,
  faulty,
  badCorrection,
  mended,
  badBeside,
  note,
}

/** A school of somebody else's, in this desk's inbox: named, not counted. */
export function strayed(desk: PersonDesk, place: Place, batches: number): Packet {
  const school = schoolAt(desk.random, place, desk.random.int(0, 11))
  const sheet = sheetFor(desk, school, people(desk), { fates: ['other-unit', 'errors'] })
  return { title: `a list of ${place.name}`, files: [{ batch: any(desk, batches), file: file(desk, school, [sheet]) }] }
}
