/** Rows without any known headings come in; why they are no form, and which one they come nearest to, goes out. */
import type { Row } from '../workbook/workbook.ts'
import type { Candidate, Candidates } from './candidates.ts'
import { readBand } from './heading-band.ts'
import { matchTable, type TableMatch } from './match-table.ts'
import type { MergeIndex } from './merge-index.ts'
import type { Unrecognised } from './reading.ts'
import { likelyTables } from './recognise.ts'
import { bestTitle, linesOf, titleGroups } from './title.ts'
import { isWordsOnly } from './words-only.ts'

/** Rows without headings after which a sheet is given up. */
export const MAX_SEARCHED_ROWS = 200
/** A sheet is looked at this far for a title or a few headings. */
const ROWS = 40

export function nearestForm(candidates: Candidates, rows: readonly Row[], merges: MergeIndex): Unrecognised {
  if (rows.length === 0) return { recognised: false, why: '工作表是空的', blank: true }
  const nearest = nearestOf(candidates, rows, merges)
  const wordsOnly = rows.length < MAX_SEARCHED_ROWS && isWordsOnly(rows, candidates)
  return wordsOnly ? { ...nearest, why: '只有文字，没有名单和数字', wordsOnly } : nearest
}

function nearestOf(candidates: Candidates, rows: readonly Row[], merges: MergeIndex): Unrecognised {
  const official = candidates.list.filter(({ form }) => !form.free)
  if (official.length === 0) return { recognised: false, why: '没有可供识别的报表', blank: false }
  const near = rows.slice(0, ROWS)
  const groups = titleGroups(linesOf(near))
  const matches = bestMatches(candidates, near, merges)
  let best: { candidate: Candidate; match: TableMatch | undefined; score: number } | undefined
  for (const candidate of official) {
    const match = matches.get(candidate)
    const score = (match?.score ?? 0) + (bestTitle(candidate.title(), groups)?.likeness ?? 0)
    if (score > (best?.score ?? 0)) best = { candidate, match, score }
  }
  if (!best) return { recognised: false, why: withoutHeadings(rows.length), blank: false }
  const { notice, form } = best.candidate
  const missing = missingHeadings(best.match, form.tables[0]?.columns.map((column) => column.heading) ?? [])
  const list = missing.slice(0, 4).join('、') + (missing.length > 4 ? `等${missing.length}栏` : '')
  const why = `没有找到报表的表头，最接近${notice.shortTitle}${form.label}${list === '' ? '' : `，缺少：${list}`}`
  return { recognised: false, why, nearest: { notice, form, missing }, blank: false }
}

/** Rows that go on from another sheet, or the only ones there are. */
function withoutHeadings(rows: number): string {
  const count = rows < MAX_SEARCHED_ROWS ? `${rows} 行` : `${MAX_SEARCHED_ROWS} 行以上`
  return `没有找到任何一张报表的表头，有内容的 ${count}没有读；要报的请补上表头`
}

function bestMatches(candidates: Candidates, rows: readonly Row[], merges: MergeIndex): Map<Candidate, TableMatch> {
  const best = new Map<Candidate, TableMatch>()
  for (const row of rows) {
    const band = readBand([row], merges)
    for (const { table } of likelyTables(candidates, band, 1)) {
      const match = matchTable(table, band)
      const candidate = candidates.of.get(table)!
      if (match.matched > 0 && match.score > (best.get(candidate)?.score ?? 0)) best.set(candidate, match)
    }
  }
  return best
}

function missingHeadings(match: TableMatch | undefined, all: string[]): string[] {
  if (!match) return all
  const block = match.columns[0]!
  return match.matcher.table.columns.filter((_, index) => block[index]! < 0).map((column) => column.heading)
}
