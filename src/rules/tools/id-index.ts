/**
 * Keys of ID numbers come in with the place they stand at; the place where the same key stood first goes out. Open addressing over places
 * in the order of arrival, in typed arrays: a million persons take some 40 MB at most, and no garbage.
 */

export interface IdIndex {
  /** The place (from 0) where this key stood first; -1 where it is new, and then the given place is kept. */
  add(key: number, sheet: number, row: number, mark: number): number
  /** The place where this key stood first, without keeping it; -1 where it never did. */
  find(key: number): number
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
  /** By hash, three quarters of it filled at most: place + 1, 0 where it is free. */
  let slots = new Int32Array(size)
  let room = (size * 3) / 4
  let keys = new Float64Array(room)
  let places = new Int32Array(room * STRIDE)
  let used = 0

  function slotOf(key: number): number {
    let slot = hash(key) & (size - 1)
    let place = slots[slot]!
    while (place !== 0 && keys[place - 1] !== key) {
      slot = (slot + 1) & (size - 1)
      place = slots[slot]!
    }
    return slot
  }

  function grow(): void {
    const before = { keys, places }
    size *= 2
    room *= 2
    keys = new Float64Array(room)
    keys.set(before.keys)
    places = new Int32Array(room * STRIDE)
    places.set(before.places)
    slots = new Int32Array(size)
    for (let place = 0; place < used; place++) slots[slotOf(keys[place]!)] = place + 1
  }

  return {
    add(key, sheet, row, mark) {
      if (used === room) grow()
      const slot = slotOf(key)
      if (slots[slot] !== 0) return slots[slot]! - 1
      keys[used] = key
      const at = used * STRIDE
      places[at] = sheet
      places[at + 1] = row
      places[at + 2] = mark
      slots[slot] = ++used
      return -1
    },
    find: (key) => slots[slotOf(key)]! - 1,
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
