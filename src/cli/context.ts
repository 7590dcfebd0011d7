/** What a command gets from its surroundings: options of every command, the workspace, the day, the terminal. */

import { existsSync, fstatSync, readdirSync, type Stats } from 'node:fs'
import { join, relative } from 'node:path'
import { words } from '../render/step.ts'
import { makeStyle, type Style } from '../render/style.ts'
import { UserError } from '../user-error.ts'
import { type IsoDate, isIsoDate, shanghaiDay, shanghaiTime } from '../value/date.ts'
import { findWorkspace, type Workspace } from './workspace.ts'

/** Of some commands: about whom is asked. */
export interface PlaceOptions {
  notice?: string
  province?: string
  city?: string
  county?: string
  at?: string
}

export interface GlobalOptions extends PlaceOptions {
  workspace?: string
  asOf?: string
  format?: string
  color?: string
  quiet?: boolean
  bom?: boolean
}

export type Format = 'table' | 'json' | 'csv' | 'sarif'

export interface Context {
  workspace: Workspace
  /** The day the answers are true for. */
  asOf: IsoDate
  /** The user named it. */
  asOfGiven: boolean
  /** The present moment, for times of receipt only: `2021-05-30T17:00:00+08:00`. */
  now: string
  format: Format
  quiet: boolean
  /** CSV begins with the mark by which Excel knows UTF-8; and so does what Notepad opens. */
  bom: boolean
  /** What is to be read goes into a file on Windows: with its line breaks. */
  forNotepad: boolean
  style: Style
  /** Writes to stderr: progress, warnings, hints. */
  note(text: string): void
  /** Is there somebody watching stderr? */
  watched: boolean
}

/** @param formats Those the command has; the first is meant where the user names none. */
export async function makeContext(options: GlobalOptions, formats: readonly Format[]): Promise<Context> {
  const format = oneOf('--format', options.format ?? formats[0]!, formats)
  const color = oneOf('--color', options.color ?? 'auto', ['auto', 'always', 'never'] as const)
  if (options.asOf !== undefined && !isIsoDate(options.asOf)) {
    throw new UserError('bad-option', `--as-of 的日期“${options.asOf}”不对。`, '请写成 2021-05-28 这样的日期。')
  }
  const now = Date.now()
  const workspace = await findWorkspace(options.workspace)
  const file = stdoutFile()
  const colored = color === 'always' || (color === 'auto' && process.stdout.isTTY === true && !process.env.NO_COLOR)
  return {
    workspace,
    asOf: options.asOf ?? shanghaiDay(now),
    asOfGiven: options.asOf !== undefined,
    now: shanghaiTime(now),
    format,
    quiet: options.quiet === true,
    bom: options.bom !== false && isForExcel(file),
    forNotepad: process.platform === 'win32' && file !== undefined,
    style: await makeStyle(colored, process.stdout.columns ?? 80, again(options, workspace)),
    note: (text) => {
      if (!options.quiet) process.stderr.write(text)
    },
    watched: process.stderr.isTTY === true && !options.quiet,
  }
}

function stdoutFile(): Stats | undefined {
  try {
    const stats = fstatSync(1)
    return stats.isFile() ? stats : undefined
  } catch {
    return undefined
  }
}

/** What goes into a file, or anywhere on Windows but a screen, is opened with Excel sooner or later. The mark is no mark behind other text. */
function isForExcel(file: Stats | undefined): boolean {
  return file ? file.size === 0 : process.platform === 'win32' && process.stdout.isTTY !== true
}

/** The options that the next command needs too. */
function again(options: GlobalOptions, { folder }: Workspace): Style['again'] {
  const given = (['notice', 'province', 'city', 'county'] as const).flatMap((name) =>
    options[name] === undefined ? [] : [`--${name}`, options[name]],
  )
  const inbox = join(folder, '收件')
  return {
    // Looked into only where an answer is about it: hundreds of files may lie there.
    get inbox() {
      const isFilled = existsSync(inbox) && readdirSync(inbox).length > 0
      return isFilled ? words([relative(process.cwd(), inbox)]) : ''
    },
    workspace: options.workspace === undefined ? '' : words(['--workspace', options.workspace]),
    scope: words(given),
  }
}

/** One of the allowed words, or an error that lists them. */
export function oneOf<T extends string>(option: string, given: string, allowed: readonly T[]): T {
  const found = allowed.find((each) => each === given)
  if (found === undefined) {
    throw new UserError('bad-option', `${option} 不能是“${given}”。`, `可以写：${allowed.join('、')}。`)
  }
  return found
}
