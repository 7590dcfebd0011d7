/** The last line of an answer: what to type next. A command in it can be pasted as it stands into bash, PowerShell and cmd. */

import type { Style } from './style.ts'
import { displayWidth } from './width.ts'

/** @param purpose What it is for: behind the command, or below it where the line is full. */
export function step(text: string, style: Style, purpose = ''): string {
  const line = `  ${style.bold('下一步')}  ${nextCommand(text, style)}`
  if (purpose === '') return `${line}\n`
  const fits = displayWidth(`${line}     ${purpose}`) <= style.width
  return fits ? `${line}     ${purpose}\n` : `${line}\n          ${purpose}\n`
}

/** Commands that know nothing of a folder, and those that are asked about a unit. */
const FREE = ['notice', 'template', 'rules', 'help', 'cells', 'init']
const ASKED = ['gap', 'report', 'status', 'deadlines', 'plan', 'package', 'explanations', 'diff', 'person']

/** The same folder and unit as in the command that was given. */
export function nextCommand(text: string, { again: { workspace, scope } }: Style): string {
  const [, name, rest] = /^itcap ([a-z]+)([\s\S]*)$/.exec(text) ?? []
  if (name === undefined) return text
  const folder = FREE.includes(name) ? '' : workspace
  return ['itcap', folder, name + rest, ASKED.includes(name) ? scope : ''].filter((each) => each !== '').join(' ')
}

/** By what a file is given to a command: what lies in a zip, by the zip. */
export function givenAs(path: string): string {
  return path.replace(/(\.zip)\/[^/]+$/i, '$1')
}

/** Words of a command, each put in quotation marks where the shell would not leave it whole. */
export function words(all: readonly string[], platform: string = process.platform): string {
  return all.map((word) => quoted(word, platform)).join(' ')
}

function quoted(word: string, platform: string): string {
  const own = /^-(?!-)/.test(word) ? `./${word}` : word
  const isPlain = platform === 'win32' ? /^[\p{L}\p{N}_./:\\+-]+$/u : /^[\p{L}\p{N}_./:+-]+$/u
  if (isPlain.test(own)) return own
  // cmd knows no other marks; a name cannot hold one there.
  if (platform === 'win32' || !/[$`"\\!]/.test(own)) return `"${own}"`
  return `'${own.replaceAll("'", "'\\''")}'`
}
