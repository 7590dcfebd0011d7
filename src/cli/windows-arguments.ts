/** Arguments as cmd.exe hands them on come in, as a shell would have given them go out. On other systems nobody needs this. */
import { existsSync, readdirSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

/**
 * `*.xlsx` arrives as it is; a pattern that nothing matches stays, and is told as a file that is not there.
 */
export function windowsArguments(argv: readonly string[]): string[] {
  return argv.flatMap(mended).flatMap(expanded)
}

/**
 * `"收件 2024\" --return 退回` arrives as one word with a quotation mark in it, since `\"` stands for one; no name of Windows can hold one. What
 * follows a folder that is there, or is an option, are words of their own; a reason that somebody gives stays whole.
 */
function mended(arg: string): string[] {
  const [, folder, rest] = /^([^"]+)"(?:\s+([^"]+))?$/s.exec(arg) ?? []
  if (folder === undefined) return [arg]
  if (rest === undefined) return [folder]
  return rest.startsWith('-') || existsSync(folder) ? [folder, ...rest.trim().split(/\s+/)] : [arg]
}

/** In the last part of a path, as cmd itself has it. */
function expanded(arg: string): string[] {
  const pattern = basename(arg)
  if (arg.startsWith('-') || !/[*?]/.test(pattern)) return [arg]
  const escaped = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&')
  const shape = new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`, 'isu')
  const names = namesIn(dirname(arg)).filter((name) => shape.test(name) && !/^(?:\.|~\$)/.test(name))
  return names.length === 0 ? [arg] : names.sort().map((name) => (pattern === arg ? name : join(dirname(arg), name)))
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
