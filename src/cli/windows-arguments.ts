/** Arguments as cmd.exe hands them on come in, as a shell would have given them go out. On other systems nobody needs this. */
import { readdirSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

/**
 * `"收件 2024\"` arrives with a quotation mark at its end, since `\"` stands for one; no name of Windows can hold one. `*.xlsx` arrives as it
 * is; a pattern that nothing matches stays, and is told as a file that is not there.
 */
export function windowsArguments(argv: readonly string[]): string[] {
  return argv.flatMap((arg) => expanded(/^[^"]+"$/.test(arg) ? arg.slice(0, -1) : arg))
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
