/**
 * A pack and the places where its shape is wrong come in; the pack without them goes out, so that what needs the whole notice is looked at in the same
 * round, and a fault found in it goes back to where it stands as written. Never changes the pack it is given; what it makes is no notice.
 */
import { compare } from '../value/compare.ts'
import type { Fault, PackPath } from './pack-fault.ts'

export interface Mended {
  value: unknown
  /** @param paths Of the mended pack. @returns false where something cannot be taken out: there is nothing whole to look at. */
  takeOut(paths: readonly PackPath[]): boolean
  /** Its place as written; undefined where only the taking out may have made it. */
  asWritten(fault: Fault): Fault | undefined
}

type Holder = Record<string | number, unknown>

/** What a form holds that no other part of it is judged by. */
const ASIDE = new Set<string | number>(['checks', 'delivery', 'notes', 'page'])

export function mendPack(pack: unknown): Mended {
  const value: unknown = structuredClone(pack)
  /** Lists with items taken out → the places of those left. */
  const places = new Map<object, number[]>()
  /** Everything that was named in what was taken out. */
  const gone = new Set<string>()
  const doubtful = new Set<string | number>()

  function takeOut(path: PackPath): boolean {
    const holders: Holder[] = [value as Holder]
    for (const key of path.slice(0, -1)) {
      const next = holders.at(-1)?.[key]
      if (typeof next !== 'object' || next === null) break
      holders.push(next as Holder)
    }
    let depth = holders.length - 1
    // What lacks something goes out whole.
    while (depth >= 0 && !(path[depth] !== undefined && path[depth]! in holders[depth]!)) depth--
    if (depth < 0) return false
    const [holder, key] = [holders[depth]!, path[depth]!]
    rememberNames(key, holder[key])
    if (path[0] === 'forms' && !(depth >= 2 && ASIDE.has(path[2]!))) doubtful.add(path[1] ?? '')
    if (!Array.isArray(holder)) delete holder[key]
    else {
      const left = places.get(holder) ?? holder.map((_, index) => index)
      left.splice(Number(key), 1)
      places.set(holder, left)
      holder.splice(Number(key), 1)
    }
    return true
  }

  function rememberNames(key: string | number, part: unknown): void {
    gone.add(String(key))
    if (typeof part !== 'object' || part === null) gone.add(String(part))
    else for (const [name, each] of Object.entries(part)) rememberNames(name, each)
  }

  return {
    value,
    takeOut(paths) {
      const once = new Map(paths.map((path) => [JSON.stringify(path), path]))
      // Later items first, and what lies within before what holds it.
      return [...once.values()].sort(backwards).every((path) => takeOut(path))
    },
    asWritten({ path, message }) {
      if (path[0] === 'forms' && doubtful.has(path[1] ?? '')) return undefined
      if ([...message.matchAll(/“([^”]+)”/gu)].some(([, name]) => gone.has(name!))) return undefined
      let at: unknown = value
      const written = path.map((key) => {
        const own = typeof at === 'object' && at !== null ? (places.get(at)?.[Number(key)] ?? key) : key
        at = (at as Holder | undefined)?.[key]
        return own
      })
      return { path: written, message }
    },
  }
}

function backwards(a: PackPath, b: PackPath): number {
  for (let index = 0; index < Math.min(a.length, b.length); index++) {
    const [one, other] = [a[index]!, b[index]!]
    if (one === other) continue
    return typeof one === 'number' && typeof other === 'number' ? other - one : compare(String(one), String(other))
  }
  return b.length - a.length
}
