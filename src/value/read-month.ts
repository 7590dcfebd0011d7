/** What people write into a column of months (1985.03, 1985年3月, 一九八五年三月, 198503, a whole day) → `1985-03`; undefined for all else. Never guesses a month. */
import { datedInDigits, readDate } from './date.ts'
import { cleanText, narrowText } from './text.ts'

/** `1985-03`. */
type IsoMonth = string

const canonical = /^\d{4}-(?:0[1-9]|1[0-2])$/
const spelling = /^(\d{4})\s?(?:[-./年、]\s?(\d{1,2})\s?月?|(\d{2}))$/u

export function isIsoMonth(text: string): boolean {
  return canonical.test(text)
}

export function readMonth(text: string): IsoMonth | undefined {
  if (canonical.test(text)) return text
  const clean = datedInDigits(narrowText(cleanText(text)))
  const found = spelling.exec(clean)
  if (!found) return readDate(clean)?.slice(0, 7)
  const month = Number(found[2] ?? found[3])
  return month >= 1 && month <= 12 ? `${found[1]}-${String(month).padStart(2, '0')}` : undefined
}

/** Excel keeps of 1985.10 the number 1985.1: nobody can tell October from a January written short. */
export function isShortened(text: string): boolean {
  return /^\d{4}\.1$/.test(text)
}
