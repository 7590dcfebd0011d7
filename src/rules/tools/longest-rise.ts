/**
 * Distinct numbers come in, the positions of a longest rising subsequence go out, in order. For two lists without repetition that is
 * their longest common subsequence; n log n.
 */
export function longestRise(numbers: readonly number[]): number[] {
  /** Position of the smallest end of a rise of each length. */
  const ends: number[] = []
  const before = new Int32Array(numbers.length).fill(-1)
  for (let position = 0; position < numbers.length; position++) {
    let low = 0
    let high = ends.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (numbers[ends[middle]!]! < numbers[position]!) low = middle + 1
      else high = middle
    }
    if (low > 0) before[position] = ends[low - 1]!
    ends[low] = position
  }
  const rise: number[] = []
  for (let position = ends.at(-1) ?? -1; position >= 0; position = before[position]!) rise.push(position)
  return rise.reverse()
}
