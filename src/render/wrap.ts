/** Text → lines no wider than the terminal: breaks between Chinese characters or at blanks, never before a closing mark or inside a word. */
import { displayWidth } from './width.ts'

/** Breaks each line of a text at a display width; a Chinese character takes two columns. */
export function wrap(text: string, width: number): string {
  return text
    .split('\n')
    .map((line) => wrapLine(line, width))
    .join('\n')
}

function wrapLine(line: string, width: number): string {
  if (displayWidth(line) <= width) return line
  const lines: string[] = []
  let current = ''
  for (const piece of line.match(UNBREAKABLE) ?? []) {
    if (current !== '' && displayWidth(current + piece.trimEnd()) > width) {
      lines.push(current.trimEnd())
      current = ''
    }
    current += piece
  }
  return [...lines, current.trimEnd()].join('\n')
}

/** A Latin word or number with its colour codes, or one character; with opening marks before and closing marks and blanks behind. */
const UNBREAKABLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colour codes begin with ESC.
  /[（“‘《〈【〔「『]*(?:(?:\u001B\[\d+m|[!-~−])+|[^\n])?[）”’》〉】〕」』，。；：、？！…]*[ 　]*/gu
