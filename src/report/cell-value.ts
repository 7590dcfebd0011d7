/** A drawn cell comes in; what the file will hold there, and what tells its look from others, go out. */
import { UserError } from '../user-error.ts'
import { rememberOf } from '../value/remember.ts'
import { cellAddress } from '../workbook/address.ts'
import { plainText } from '../workbook/stored-text.ts'
import type { DrawnCell, DrawnColumn, Lines } from './drawing.ts'

/** Longest text Excel keeps in a cell. */
export const longestText = 32_767

/**
 * As a reader gets it back; undefined where the cell is blank: nothing may be left of a text once what XML forbids is gone.
 * @throws UserError when the text is longer than a cell can hold.
 */
export function storedValue(value: DrawnCell['value'], row: number, column: number): string | number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined
  if (value === undefined) return undefined
  if (value.length > longestText)
    throw new UserError(
      'cell-too-long',
      `${cellAddress(column, row)} 的文字超过 ${longestText} 字，Excel 单元格放不下。`,
      '请缩短这段文字再生成。',
    )
  const text = plainText(value)
  return text === '' ? undefined : text
}

export const cellValue = ({ value, row, column }: DrawnCell) => storedValue(value, row, column)

/** Equal for cells that look alike. */
export function styleKey({ look, lines, unlocked, asText, value }: Omit<DrawnCell, 'row' | 'column' | 'note'>): string {
  return `${look}${linesKey(lines)}${unlocked ? 'u' : ''}${asText || startsLikeFormula(value) ? 't' : ''}`
}

/** Whether what they say in one row looks as in the other. */
export function looksLike(a: DrawnColumn, b: DrawnColumn): boolean {
  if (a.look !== b.look || a.figureLook !== b.figureLook || a.unlocked !== b.unlocked || a.asText !== b.asText)
    return false
  return a.lines === b.lines || linesKey(a.lines) === linesKey(b.lines)
}

const linesKey = rememberOf(({ top, right, bottom, left }: Lines) => ` ${top},${right},${bottom},${left} `)

/** As text format it stays text even when somebody edits the cell and presses Enter. */
export function startsLikeFormula(value: DrawnCell['value']): boolean {
  if (typeof value !== 'string' || value === '') return false
  // Most texts begin with a Chinese character, numbers of persons with a digit, and cells and files with a letter.
  const first = value.charCodeAt(0)
  return first < 0x4e00 && (first < 0x30 || first > 0x39) && (first < 0x41 || first > 0x7e) && /^\s*[=+\-@]/.test(value)
}
