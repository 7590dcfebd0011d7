/**
 * Checked files come in; what stands in the cell of each finding about an ID number or a phone goes out, read from its file once more: for who asks
 * to see numbers, and for nobody else. Never kept, never in what is written for others.
 */
import type { Finding } from '../check/check.ts'
import { grown } from '../value/grouped.ts'
import { withoutNumbers } from '../value/quote.ts'
import { columnNumber } from '../workbook/address.ts'
import { openWorkbook } from '../workbook/open-workbook.ts'
import type { Entry } from './validation.ts'

/** By finding: of one about many rows, what stands in the first of its cells. */
export type NumbersFound = ReadonlyMap<Finding, string>

/** @param places Where a file that came in a delivery lies. */
export async function numbersFound(
  entries: readonly Entry[],
  places: ReadonlyMap<string, string> = new Map(),
): Promise<NumbersFound> {
  const found = new Map<Finding, string>()
  const files = new Map<string, Finding[]>()
  for (const { path, result } of entries) {
    const findings = result.findings.filter(({ cell }) => cell !== '')
    if (findings.length > 0) grown(files, path, () => []).push(...findings)
  }
  for (const [path, findings] of files) await read(places.get(path) ?? path, findings, found)
  return found
}

async function read(path: string, findings: readonly Finding[], found: Map<Finding, string>): Promise<void> {
  const workbook = await openWorkbook(path)
  try {
    for (const sheet of workbook.sheets) {
      const wanted = new Map<number, Finding[]>()
      for (const each of findings) if (each.sheet === sheet.name) grown(wanted, each.row, () => []).push(each)
      if (wanted.size === 0) continue
      const last = Math.max(...wanted.keys())
      await sheet.rows(({ number, texts }) => {
        for (const finding of wanted.get(number) ?? []) {
          const text = texts[columnNumber(finding.cell.replace(/\d+$/, ''))] ?? ''
          if (withoutNumbers(text) !== text) found.set(finding, text)
        }
        return number < last
      })
    }
  } finally {
    await workbook.close()
  }
}
