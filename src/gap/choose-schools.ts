/**
 * Schools with their teachers and a number to reach come in; the selection that reaches it with the fewest teachers too many goes out.
 * Exact, and the same for the same input. The list is a proposal: whom a county chooses is its own decision.
 */
import { grouped } from '../value/grouped.ts'

export interface School {
  name: string
  /** Whole number. */
  teachers: number
}

export interface Choice {
  /** The chosen ones, then the others in the order given. */
  schools: School[]
  teachers: number
  /** Teachers beyond the target; negative where all schools together do not reach it. */
  surplus: number
}

/**
 * @param schools All that may be chosen; excluded ones are simply not given.
 * @param target Teachers to reach, those of the chosen schools included.
 * @param chosen Already decided: always in, whether they are among `schools` or not.
 */
export function chooseSchools(schools: readonly School[], target: number, chosen: readonly School[] = []): Choice {
  const fixed = totalOf(chosen)
  const decided = new Set(chosen)
  const free = schools.filter((school) => school.teachers > 0 && !decided.has(school))
  const needed = target - fixed
  const picked = needed <= 0 ? [] : totalOf(free) <= needed ? free : fewestBeyond(free, needed)
  const teachers = fixed + totalOf(picked)
  return { schools: [...chosen, ...picked], teachers, surplus: teachers - target }
}

/**
 * The reachable sums, size by size: for every sum the size that first reached it and how many of that size it took. Memory is a few bytes per
 * teacher, time is the number of different sizes × teachers; a province's 20,000 schools have some hundred sizes.
 * Leaving out is the same question as taking: the smaller of the two is asked.
 */
function fewestBeyond(schools: readonly School[], needed: number): School[] {
  const all = totalOf(schools)
  const leaveOut = all - needed
  if (leaveOut < needed) {
    const out = new Set(bestSum(schools, leaveOut, 'most'))
    return schools.filter((school) => !out.has(school))
  }
  return bestSum(schools, needed, 'least')
}

/** Schools whose sum is the largest that is at most `bound`, or the least that is at least `bound`. */
function bestSum(schools: readonly School[], bound: number, which: 'most' | 'least'): School[] {
  const bySize = grouped(schools, ({ teachers }) => teachers)
  const sizes = [...bySize.keys()].sort((a, b) => b - a)
  // The least sum at or above the bound is less than the largest school above it: without any one of its schools it would be below.
  const limit = which === 'most' ? bound : bound + sizes[0]! - 1
  const via = new Int32Array(limit + 1).fill(-1)
  const used = new Int32Array(limit + 1)
  via[0] = sizes.length
  for (const [index, size] of sizes.entries()) {
    const copies = bySize.get(size)!.length
    for (let sum = size; sum <= limit; sum++) {
      if (via[sum] !== -1 || via[sum - size] === -1) continue
      const count = via[sum - size] === index ? used[sum - size]! + 1 : 1
      if (count > copies) continue
      via[sum] = index
      used[sum] = count
    }
  }
  let sum = bound
  while (via[sum] === -1) sum += which === 'most' ? -1 : 1
  const picked = new Set<School>()
  const taken = new Map<number, number>()
  for (; sum > 0; ) {
    const size = sizes[via[sum]!]!
    const index = taken.get(size) ?? 0
    taken.set(size, index + 1)
    picked.add(bySize.get(size)![index]!)
    sum -= size
  }
  return schools.filter((school) => picked.has(school))
}

function totalOf(schools: readonly School[]): number {
  return schools.reduce((sum, school) => sum + school.teachers, 0)
}
