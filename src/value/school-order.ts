/**
 * Names of schools come in, in any order; the order in which they are listed goes out: 第一, 第二, 第三, 第十, with numbers in Chinese or in digits.
 * The one place that orders schools; the same on every machine.
 */
import { digitByDigit, fromChinese } from './chinese-number.ts'
import { compare } from './compare.ts'

const numbers = /\d+|[零〇一二三四五六七八九十百]+/gu

/** A new list. Each name is looked at once: there may be 200,000. */
export function inSchoolOrder<T>(all: Iterable<T>, nameOf: (each: T) => string): T[] {
  const keyed = Array.from(all, (each) => ({ each, name: nameOf(each), key: keyOf(nameOf(each)) }))
  return keyed.sort((a, b) => compare(a.key, b.key) || compare(a.name, b.name)).map(({ each }) => each)
}

/** With numbers of one length, of which the smaller one stands first. */
function keyOf(name: string): string {
  return name.normalize('NFKC').replace(numbers, (text) => inDigits(text)?.padStart(8, '0') ?? text)
}

/** 十二 → 12, 一百零五 → 105, 二〇 → 20; 百 alone is no number. */
function inDigits(text: string): string | undefined {
  if (/\d/.test(text)) return text.replace(/^0+(?=\d)/, '')
  const value = fromChinese(text)
  return Number.isNaN(value) ? digitByDigit(text) : String(value)
}
