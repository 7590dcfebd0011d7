/**
 * The digits of an ID number come in; what arithmetic tells of them goes out: check digit, day of birth, state of the region, a key.
 * Makes no object, so that reading a province leaves no garbage.
 */
import { type IsoDate, isCalendarDay } from './date.ts'
import { RegionState, regionState } from './region.ts'

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const checkDigits = '10X98765432'
const zero = 48
export const nine = 57

/**
 * A number below 2^53 that two canonical numbers share only if they are the same person's: region × days × serial. The check digit adds
 * nothing. 15 digits get the key of their 18. Undefined for the old foreign card.
 */
export function idKey(canonical: string): number | undefined {
  const full = canonical.length === 15 ? `${canonical.slice(0, 6)}19${canonical.slice(6)}` : canonical
  if (full.length < 17) return undefined
  const region = digitsAt(full, 0, 6)
  const year = digitsAt(full, 6, 4)
  // 31 days to every month: no calendar needed, and no two days share a number.
  const day = (digitsAt(full, 10, 2) - 1) * 31 + digitsAt(full, 12, 2) - 1
  const serial = digitsAt(full, 14, 3)
  if (Number.isNaN(region + year + day + serial) || year < 1800 || year > 2199) return undefined
  return ((region * 400 + (year - 1800)) * 372 + day) * 1000 + serial
}

/** Check digit of the first 17 digits by ISO 7064 MOD 11-2. */
export function idCheckDigit(seventeen: string): string {
  let sum = 0
  for (let index = 0; index < 17; index++) sum += (seventeen.charCodeAt(index) - zero) * weights[index]!
  return checkDigits[sum % 11]!
}

/**
 * Is it a resident's number of 18 characters with nothing to say about it: the plain case, a million times in a row? `false` asks for
 * `readIdNumber`.
 */
export function isPlainId(text: string, asOf: IsoDate): boolean {
  const state = stateOfEighteen(text, asOf)
  return text.charCodeAt(0) !== nine && (state === RegionState.current || state === RegionState.former)
}

/** 17 digits and a digit or X, everything in order: the state of its region. `noProvince` for all else. */
export function stateOfEighteen(text: string, asOf: IsoDate): RegionState {
  if (text.length !== 18) return RegionState.noProvince
  let sum = 0
  for (let index = 0; index < 17; index++) {
    const digit = text.charCodeAt(index) - zero
    if (digit < 0 || digit > 9) return RegionState.noProvince
    sum += digit * weights[index]!
  }
  if (text.charCodeAt(17) !== checkDigits.charCodeAt(sum % 11)) return RegionState.noProvince
  const day = digitsAt(text, 6, 8)
  if (!isBirthday(day) || day > numberOf(asOf)) return RegionState.noProvince
  return regionState(text.charCodeAt(0) === nine ? digitsAt(text, 1, 2) * 10000 : digitsAt(text, 0, 6))
}

export function isBirthday(day: number): boolean {
  const year = Math.floor(day / 10000)
  return year >= 1850 && isCalendarDay(year, Math.floor(day / 100) % 100, day % 100)
}

/**
 * Is the number what software prints for a double? At 18 digits doubles are 64 or 128 apart, and the shortest text of one always ends in
 * 0. So are 1.6 % of all true numbers: says nothing about one, but a whole column of them was rounded on its way.
 */
export function isDoubleShaped(id: string): boolean {
  return id.charCodeAt(17) === zero && String(Number(id)) === id
}

/** Day of birth of a valid number, as 19800101; undefined for the old foreign card, whose year has two digits. */
export function birthNumber(canonical: string): number | undefined {
  if (canonical.length === 18) return digitsAt(canonical, 6, 8)
  return canonical.charCodeAt(0) > nine ? undefined : 19000000 + digitsAt(canonical, 6, 6)
}

let lastDay = ''
let lastNumber = 0

/** 2021-05-28 → 20210528. A run asks for one as-of date a million times. */
export function numberOf(day: IsoDate): number {
  if (day !== lastDay) {
    lastDay = day
    lastNumber = Number(day.replaceAll('-', ''))
  }
  return lastNumber
}

/** Whole years from one day to another, both as 20210528; negative where the other comes first. */
export function yearsBetween(from: number, to: number): number {
  return Math.floor((to - from) / 10000)
}

export function digitsAt(text: string, start: number, count: number): number {
  let value = 0
  for (let index = start; index < start + count; index++) {
    const digit = text.charCodeAt(index) - zero
    if (digit < 0 || digit > 9) return Number.NaN
    value = value * 10 + digit
  }
  return value
}
