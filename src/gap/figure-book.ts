/**
 * Figures come in, one by one or a million of them; a book of them goes out: to be added up without the cells they stand in, and opened at a
 * unit where somebody wants to see those. Pure.
 */
import type { UnitSum } from '../notice/unit-sum.ts'
import { grouped } from '../value/grouped.ts'
import type { Figure } from './figure.ts'

/** A number that a data row gives of a unit, without its cell. */
export type Amount = Pick<Figure, 'form' | 'unit' | 'school' | 'measure' | 'value'>

/** A total that a sheet prints, and what the rows of that sheet add up to; undefined where none gives the measure. */
export interface PrintedTotal {
  figure: Figure
  sum: number | undefined
}

/** The current figures of a notice. */
export interface FigureBook {
  /**
   * Hands over those of all data rows, in order of receipt.
   * @param takeSum What a sheet's rows of a unit add up to, where that is known: then they do not come one by one.
   */
  each(take: (amount: Amount) => void, takeSum?: (form: string, unit: string, sum: UnitSum) => void): void
  /** Of the data rows about these units (keys) and their schools, or only these schools of theirs, in order of receipt, with their cells. */
  of(within: (unit: string) => boolean, schools?: readonly string[]): Figure[]
  totals(): PrintedTotal[]
}

/** Few figures may be given as they are. */
export function bookOf(figures: readonly Figure[] | FigureBook): FigureBook {
  if (!isList(figures)) return figures
  const data = figures.filter(({ kind }) => kind === 'data')
  return {
    each: (take) => data.forEach(take),
    of: (within, schools) =>
      data.filter(({ unit, school }) => within(unit) && (schools === undefined || schools.includes(school))),
    totals: () => totalsOf(figures),
  }
}

function isList(figures: readonly Figure[] | FigureBook): figures is readonly Figure[] {
  return Array.isArray(figures)
}

function totalsOf(figures: readonly Figure[]): PrintedTotal[] {
  const groupOf = ({ form, source, measure }: Figure) => [form, source.sha256, source.sheet, measure].join('\n')
  const sums = new Map<string, number>()
  for (const figure of figures)
    if (figure.kind === 'data') sums.set(groupOf(figure), (sums.get(groupOf(figure)) ?? 0) + figure.value)
  return figures.filter(({ kind }) => kind === 'total').map((figure) => ({ figure, sum: sums.get(groupOf(figure)) }))
}

/** The figures of one unit at a time, by whatever groups them; whoever goes on to the next unit is done with this one. */
export function pages(
  book: FigureBook,
  groupOf: (figure: Figure) => string,
): (unit: string, group: string) => Figure[] {
  let open = { unit: '', groups: grouped([], groupOf) }
  return (unit, group) => {
    if (open.unit !== unit)
      open = {
        unit,
        groups: grouped(
          book.of((key) => key === unit),
          groupOf,
        ),
      }
    return open.groups.get(group) ?? []
  }
}
