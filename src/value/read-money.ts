/**
 * What people write into a column of money (3000, 3,000元, ¥3000, 1.2万元) and the heading of the column come in; the sum in the heading's unit goes
 * out, so that the column adds up. `undefined` for a blank, NaN for what is no sum. Never guesses a unit that nobody wrote.
 */
import type { CellKind } from '../workbook/workbook.ts'
import { isShare, readNumber } from './count.ts'
import { cleanText, narrowText } from './text.ts'

const spelling = /^(?:人民币|[¥￥])?\s*([+-]?[\d,]*\.?\d+)\s*(万元|万|元)?(?:整|人民币)?$/u

/** 经费（万元） is in 万元; every other column in 元. */
function isInTenThousands(heading: string): boolean {
  return heading.includes('万元')
}

export function readMoney(text: string, kind: CellKind, heading: string): number | undefined {
  if (isShare(text)) return Number.NaN
  const plain = readNumber(text, kind, /(?:)$/u)
  if (plain === undefined || !Number.isNaN(plain)) return plain
  const found = spelling.exec(narrowText(cleanText(text)))
  const value = found ? readNumber(found[1]!, kind, /(?:)$/u) : undefined
  if (value === undefined || Number.isNaN(value)) return Number.NaN
  const own = found![2] === undefined ? isInTenThousands(heading) : found![2].startsWith('万')
  if (own === isInTenThousands(heading)) return value
  return Number((own ? value * 10_000 : value / 10_000).toPrecision(15))
}
