/**
 * Keys of ID numbers come in with the place they stand at; the place where the same key stood first goes out. Open addressing in
 * typed arrays, places in the order of arrival: a million persons take some 40 MB, no garbage, and one random access each.
 */

export interface IdIndex {
  /** The place (from 0) where this key stood first; -1 where it is new, and then the given place is kept. */
  add(key: number, sheet: number, row: number, mark: number): number
  /** How many places are kept. */
  readonly size: number
  sheetAt(place: number): number
  rowAt(place: number): number
  /** Whatever the caller keeps with a place, for example a hash of the name. */
  markAt(place: number): number
}

const FIRST_SIZE = 1024
/** Sheet, row, mark. */
const STRIDE = 3

export function createIdIndex(): IdIndex {
  let size = FIRST_SIZE
  /** Key and place side by side, so that a look-up touches one line of the cache. Key 0 means free; no region is 0. */
  let slots = new Float64Array(size * 2)
  let places = new Int32Array(FIRST_SIZE * STRIDE)
  let used = 0

  function slotOf(key: number): number {
    let slot = hash(key) & (size - 1)
    while (slots[slot * 2] !== 0 && slots[slot * 2] !== key) slot = (slot + 1) & (size - 1)
    return slot * 2
  }

  function grow(): void {
    const before = slots
    size *= 2
    slots = new Float64Array(size * 2)
    for (let i = 0; i < before.length; i += 2) {
      if (before[i] === 0) continue
      const slot = slotOf(before[i]!)
      slots[slot] = before[i]!
      slots[slot + 1] = before[i + 1]!
    }
    const kept = places
    places = new Int32Array(size * STRIDE)
    places.set(kept)
  }

  return {
    add(key, sheet, row, mark) {
      if (used * 4 >= size * 3) grow()
      const slot = slotOf(key)
      if (slots[slot] === key) return slots[slot + 1]!
      slots[slot] = key
      slots[slot + 1] = used
      const at = used * STRIDE
      places[at] = sheet
      places[at + 1] = row
      places[at + 2] = mark
      used++
      return -1
    },
    get size() {
      return used
    },
    sheetAt: (place) => places[place * STRIDE]!,
    rowAt: (place) => places[place * STRIDE + 1]!,
    markAt: (place) => places[place * STRIDE + 2]!,
  }
}

/** Both halves of the number, mixed: neighbouring serials must not lie side by side. */
function hash(key: number): number {
  const low = key | 0
  const high = (key / 4294967296) | 0
  let mixed = Math.imul(low ^ Math.imul(high, 0x85ebca6b), 0x9e3779b1)
  mixed ^= mixed >>> 15
  mixed = Math.imul(mixed, 0xc2b2ae35)
  return mixed ^ (mixed >>> 13)
}
