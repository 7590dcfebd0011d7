/** A seed comes in, a whole delivery with its truth goes out: notices in turn, the rest drawn. The same seed makes the same delivery. */
import type { Delivery, Packet } from './delivery.ts'
import { figureKinds, strayedCity } from './figure-packets.ts'
import { layoutOf } from './layout.ts'
import { personKinds, strayed, twoLevels } from './person-packets.ts'
import { schoolAt } from './person-sheets.ts'
import { type City, cities, find, type Place } from './places.ts'
import { Random } from './random.ts'

interface Desk {
  kind: Delivery['kind']
  notice: string
  form: string
  /** Whose desk it is, as `itcap.yaml` has it. */
  unit: string
  asOf: string
  /** Who sends: places of persons' lists, or whole cities. */
  places?: Place[]
  cities?: City[]
  /** Somebody else, whose list may lie in this inbox by mistake. */
  others?: Place[]
  otherCities?: City[]
  /** Counties that owe the form, sent or not. */
  owing?: Place[]
  /** Cities that send a list of their own beside one of a county's. */
  levels?: City[]
  /** Line of `not-yet.ts` without which there is no use in it. */
  needs?: string
}

const {
  leshan,
  neijiang,
  zigong,
  guangan,
  hangzhou,
  quzhou,
  zhoushan,
  hegang,
  qitaihe,
  tongchuan,
  shangluo,
  yueyang,
  chengdu,
} = cities

const persons = (notice: string, form: string, unit: string, asOf: string, places: Place[], others: Place[] = []) =>
  ({ kind: 'persons', notice, form, unit, asOf, places, others }) satisfies Desk
const figures = (notice: string, form: string, unit: string, asOf: string, of: City[], otherCities: City[] = []) =>
  ({ kind: 'figures', notice, form, unit, asOf, cities: of, otherCities }) satisfies Desk

const everywhere = (city: City) => [...city.places, ...city.zones]

/** All ten notices; the desks of those at hand most often come twice. */
export const desks: Desk[] = [
  { ...persons('yueyang-2021', 'annex-3', '岳阳市', '2021-05-28', everywhere(yueyang)), owing: yueyang.places },
  figures('sichuan-2017', 'annex-3', '乐山市', '2017-03-28', [leshan], [neijiang]),
  persons('tianfu-2.0', 'roster', '天府新区', '2021-05-28', [find(chengdu, '天府新区')]),
  figures('zhejiang-2021', 'progress', '浙江省', '2021-05-28', [quzhou, zhoushan]),
  { ...figures('zhejiang-2021', 'progress', '杭州市', '2021-05-28', [hangzhou]), needs: 'merged' },
  persons('sichuan-2.0', 'training-record', '乐山市', '2021-05-28', everywhere(leshan)),
  figures('heilongjiang-2.0', 'progress', '黑龙江省', '2021-05-28', [hegang, qitaihe]),
  persons('town-assessment', 'training-record', '平江县', '2021-05-28', [find(yueyang, '平江县')]),
  figures('shaanxi-2.0', 'progress', '陕西省', '2021-05-28', [tongchuan, shangluo]),
  persons('school-assessment', 'training-record', '平江县', '2021-05-28', [find(yueyang, '平江县')]),
  figures('sichuan-2017', 'annex-3', '四川省', '2017-06-28', [leshan, neijiang, zigong, guangan]),
  persons('heilongjiang-school', 'training-record', '萝北县', '2021-05-28', [find(hegang, '萝北县')]),
  persons('yueyang-2021', 'annex-3', '汨罗市', '2021-05-28', [find(yueyang, '汨罗市')], [find(yueyang, '湘阴县')]),
  figures('sichuan-2.0', 'progress', '内江市', '2021-05-28', [neijiang], [leshan]),
  persons('sichuan-2017', 'status-survey', '乐山市', '2017-03-28', leshan.places),
  persons('shaanxi-2.0', 'training-record', '商洛市', '2021-05-28', everywhere(shangluo)),
  figures('sichuan-2017', 'annex-3', '内江市', '2017-06-28', [neijiang], [zigong]),
  persons('yueyang-2021', 'training-record', '岳阳市', '2021-05-28', everywhere(yueyang)),
  persons('sichuan-2.0', 'certificate-list', '内江市', '2021-05-28', neijiang.places),
  { ...persons('sichuan-2017', 'annex-2-teachers', '自贡市', '2017-03-28', []), levels: [zigong] },
]

