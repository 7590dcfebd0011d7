/**
 * Rows that look like headings come in, with the lines above them; the table of the form they are goes out, or nothing.
 * Decides by headings first, title second, order of the notices last; never by file name, sheet name or data.
 */
import { remember } from '../value/remember.ts'
import type { Row } from '../workbook/workbook.ts'
import { type Candidate, type Candidates, type LikelyTable, tablesKnowing } from './candidates.ts'
import { type Band, isHintRow, readBand } from './heading-band.ts'
import { matchTable, mostScore, type TableMatch } from './match-table.ts'
import type { MergeIndex } from './merge-index.ts'
import type { TableMatcher } from './table-spellings.ts'
import { bestTitle, linesOf, MOST_LIKENESS, type TitleGroup, type TitleMatch, titleGroups } from './title.ts'

export interface Recognition {
  candidate: Candidate
  match: TableMatch
  title: TitleMatch | undefined
  /** Headings and title together; at most 1.6. */
  score: number
  /** Rows of the headings, hints below them included, as indexes into the rows given. */
  first: number
  last: number
  /** A form of the same notice fits as well, and no title decides. */
  rival: Candidate | undefined
}

/** Rows of headings that are looked at together. */
export const MAX_HEADING_ROWS = 3
const TITLE_WEIGHT = 0.6
/** Every heading found, in its official spelling or nearly so: rows more cannot make it better. */
const COMPLETE = 0.97
/** A lead that a misspelt title or one heading more cannot bring about by chance. */
const CLEAR_LEAD = 0.02

/**
 * @param rows Neighbouring rows not yet explained.
 * @param at Index of the row that looks like headings; up to two rows around it may belong to them.
 * @param preferred Tables looked at first; if one of them fits well, the others are not asked.
 */
export function recognise(
  rows: readonly Row[],
  at: number,
  candidates: Candidates,
  merges: MergeIndex,
  preferred: readonly TableMatcher[] = [],
): Recognition | undefined {
  const bands = bandsAround(rows, at, merges)
  const own = preferred.length > 0 ? choose(rows, bands, candidates, (table) => preferred.includes(table)) : undefined
  if (own && isStrong(own)) return withAllRows(rows, own)
  const any = choose(rows, bands, candidates, ({ form }) => !form.free)
  return any && withAllRows(rows, any)
}

/** Sure enough to begin reading at once. */
export function isStrong(found: Recognition): boolean {
  const { score, matched } = found.match
  return matched >= 2 && (score >= 0.8 || (score >= 0.5 && (found.title?.likeness ?? 0) >= 0.8))
}

/**
 * Sure enough when nothing better follows: without its title, a form must have what it requires, or nearly all.
 * @param named The user said which form it is.
 */
export function isLikely(found: Recognition, named: boolean): boolean {
  const { score, matched } = found.match
  if (matched < 2) return false
  if (named) return score >= 0.3
  return found.title ? score >= 0.4 : score >= 0.7 || (score >= 0.5 && hasAllRequired(found.match))
}

function hasAllRequired({ matcher, columns }: TableMatch): boolean {
  const required = matcher.table.columns.flatMap((column, index) => (column.required ? [index] : []))
  return required.length >= 3 && required.every((index) => columns[0]![index]! >= 0)
}

/** Rows that may be headings together; read when asked for, since the first guess is mostly right. */
interface PlacedBand {
  band: () => Band
  first: number
  last: number
}

/** Runs of up to three rows near the one that caught the eye; it may itself be but a line of empty labels above the headings. */
function bandsAround(rows: readonly Row[], at: number, merges: MergeIndex): PlacedBand[] {
  const bands: PlacedBand[] = []
  for (
    let first = Math.max(0, at - MAX_HEADING_ROWS + 1);
    first < rows.length && first < at + MAX_HEADING_ROWS;
    first++
  ) {
    for (let last = Math.max(first, at); last < rows.length && last < first + MAX_HEADING_ROWS; last++) {
      if (!isRun(rows, first, last)) break
      let band: Band | undefined
      const read = () => (band ??= readBand(rows.slice(first, last + 1), merges))
      bands.push({ band: read, first, last })
    }
  }
  return bands.sort((a, b) => a.last - a.first - (b.last - b.first) || Math.abs(a.first - at) - Math.abs(b.first - at))
}

