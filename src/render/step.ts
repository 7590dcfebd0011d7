/** The last line of an answer: what to type next. */

import type { Style } from './style.ts'
import { displayWidth } from './width.ts'

/** @param purpose What it is for: behind the command, or below it where the line is full. */
export function step(text: string, style: Style, purpose = ''): string {
  const line = `  ${style.bold('下一步')}  ${text}`
  if (purpose === '') return `${line}\n`
  const fits = displayWidth(`${line}     ${purpose}`) <= style.width
  return fits ? `${line}     ${purpose}\n` : `${line}\n          ${purpose}\n`
}