interface Options {
  desk?: number
  /** Nothing but lists and sheets that count. */
  clean?: boolean
  /** Names of `not-yet.ts` that must not occur. */
  without?: ReadonlySet<string>
}

export function makeDelivery(seed: number, options: Options = {}): Delivery {
  const { clean = false, without = new Set<string>() } = options
  const random = new Random(seed)
  const usable = desks.filter(({ needs = '' }) => !without.has(needs))
  const desk = options.desk === undefined ? usable[seed % usable.length]! : desks[options.desk]!
  const layout = layoutOf(desk.notice, desk.form)
  const received = days(desk)
  const batches = received.length
  const making = { layout, random, batches, clean, without }
  const at = () => ({ layout, random, next: { person: random.int(0, 3000), file: 0 } })
  const packets = desk.levels
    ? desk.levels.map((city) => twoLevels(at(), city, batches, without.has('levels-together')))
    : desk.places
      ? personPackets({ ...desk, places: desk.places }, making)
      : figurePackets(desk, making)
  const order = received.map((_, index) => index)
  return {
    seed,
    title: `${desk.unit}, ${desk.notice}/${desk.form}`,
    notice: desk.notice,
    form: desk.form,
    kind: desk.kind,
    unit: desk.unit,
    above: aboveOf(desk.unit),
    asOf: desk.asOf,
    received,
    order: random.chance(0.6) || without.has('correction-first') ? order : random.shuffled(order),
    packets,
    owing: desk.owing ?? [],
  }
}

/** The city of a county, the province of a city. */
function aboveOf(unit: string): string {
  const all: City[] = Object.values(cities)
  const own = all.find(({ name }) => name === unit)
  const around = all.find(({ places, zones }) => [...places, ...zones].some(({ name }) => name === unit))
  return own?.province ?? around?.name ?? ''
}

/** Three days on which files came; 隆昌 became a city between the first and the second. */
function days({ asOf }: Desk): string[] {
  const [year, month] = asOf.split('-')
  return month === '06'
    ? [`${year}-03-20T09:00`, `${year}-06-10T15:00`, `${year}-06-20T09:00`]
    : [`${asOf.slice(0, 8)}10T09:00`, `${asOf.slice(0, 8)}15T15:00`, `${asOf.slice(0, 8)}20T09:00`]
}

interface Making {
  layout: ReturnType<typeof layoutOf>
  random: Random
  batches: number
  clean: boolean
  without: ReadonlySet<string>
}

function allowed<Kind>(kinds: Record<string, Kind>, clean: string[], { clean: only, without }: Making): Kind[] {
  const names = Object.keys(kinds).filter((name) => (only ? clean.includes(name) : !without.has(name)))
  return names.map((name) => kinds[name]!)
}

function personPackets(desk: Desk & { places: Place[] }, making: Making): Packet[] {
  const { layout, random, batches, clean, without } = making
  const at = { layout, random, next: { person: random.int(0, 3000), file: 0 } }
  const kinds = allowed(personKinds, ['plain', 'sheets', 'parts'], making)
  const isKnown = ({ name, words }: Place) => !words || layout.units.includes(name)
  const places = without.has('zone-school') ? desk.places.filter(isKnown) : desk.places
  const chosen = random.shuffled(kinds).slice(0, random.int(4, 7))
  const packets = chosen.map((kind, index) => kind(at, schoolAt(random, random.pick(places), index), batches))
  const other = desk.others?.[0]
  return other && !clean && random.chance(0.7) ? [...packets, strayed(at, other, batches)] : packets
}

const ofCounties = [figureKinds.counties, figureKinds.countyLater, figureKinds.countyEarlier]

function figurePackets(desk: Desk, making: Making): Packet[] {
  const { layout, random, batches, clean } = making
  const at = { layout, random, next: { file: 0 } }
  const kinds = allowed(figureKinds, ['plain', 'zones', 'counties'], making)
  // Of a county that is part of another by now there is no sheet of its own.
  const kindsOf = ({ places }: City) =>
    places.some(({ now }) => now) ? kinds.filter((kind) => !ofCounties.includes(kind)) : kinds
  const packets = (desk.cities ?? []).map((city) => random.pick(kindsOf(city))(at, city, batches))
  const other = desk.otherCities?.[0]
  return other && !clean && random.chance(0.5) ? [...packets, strayedCity(at, other, batches)] : packets
}
