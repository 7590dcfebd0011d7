/** A form of figures and a city come in; what the city may send goes out: all its counties on a sheet, versions, copies, faults, its zones. */
import type { Fate, Packet, SentFigure, SentFile, SentSheet } from './delivery.ts'
import { drawSheet, type Row, someMess } from './draw-sheet.ts'
import type { Layout } from './layout.ts'
import { copyOf, stray } from './person-sheets.ts'
import { type City, inRow, officeOf, onHead, type Place } from './places.ts'
import type { Random } from './random.ts'

export interface FigureDesk {
  layout: Layout
  random: Random
  next: { file: number }
}

type Kind = (desk: FigureDesk, city: City, batches: number) => Packet

/** Figures that agree with each other, as the form asks for them. */
export function figuresOf({ layout, random }: FigureDesk): Record<string, number> {
  const has = (field: string) => layout.columns.some((each) => each.field === field)
  const values: Record<string, number> = {}
  if (has('kindergarten')) {
    values.kindergarten = random.int(100, 1500)
    values.school = random.int(800, 6000)
    values.vocational = random.int(0, 400)
    values.staff = values.kindergarten + values.school + values.vocational
  } else values.staff = random.int(900, 8000)
  values.trained = random.int(Math.floor(values.staff / 3), values.staff)
  values.untrained = values.staff - values.trained
  if (has('planProvincial')) {
    values.planProvincial = Math.round(values.untrained * 0.2)
    values.planLocal = values.untrained - values.planProvincial
  }
  if (has('schools')) {
    values.schools = random.int(20, 90)
    values.schoolsDone = random.int(0, values.schools)
    values.cases = random.int(0, 9)
  }
  return values
}

const rateOf = ({ trained = 0, staff = 1 }: Record<string, number>) => Math.round((trained / staff) * 10_000) / 10_000

function cells(layout: Layout, values: Record<string, number>): Row {
  const row: Row = { ...values }
  for (const { field, list } of layout.columns) {
    if (field === 'rate') row.rate = rateOf(values)
    else if (list !== '') row[field] = layout.lists[list] ?? ''
  }
  return row
}

interface Asked {
  name?: string
  fates?: Fate[]
  /** What is wrong with it on purpose: a row that contradicts itself, or one whose unit nobody can tell. */
  fault?: 'sum' | 'unit'
  /** As the rows were called before. */
  former?: boolean
  zones?: Place[]
  figures?: SentFigure[]
  /** One of its counties hands in its own sheet. */
  county?: Place
}

function sheetFor(desk: FigureDesk, city: City, asked: Asked = {}): SentSheet {
  const { layout, random } = desk
  const zones = asked.zones ?? (random.chance(0.5) ? [random.pick(city.zones)] : [])
  const unknown: Place[] = asked.fault === 'unit' ? [{ name: '某某县', city: city.name, province: city.province }] : []
  const figures =
    asked.figures ??
    (asked.county ? [asked.county] : [...city.places, ...zones, ...unknown]).map((place) => ({
      place,
      school: '',
      values: figuresOf(desk),
    }))
  const rows = figures.map(({ place, values }): Row => {
    const name = asked.former && place.former ? (asked.county?.name ?? place.former) : inRow(random, place)
    return { ...cells(layout, values), unit: name }
  })
  // Figures that contradict each other: only the city knows which is wrong.
  if (asked.fault === 'sum') rows[0]!.untrained = Number(rows[0]!.untrained) + 7
  const sums: Record<string, number> = {}
  for (const { values } of figures)
    for (const [field, value] of Object.entries(values)) sums[field] = (sums[field] ?? 0) + value
  if (asked.fault === 'sum') sums.untrained = sums.untrained! + 7
  const isBare = layout.total === '' || (asked.county !== undefined && random.chance(0.5))
  const total = isBare ? undefined : cells(layout, sums)
  if (total) delete total.started
  const head = asked.county ? onHead(random, asked.county) : officeOf(random, city)
  const headLine = Object.fromEntries(
    layout.head.map(({ field, type }) => [field, type === 'unit' ? head : type === 'phone' ? '15400000000' : '王示例']),
  )
  const { worksheet, cellsOf } = drawSheet(
    { layout, titleUnit: random.chance(0.5) ? (asked.county ?? city).name : '', head: headLine, foot: {}, rows, total },
    someMess(random),
    random,
  )
  return {
    name: asked.name ?? random.pick(['Sheet1', layout.label, '汇总']),
    worksheet,
    fates: asked.fates ?? ['counted'],
    place: undefined,
    school: '',
    persons: [],
    figures,
    faults:
      asked.fault === 'sum'
        ? [...cellsOf(0, 'untrained'), ...cellsOf('total', 'untrained')]
        : asked.fault === 'unit'
          ? cellsOf(figures.length - 1, 'unit')
          : [],
  }
}

function file(desk: FigureDesk, city: City, sheets: SentSheet[], more = ''): SentFile {
  const number = String(++desk.next.file).padStart(3, '0')
  const types = sheets.length === 1 ? (['xlsx', 'xlsx', 'xls', 'csv'] as const) : (['xlsx', 'xls'] as const)
  const type = desk.random.pick(types)
  return { path: `${number}${city.name}${more}.${type}`, type, sheets }
}

function two(desk: FigureDesk, batches: number): [number, number] {
  const first = desk.random.int(0, batches - 2)
  return [first, desk.random.int(first + 1, batches - 1)]
}

/** The same rows with other numbers. */
function revised(desk: FigureDesk, { figures }: SentSheet): SentFigure[] {
  return figures.map((each, index) => (index < 2 ? { ...each, values: figuresOf(desk) } : each))
}

