/**
 * What every unit still has to train and can train by the day comes in; who cannot make it, and the smallest shift of places that would
 * make it possible, goes out. No more persons than need be, in few moves.
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

/** Units beyond which the fewest moves are not looked for: it takes three times as long with each one more. */
const FEW = 12

/**
 * The fewest moves where few units are concerned. Beyond that largest shortage to largest room, so that few are; equal ones in the order given.
 */
export function reallocate(loads: readonly Load[]): Reallocation {
  const short = loads
    .filter(({ left, capacity }) => left > capacity)
    .map(({ unit, code, left, capacity }) => ({ unit, code, persons: left - capacity }))
    .sort((a, b) => b.persons - a.persons)
  const room = loads
    .filter(({ left, capacity }) => capacity > left)
    .map(({ unit, left, capacity }) => ({ unit, persons: capacity - left }))
    .sort((a, b) => b.persons - a.persons)
  const groups = short.length + room.length > FEW ? [{ short, room }] : groupsOf(short, room)
  const moves = groups.flatMap((group) => movesOf(group.short, group.room))
  const missing = total(short) - total(moves)
  return { short, moves, uncovered: missing }
}

interface Share {
  unit: string
  persons: number
}

interface Group<S extends Share = Share, R extends Share = Share> {
  short: S[]
  room: R[]
}

/**
 * As many groups as possible that each settle their shortages among themselves: every group saves a move. Where there is too little room in
 * all, each group fills its rooms instead.
 */
function groupsOf<S extends Share, R extends Share>(short: readonly S[], room: readonly R[]): Group<S, R>[] {
  const sign = total(room) >= total(short) ? 1 : -1
  const balance = [...short.map(({ persons }) => -sign * persons), ...room.map(({ persons }) => sign * persons)]
  const all = 2 ** balance.length
  const sums = Array.from({ length: all }, () => 0)
  for (let set = 1; set < all; set++) {
    const first = 31 - Math.clz32(set & -set)
    sums[set] = sums[set & (set - 1)]! + balance[first]!
  }
  const most = Array.from({ length: all }, () => Number.NEGATIVE_INFINITY)
  const taken = Array.from({ length: all }, () => 0)
  most[0] = 0
  for (let set = 1; set < all; set++) {
    if (sums[set]! < 0) continue
    const first = set & -set
    for (let part = set; part > 0; part = (part - 1) & set) {
      if ((part & first) === 0 || sums[part]! < 0 || most[set ^ part]! + 1 <= most[set]!) continue
      most[set] = most[set ^ part]! + 1
      taken[set] = part
    }
  }
  const groups: Group<S, R>[] = []
  for (let set = all - 1; set > 0; set ^= taken[set]!) {
    const isIn = (index: number) => ((taken[set]! >> index) & 1) === 1
    groups.push({
      short: short.filter((_, index) => isIn(index)),
      room: room.filter((_, index) => isIn(short.length + index)),
    })
  }
  return groups
}

function movesOf(short: readonly Share[], room: readonly Share[]): Reallocation['moves'] {
  const moves: Reallocation['moves'] = []
  const free = room.map((each) => ({ ...each }))
  for (const { unit, persons } of short) {
    let open = persons
    for (const each of free) {
      const moved = Math.min(open, each.persons)
      if (moved === 0) continue
      moves.push({ from: unit, to: each.unit, persons: moved })
      each.persons -= moved
      open -= moved
    }
  }
  return moves
}

function total(shares: readonly { persons: number }[]): number {
  return shares.reduce((sum, { persons }) => sum + persons, 0)
}
