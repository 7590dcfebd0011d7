/**
 * A sheet that is drawn and the room on its paper come in; whether it goes on one page, and where its pages end otherwise, goes out. What needs a
 * little more than a page is set closer; the last rows of a table are never parted from its total, its notes and the place for the stamp.
 */
import { type Canvas, heightBetween } from './canvas.ts'

interface Paper {
  /** Excel's unit. */
  width: number
  /** Points. */
  height: number
}

interface Pages {
  onePage: boolean
  /** Rows after which a page ends. */
  breaks: number[]
}

/** Of the one table on a sheet. */
interface TableRows {
  headingTop: number
  headingBottom: number
  bottom: number
}

/** Other printers and fonts need a little more room than ours. */
const ROOM = 0.95
/** Printed so much smaller, text of 12 pt is still read with ease; set closer as well, it is of nearly 9 pt. */
const [MOST_SHRINK, MOST_SHRINK_CLOSE] = [0.85, 0.7]
/** A little over so many pages, closer rows are worth the one that they spare. */
const FEW_PAGES = 3
/** Data rows set closer, by what they are otherwise. */
const CLOSE: ReadonlyMap<number, number> = new Map([
  [21, 16],
  [18, 14],
])
const CLOSEST = Math.min(...Array.from(CLOSE, ([height, closer]) => closer / height))
/** Data rows that stay with what is below them. */
const KEPT = 4
/** Excel takes no more of them on a sheet. */
const MOST_BREAKS = 1_000

/**
 * @param last Last row of the sheet.
 * @param grows Rows are still to be added: pages then end where they end.
 */
export function fitPages(
  canvas: Canvas,
  paper: Paper,
  last: number,
  table: TableRows | undefined,
  grows: boolean,
): Pages {
  const wide = canvas.widths.reduce((sum, width) => sum + width, 0)
  const page = (paper.height * ROOM) / Math.min(1, paper.width / wide)
  const height = (first: number, end: number) => heightBetween(canvas, first, end)
  const all = height(1, last)
  if (all <= page / MOST_SHRINK) return { onePage: !grows || all > page, breaks: [] }
  if (!table) return { onePage: false, breaks: [] }
  const roomy = breaksIn({ page, height, last, table })
  // Of many pages, closer rows would spare one, and not all but one.
  if (roomy.length > FEW_PAGES && all * CLOSEST > page / MOST_SHRINK_CLOSE)
    return { onePage: false, breaks: grows ? [] : taken(roomy) }
  const { stretches } = canvas
  const heights = new Map(canvas.heights)
  setCloser(canvas, table)
  if (!grows && height(1, last) <= page / MOST_SHRINK_CLOSE) return { onePage: true, breaks: [] }
  const close = breaksIn({ page, height, last, table })
  const isCloser = close.length < roomy.length && roomy.length <= FEW_PAGES
  if (!isCloser) Object.assign(canvas, { heights, stretches })
  return { onePage: false, breaks: grows ? [] : isCloser ? close : taken(roomy) }
}

function setCloser(canvas: Canvas, { headingBottom, bottom }: TableRows): void {
  const { heights } = canvas
  for (let row = headingBottom + 1; row <= bottom; row++) {
    const closer = CLOSE.get(heights.get(row) ?? 0)
    if (closer !== undefined) heights.set(row, closer)
  }
  canvas.stretches = canvas.stretches.map((stretch) => {
    const { height } = stretch
    return typeof height === 'number' ? { ...stretch, height: CLOSE.get(height) ?? height } : stretch
  })
}

interface Breaking {
  /** Height of a page, in points. */
  page: number
  height: (first: number, end: number) => number
  last: number
  table: TableRows
}

function breaksIn({ page, height, last, table }: Breaking): number[] {
  const repeated = height(table.headingTop, table.headingBottom)
  /** From here on all stays together, as far as a page goes. */
  const tail = Math.max(table.headingBottom + 2, table.bottom - KEPT)
  const breaks: number[] = []
  let used = height(1, table.headingBottom)
  for (let row = table.headingBottom + 1; row < tail; row++) {
    const own = height(row, row)
    if (used + own > page && row > table.headingBottom + 1) {
      breaks.push(row - 1)
      used = repeated
    }
    used += own
  }
  const rest = height(tail, last)
  if (used + rest > page && repeated + rest <= page) breaks.push(tail - 1)
  return breaks
}

/** Where Excel would not take all, only the last: what it keeps together stays so. */
const taken = (breaks: number[]) => (breaks.length > MOST_BREAKS ? breaks.slice(-1) : breaks)