const any = (desk: FigureDesk, batches: number) => desk.random.int(0, batches - 1)

const plain: Kind = (desk, city, batches) => ({
  title: `${city.name}, one sheet`,
  files: [{ batch: any(desk, batches), file: file(desk, city, [sheetFor(desk, city)]) }],
})

const zones: Kind = (desk, city, batches) => ({
  title: `${city.name} with its zones`,
  files: [{ batch: any(desk, batches), file: file(desk, city, [sheetFor(desk, city, { zones: city.zones })]) }],
})

const copy: Kind = (desk, city, batches) => {
  const first = file(desk, city, [sheetFor(desk, city)])
  const second = copyOf(first)
  return {
    title: `${city.name}, the same bytes under two names`,
    files: [first, second].map((each) => ({ batch: any(desk, batches), file: each })),
  }
}

const versions: Kind = (desk, city, batches) => {
  const [early, late] = two(desk, batches)
  const before = sheetFor(desk, city, { fates: ['superseded'], former: true })
  return {
    title: `${city.name}, corrected later; a county may have another name by then`,
    files: [
      { batch: early, file: file(desk, city, [before]) },
      { batch: late, file: file(desk, city, [sheetFor(desk, city, { figures: revised(desk, before) })], '（更正）') },
    ],
  }
}

const together: Kind = (desk, city, batches) => {
  const batch = any(desk, batches)
  const fates: Fate[] = ['undecided-version']
  const one = sheetFor(desk, city, { fates })
  return {
    title: `${city.name}, two versions received together`,
    files: [
      { batch, file: file(desk, city, [one]) },
      { batch, file: file(desk, city, [sheetFor(desk, city, { fates, figures: revised(desk, one) })], '最终版') },
    ],
  }
}

const faulty: Kind = (desk, city, batches) => ({
  title: `${city.name}, a row that contradicts itself`,
  files: [
    {
      batch: any(desk, batches),
      file: file(desk, city, [sheetFor(desk, city, { fault: 'sum', fates: ['errors'] })]),
    },
  ],
})

const nobody: Kind = (desk, city, batches) => ({
  title: `${city.name}, a row whose unit nobody can tell`,
  files: [
    {
      batch: any(desk, batches),
      file: file(desk, city, [sheetFor(desk, city, { fault: 'unit', fates: ['errors'] })]),
    },
  ],
})

const counties: Kind = (desk, city, batches) => ({
  title: `${city.name}, every county its own sheet`,
  files: city.places.map((county) => ({
    batch: any(desk, batches),
    file: file(desk, city, [sheetFor(desk, city, { county })], county.name),
  })),
})

/** A county under its former name in spring and its new one in summer is one unit: the newer sheet counts. */
const renamed: Kind = (desk, city, batches) => {
  const county = city.places.find(({ former }) => former !== undefined)
  if (!county) return counties(desk, city, batches)
  const own = (name: string, fates: Fate[]) =>
    sheetFor(desk, city, { county: { ...county, name }, former: true, fates })
  return {
    title: `${county.former}, ${county.name} by now, its own sheet twice`,
    files: [
      { batch: 0, file: file(desk, city, [own(county.former!, ['superseded'])], county.former) },
      { batch: batches - 1, file: file(desk, city, [own(county.name, ['counted'])], county.name) },
    ],
  }
}

const badCorrection: Kind = (desk, city, batches) => {
  const [early, late] = two(desk, batches)
  const before = sheetFor(desk, city)
  const after = sheetFor(desk, city, { fault: 'sum', fates: ['errors'], figures: revised(desk, before) })
  return {
    title: `${city.name}, corrected with a fault`,
    files: [
      { batch: early, file: file(desk, city, [before]) },
      { batch: late, file: file(desk, city, [after], '（更正）') },
    ],
  }
}

/** The city's sheet with all its counties, and one county's own: whichever came later is believed about that county. */
const countyLater: Kind = (desk, city, batches) => {
  const [early, late] = two(desk, batches)
  const county = desk.random.pick(city.places)
  const all = sheetFor(desk, city)
  const figures = all.figures.map((each) => (each.place === county ? { ...each, overtaken: true as const } : each))
  return {
    title: `${city.name}, and ${county.name} by itself later`,
    files: [
      { batch: early, file: file(desk, city, [{ ...all, figures }]) },
      { batch: late, file: file(desk, city, [sheetFor(desk, city, { county })], county.name) },
    ],
  }
}

const countyEarlier: Kind = (desk, city, batches) => {
  const [early, late] = two(desk, batches)
  const county = desk.random.pick(city.places)
  return {
    title: `${county.name} by itself, and all of ${city.name} later`,
    files: [
      { batch: early, file: file(desk, city, [sheetFor(desk, city, { county, fates: ['superseded'] })], county.name) },
      { batch: late, file: file(desk, city, [sheetFor(desk, city)]) },
    ],
  }
}

const note: Kind = (desk, city, batches) => ({
  title: `${city.name} with a sheet beside it that is no form`,
  files: [{ batch: any(desk, batches), file: file(desk, city, [sheetFor(desk, city), stray('值班')]) }],
})

export const figureKinds: Record<string, Kind> = {
  plain,
  zones,
  copy,
  versions,
  together,
  faulty,
  nobody,
  counties,
  countyLater,
  countyEarlier,
  renamed,
  badCorrection,
  note,
}

/** A city's sheet in the inbox of another: named, not counted. */
export function strayedCity(desk: FigureDesk, city: City, batches: number): Packet {
  const sheet = sheetFor(desk, city, { zones: [], fates: ['other-unit', 'errors'] })
  return { title: `the sheet of ${city.name}`, files: [{ batch: any(desk, batches), file: file(desk, city, [sheet]) }] }
}
