/**
 * Numbers of persons come in as they stand in a text (11, 15 or 18 digits, the last of 18 may be an X), and it goes out whether one is among
 * them: a million in a few megabytes, none of them kept as text. Exact: no two numbers are taken for one.
 */

export interface NumberSet {
  /** @param at Where in the text the number begins. */
  add(text: string, at: number, length: number): void
  /** @returns Whether it was there. */
  take(text: string, at: number, length: number): boolean
  size(): number
}

export const numberLengths: readonly number[] = [11, 15, 18]

/** Marks a number that was taken; no first half is as large. */
const taken = 2 ** 31

export function numberSet(): NumberSet {
  // Two halves of a number side by side; 0 and 0 where there is none.
  let slots = new Uint32Array(2 ** 11)
  let used = 0
  let left = 0
  let [high, low] = [0, 0]

  /** The halves of a number: what comes before its last nine characters, and those, told apart by length. */
  function read(text: string, at: number, length: number): void {
    const cut = at + length - 9
    high = 1
    let before = 0
    for (let index = at; index < cut; index++) before = before * 10 + text.charCodeAt(index) - 48
    high += before
    low = 0
    for (let index = cut; index < cut + 8; index++) low = low * 10 + text.charCodeAt(index) - 48
    const last = text.charCodeAt(cut + 8)
    low = low * 11 + (last > 57 ? 10 : last - 48) + numberLengths.indexOf(length) * 1.1e9
  }

  /** Where the number just read stands, or would. */
  function place(): number {
    const most = slots.length / 2 - 1
    let slot = (Math.imul(high, 0x9e3779b1) ^ Math.imul(low | 0, 0x85ebca6b)) >>> 7
    for (;;) {
      slot &= most
      const found = slots[2 * slot]!
      if (found === 0 || ((found === high || found === high + taken) && slots[2 * slot + 1] === low)) return 2 * slot
      slot++
    }
  }

  function grow(): void {
    const before = slots
    slots = new Uint32Array(before.length * 2)
    for (let at = 0; at < before.length; at += 2) {
      if (before[at] === 0) continue
      ;[high, low] = [before[at]! % taken, before[at + 1]!]
      const to = place()
      slots[to] = before[at]!
      slots[to + 1] = low
    }
  }

  return {
    add(text, at, length) {
      if (used * 4 >= slots.length) grow()
      read(text, at, length)
      const to = place()
      if (slots[to] !== 0) return
      slots[to] = high
      slots[to + 1] = low
      used++
      left++
    },
    take(text, at, length) {
      read(text, at, length)
      const to = place()
      if (slots[to] !== high) return false
      slots[to] = high + taken
      left--
      return true
    },
    size: () => left,
  }
}
