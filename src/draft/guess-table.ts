/**
 * The headings of a blank table come in; its columns with names and types, and the sums that 合计 and 其中 tell of, go out. Every guess brings its
 * reason; none is made about what a table is for.
 */
import type { ColumnType } from '../notice/column-types.ts'
import { normaliseHeading } from '../value/text.ts'
import { type Guess, guessColumn } from './guess-column.ts'
import type { SketchColumn } from './sketch.ts'

export interface DraftColumn extends Guess {
  column: SketchColumn
}

export interface DraftRule {
  check: 'row-sum' | 'row-rule'
  /** Flow map as in a pack, without braces. */
  params: string
  why: string
}

/** Marks of a sum. */
const SUM = /^(?:.{0,8})?(?:合计|小计|总计|共计|总数)(?:人数|数)?$/u

/** @param names Those taken on the form already; the new ones are added. */
export function guessTable(columns: readonly SketchColumn[], names: Set<string>): DraftColumn[] {
  const figures = columns.map((column, index) => isFigure(columns, column, index))
  return columns.map((column, index) => {
    const guess = guessColumn(column.heading, column.hint, column.groups, figures[index]!)
    return { column, ...guess, field: unused(names, guess.field || `field${index + 1}`) }
  })
}

/** A sum and what it is the sum of stand side by side. */
function isFigure(columns: readonly SketchColumn[], column: SketchColumn, index: number): boolean {
  const group = column.groups.at(-1)
  if (group !== undefined && /^其中/u.test(group)) return true
  if (/^其中[:：]/u.test(column.heading)) return true
  const own = columns.filter((each) => sameGroup(each, column))
  if (group === undefined) {
    // At the top, words stand left of the figures: only what lies between two figures is one.
    const sums = columns.flatMap((each, at) =>
      SUM.test(normaliseHeading(each.heading)) && each.groups.length === 0 ? [at] : [],
    )
    const known = (at: number) => /人数|[^次]数$|名额/u.test(columns[at]!.heading)
    return sums.some((sum) => isBetween(columns, index, sum, known))
  }
  return own.some((each) => SUM.test(normaliseHeading(each.heading)))
}

function isBetween(
  columns: readonly SketchColumn[],
  index: number,
  sum: number,
  isKnown: (at: number) => boolean,
): boolean {
  if (index === sum) return true
  const [from, to] = index < sum ? [index, sum] : [sum, index]
  for (let at = from; at <= to; at++) {
    if (at === sum || isKnown(at)) continue
    const guess = guessColumn(columns[at]!.heading, columns[at]!.hint, [], false)
    if (
      guess.type !== 'text' ||
      /备注|说明|职|称|名|型|别|性质|地址|学段|学科|项目|内容|方式/u.test(columns[at]!.heading)
    )
      return false
  }
  return true
}

function sameGroup(a: SketchColumn, b: SketchColumn): boolean {
  return a.groups.join('/') === b.groups.join('/')
}

/** A name nobody has yet. */
export function unused(names: Set<string>, name: string, before = ''): string {
  let free = name
  for (let number = 2; names.has(free); number++) free = `${name}${before}${number}`
  names.add(free)
  return free
}

export function guessSums(columns: readonly DraftColumn[]): DraftRule[] {
  const rules: DraftRule[] = []
  const isCount = ({ type }: DraftColumn) => type === ('count' satisfies ColumnType)
  const isSum = ({ column }: DraftColumn) => SUM.test(normaliseHeading(column.heading))
  const add = (total: DraftColumn, parts: DraftColumn[], why: string) => {
    if (parts.length >= 2)
      rules.push({
        check: 'row-sum',
        params: `total: ${total.field}, parts: [${parts.map(({ field }) => field).join(', ')}]`,
        why,
      })
  }
  for (const total of columns.filter((each) => isSum(each) && isCount(each))) {
    const inGroup = columns.filter((each) => each !== total && isCount(each) && sameGroup(each.column, total.column))
    if (total.column.groups.length > 0) {
      add(
        total,
        inGroup.filter((each) => !isWithin(each)),
        `“${total.column.heading}”是同组各栏之和`,
      )
      continue
    }
    // At the top it sums the groups by their own sums where they have some, else the single columns.
    const sums = columns.filter((each) => each.column.groups.length === 1 && isSum(each) && isCount(each))
    add(
      total,
      sums.length >= 2 ? sums : inGroup.filter((each) => !isWithin(each)),
      `“${total.column.heading}”是各栏之和`,
    )
  }
  for (const [index, part] of columns.entries()) {
    if (!isWithin(part) || !isCount(part)) continue
    const whole = columns.slice(0, index).findLast((each) => isCount(each) && !isWithin(each))
    if (whole)
      rules.push({
        check: 'row-rule',
        params: `order: [${part.field}, ${whole.field}]`,
        why: `其中的“${part.column.heading}”不多于“${whole.column.heading}”`,
      })
  }
  return rules
}

function isWithin({ column }: DraftColumn): boolean {
  return /^其中/u.test(column.heading) || column.groups.some((group) => /^其中/u.test(group))
}
