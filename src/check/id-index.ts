/**
 * Keys of ID numbers come in with the place they stand at; the place where the same key stood first goes out. Open addressing in
 * typed arrays: 16 bytes a slot, so that a million persons take some 32 MB and no garbage.
 */

export interface IdIndex {
  /** The slot of the earlier place of this key; -1 where it is new, and then kept with the given place. */
  add(key: number, sheet: number, row: number, mark: number): number
  sheetAt(slot: number): number
  rowAt(slot: number): number
  /** Whatever the caller keeps with a place, for example a hash of the name. */
  markAt(slot: number): number
}

const FIRST_SIZE = 1024

export function createIdIndex(): IdIndex {
  let size = FIRST_SIZE
  let used = 0
  // Key 0 means free; `idKey` is never 0 for a region that exists.
  let keys = new Float64Array(size)
  let sheets = new Int32Array(size)
  let rows = new Int32Array(size)
  let marks = new Int32Array(size)

  function slotOf(key: number): number {
    let slot = hash(key) & (size - 1)
    while (keys[slot] !== 0 && keys[slot] !== key) slot = (slot + 1) & (size - 1)
    return slot
  }

  function grow(): void {
    const before = { keys, sheets, rows, marks }
    size *= 2
    keys = new Float64Array(size)
    sheets = new Int32Array(size)
    rows = new Int32Array(size)
    marks = new Int32Array(size)
    for (let i = 0; i < before.keys.length; i++) {
      if (before.keys[i] === 0) continue
      const slot = slotOf(before.keys[i]!)
      keys[slot] = before.keys[i]!
      sheets[slot] = before.sheets[i]!
      rows[slot] = before.rows[i]!
      marks[slot] = before.marks[i]!
    }
  }

  return {
    add(key, sheet, row, mark) {
      if (used * 4 >= size * 3) grow()
      const slot = slotOf(key)
      if (keys[slot] === key) return slot
      keys[slot] = key
      sheets[slot] = sheet
      rows[slot] = row
      marks[slot] = mark
      used++
      return -1
    },
    sheetAt: (slot) => sheets[slot]!,
    rowAt: (slot) => rows[slot]!,
    markAt: (slot) => marks[slot]!,
  }
}

/** Both halves of the number, mixed: neighbouring serials must not lie side by side. */
function hash(key: number): number {
  const low = key | 0
  const high = (key / 4294967296) | 0
  let mixed = Math.imul(low ^ (high * 31), 0x9e3779b1)
  mixed ^= mixed >>> 15
  mixed = Math.imul(mixed, 0x85ebca6b)
  return mixed ^ (mixed >>> 13)
}
