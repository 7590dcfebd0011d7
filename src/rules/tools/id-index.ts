/**
 * Keys of ID numbers come in with the place they stand at; the place where the same key stood first goes out. Open addressing over places
 * in the order of arrival, in typed arrays: a million persons take 25 to 40 MB, and no garbage.
 */

export interface IdIndex {
  /** The place (from 0) where this key stood first; -1 where it is new, and then the given place is kept. */
  add(key: number, source: number, row: number, mark: number): number
  /** The place where this key stood first, without keeping it; -1 where it never did. */
  find(key: number): number
  /** How many places are kept. */
  readonly size: number
  /** The number of the sheet, or whatever else the caller must know of where a place came from. */
  sourceAt(place: number): number
  rowAt(place: number): number
  /** Whatever the caller keeps with a place, for example a hash of the name. */
  markAt(place: number): number
}

const FIRST_BITS = 8
/** Places are kept by the page, so that none is copied when there are more. */
const PAGE_BITS = 10
const PAGE_MASK = (1 << PAGE_BITS) - 1
/** Source, row, mark. */
const STRIDE = 3

export function createIdIndex(): IdIndex {
  let bits = FIRST_BITS
  /**
   * By hash, three quarters of them filled at most: place + 1 in the lower `bits`, 0 where it is free; above them the upper bits of the hash. Most
   * slots looked at are another key's, and these bits tell without a look at the key, which lies elsewhere in memory: a million persons
   * take half the time.
   */
  let slots = new Uint32Array(1 << bits)
  const keys: Float64Array[] = []
  const places: Int32Array[] = []
  let used = 0

  const keyAt = (place: number): number => keys[place >>> PAGE_BITS]![place & PAGE_MASK]!

  /** The slot of the key, or the free one where it would stand. */
  function slotOf(key: number, hashed: number): number {
    const mask = (1 << bits) - 1
    let slot = hashed & mask
    for (let held = slots[slot]!; held !== 0; held = slots[slot]!) {
      if (((held ^ hashed) & ~mask) === 0 && keyAt((held & mask) - 1) === key) break
      slot = (slot + 1) & mask
    }
    return slot
  }

  /** Four times as many: what was there is entered anew a third as often as by doubling. */
  function grow(): void {
    bits += 2
    slots = new Uint32Array(1 << bits)
    const mask = (1 << bits) - 1
    for (let place = 0; place < used; place++) {
      const hashed = hash(keyAt(place))
      let slot = hashed & mask
      while (slots[slot] !== 0) slot = (slot + 1) & mask
      slots[slot] = (hashed & ~mask) | (place + 1)
    }
  }

  const detail = (place: number, which: number): number =>
    places[place >>> PAGE_BITS]![(place & PAGE_MASK) * STRIDE + which]!

  return {
    add(key, source, row, mark) {
      if (used * 4 >= slots.length * 3) grow()
      const hashed = hash(key)
      const mask = (1 << bits) - 1
      const slot = slotOf(key, hashed)
      if (slots[slot] !== 0) return (slots[slot]! & mask) - 1
      if ((used & PAGE_MASK) === 0) {
        keys.push(new Float64Array(PAGE_MASK + 1))
        places.push(new Int32Array((PAGE_MASK + 1) * STRIDE))
      }
      keys[used >>> PAGE_BITS]![used & PAGE_MASK] = key
      const page = places[used >>> PAGE_BITS]!
      const at = (used & PAGE_MASK) * STRIDE
      page[at] = source
      page[at + 1] = row
      page[at + 2] = mark
      slots[slot] = (hashed & ~mask) | ++used
      return -1
    },
    find(key) {
      const held = slots[slotOf(key, hash(key))]!
      return (held & ((1 << bits) - 1)) - 1
    },
    get size() {
      return used
    },
    sourceAt: (place) => detail(place, 0),
    rowAt: (place) => detail(place, 1),
    markAt: (place) => detail(place, 2),
  }
}

/** Both halves of the number, mixed into 32 bits: neighbouring serials must not lie side by side. */
export function hash(key: number): number {
  const low = key | 0
  const high = (key / 4294967296) | 0
  let mixed = Math.imul(low ^ Math.imul(high, 0x85ebca6b), 0x9e3779b1)
  mixed ^= mixed >>> 15
  mixed = Math.imul(mixed, 0xc2b2ae35)
  return mixed ^ (mixed >>> 13)
}
