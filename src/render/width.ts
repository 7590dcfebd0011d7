/** How many columns of a terminal a text takes: a Chinese character two, colour codes and combining marks none. */
import { stripVTControlCharacters } from 'node:util'
import { eastAsianWidth } from 'get-east-asian-width'

/** Of the widest line. Not as so many arguments: a table may have a row for each of 200,000 schools. */
export function displayWidth(text: string): number {
  const plain = text.includes('\u001B') ? stripVTControlCharacters(text) : text
  if (!plain.includes('\n')) return lineWidth(plain)
  return plain.split('\n').reduce((most, line) => Math.max(most, lineWidth(line)), 0)
}

function lineWidth(line: string): number {
  let width = 0
  for (const character of line) {
    const code = character.codePointAt(0)!
    if (code >= 0x20 && code < 0x7f) width += 1
    else if (isCommonHan(code)) width += 2
    else if (code >= 0x20 && !ZERO_WIDTH.test(character)) width += eastAsianWidth(code)
  }
  return width
}

/** Chinese characters and their punctuation: nearly everything here is. */
export function isCommonHan(code: number): boolean {
  return (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3000 && code <= 0x3029) || (code >= 0xff01 && code <= 0xff5e)
}

const ZERO_WIDTH = /^[\p{Mn}\p{Me}\p{Cf}]$/u
