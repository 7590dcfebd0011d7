/**
 * Excel's day numbers → ISO dates, by integer arithmetic alone: no clock, no time zone, no Date.
 * In the 1900 system day 60 is 1900-02-29, which never was: Excel keeps that error of Lotus 1-2-3, and so do we.
 */
import { DateKind } from './number-format.ts'

/** 9999-12-31 in each system, the last day Excel knows. */
const LAST_DAY_1900 = 2_958_465
const LAST_DAY_1904 = 2_957_003

/** Days from 1900-01-00 to 1904-01-01. */
const DAYS_1904 = 1462

/** Day 61 (1900-03-01) and every later one, counted from 0000-03-01 in the proleptic Gregorian calendar. */
const DAYS_BEFORE_1900_03_01 = 693_960

/**
 * `2021-05-30`, `2021-05-30T08:00:00` or `08:00:00`; to the second, as Excel shows it.
 * `undefined` when the number is no date Excel would show (negative, after 9999).
 */
export function serialToIso(serial: number, kind: DateKind, date1904: boolean): string | undefined {
  if (!(0 <= serial && serial < (date1904 ? LAST_DAY_1904 : LAST_DAY_1900) + 1)) return undefined
  let day = Math.floor(serial)
  let second = Math.round((serial - day) * 86_400)
  if (second === 86_400) {
    second = 0
    day++
  }
  const bareTime = day === 0 && (kind === DateKind.time || (!date1904 && second > 0))
  if (bareTime) return timeText(second)
  const date = dayText(date1904 ? day + DAYS_1904 : day)
  return second === 0 ? date : `${date}T${timeText(second)}`
}

/** `day` in the 1900 system. */
function dayText(day: number): string {
  if (day === 60) return '1900-02-29'
  if (day < 60) return day < 32 ? `1900-01-${two(day)}` : `1900-02-${two(day - 31)}`
  // Years start in March, so that the leap day is the last of a year; eras are 400 years of 146,097 days.
  const count = day - 61 + DAYS_BEFORE_1900_03_01
  const era = Math.floor(count / 146_097)
  const dayOfEra = count - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153)
  const dayOfMonth = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
  const year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0)
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(dayOfMonth)}`
}

/** Seconds since midnight as a clock shows them. */
export function timeText(second: number): string {
  return `${two(Math.floor(second / 3600))}:${two(Math.floor(second / 60) % 60)}:${two(second % 60)}`
}

function two(value: number): string {
  return value < 10 ? `0${value}` : String(value)
}
