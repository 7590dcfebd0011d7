/**
 * Paths as the user named them → the files to read. A folder stands for every table below it, and for what senders mistake
 * for one (`.et`, `.docx`, `.pdf`), so that each such file is named and refused instead of being missed in silence.
 */
import { type Dirent, readdirSync, statSync } from 'node:fs'
import { extname, join } from 'node:path'
import { isListed } from './formats.ts'
import { unreadable } from './unreadable.ts'

/** Folders below folders; deeper ones are a loop or a mistake. */
const MAX_DEPTH = 32

/**
 * Sorted by code point within each folder named; a file named itself is listed whatever its suffix, in its place.
 * @throws UnreadableFile when a path does not exist.
 */
export function listWorkbooks(paths: string[]): string[] {
  const listed = new Set<string>()
  for (const path of paths) {
    for (const file of isFolder(path) ? filesBelow(path, 0) : [path]) listed.add(file)
  }
  return [...listed]
}

function isFolder(path: string): boolean {
  const status = statSync(path, { throwIfNoEntry: false })
  if (!status) throw unreadable('file-missing', path)
  return status.isDirectory()
}

function filesBelow(folder: string, depth: number): string[] {
  if (depth > MAX_DEPTH) return []
  const found: string[] = []
  for (const entry of entriesOf(folder).sort((a, b) => byCodePoint(a.name, b.name))) {
    if (entry.name.startsWith('.') || entry.name.startsWith('~$')) continue
    const path = join(folder, entry.name)
    const kind = entry.isSymbolicLink() ? statSync(path, { throwIfNoEntry: false }) : entry
    // A linked folder is not entered: it may lead back up.
    if (entry.isDirectory()) found.push(...filesBelow(path, depth + 1))
    else if (kind?.isFile() && isListed(extname(entry.name))) found.push(path)
  }
  return found
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch (error) {
    throw unreadable('file-denied', folder, error)
  }
}

/** Unlike `<`, which compares UTF-16 units and puts rare characters before some common ones. */
function byCodePoint(a: string, b: string): number {
  const left = [...a]
  const right = [...b]
  for (let i = 0; i < left.length && i < right.length; i++) {
    const difference = left[i]!.codePointAt(0)! - right[i]!.codePointAt(0)!
    if (difference !== 0) return difference
  }
  return left.length - right.length
}
