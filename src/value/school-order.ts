/**
 * Names of schools come in, in any order; the order in which they are listed goes out: 第一, 第二, 第三, 第十, with numbers in Chinese or in digits.
 * The one place that orders schools; the same on every machine.
 */
import { compare } from './compare.ts'

const DIGITS = '零一二三四五六七八九'
const UNITS: Record<string, number> = { 十: 10, 百: 100, 千: 1000 }
const numbers = /\d+|[零〇一二三四五六七八九十百千]+/gu

/** A new list. Each name is looked at once: there may be 200,000. */
export function inSchoolOrder<T>(all: Iterable<T>, nameOf: (each: T) => string): T[] {
  const keyed = Array.from(all, (each) => ({ each, name: nameOf(each), key: keyOf(nameOf(each)) }))
  return keyed.sort((a, b) => compare(a.key, b.key) || compare(a.name, b.name)).map(({ each }) => each)
}

/** With numbers of one length, of which the smaller one stands first. */
function keyOf(name: string): string {
  return name.normalize('NFKC').replace(numbers, (digits) => inDigits(digits).padStart(8, '0'))
}

/** 十二 → 12, 二〇 → 20, 一百零五 → 105. */
function inDigits(text: string): string {
  if (/\d/.test(text)) return text.replace(/^0+(?=\d)/, '')
  if (!/[十百千]/u.test(text)) return [...text].map(digitOf).join('')
  let sum = 0
  let digit: number | undefined
  for (const letter of text) {
    const unit = UNITS[letter]
    if (unit === undefined) digit = digitOf(letter)
    else {
      sum += (digit || 1) * unit
      digit = undefined
    }
  }
  return String(sum + (digit ?? 0))
}

function digitOf(letter: string): number {
  return letter === '〇' ? 0 : DIGITS.indexOf(letter)
}
