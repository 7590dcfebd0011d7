/**
 * Texts of dates come in, days in Asia/Shanghai (`2021-05-30`) go out. Never asks the clock and never the machine's time zone.
 */

import { digitByDigit, fromChinese } from './chinese-number.ts'
import { cleanText, narrowText } from './text.ts'

/** `2021-05-30`, a day in Asia/Shanghai. */
export type IsoDate = string

const dayMs = 86_400_000
/** China keeps one zone without summer time since 1992; receipts and deadlines are all later. */
const shanghaiOffsetMs = 8 * 3_600_000

const isoDate = /^(\d{4})-(\d{2})-(\d{2})$/
const spellings = [
  /^(\d{4})\s?[-./年、]\s?(\d{1,2})\s?[-./月、]\s?(\d{1,2})\s?[日号]?$/u,
  /^(\d{4})(\d{2})(\d{2})$/u,
  /^(\d{4})-(\d{2})-(\d{2})[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?$/u,
]

const chineseYear = /^[零〇○一二三四五六七八九]{4}(?=年)/u
const chinesePart = /[一二三四五六七八九十]{1,3}(?=[月日号])/gu

/** 一九八九年十月三日 as 1989年10月3日; what is no number in it stays. */
export function datedInDigits(text: string): string {
  if (!/[一二三四五六七八九十]/u.test(text)) return text
  return text
    .replace(chineseYear, (year) => digitByDigit(year)!)
    .replace(chinesePart, (part) => {
      const number = fromChinese(part)
      return Number.isNaN(number) ? part : String(number)
    })
}

/** Day written in one of the usual ways (2021-05-30, 2021.5.30, 2021/5/30, 2021年5月30日, 二〇二一年五月三十日, 20210530); undefined for anything less than a full day. */
export function readDate(text: string): IsoDate | undefined {
  const clean = datedInDigits(narrowText(cleanText(text)))
  for (const spelling of spellings) {
    const parts = spelling.exec(clean)
    if (!parts) continue
    const [year, month, day] = parts.slice(1).map(Number)
    return isCalendarDay(year!, month!, day!) ? isoOf(year!, month!, day!) : undefined
  }
  return undefined
}

/** Exactly `YYYY-MM-DD` and a day that exists. */
export function isIsoDate(text: string): boolean {
  const parts = isoDate.exec(text)
  return parts !== null && isCalendarDay(Number(parts[1]), Number(parts[2]), Number(parts[3]))
}

/** Does the day exist in the Gregorian calendar? Month and day from 1. */
export function isCalendarDay(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false
  if (month === 2) return day <= (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28)
  return day <= (month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31)
}

export function isoOf(year: number, month: number, day: number): IsoDate {
  return `${String(year).padStart(4, '0')}-${month < 10 ? '0' : ''}${month}-${day < 10 ? '0' : ''}${day}`
}

/** Days from `a` to `b`; negative when `b` is earlier. Both must be ISO days. */
export function daysBetween(a: IsoDate, b: IsoDate): number {
  return (dayNumber(b) - dayNumber(a)) / dayMs
}

/** The day `days` after `date` (before, when negative). */
export function addDays(date: IsoDate, days: number): IsoDate {
  return new Date(dayNumber(date) + days * dayMs).toISOString().slice(0, 10)
}

/** The day it is in Shanghai at that instant (milliseconds since 1970 UTC). */
export function shanghaiDay(epochMs: number): IsoDate {
  return new Date(epochMs + shanghaiOffsetMs).toISOString().slice(0, 10)
}

/** `2021-05-30T17:00:00+08:00`: the instant as Shanghai's clock shows it, to the second. */
export function shanghaiTime(epochMs: number): string {
  return `${new Date(epochMs + shanghaiOffsetMs).toISOString().slice(0, 19)}+08:00`
}

function dayNumber(date: IsoDate): number {
  if (!isIsoDate(date)) throw new RangeError('Not an ISO day')
  return Date.parse(`${date}T00:00:00Z`)
}
