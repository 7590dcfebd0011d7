/**
 * The rows of a card come in; the small tables inside it (家庭成员, 培训经历) are found by their headings and read, and the rows they take go out. A
 * table ends where the next label of the card stands. Never reads a row twice.
 */
import type { Row } from '../workbook/workbook.ts'
import { isBlankRow } from './blank-row.ts'
import type { Candidate } from './candidates.ts'
import type { CardLabel } from './card-labels.ts'
import { readBand } from './heading-band.ts'
import { headingFaults } from './layout-faults.ts'
import { matchTable, type TableMatch } from './match-table.ts'
import type { MergeIndex } from './merge-index.ts'
import type { SheetFacts } from './open-form.ts'
import type { FormRecord, SheetForm, SheetTable } from './reading.ts'
import { tableReader } from './table-reader.ts'
import type { Observed } from './table-setting.ts'
import type { TableMatcher } from './table-spellings.ts'

interface Inside {
  facts: SheetFacts
  merges: MergeIndex
  rows: readonly Row[]
  candidate: Candidate
  labels: readonly CardLabel[]
  form: SheetForm
  observed: Observed
  emit: (record: FormRecord) => void
}

/** Numbers of the rows that belong to the tables. */
export function readInside(input: Inside): Set<number> {
  const taken = new Set<number>()
  for (const matcher of input.candidate.card!.inside) {
    const found = bestBand(matcher, input, taken)
    if (found) readTable(matcher, found, input, taken)
  }
  return taken
}

function bestBand(matcher: TableMatcher, { rows, merges }: Inside, taken: ReadonlySet<number>) {
  let best: { match: TableMatch; last: number } | undefined
  for (const [index, row] of rows.entries()) {
    for (const last of [index, index + 1]) {
      const band = rows.slice(index, last + 1)
      if (
        last >= rows.length ||
        band.some(({ number }) => taken.has(number)) ||
        row.number + band.length - 1 !== rows[last]!.number
      )
        continue
      const match = matchTable(matcher, readBand([...band], merges))
      if (match.matched >= 2 && match.score >= 0.4 && match.score > (best?.match.score ?? 0)) best = { match, last }
    }
  }
  return best
}

function readTable(
  matcher: TableMatcher,
  { match, last }: { match: TableMatch; last: number },
  { facts, merges, rows, candidate, labels, form, observed, emit }: Inside,
  taken: Set<number>,
): void {
  const headingRows = match.band.rows.map(({ number }) => number)
  const from = headingRows[headingRows.length - 1]!
  const end = Math.min(...labels.map(({ at }) => at.top).filter((top) => top > from), Number.POSITIVE_INFINITY)
  const table: SheetTable = { table: matcher.table, columns: match.columns, headingRows }
  form.tables.push(table)
  // Left of the headings stands the name of the table, merged down.
  const left = Math.min(...match.columns.flat().filter((column) => column >= 0))
  form.faults.push(
    ...headingFaults({ ...match, unknown: match.unknown.filter(({ column }) => column > left) }, headingRows),
  )
  const headed = new Set([...match.columns.flat(), ...match.unknown.map(({ column }) => column), ...range(left)])
  const { candidates } = facts
  const reader = tableReader({ form, table, headed, merges, candidates, labels: candidate.head(), observed, emit })
  for (const row of headingRows) taken.add(row)
  for (const row of rows.slice(last + 1)) {
    if (row.number >= end) break
    const own = { ...row, texts: row.texts.map((text, column) => (column < left ? '' : text)) }
    if (!isBlankRow(own)) reader.take(own, false, true)
    taken.add(row.number)
  }
  reader.end()
}

function range(length: number): number[] {
  return Array.from({ length }, (_, index) => index)
}
