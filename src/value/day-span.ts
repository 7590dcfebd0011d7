/**
 * What a cell says of a day, a month or a year comes in; the first and the last day it can mean go out, so that sums of years are only held against
 * somebody where they are certain. Never asks the clock.
 */
import { addDays, type IsoDate, isIsoDate, isoOf, readDate } from './date.ts'
import { birthNumber, numberOf, yearsBetween } from './id-digits.ts'
import { isShortened, readMonth } from './read-month.ts'
import { readYear } from './read-year.ts'
import type { Value } from './value.ts'

export interface DaySpan {
  /** As exact as it was written: `1960-03-12`, `1960-03`, `1960`. */
  shown: string
  first: IsoDate
  last: IsoDate
}

/** Undefined for a blank and for what is no day, month or year. */
export function daySpan(value: Value): DaySpan | undefined {
  if (value === undefined) return undefined
  const text = String(value)
  const day = isIsoDate(text) ? text : readDate(text)
  if (day !== undefined) return { shown: day, first: day, last: day }
  // January or October: nobody can tell.
  if (isShortened(text))
    return { shown: text, first: isoOf(Number(text.slice(0, 4)), 1, 1), last: isoOf(Number(text.slice(0, 4)), 10, 31) }
  const month = readMonth(text)
  if (month !== undefined) {
    const [year, number] = month.split('-').map(Number) as [number, number]
    const next = number === 12 ? isoOf(year + 1, 1, 1) : isoOf(year, number + 1, 1)
    return { shown: month, first: `${month}-01`, last: addDays(next, -1) }
  }
  const year = readYear(value)
  return year === undefined || year < 1000 || year > 9998
    ? undefined
    : { shown: String(year), first: isoOf(year, 1, 1), last: isoOf(year, 12, 31) }
}

/** Whole years from one day to another, as ages are counted; negative where the other comes first. */
export function fullYears(from: IsoDate, to: IsoDate): number {
  return yearsBetween(numberOf(from), numberOf(to))
}

/** Day of birth of a valid number; undefined for the old foreign card, whose year has two digits. */
export function birthOf(canonical: string): IsoDate | undefined {
  const day = birthNumber(canonical)
  return day === undefined ? undefined : isoOf(Math.floor(day / 10000), Math.floor(day / 100) % 100, day % 100)
}
