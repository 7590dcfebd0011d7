/**
 * Paths as the user named them → the files to read. A folder stands for every table below it, and for what senders mistake
 * for one (`.et`, `.docx`, `.pdf`), so that each such file is named and refused instead of being missed in silence. What else lies
 * there goes out by name: a roster may be in it.
 */
import { type Dirent, readdirSync, type Stats, statSync } from 'node:fs'
import { extname, join } from 'node:path'
import { orRefuse } from './file-bytes.ts'
import { isListed, isTableInText } from './formats.ts'
import { unreadable } from './unreadable.ts'

/** Folders below folders; deeper ones are a loop or a mistake. */
const MAX_DEPTH = 32

export interface Listed {
  files: string[]
  /** What lies in the folders besides and is not read: whoever asked is told. */
  passedOver: string[]
}

/**
 * Sorted by code point within each folder named; a file named itself is listed whatever its suffix, in its place.
 * @throws UnreadableFile when a path does not exist.
 */
export async function listWorkbooks(paths: string[]): Promise<Listed> {
  const [files, passedOver] = [new Set<string>(), new Set<string>()]
  for (const path of paths) {
    if (!isFolder(path)) files.add(path)
    else for await (const [file, isRead] of filesBelow(path, 0)) (isRead ? files : passedOver).add(file)
  }
  return { files: [...files], passedOver: [...passedOver].filter((path) => !files.has(path)) }
}

function isFolder(path: string): boolean {
  return orRefuse(() => statSync(path).isDirectory(), path)
}

/** Each with whether it is read. */
async function* filesBelow(folder: string, depth: number): AsyncGenerator<[path: string, isRead: boolean]> {
  for (const entry of entriesOf(folder).sort((a, b) => byCodePoint(a.name, b.name))) {
    if (entry.name.startsWith('.') || entry.name.startsWith('~$')) continue
    const path = join(folder, entry.name)
    const kind = entry.isSymbolicLink() ? linkedTo(path) : entry
    // A linked folder is not entered: it may lead back up.
    if (entry.isDirectory() && depth < MAX_DEPTH) yield* filesBelow(path, depth + 1)
    else yield [path, kind?.isFile() === true && (isListed(extname(entry.name)) || (await isTableInText(path)))]
  }
}

function linkedTo(path: string): Stats | undefined {
  try {
    return statSync(path)
  } catch {
    return undefined
  }
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
