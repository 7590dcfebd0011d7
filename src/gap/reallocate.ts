/**
 * What every unit still has to train and can train by the day comes in; who cannot make it, and the smallest shift of places that would
 * make it possible, goes out.
 */

export interface Load {
  unit: string
  code: string
  /** Persons still to be trained. */
  left: number
  /** Persons the unit can train until the day. */
  capacity: number
}

export interface Reallocation {
  /** Units that cannot make it by themselves, with the persons beyond their capacity. */
  short: { unit: string; code: string; persons: number }[]
  /** Persons to be trained by another unit. Nobody moves who need not: the moves sum to what is short, as far as there is room. */
  moves: { from: string; to: string; persons: number }[]
  /** Persons nobody has room for. */
  uncovered: number
}

/** Largest shortage to largest room first, so that few units are concerned; equal ones in the order given. */
export function reallocate(loads: readonly Load[]): Reallocation {
  const short = loads
    .filter(({ left, capacity }) => left > capacity)
    .map(({ unit, code, left, capacity }) => ({ unit, code, persons: left - capacity }))
    .sort((a, b) => b.persons - a.persons)
  const room = loads
    .filter(({ left, capacity }) => capacity > left)
    .map(({ unit, left, capacity }) => ({ unit, persons: capacity - left }))
    .sort((a, b) => b.persons - a.persons)
  const moves: Reallocation['moves'] = []
  let uncovered = 0
  for (const { unit, persons } of short) {
    let open = persons
    for (const free of room) {
      const moved = Math.min(open, free.persons)
      if (moved === 0) continue
      moves.push({ from: unit, to: free.unit, persons: moved })
      free.persons -= moved
      open -= moved
    }
    uncovered += open
  }
  return { short, moves, uncovered }
}
