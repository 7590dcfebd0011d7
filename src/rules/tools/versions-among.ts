/**
 * The persons of all sheets of one form come in, once all are read; which sheets are two versions of one submission, and how they differ,
 * goes out. By the ledger's own rule, so that what is a version here is one there; never says which of the two is right.
 */
import { grouped } from '../../value/grouped.ts'
import { rememberOf } from '../../value/remember.ts'
import { sameSchoolKey } from '../../value/same-school.ts'
import type { IdIndex } from './id-index.ts'
import type { PersonsSeen, SheetPersons } from './persons-seen.ts'

/** A sheet, and the first one before it that it is another version of. */
export interface Version {
  sheet: SheetPersons
  earlier: SheetPersons
  common: number
  /** Persons on this sheet, or on the earlier one, alone. */
  more: number
  fewer: number
  /** Of one name on both, with another number. */
  renumbered: number
  /** Of one number on both, with another name. */
  renamed: number
}

interface Versions {
  /** All that came after this sheet and are versions of it. */
  after(earlier: SheetPersons): Version[]
  /** Versions of one submission, be it that of a third sheet. */
  areVersions(a: SheetPersons, b: SheetPersons): boolean
}

export const versionsAmong = rememberOf(compareAll)

function compareAll({ index, sheets }: PersonsSeen): Versions {
  const versions: Version[] = []
  const first = new Map<SheetPersons, SheetPersons>()
  const firstOf = (sheet: SheetPersons) => first.get(sheet) ?? sheet
  for (const sheet of sheets) {
    if (!canHaveVersions(sheet)) continue
    for (const earlier of sheets) {
      if (earlier === sheet) break
      const version = isSameSlot(earlier, sheet) ? compare(index, earlier, sheet) : undefined
      if (version === undefined) continue
      versions.push(version)
      first.set(sheet, firstOf(earlier))
      break
    }
  }
  return {
    after: (sheet) => versions.filter(({ earlier }) => earlier === sheet),
    areVersions: (a, b) => a !== b && firstOf(a) === firstOf(b),
  }
}

/** Lists of persons, with somebody who may stand on a sheet before. */
function canHaveVersions({ form, ended, met, unnumbered }: SheetPersons): boolean {
  return ended && form.form.rows === 'person' && met.size + unnumbered.length > 0
}

/** Nobody can say what the sheet of an unknown unit is a version of. Two cards in one file are told by whoever stands on both. */
function isSameSlot(a: SheetPersons, b: SheetPersons): boolean {
  if (!a.ended || (a.form.path === b.form.path && (sizeOf(a) < 2 || sizeOf(b) < 2 || isCopy(a, b)))) return false
  const [one, other] = [a.slot(), b.slot()]
  if (one.unit === '' || one.unit !== other.unit || one.project !== other.project) return false
  return one.school === other.school || sameSchoolKey(one.school, other.school)
}

/** Half of the smaller sheet is enough: versions differ by a few rows, parts by nearly all. */
function compare(index: IdIndex, earlier: SheetPersons, sheet: SheetPersons): Version | undefined {
  const enough = Math.min(sizeOf(earlier), sizeOf(sheet)) / 2
  if (sheet.met.size + sheet.unnumbered.length < enough) return undefined
  const both = new Set<number>()
  for (const place of sheet.met.keys())
    if (index.sourceAt(place) === earlier.number || earlier.met.has(place)) both.add(place)
  const same = pairOff(earlier.unnumbered, sheet.unnumbered, ({ name, text }) => `${name}/${text}`)
  const common = both.size + same.pairs
  if (common === 0 || common < enough) return undefined
  const before = [...namesAlone(index, earlier, both), ...same.left.map(({ name }) => name)]
  const after = [...namesAlone(index, sheet, both), ...same.right.map(({ name }) => name)]
  const names = pairOff(before, after, (name) => name)
  return {
    sheet,
    earlier,
    common,
    more: names.right.length,
    fewer: names.left.length,
    renumbered: names.pairs,
    renamed: renamedBetween(sheet, earlier),
  }
}

/** Two sheets of one file with the very same persons: `id-duplicate` says which one to delete, and the other one counts. */
export function isCopy(a: SheetPersons, b: SheetPersons): boolean {
  const persons = a.fresh + a.met.size
  if (a.form.path !== b.form.path || a.project !== b.project || persons < 2) return false
  if (persons !== b.fresh + b.met.size || a.unnumbered.length !== b.unnumbered.length) return false
  let same = 0
  for (let i = 0; i < a.meetings.length; i += 4) if (a.meetings[i + 1] === b.number) same += a.meetings[i + 3]!
  return same === persons
}

function sizeOf({ fresh, met, unnumbered }: SheetPersons): number {
  return fresh + met.size + unnumbered.length
}

/** Names of those with a number that stand on this sheet and not on both. */
function namesAlone(index: IdIndex, sheet: SheetPersons, both: ReadonlySet<number>): number[] {
  const names: number[] = []
  for (let place = sheet.from, left = sheet.fresh; left > 0; place++) {
    if (index.sourceAt(place) !== sheet.number) continue
    left--
    if (!both.has(place)) names.push(index.markAt(place))
  }
  for (const place of sheet.met.keys()) if (!both.has(place)) names.push(index.markAt(place))
  return names
}

function renamedBetween({ meetings }: SheetPersons, earlier: SheetPersons): number {
  let count = 0
  for (let i = 0; i < meetings.length; i += 4) if (meetings[i + 1] === earlier.number && meetings[i + 3] === 0) count++
  return count
}

/** How many of both lists are equal, one by one, and what is left of each. */
function pairOff<T>(left: readonly T[], right: readonly T[], keyOf: (each: T) => string | number) {
  const waiting = grouped(left, keyOf)
  const alone = right.filter((each) => waiting.get(keyOf(each))?.pop() === undefined)
  return { pairs: right.length - alone.length, left: [...waiting.values()].flat(), right: alone }
}
