/**
 * A whole number of persons and the weights to split it by come in; whole numbers that add up exactly go out.
 * By largest remainder (Hamilton): every part is its exact share rounded down or up, and the same input gives the same split.
 */
import { compare } from '../value/compare.ts'
import { floorDivide, fractionOf } from '../value/fraction.ts'

/**
 * Equal remainders: the earlier part gets the person. All weights 0: the first part gets everything.
 * @param total Whole number; a negative one is split like its opposite.
 * @param weights Shares (0.2, 0.8) or sizes (of counties); not negative, and they need not sum to 1.
 * @throws RangeError for a total that is not whole, negative weights, or a total without parts.
 */
export function largestRemainder(total: number, weights: readonly number[]): number[] {
  if (!Number.isSafeInteger(total)) throw new RangeError('The total must be a whole number')
  if (total < 0) return largestRemainder(-total, weights).map((part) => 0 - part)
  if (weights.some((weight) => !(weight >= 0))) throw new RangeError('Weights must not be negative')
  if (weights.length === 0) {
    if (total !== 0) throw new RangeError('Nothing to split the total over')
    return []
  }
  const exact = commonWeights(weights)
  const sum = exact.reduce((a, b) => a + b, 0n)
  if (sum === 0n) return weights.map((_, index) => (index === 0 ? total : 0))

  const parts = exact.map((weight) => floorDivide(BigInt(total) * weight, sum))
  const remainders = exact.map((weight, index) => BigInt(total) * weight - parts[index]! * sum)
  const left = total - Number(parts.reduce((a, b) => a + b, 0n))
  const order = remainders.map((_, index) => index).sort((a, b) => compare(remainders[b]!, remainders[a]!) || a - b)
  const more = new Set(order.slice(0, left))
  return parts.map((part, index) => Number(part) + (more.has(index) ? 1 : 0))
}

/** A unit with what is to be split; a unit with parts has the sum of its parts. */
export interface SplitNode {
  key: string
  /** Whole number; only asked of units without parts. Who trained more than they have (a negative gap) needs no plan: it counts as 0. */
  amount: number
  parts: readonly SplitNode[]
}

export function amountOf(node: SplitNode): number {
  return node.parts.length === 0 ? Math.max(0, node.amount) : node.parts.reduce((sum, part) => sum + amountOf(part), 0)
}

/**
 * Every column's number to the node and its parts, by what each still has: no part gets more than its amount, and the parts add up, the counties
 * to the city, the cities to the province.
 */
export function spread(node: SplitNode, columns: readonly number[], numbers: Map<string, readonly number[]>): void {
  numbers.set(node.key, columns)
  const rows = splitTable(node.parts.length > 0 ? columns : [], node.parts.map(amountOf))
  for (const [index, part] of node.parts.entries()) spread(part, rows[index]!, numbers)
}

/**
 * Hands every column's number to the rows, column by column, by what each row still has: no row gets more than its amount, every column adds
 * up, and where the columns add up to the amounts so does every row.
 * @param columns Whole numbers; together at most the sum of the amounts.
 * @returns Per row, its part of every column.
 */
export function splitTable(columns: readonly number[], amounts: readonly number[]): number[][] {
  const left = [...amounts]
  const rows = amounts.map((): number[] => [])
  for (const column of columns) {
    for (const [index, number] of largestRemainder(column, left).entries()) {
      rows[index]!.push(number)
      left[index]! -= number
    }
  }
  return rows
}

/** The weights as whole numbers in the same proportion. */
function commonWeights(weights: readonly number[]): bigint[] {
  const fractions = weights.map(fractionOf)
  // All are powers of ten: the largest is a multiple of the others.
  const bottom = fractions
    .map((fraction) => fraction.bottom)
    .sort(compare)
    .at(-1)!
  return fractions.map((fraction) => fraction.top * (bottom / fraction.bottom))
}
