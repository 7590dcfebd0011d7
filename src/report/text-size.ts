/**
 * How much room a text takes on paper: a Chinese character is twice as wide as a digit. Estimates for widths and heights only;
 * text is never cut by them.
 */
import stringWidth from 'string-width'

/** Excel's unit of width is 7 pixels at 96 dpi: the width of a digit in its own default font. */
const unitPoints = 5.25
const cellPadding = 1

/** Width in Excel's unit of the longest line of a text at a size in points. */
export function widthOf(text: string, size: number): number {
  let most = 0
  for (const line of text.split('\n')) most = Math.max(most, stringWidth(line))
  return (most * size) / 2 / unitPoints
}

/** Width of a column that holds a text of this width without wrapping. */
export function columnFor(text: string, size: number): number {
  return widthOf(text, size) + cellPadding
}

/** Lines a text takes in a column of this width. */
export function linesOf(text: string, size: number, column: number): number {
  const room = Math.max(1, column - cellPadding)
  let lines = 0
  for (const line of text.split('\n')) lines += Math.max(1, Math.ceil(widthOf(line, size) / room - 0.01))
  return lines
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
