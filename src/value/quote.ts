/**
 * Text of a cell comes in; the same text fit to be shown goes out: short, and without any run of digits long enough to be an
 * ID number or a phone, which may stand in the wrong column.
 */
import { cleanText } from './text.ts'

const LONGEST = 24
const isDay = /^\d{4}-\d{1,2}-\d{1,2}$/

export function quote(text: string): string {
  const shown = withoutNumbers(cleanText(text))
  const letters = [...shown]
  return letters.length > LONGEST ? `${letters.slice(0, LONGEST).join('')}…` : shown
}

/** The text at full length, without such runs of digits. */
export function withoutNumbers(text: string): string {
  return text.replace(/[\d０-９Xx](?:[\s-]?[\d０-９Xx]){6,}/gu, (run) => (isDay.test(run) ? run : '＊'))
}
