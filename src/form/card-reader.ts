/**
 * All rows of a sheet come in; the card they are (申报表: label and value in turn) goes out, its one record given to the listener. Decides by the
 * labels first, then by the title; never by file name, sheet name or data. What stands on the card and is none of its fields is said.
 */
import { columnTypes } from '../notice/column-types.ts'
import { rememberOf } from '../value/remember.ts'
import { cleanText, isKeptFirst } from '../value/text.ts'
import type { Value } from '../value/value.ts'
import { cellKey } from '../workbook/address.ts'
import { CellKind, type Row } from '../workbook/workbook.ts'
import type { Candidate, Candidates } from './candidates.ts'
import { readInside } from './card-inside.ts'
import {
  asRead,
  type CardLabel,
  gridOf,
  inTurn,
  knownWords,
  labelsAmong,
  type PlacedLabel,
  withoutPrint,
  withValues,
  wordsOn,
} from './card-labels.ts'
import { startDelivery } from './delivery.ts'
import { headingMissing, headingUnknown, titleMissing } from './layout-faults.ts'
import type { MergeIndex } from './merge-index.ts'
import { closeForm, newForm, type SheetFacts } from './open-form.ts'
import { RETURN_HEADINGS } from './own-sheets.ts'
import { valueReader } from './read-value.ts'
import type { Listen, SheetForm, SheetTable, Unrecognised } from './reading.ts'
import { isFurniture, isNote, isSignature } from './row-words.ts'
import type { TableMatcher } from './table-spellings.ts'
import { bearsTitle, bestTitle, linesOf, matchTitle, type TitleMatch, titleGroups } from './title.ts'

/** No card is longer; a sheet of more rows is a list. */
export const LONGEST_CARD = 150

interface Fit {
  candidate: Candidate
  labels: PlacedLabel[]
  title: TitleMatch | undefined
}

/** @returns undefined where the sheet is no card that is known. */
export function readCards(
  facts: SheetFacts,
  merges: MergeIndex,
  rows: readonly Row[],
  listen: Listen,
): SheetForm[] | Unrecognised | undefined {
  const cards = cardsAmong(facts.candidates)
  const own = withoutReturn(rows)
  const found = bestCard(cards, own, merges, facts.candidates.named)
  if (found === undefined || 'recognised' in found) return found
  return pages(own, found.candidate).map((page) => readCard(facts, merges, page, found.candidate, listen))
}

/** Columns that itcap put on a card it sent back are no part of it. */
function withoutReturn(rows: readonly Row[]): readonly Row[] {
  let end = Number.POSITIVE_INFINITY
  for (const { texts } of rows) {
    for (let at = 0; at < texts.length && at < end; at++) {
      const text = texts[at]!
      if (!mayBeReturn(text) || !RETURN_HEADINGS.has(cleanText(text))) continue
      if (at > 0) end = at
      break
    }
  }
  if (end === Number.POSITIVE_INFINITY) return rows
  return rows.map((row) => ({ ...row, texts: row.texts.slice(0, end), kinds: row.kinds.slice(0, end) }))
}

/** Hardly any cell of a roster has to be cleaned for it. */
function mayBeReturn(text: string): boolean {
  const first = text.charCodeAt(0)
  return !isKeptFirst(first) || returnLetters.has(first)
}

const returnLetters = new Set(Array.from(RETURN_HEADINGS, (heading) => heading.charCodeAt(0)))

function bestCard(
  candidates: readonly Candidate[],
  rows: readonly Row[],
  merges: MergeIndex,
  named: boolean,
): Fit | Unrecognised | undefined {
  const grid = gridOf(rows, merges.all)
  const words = wordsOn(grid, wordsOfCards(candidates))
  const likely = candidates.flatMap((candidate) => {
    const labels = labelsAmong(words, candidate.card!.table)
    return areOfCard(candidate, labels, named) ? [{ candidate, labels }] : []
  })
  if (likely.length === 0) return undefined
  const lines = titleGroups(linesOf(rows))
  const fits = likely
    .map((each): Fit => ({ ...each, title: bestTitle(each.candidate.title(), lines) }))
    .filter((fit) => isCardOf(fit, named))
  const most = Math.max(0, ...fits.map(({ labels }) => labels.length))
  const score = (fit: Fit) => scoreOf(fit, most)
  const [best, next] = fits.sort((a, b) => score(b) - score(a))
  if (best && next && next.candidate.notice === best.candidate.notice && score(next) > score(best) - 0.02) {
    const [one, two] = [best, next].map(({ candidate: { form } }) => form.label || form.title.join(''))
    return { recognised: false, why: `栏目同时像“${one}”和“${two}”，标题也不能区分`, blank: false }
  }
  return best
}

