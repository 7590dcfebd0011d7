/** A desk and a school come in; what the school may send goes out: one list, parts, copies, versions, faults, notes beside it. Decides what must become of each. */
import type { Fate, Packet } from './delivery.ts'
import {
  any,
  copyOf,
  file,
  type PersonDesk,
  people,
  revised,
  type School,
  schoolAt,
  sheetFor,
  stray,
  two,
} from './person-sheets.ts'
import { person } from './persons.ts'
import { type City, officeOf, type Place } from './places.ts'

type Kind = (desk: PersonDesk, school: School, batches: number) => Packet

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

const thrice: Kind = (desk, school, batches) => {
  const first = people(desk, 6)
  const second = revised(desk, first)
  const third = revised(desk, second.slice(2))
  const fates: Fate[] = ['superseded']
  const lists = [first, second, third].map((all, at) => sheetFor(desk, school, all, at < 2 ? { fates } : {}))
  return {
    title: 'three versions, the last without two of the second',
    files: lists.map((sheet, at) => ({
      batch: Math.min(at, batches - 1),
      file: file(desk, school, [sheet], `（第${at + 1}版）`),
    })),
  }
}

/** Two go from one school to another, and both hand in their lists once more, on the same day. */
const moved: Kind = (desk, school, batches) => {
  const other = { ...school, name: `${school.name}分校`, other: `${school.other}分校` }
  const [here, there] = [people(desk, 7), people(desk, 7)]
  // What comes before its newer version was imported is nobody's error; what comes behind it may be one.
  const fates: Fate[] = ['superseded', 'errors']
  const sheets = [
    { batch: 0, at: school, sheet: sheetFor(desk, school, here, { fates }), more: '' },
    { batch: 0, at: other, sheet: sheetFor(desk, other, there, { fates }), more: '' },
    { batch: batches - 1, at: school, sheet: sheetFor(desk, school, here.slice(2)), more: '（新）' },
    { batch: batches - 1, at: other, sheet: sheetFor(desk, other, [...there, ...here.slice(0, 2)]), more: '（新）' },
  ]
  return {
    title: 'two persons who went from one school to another, and both lists once more',
    files: sheets.map(({ batch, at, sheet, more }) => ({ batch, file: file(desk, at, [sheet], more) })),
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

/** Few of one school's persons stand on the list of another that comes later: they are said to the officer, whatever becomes of the list. */
const borrowed: Kind = (desk, school, batches) => {
  const [early, late] = two(desk, batches)
  const before = people(desk, 5)
  const other = { ...school, name: `${school.name}分校`, other: `${school.other}分校` }
  // Whichever is imported last may be held back until somebody has looked.
  const fates: Fate[] = ['errors', 'counted']
  const mixed = sheetFor(desk, other, [...before.slice(0, 2), ...people(desk, 6)], { fates })
  const first = file(desk, school, [sheetFor(desk, school, before, { fates })])
  return {
    title: 'two persons of one school on the list of another that comes later',
    files: [
      { batch: early, file: first },
      { batch: late, file: { ...file(desk, other, [mixed]), repeats: { persons: 2, of: first.path } } },
    ],
  }
}

export const personKinds: Record<string, Kind> = {
  plain,
  sheets,
  parts,
  copy,
  versions,
  thrice,
  moved,
  respelled,
  together,
  faulty,
  badCorrection,
  mended,
  badBeside,
  note,
  borrowed,
}

/** The city's list of all, and a county's own list of the same persons and one more: everybody counts once. */
export function twoLevels(desk: PersonDesk, city: City, batches: number, apart: boolean): Packet {
  const { random } = desk
  const counties = random.shuffled(city.places).slice(0, 3)
  const schools = counties.map((place, index) => schoolAt(random, place, index))
  const all = Array.from({ length: 9 + random.int(0, 6) }, () => person(desk.next.person++))
  const own = all.filter((_, index) => index % 3 === 0)
  const head = officeOf(random, city)
  const first = sheetFor(desk, schools[0]!, all, { of: { schools, head } })
  const times = apart ? random.shuffled(two(desk, batches)) : [any(desk, batches), any(desk, batches)]
  const second = sheetFor(desk, schools[0]!, [...own, person(desk.next.person++)])
  return {
    title: `a list of ${city.name} and one of ${counties[0]!.name} with the same persons`,
    files: [first, second].map((sheet, index) => ({
      batch: times[index]!,
      file: file(desk, { ...schools[0]!, name: index === 0 ? city.name : counties[0]!.name }, [sheet]),
    })),
  }
}

/** A school of somebody else's, in this desk's inbox: named, not counted. */
export function strayed(desk: PersonDesk, place: Place, batches: number): Packet {
  const school = schoolAt(desk.random, place, desk.random.int(0, 11))
  const sheet = sheetFor(desk, school, people(desk), { fates: ['other-unit', 'errors'] })
  return { title: `a list of ${place.name}`, files: [{ batch: any(desk, batches), file: file(desk, school, [sheet]) }] }
}
