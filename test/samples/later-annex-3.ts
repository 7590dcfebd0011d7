/**
 * Cells of an Annex 3 as `itcap cells --format csv` prints them come in, the same sheet as it may come again later goes out: a share of the gap
 * is left in every county, and all sums agree. Invented like the sample itself.
 */
import { parse } from 'csv-parse/sync'

const [STAFF, TRAINED, GAP, PROVINCIAL, LOCAL] = [4, 5, 6, 7, 8] as const
const figures = [TRAINED, GAP, PROVINCIAL, LOCAL]

export function laterAnnex3(csv: string, left: number): string {
  const lines: string[][] = parse(csv, { bom: true, relax_column_count: true })
  const first = lines.findIndex(([name]) => name === '锦江区')
  const total = lines.findIndex(([name]) => name === '小计')
  const sums = figures.map(() => 0)
  for (const [index, line] of lines.slice(first, total).entries()) {
    // Not all counties are equally quick.
    const gap = Math.floor(Number(line[GAP]) * left * (0.8 + (index % 5) / 10))
    const provincial = Math.round(gap / 5)
    const values = [Number(line[STAFF]) - gap, gap, provincial, gap - provincial]
    for (const [at, column] of figures.entries()) {
      line[column] = String(values[at])
      sums[at] = sums[at]! + values[at]!
    }
  }
  for (const [at, column] of figures.entries()) lines[total]![column] = String(sums[at])
  return lines.map((line) => line.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\n')
}