const cardsAmong = rememberOf(({ list }: Candidates) => list.filter(({ card }) => card !== undefined))

/** What any label of any of them may say: a sheet is looked through once, however many cards are known. */
const wordsOfCards = rememberOf((candidates: readonly Candidate[]) =>
  knownWords(candidates.flatMap(({ card }) => [...card!.table.spellings.words.keys()])),
)

const wordsOfCard = rememberOf(({ spellings }: TableMatcher) => knownWords(spellings.words.keys()))

/** How well the labels of both sides found each other, and the title. @param most Labels that any of the cards has here. */
function scoreOf({ candidate, labels, title }: Fit, most: number): number {
  const sum = labels.reduce((all, { weight }) => all + weight, 0)
  return (2 * sum) / (candidate.card!.table.table.columns.length + most) + 0.6 * (title?.likeness ?? 0)
}

/** More than one label, in turn with their values, and as many as the best title asks for: a roster ends here, before its titles are looked for. */
function areOfCard(candidate: Candidate, labels: readonly PlacedLabel[], named: boolean): boolean {
  const columns = candidate.card!.table.table.columns.length
  return labels.length >= Math.min(2, columns) && labels.length / columns >= leastShare(named, 1) && inTurn(labels)
}

/** Most of the labels; fewer where the title says it, or the user. */
function isCardOf({ candidate, labels, title }: Fit, named: boolean): boolean {
  // The headings of a list stand in one row.
  if (new Set(labels.map(({ at }) => at.top)).size < 2 && (title?.likeness ?? 0) < 0.95) return false
  const share = labels.length / candidate.card!.table.table.columns.length
  return share >= leastShare(named, title?.likeness ?? 0)
}

function leastShare(named: boolean, likeness: number): number {
  return named ? 0.3 : likeness >= 0.8 ? 0.4 : 0.65
}

/** Cards below each other, each with its title. */
function pages(rows: readonly Row[], candidate: Candidate): (readonly Row[])[] {
  const lines = linesOf(rows)
  const starts = lines
    .filter((line) => (matchTitle(candidate.title(), [line])?.likeness ?? 0) >= 0.95)
    .map(({ row }) => row)
  if (starts.length < 2) return [rows]
  return starts.map((from, index) => {
    const until = starts[index + 1] ?? Number.POSITIVE_INFINITY
    return rows.filter(({ number }) => (index === 0 || number >= from) && number < until)
  })
}

function readCard(
  facts: SheetFacts,
  merges: MergeIndex,
  rows: readonly Row[],
  candidate: Candidate,
  listen: Listen,
): SheetForm {
  const grid = gridOf(rows, merges.all)
  const matcher = candidate.card!.table
  const labels = withValues(grid, labelsAmong(wordsOn(grid, wordsOfCard(matcher)), matcher))
  const title = matchTitle(candidate.title(), linesOf(rows))
  const { form, observed } = newForm(facts, candidate, title)
  const first = labels.reduce((low, { at }) => Math.min(low, at.top), Number.POSITIVE_INFINITY)
  const table = tableOf(candidate, labels, Number.isFinite(first) ? Math.max(1, first - 1) : 1)
  form.tables.push(table)
  const delivery = startDelivery(form, listen)
  const record = { table, ...recordOf(candidate, labels, rows, table) }
  if (record.values.some((value) => value !== undefined)) {
    form.rows++
    if (record.hidden) observed.hiddenRows.push(record.row)
    for (const [index, { type }] of table.table.columns.entries()) {
      const value = record.values[index]
      if (type === 'unit' && typeof value === 'string') observed.units.add(value)
    }
    delivery.emit(record)
    delivery.flush()
  }
  const inside = readInside({ facts, merges, rows, candidate, labels, form, observed, emit: delivery.emit })
  delivery.flush()
  const taken = new Set(labels.flatMap(({ at, value }) => [{ row: at.top, column: at.left }, ...value.cells].map(key)))
  const rest = rows.filter(({ number }) => !inside.has(number) && !title?.rows.includes(number))
  const unread = sayTheRest(form, candidate, rest, taken)
  for (const column of table.table.columns.filter((_, index) => table.columns[0]![index]! < 0))
    form.faults.push(headingMissing(column, { row: table.headingRows[0]!, column: 0 }))
  if (!title && candidate.form.title.length > 0) form.faults.push(titleMissing(candidate.form, rows[0]!.number))
  closeForm({ candidate, form, observed, unread }, facts)
  delivery.end()
  return form
}

