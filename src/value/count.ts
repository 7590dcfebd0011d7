/**
 * The text of a number cell comes in; the number goes out, `undefined` for a blank and `NaN` where the text is no such number.
 * Never rounds, never takes a number out of a sentence.
 */
import type { CellKind } from '../workbook/workbook.ts'
import { fromChinese } from './chinese-number.ts'
import { cleanText, isBlankText, narrowText } from './text.ts'

/** The kinds that can be a number; a date or a boolean is none, whatever its text. */
const kinds = { blank: 0, text: 1, number: 2 } as const satisfies Pick<typeof CellKind, 'blank' | 'text' | 'number'>

const plain = /^\d{1,9}$/
const grouped = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/
const numeric = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?$/
/** Units people write behind a count: 12人, 3所. */
const measureWord = /(?:人次|人|名|位|所|个|校|门|节|例)$/u

/**
 * A number of persons, schools …: a whole number from 0 up. `-`, `/`, `无` and blanks are `undefined`; a negative number, a fraction,
 * an error value or a formula without a value is `NaN`.
 * @param kind What the cell held; a date or a boolean is never a count, whatever its text.
 */
export function readCount(text: string, kind: CellKind): number | undefined {
  if ((kind === kinds.number || kind === kinds.text) && plain.test(text)) return Number(text)
  const value = readNumber(text, kind, measureWord)
  if (value === undefined) return undefined
  if (Number.isNaN(value)) return kind === kinds.text ? countInWords(text) : value
  const whole = Math.round(value)
  // Excel's sums of fractions come out as 12.000000000000002; that is 12. Anything visibly off a whole number is not.
  return Math.abs(value - whole) < 1e-9 && whole >= 0 && whole <= Number.MAX_SAFE_INTEGER ? whole + 0 : Number.NaN
}

/** What may stand round a count and says no more than the count: 共 6 人, 合计：6名教师, 六人. */
const worded =
  /^(?:共计?|总共|一共|合计|总计)?[\s:]*(?:(\d{1,9})|([零〇一二两三四五六七八九十百壹贰叁肆伍陆柒捌玖拾佰]{1,5}))\s*(?:\(?(?:人次|人|名|位|所|个|校|门|节|例)(?:教师|老师|学员)?\)?)?[。.]?$/u

function countInWords(text: string): number {
  const found = text.length <= 16 ? worded.exec(narrowText(cleanText(text))) : null
  if (!found) return Number.NaN
  return found[1] === undefined ? fromChinese(found[2]!) : Number(found[1])
}

/** 50%: a share, whatever it is a share of; no hours, no money. */
export function isShare(text: string): boolean {
  return /[%％]\s*$/u.test(text)
}

/**
 * Any number: hours, scores, shares. `66.28%` is 0.6628.
 * @param word Measure word that may follow the number.
 */
export function readNumber(
  text: string,
  kind: CellKind,
  word: RegExp = /(?:学时|课时|小时|学分|分)$/u,
): number | undefined {
  if (kind === kinds.blank) return undefined
  if (kind !== kinds.number && kind !== kinds.text) return Number.NaN
  if (isBlankText(text)) return undefined
  let digits = narrowText(cleanText(text)).replace(word, '').trim()
  const percent = digits.endsWith('%')
  if (percent) digits = digits.slice(0, -1).trim()
  if (grouped.test(digits)) digits = digits.replaceAll(',', '')
  if (!numeric.test(digits)) return Number.NaN
  const value = Number(digits)
  if (!Number.isFinite(value)) return Number.NaN
  // Shifted in decimal: 66.28 / 100 is 0.6628000000000001.
  if (percent) return Number(`${digits}e-2`)
  // Excel counts to 15 digits; what stands behind them in the file (49.99999999999999) is dust of its own sums.
  return digits.length > 16 ? Number(value.toPrecision(15)) : value
}
