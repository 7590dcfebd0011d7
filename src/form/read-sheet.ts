/**
 * The rows of one sheet come in, in one streaming pass; the forms found on it and their records go out. A sheet may hold several forms,
 * side-by-side blocks, several tables and text. Never by file name, never guessing: what is no known form is said to be none, and why.
 */
import type { Row } from '../workbook/workbook.ts'
import { isBlankRow } from './blank-row.ts'
import { type Candidates, candidatesOf, looksLikeHeadings } from './candidates.ts'
import { type Delivery, startDelivery } from './delivery.ts'
import { mergeIndex } from './merge-index.ts'
import { nearestForm } from './nearest-form.ts'
import {
  addTable,
  closeForm,
  givesOtherHead,
  type OpenForm,
  openForm,
  readBelow,
  type SheetFacts,
  startOfHead,
} from './open-form.ts'
import type { Listen, SheetForm, SheetInput, SheetTable, Unrecognised } from './reading.ts'
import { isLikely, isStrong, MAX_HEADING_ROWS, type Recognition, recognise, withHints } from './recognise.ts'
import { type SectionReader, sectionReader } from './section-reader.ts'
import { type TableReader, tableReader } from './table-reader.ts'
import { Verdict } from './table-setting.ts'
import { linesOf, matchTitle } from './title.ts'

/** Rows without headings after which a sheet is given up. */
const MAX_SEARCHED_ROWS = 200
/** Rows below a table that are kept until it is known what they are. */
const MAX_LOOSE_ROWS = 400
/** Headings, and one row for their hints. */
const LOOK_AHEAD = MAX_HEADING_ROWS + 1

/**
 * Forms in the order in which they stand on the sheet.
 * @throws UnreadableFile as the sheet does; what was listened to before is then void.
 */
export async function readSheet(input: SheetInput, listen: Listen): Promise<SheetForm[] | Unrecognised> {
  const layout = await input.sheet.layout()
  const candidates = candidatesOf(input.notices, input.form)
  const facts: SheetFacts = { path: input.path, sheet: input.sheet, layout, candidates }
  const reading = startReading(facts, candidates, listen)
  await input.sheet.rows(reading.row)
  return reading.end()
}