function tableOf({ card }: Candidate, labels: readonly CardLabel[], row: number): SheetTable {
  const { table } = card!.table
  const places = table.columns.map((_, index) => labels.find((label) => label.index === index)?.value)
  return {
    table,
    columns: [places.map((place, index) => (place ? index : -1))],
    headingRows: [row],
    places: places.map((place) => (place ? { row: place.row, column: place.column } : { row, column: 0 })),
  }
}

function recordOf({ card, form }: Candidate, labels: readonly CardLabel[], rows: readonly Row[], table: SheetTable) {
  const { columns, card: cells } = card!.table.table
  const texts = columns.map((column, index) => {
    const text = labels.find((label) => label.index === index)?.value.text ?? ''
    return asRead(
      withoutPrint(text, cells![index]!.blank, column.hint),
      cells![index]!.part === 'section' || cells![index]!.lines > 1,
    )
  })
  const kinds = columns.map((_, index) => {
    const kind = labels.find((label) => label.index === index)?.value.kind ?? CellKind.blank
    return texts[index] === '' && kind === CellKind.text ? CellKind.blank : kind
  })
  const values = columns.map((column, index): Value => {
    const text = texts[index]!
    if (text === '' && kinds[index] !== CellKind.unevaluated) return undefined
    if (text.includes('\n') && columnTypes[column.type].reads === 'words') return text
    return valueReader(column.type, column)(text, kinds[index]!)
  })
  const at = table.places!.find((_, index) => values[index] !== undefined)?.row ?? table.headingRows[0]!
  const hidden = form.rows !== 'text' && (rows.find(({ number }) => number === at)?.hidden ?? false)
  const source: Row = { number: at, texts, kinds, hidden }
  return { kind: 'data' as const, row: at, block: 0, hidden, values, source }
}

/** A label nobody asked for is said with what it holds; other words on the card are print, or they are said to be unread. */
function sayTheRest(form: SheetForm, candidate: Candidate, rows: readonly Row[], taken: ReadonlySet<number>): number[] {
  const unread: number[] = []
  for (const row of rows) {
    const cells = row.texts.flatMap((text, column) =>
      text.trim() === '' || taken.has(cellKey(row.number, column)) ? [] : [{ text: cleanText(text), column }],
    )
    if (cells.length === 0 || (cells.length <= 2 && bearsTitle(candidate.title(), row))) continue
    let open = false
    for (const { text, column } of cells) {
      if (isPrint(text, candidate)) continue
      // What stands behind an unknown label is its value.
      if (open) open = false
      else if (text.length <= 16 && !/\d/u.test(text)) {
        form.faults.push(headingUnknown(text, { row: row.number, column }))
        open = true
      } else if (!unread.includes(row.number)) unread.push(row.number)
    }
  }
  return unread
}

function isPrint(text: string, { form }: Candidate): boolean {
  if (isFurniture(text) || isNote(text) || isSignature(text) || withoutPrint(text) === '') return true
  if (/照\s*片|相\s*片|[一二两]\s*寸|贴\s*照|彩照|近照/u.test(text)) return true
  return form.notes.some((note) => note.includes(text) || text.includes(note)) || text.startsWith('注：')
}

function key({ row, column }: { row: number; column: number }): number {
  return cellKey(row, column)
}
