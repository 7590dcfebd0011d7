/** Numbers of rows → first and last of each run of them, from top to bottom. */
export function runsOf(rows: readonly number[]): [first: number, last: number][] {
  const runs: [number, number][] = []
  for (const row of [...new Set(rows)].sort((a, b) => a - b)) {
    const last = runs.at(-1)
    if (last && last[1] === row - 1) last[1] = row
    else runs.push([row, row])
  }
  return runs
}