function startReading(facts: SheetFacts, candidates: Candidates, listen: Listen) {
  const merges = mergeIndex(facts.layout.merges)
  const forms: SheetForm[] = []
  /** Rows not yet explained: above the first headings, below a table, between two. */
  let loose: Row[] = []
  /** Index of a loose row that may be headings and waits for the rows below it; -1 for none. */
  let suspect = -1
  /** Headings that would do if nothing better comes. */
  let weak: Recognition | undefined
  let opened: OpenForm | undefined
  /** What the table that is being read was recognised by. */
  let current: Recognition | undefined
  let delivery: Delivery | undefined
  let table: TableReader | undefined
  let sections: SectionReader | undefined
  let failure: string | undefined

  function row(each: Row): undefined | boolean {
    if (failure !== undefined) return false
    if (suspect < 0 && sections && marked(each)) return undefined
    if (table && suspect < 0) {
      const verdict = table.take(each, loose.length > 0, false)
      if (verdict === Verdict.taken) settleLoose(each)
      else hold(each, verdict === Verdict.headings)
      return undefined
    }
    if (isBlankRow(each)) return undefined
    if (suspect < 0 && sections?.isOpen() && !looksLikeHeadings(candidates, each.texts)) {
      sections.take(each)
      return undefined
    }
    hold(each, suspect < 0 && looksLikeHeadings(candidates, each.texts))
    if (suspect >= 0 && loose.length - suspect >= LOOK_AHEAD) decide()
    if (!opened && suspect < 0 && loose.length >= MAX_SEARCHED_ROWS) return giveUp()
    return undefined
  }

  function hold(each: Row, headings: boolean): void {
    if (headings) suspect = loose.length
    loose.push(each)
    if (opened && suspect < 0 && loose.length > MAX_LOOSE_ROWS) readBelow(opened, loose.splice(0))
  }

  /** Data go on: the rows before were notes, captions or repeated titles in their midst. */
  function settleLoose(each: Row): void {
    if (loose.length === 0 || isBlankRow(each)) return
    readBelow(opened!, loose.splice(0))
  }

  /** A printed heading of a section or of one of the form's tables. */
  function marked(each: Row): boolean {
    const marker = isBlankRow(each) ? undefined : sections!.marker(each)
    if (!marker) return false
    leaveTable()
    readBelow(opened!, loose.splice(0))
    sections!.close()
    if ('section' in marker) sections!.begin(each, marker)
    return true
  }

  function leaveTable(): void {
    table?.end()
    table = undefined
  }

  /** The rows below a suspect are known: is it the head of a table? */
  function decide(): void {
    const own = opened ? opened.candidate.tables : []
    const found = repeated() ?? recognise(loose, suspect, candidates, merges, own)
    if (found && isStrong(found)) {
      begin(found)
      return
    }
    const next = loose.findIndex((each, index) => index > suspect && looksLikeHeadings(candidates, each.texts))
    if (!opened) {
      if (found && isLikely(found, candidates.named) && found.score > (weak?.score ?? 0)) weak = found
      suspect = next
      if (suspect >= 0 && loose.length - suspect >= LOOK_AHEAD) decide()
      return
    }
    if (found && isLikely(found, candidates.named)) {
      // A line of labels above the headings proper must not be taken for them.
      const better = next < 0 ? undefined : recognise(loose, next, candidates, merges, own)
      begin(better && isStrong(better) ? better : found)
      return
    }
    const [first, ...rest] = loose.splice(suspect)
    suspect = -1
    refuse(first!)
    for (const each of rest) row(each)
  }

  /** It looked like headings and is none. */
  function refuse(each: Row): void {
    if (table) {
      if (table.take(each, loose.length > 0, true) === Verdict.taken) settleLoose(each)
      else hold(each, false)
    } else if (sections?.isOpen()) sections.take(each)
    else hold(each, false)
  }

  /** The same headings word for word, as after every page break: known without asking all forms again. */
  function repeated(): Recognition | undefined {
    if (!table || !current) return undefined
    const { match } = current
    const again = match.band.rows.every((each, index) => isSameText(each, loose[suspect + index]))
    if (!again) return undefined
    const title = matchTitle(current.candidate.title, linesOf(loose.slice(0, suspect)))
    return withHints(loose, { ...current, title, first: suspect, last: suspect + match.band.rows.length - 1 })
  }

  function begin(found: Recognition): void {
    const above = loose.slice(0, found.first)
    const below = loose.slice(found.last + 1)
    const headingRows = loose.slice(found.first, found.last + 1).map((each) => each.number)
    loose = []
    suspect = -1
    weak = undefined
    if (found.rival && !opened) {
      failure ??= `表头同时像“${found.candidate.form.label}”和“${found.rival.form.label}”，标题也不能区分`
      return
    }
    current = found
    if (continues(found, above)) readBelow(opened!, above)
    else startForm(found, above)
    const same = table?.setting.table
    if (!same || !isSameLayout(same, found)) {
      leaveTable()
      table = openTable(found, headingRows)
    }
    sections?.close()
    for (const each of below) row(each)
  }

  /** Is it the open form that goes on (headings repeated after a page break, its next table), or a form of its own? */
  function continues(found: Recognition, above: readonly Row[]): boolean {
    if (!opened || found.candidate !== opened.candidate) return false
    const seen = opened.form.tables.some((each) => each.table === found.match.matcher.table)
    if (!seen) return true
    return !givesOtherHead(opened, above) && (opened.candidate.tables.length === 1 || !found.title)
  }

  function startForm(found: Recognition, above: readonly Row[]): void {
    leaveTable()
    const from = opened ? startOfHead(found, above) : 0
    if (opened) readBelow(opened, above.slice(0, from))
    finishForm()
    opened = openForm(facts, found, above.slice(from))
    delivery = startDelivery(opened.form, listen)
    sections = sectionReader(opened.form)
    forms.push(opened.form)
  }

  function finishForm(): void {
    if (!opened) return
    closeForm(opened, facts)
    delivery?.end()
  }

  function openTable(found: Recognition, headingRows: number[]): TableReader {
    const place = addTable(opened!, facts, found, headingRows)
    const { emit } = delivery!
    delivery!.tableKnown()
    const headed = new Set([...place.columns.flat(), ...found.match.unknown.map((cell) => cell.column)])
    return tableReader({
      form: opened!.form,
      table: place,
      headed,
      merges,
      candidates,
      labels: opened!.candidate.head,
      observed: opened!.observed,
      emit,
    })
  }

  function giveUp(): boolean | undefined {
    if (!weak) return false
    begin(weak)
    return undefined
  }

  function end(): SheetForm[] | Unrecognised {
    while (suspect >= 0 && failure === undefined) decide()
    if (!opened && weak) begin(weak)
    while (suspect >= 0 && failure === undefined) decide()
    leaveTable()
    if (failure !== undefined) return { recognised: false, why: failure, blank: false }
    if (!opened) return nearestForm(candidates, loose, merges)
    readBelow(opened, loose)
    finishForm()
    return forms
  }

  return { row, end }
}

function isSameLayout(table: SheetTable, { match }: Recognition): boolean {
  return table.table === match.matcher.table && JSON.stringify(table.columns) === JSON.stringify(match.columns)
}

function isSameText(row: Row, other: Row | undefined): boolean {
  const width = Math.max(row.texts.length, other?.texts.length ?? 0)
  for (let column = 0; column < width; column++) {
    if ((row.texts[column] ?? '') !== (other?.texts[column] ?? '')) return false
  }
  return other !== undefined
}