function isRun(rows: readonly Row[], first: number, last: number): boolean {
  return rows[last]!.number - rows[first]!.number === last - first
}

/** A table that fits a band, with the form's title in the lines above it, before it is compared with the others. */
type Fit = Omit<Recognition, 'rival'>

function choose(
  rows: readonly Row[],
  bands: readonly PlacedBand[],
  candidates: Candidates,
  allowed: (table: TableMatcher) => boolean,
): Recognition | undefined {
  const best = new Map<Candidate, Fit>()
  const titles = titlesAbove(rows)
  let top = 0
  let complete = false
  for (const { band, first, last } of bands) {
    if (complete) break
    for (const likely of likelyTables(candidates, band())) {
      const { table, most } = likely
      // Whom even a perfect title cannot bring near the top need not be looked at; those after it fit no better.
      if (most + TITLE_WEIGHT * MOST_LIKENESS < top - CLEAR_LEAD) break
      if (!allowed(table)) continue
      likely.match ??= matchTable(table, band())
      const match = { ...likely.match, band: band() }
      complete ||= match.score >= COMPLETE
      const candidate = candidates.of.get(table)!
      // A deeper band must find more, not the same once again.
      if (match.matched < 2 || (best.get(candidate)?.match.score ?? 0) >= match.score - 1e-9) continue
      const title = bestTitle(candidate.title(), titles(first))
      const score = match.score + TITLE_WEIGHT * (title?.likeness ?? 0)
      top = Math.max(top, score)
      best.set(candidate, { candidate, match, title, score, first, last })
    }
  }
  return leader(candidates.list.flatMap((candidate) => best.get(candidate) ?? []))
}

/** The lines above a row that may be titles, made ready once for all titles. */
function titlesAbove(rows: readonly Row[]): (first: number) => TitleGroup[] {
  return remember((first: number) => titleGroups(linesOf(rows.slice(0, first))), 1_000)
}

/** The highest score; the order of notices and forms where scores are equal. */
function leader(fits: readonly Fit[]): Recognition | undefined {
  let first: Fit | undefined
  for (const each of fits) if (!first || each.score > first.score + 1e-9) first = each
  if (!first) return undefined
  const { candidate, score } = first
  const rival = fits.find(
    (each) =>
      each.candidate !== candidate && each.candidate.notice === candidate.notice && each.score > score - CLEAR_LEAD,
  )
  return { ...first, rival: rival?.candidate }
}

/**
 * Tables that know at least so many of the headings, those that may fit best first; remembered, for files of one office are copies of
 * one blank form.
 */
export function likelyTables(candidates: Candidates, { cells }: Band, least = 2): LikelyTable[] {
  const known = candidates.likely.get(cells)
  if (known && known.least <= least) return known.tables
  const hits = new Map<TableMatcher, number>()
  for (const cell of cells) {
    const tables = new Set<TableMatcher>()
    for (const key of cell.keys) for (const table of tablesKnowing(candidates, key)) tables.add(table)
    for (const table of tables) hits.set(table, (hits.get(table) ?? 0) + 1)
  }
  const tables = [...candidates.of.keys()].flatMap((table): LikelyTable[] => {
    const found = hits.get(table) ?? 0
    return found < least ? [] : [{ table, most: mostScore(table, cells.length, found), match: undefined }]
  })
  tables.sort((a, b) => b.most - a.most)
  candidates.likely.set(cells, { least, tables })
  return tables
}

/** Rows of hints right below belong to the headings, and the upper half of headings over two rows that were taken apart. */
export function withAllRows(rows: readonly Row[], found: Recognition): Recognition {
  let { first, last } = found
  for (let next = rows[last + 1]; next && isRun(rows, last, last + 1) && isHintRow(next); next = rows[last + 1]) last++
  while (first > 0 && isRun(rows, first - 1, first) && shareWords(rows[first - 1]!, rows[first]!)) first--
  return { ...found, first, last }
}

/** At least two of a row's texts stand once more right below themselves. */
function shareWords({ texts }: Row, below: Row): boolean {
  return texts.filter((text, column) => text.trim() !== '' && text === below.texts[column]).length >= 2
}
