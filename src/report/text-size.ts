/**
 * How much room a text takes on paper: a Chinese character is twice as wide as a digit. Estimates for widths and heights only;
 * text is never cut by them.
 */

/** Excel's unit of width is 7 pixels at 96 dpi: the width of a digit in its own default font. */
const unitPoints = 5.25
const cellPadding = 1

/** Width in Excel's unit of the longest line of a text at a size in points. */
export function widthOf(text: string, size: number): number {
  return (halfWidths(text) * size) / 2 / unitPoints
}

/**
 * Half-width characters of the longest line, as Chinese fonts print them: quotation marks, dashes and dots are as wide as characters.
 * A plain loop, for it looks at every cell of a roster.
 */
export function halfWidths(text: string): number {
  let most = 0
  let width = 0
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    if (code === newline) {
      most = Math.max(most, width)
      width = 0
    } else {
      width += isWide(code) ? 2 : isNothing(code) ? 0 : 1
    }
  }
  return Math.max(most, width)
}

const newline = 10

function isWide(code: number): boolean {
  if (code < 0x2000) return code === 0xb7 || (0x1100 <= code && code <= 0x115f)
  if (code <= 0x2026) return code >= 0x2014
  // The first half of a rare character counts for both.
  return (0x2e80 <= code && code <= 0xdbff) || (0xf900 <= code && code <= 0xfaff) || (0xfe30 <= code && code <= 0xffe6)
}

/** The second half of a rare character, and marks that take no room. */
function isNothing(code: number): boolean {
  return (0xdc00 <= code && code <= 0xdfff) || (0x300 <= code && code <= 0x36f) || code === 0x200d || code === 0xfe0f
}

/** Width of a column that holds a text of this width without wrapping. */
export function columnFor(text: string, size: number): number {
  return widthOf(text, size) + cellPadding
}

/** Lines a text takes in a column of this width. */
export function linesOf(text: string, size: number, column: number): number {
  const room = Math.max(1, column - cellPadding)
  // As wide as it could be, it still fits: most texts do.
  if ((text.length * size) / unitPoints <= room && !text.includes('\n')) return 1
  const linesFor = (line: string) => Math.max(1, Math.ceil(widthOf(line, size) / room - 0.01))
  if (!text.includes('\n')) return linesFor(text)
  return text.split('\n').reduce((lines, line) => lines + linesFor(line), 0)
}

/** Height in points of so many lines. */
export function heightOf(lines: number, size: number): number {
  return Math.round(lines * size * 1.3 + 6)
}

export function unitsOfMillimetres(millimetres: number): number {
  return ((millimetres / 25.4) * 72) / unitPoints
}

export function pointsOfMillimetres(millimetres: number): number {
  return (millimetres / 25.4) * 72
}
