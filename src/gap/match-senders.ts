/**
 * Those who owe a form and everything that came of it come in; what belongs to each of them goes out, and what belongs to none. A school is
 * told by its name as `schoolMeant` does.
 */
import { isInside } from '../unit/is-inside.ts'
import type { Unit, UnitTable } from '../unit/unit.ts'
import { grouped, grown } from '../value/grouped.ts'
import { namesOfSchools, schoolKey, schoolMeant, schoolsByName } from '../value/same-school.ts'
import type { Owers } from './expected.ts'
import type { Holding } from './figure.ts'
import type { Headcount } from './headcount.ts'

export interface Attributed {
  unit: string
  school: string
  held: Holding[]
  /** A school of a county of whose schools there is no list: that it is on none says nothing. */
  listless?: true
}

export function attribute(
  { units: owing, schools }: Owers,
  bySchool: boolean,
  held: readonly Holding[],
  units: UnitTable,
  unit: Unit,
  places: Headcount['places'] = [],
): { slots: Attributed[]; strays: Attributed[] } {
  return bySchool ? ofSchools() : ofUnits()

  function ofUnits() {
    const keys = new Set(owing.map(({ key }) => key))
    const slots = owing.map(({ key, level }) => ({
      unit: key,
      school: '',
      held: held.filter(
        (each) =>
          each.sender === key ||
          // The city speaks for its counties; a county that has a row of its neighbour does not.
          (each.unit === key && !keys.has(each.sender)) ||
          // A desk that owes its own sheet has handed it in when anything of its region has come.
          (owing.length === 1 && [each.unit, each.sender].some((one) => units.above(one, level)?.key === key)),
      ),
    }))
    const taken = new Set(slots.flatMap((slot) => slot.held))
    return {
      slots,
      // A zone that its city's sheet has a row of is off the list, the city is not.
      strays: gathered(
        held.filter((each) => !taken.has(each)),
        false,
        ({ sender, unit }) => unit || sender,
      ),
    }
  }

  function ofSchools() {
    const slots: Attributed[] = []
    const strays: Attributed[] = []
    const counties = new Set([...owing.map(({ key }) => key), ...held.map(countyOf)])
    for (const county of counties) {
      const sent = byRows(
        held.filter((each) => countyOf(each) === county),
        places.filter((place) => place.unit === county && place.school !== ''),
      )
      const listed = schools.filter((each) => each.unit === county)
      // Where nobody is on a list, a school of the desk's own (市直属) is not off one.
      const owes = owing.some(({ key }) => key === county) || (schools.length === 0 && isInside(units, unit, county))
      if (listed.length > 0) {
        const found = matched(listed, sent)
        slots.push(...found.slots)
        strays.push(...gathered(found.strays, false))
      } else if (owes && sent.length === 0) slots.push({ unit: county, school: '', held: [] })
      else strays.push(...gathered(sent, owes))
    }
    return { slots, strays }
  }
}

function countyOf({ sender, unit }: Holding): string {
  return sender || unit
}

/**
 * A sheet of several schools, whose head names none, has handed in for each school that its rows name and that sent none of its own.
 * @param places Where the rows that count stand.
 */
function byRows(sent: readonly Holding[], places: Headcount['places']): readonly Holding[] {
  const ofSeveral = sent.filter(({ school, state, rows }) => school === '' && state === 'counted' && rows > 0)
  if (ofSeveral.length === 0) return sent
  const own = namesOfSchools(sent.map(({ school }) => school).filter((school) => school !== ''))
  const named = places.filter(({ school }) => own.alike(school).length === 0)
  if (named.length === 0) return sent
  const sheets = ofSeveral.map((each) => ({ each, schools: each.schools() }))
  // A school's rows are those that count, said once however many sheets it stands on.
  const parts = named.flatMap(({ school, rows }) => {
    const on = sheets.filter(({ schools }) => schools.has(school))
    return (on.length > 0 ? on : sheets).map(({ each }, index) => ({ ...each, school, rows: index === 0 ? rows : 0 }))
  })
  return [...sent.filter((each) => !ofSeveral.includes(each)), ...parts]
}

function matched(
  listed: readonly { unit: string; school: string }[],
  sent: readonly Holding[],
): { slots: Attributed[]; strays: Holding[] } {
  const slots = listed.map(({ unit, school }) => ({ unit, school, key: schoolKey(school), held: [] as Holding[] }))
  const strays: Holding[] = []
  const slotOf = new Map<string, (typeof slots)[number] | undefined>()
  for (const each of sent) {
    if (!slotOf.has(each.school)) slotOf.set(each.school, schoolMeant(slots, schoolKey(each.school)))
    const slot = slotOf.get(each.school)
    if (slot) slot.held.push(each)
    else strays.push(each)
  }
  return { slots: slots.map(({ unit, school, held }) => ({ unit, school, held })), strays }
}

/** By unit and school; two spellings of one school are one. */
function gathered(held: readonly Holding[], listless: boolean, unitOf = countyOf): Attributed[] {
  const found = new Map<string, Attributed>()
  for (const [unit, sent] of grouped(held, unitOf)) {
    const meant = schoolsByName(sent.map(({ school }) => school))
    for (const each of sent) {
      const start = () => ({ unit, school: each.school, held: [], ...(listless && { listless: true as const }) })
      grown(found, `${unit}\n${meant(each.school)}`, start).held.push(each)
    }
  }
  return [...found.values()]
}
