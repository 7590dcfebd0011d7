/** The merged ranges of a sheet come in; quick answers to "which merges touch these rows" go out. Never looks at cells. */
import type { Box } from '../workbook/workbook.ts'

export interface MergeIndex {
  /** Merges that start in one of these rows, from top to bottom; no more than a form can have. */
  startingIn(first: number, last: number): Box[]
  /** By top row, those of one row from left to right. */
  all: readonly Box[]
  /** Those over more than one row. */
  vertical: Box[]
}

export function mergeIndex(merges: readonly Box[]): MergeIndex {
  const sorted = [...merges].sort((a, b) => a.top - b.top || a.left - b.left)
  return {
    startingIn(first, last) {
      const found: Box[] = []
      for (let index = firstFrom(sorted, first); index < sorted.length; index++) {
        const merge = sorted[index]!
        if (merge.top > last || found.length >= MAX_MERGES_AT_ONCE) break
        found.push(merge)
      }
      return found
    },
    all: sorted,
    vertical: sorted.filter((merge) => merge.bottom > merge.top),
  }
}

/** Three rows of headings hold some dozens; files made to hang readers hold a hundred thousand. */
const MAX_MERGES_AT_ONCE = 1_000

function firstFrom(sorted: readonly Box[], top: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]!.top < top) low = middle + 1
    else high = middle
  }
  return low
}
