/** Paths of files come in; those with the very bytes of an earlier one go out, with that one's path. Only files of one size are looked into. */
import { statSync } from 'node:fs'
import { FileBytes } from './file-bytes.ts'

/** What cannot be looked at is no copy: reading it will say why. */
export async function copiesAmong(
  paths: readonly string[],
  /** Where a file lies, if elsewhere. */
  places: ReadonlyMap<string, string> = new Map(),
): Promise<Map<string, string>> {
  const placeOf = (path: string) => places.get(path) ?? path
  const bySize = new Map<number, string[]>()
  for (const path of paths) {
    const size = sizeOf(placeOf(path))
    if (size > 0) bySize.set(size, [...(bySize.get(size) ?? []), path])
  }
  const copies = new Map<string, string>()
  for (const alike of bySize.values()) {
    if (alike.length < 2) continue
    const first = new Map<string, string>()
    for (const path of alike) {
      const digest = await digestOf(placeOf(path))
      if (digest === undefined) continue
      const original = first.get(digest)
      if (original === undefined) first.set(digest, path)
      else copies.set(path, original)
    }
  }
  return copies
}

/** 0 for what is no file, or cannot be looked at. */
export function sizeOf(path: string): number {
  try {
    const status = statSync(path)
    return status.isFile() ? status.size : 0
  } catch {
    return 0
  }
}

async function digestOf(path: string): Promise<string | undefined> {
  let file: FileBytes | undefined
  try {
    file = new FileBytes(path)
    return await file.digest()
  } catch {
    return undefined
  } finally {
    file?.close()
  }
}
