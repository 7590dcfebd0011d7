/**
 * Rows that look like headings come in, with the lines above them; the table of the form they are goes out, or nothing.
 * Decides by headings first, title second, order of the notices last; never by file name, sheet name or data.
 */
import type { Row } from '../workbook/workbook.ts'
import type { Candidate, Candidates } from './candidates.ts'
import { type Band, isHintRow, readBand } from './heading-band.ts'
import { matchTable, type TableMatch, type TableMatcher } from './match-table.ts'
import type { MergeIndex } from './merge-index.ts'
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
  if (own && isStrong(own)) return withHints(rows, own)
  const any = choose(rows, bands, candidates, () => true)
  return any && withHints(rows, any)
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

/** A table that fits a band, before it is known where each of its columns stands. */
interface Fit {
  candidate: Candidate
  /** Perhaps with the rows of another sheet that has the same headings. */
  match: TableMatch
  score: number
  band: () => Band
  first: number
  last: number
}

function choose(
  rows: readonly Row[],
  bands: readonly PlacedBand[],
  candidates: Candidates,
  allowed: (table: TableMatcher) => boolean,
): Recognition | undefined {
  const best = new Map<Candidate, Fit>()
  let complete = false
  for (const { band, first, last } of bands) {
    if (complete) break
    for (const [table, match] of matchesOf(candidates, band())) {
      const { score, matched } = match
      if (!allowed(table)) continue
      complete ||= score >= COMPLETE
      const candidate = candidates.of.get(table)!
      // A deeper band must find more, not the same once again.
      if (matched < 2 || (best.get(candidate)?.score ?? 0) >= score - 1e-9) continue
      best.set(candidate, { candidate, match, score, band, first, last })
    }
  }
  return leader(
    rows,
    candidates.list.flatMap((candidate) => best.get(candidate) ?? []),
  )
}

/**
 * How well every likely table fits. Files of one office are copies of one blank form: the same headings in the same columns have the same
 * answer, worked out once.
 */
function matchesOf(candidates: Candidates, band: Band): ReadonlyMap<TableMatcher, TableMatch> {
  const known = candidates.matches.get(band.cells)
  if (known) return known
  const matches = new Map(likelyTables(candidates, band).map((table) => [table, matchTable(table, band)]))
  candidates.matches.set(band.cells, matches)
  return matches
}

/** Tables that know at least so many of the headings, in the order of notices and forms. */
export function likelyTables(candidates: Candidates, band: Band, least = 2): TableMatcher[] {
  const hits = new Map<TableMatcher, number>()
  for (const cell of band.cells) {
    const tables = new Set<TableMatcher>()
    for (const key of cell.keys) for (const table of candidates.words.get(key) ?? []) tables.add(table)
    for (const table of tables) hits.set(table, (hits.get(table) ?? 0) + 1)
  }
  if (hits.size === 0) return []
  return [...candidates.of.keys()].filter((table) => (hits.get(table) ?? 0) >= least)
}

/** The highest score; the order of notices and forms where scores are equal. */
function leader(rows: readonly Row[], fits: readonly Fit[]): Recognition | undefined {
  const groups = new Map<number, TitleGroup[]>()
  const groupsAbove = (first: number) => {
    const known = groups.get(first) ?? titleGroups(linesOf(rows.slice(0, first)))
    groups.set(first, known)
    return known
  }
  let top = 0
  const scored: { fit: Fit; title: TitleMatch | undefined; score: number }[] = []
  // The best headings first: whom even a perfect title cannot bring near the top need not be asked for one.
  for (const fit of [...fits].sort((a, b) => b.score - a.score)) {
    if (fit.score + TITLE_WEIGHT * MOST_LIKENESS < top - CLEAR_LEAD) break
    const title = bestTitle(fit.candidate.title, groupsAbove(fit.first))
    const score = fit.score + TITLE_WEIGHT * (title?.likeness ?? 0)
    top = Math.max(top, score)
    scored.push({ fit, title, score })
  }
  let first: (typeof scored)[number] | undefined
  for (const each of scored.sort((a, b) => fits.indexOf(a.fit) - fits.indexOf(b.fit))) {
    if (!first || each.score > first.score + 1e-9) first = each
  }
  if (!first) return undefined
  const { fit, title, score } = first
  const { candidate } = fit
  const rival = scored.find(
    (each) =>
      each.fit.candidate !== candidate &&
      each.fit.candidate.notice === candidate.notice &&
      each.score > score - CLEAR_LEAD,
  )
  const match = { ...fit.match, band: fit.band() }
  return { candidate, match, title, score, first: fit.first, last: fit.last, rival: rival?.fit.candidate }
}

/** Rows of hints right below belong to the headings. */
export function withHints(rows: readonly Row[], found: Recognition): Recognition {
  let last = found.last
  for (let next = rows[last + 1]; next && isRun(rows, last, last + 1) && isHintRow(next); next = rows[last + 1]) last++
  return { ...found, last }
}
