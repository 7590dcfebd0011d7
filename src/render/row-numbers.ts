/** Rows as Excel shows them come in, 第 3、5—9 行 goes out; nothing is cut. */
export function rowNumbers(rows: readonly number[]): string {
  const sorted = [...new Set(rows)].sort((a, b) => a - b)
  const runs: [number, number][] = []
  for (const row of sorted) {
    const last = runs.at(-1)
    if (last && last[1] === row - 1) last[1] = row
    else runs.push([row, row])
  }
  return `第 ${runs.map(([from, to]) => (from === to ? from : `${from}—${to}`)).join('、')} 行`
}
