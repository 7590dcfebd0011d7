/**
 * Lays parts side by side over the columns of a grid: head lines and further tables share the columns of the main table.
 * Pure arithmetic; says so when the parts do not fit.
 */

export interface Part {
  /** Least width, in Excel's unit. */
  least: number
  /** Width it would like. */
  ideal: number
  /** How much a difference from the ideal hurts. */
  weight: number
}

export interface Span {
  first: number
  last: number
}

/** The spans of all parts, left to right and together all columns, nearest to their ideals; undefined where they do not fit. */
export function spansOf(widths: readonly number[], parts: readonly Part[]): Span[] | undefined {
  const ends = [0]
  for (const width of widths) ends.push((ends.at(-1) ?? 0) + width)
  const widthBetween = (from: number, to: number) => (ends[to] ?? 0) - (ends[from] ?? 0)

  // best[p][c]: cheapest way to lay the first p parts over the first c columns, and where the last of them begins.
  let best: ({ cost: number; starts: number[] } | undefined)[] = [{ cost: 0, starts: [] }]
  for (const part of parts) {
    const next: typeof best = []
    for (let to = 1; to <= widths.length; to += 1) {
      for (let from = 0; from < to; from += 1) {
        const before = best[from]
        const width = widthBetween(from, to)
        if (!before || width < part.least - 0.01) continue
        const cost = before.cost + part.weight * (width - part.ideal) ** 2
        if (cost < (next[to]?.cost ?? Number.POSITIVE_INFINITY)) next[to] = { cost, starts: [...before.starts, from] }
      }
    }
    best = next
  }
  const starts = best[widths.length]?.starts
  return starts?.map((first, index) => ({ first, last: (starts[index + 1] ?? widths.length) - 1 }))
}
