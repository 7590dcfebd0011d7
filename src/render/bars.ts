/** Rows of text and their rates come in, the rows with a bar behind each go out, where the terminal has room for them. */
import { pad } from './columns.ts'
import type { Style } from './style.ts'
import { displayWidth } from './width.ts'

const BAR = 20

/** @param rates One per line; null for a line without a bar. */
export function withBars(text: string, rates: (number | null)[], style: Style): string {
  const lines = text.split('\n')
  const width = displayWidth(text)
  if (lines.length !== rates.length || width + 2 + BAR > style.width) return text
  return lines.map((line, index) => `${pad(line, width)}  ${bar(rates[index]!, style)}`.trimEnd()).join('\n')
}

function bar(rate: number | null, style: Style): string {
  if (rate === null) return ''
  const full = Math.max(0, Math.min(BAR, Math.floor(rate * BAR)))
  return style.green('█'.repeat(full)) + style.dim('░'.repeat(BAR - full))
}
