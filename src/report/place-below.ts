/** Files that were sent come in, with the folder their copies go to; a place for each goes out: the way to it kept, and no two in one place. */
import { basename, dirname, extname, isAbsolute, join, relative } from 'node:path'

export interface Places {
  /** 退回/县A/附件3（退回）.xlsx; of one name from different folders the later are numbered. */
  of(path: string, stem: string, suffix: string): string
}

/** @param roots Files and folders as the user named them: below a folder the way to a file is kept. */
export function placesBelow(folder: string, roots: readonly string[]): Places {
  const taken = new Set<string>()
  return {
    of: (path, stem, suffix) => freePlace(join(folder, wayBelow(path, roots)), stem, suffix, taken),
  }
}

/** Of one name the later are numbered. */
export function freePlace(folder: string, stem: string, suffix: string, taken: Set<string>): string {
  for (let copy = 1; ; copy++) {
    const place = join(folder, `${stem}${copy > 1 ? `-${copy}` : ''}${suffix}`)
    if (taken.has(place)) continue
    taken.add(place)
    return place
  }
}

function wayBelow(path: string, roots: readonly string[]): string {
  const ways = roots.map((root) => relative(root, dirname(path)))
  return ways.find((way) => !isAbsolute(way) && !way.split(/[\\/]/).includes('..')) ?? ''
}

/** 附件3.xlsx → 附件3. */
export function stemOf(path: string): string {
  return basename(path, extname(path))
}
