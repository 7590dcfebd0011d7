/**
 * The rows of one sheet come in, in one streaming pass; the forms found on it and their records go out. A sheet may hold several forms,
 * side-by-side blocks, several tables and text. Never by file name, never guessing: what is no known form is said to be none, and why.
 */
import type { Row } from '../workbook/workbook.ts'
import { isBlankRow } from './blank-row.ts'
import { candidatesOf, looksLikeHeadings } from './candidates.ts'
import { LONGEST_CARD, readCards } from './card-reader.ts'
import { type FormReader, formReader } from './form-reader.ts'
import { mergeIndex } from './merge-index.ts'
import { MAX_SEARCHED_ROWS, nearestForm } from './nearest-form.ts'
import { type SheetFacts, startOfHead } from './open-form.ts'
import { isRatherOwn, ownRosterIn } from './own-roster.ts'
import type { Listen, SheetForm, SheetInput, Unrecognised } from './reading.ts'
import { isLikely, isStrong, MAX_HEADING_ROWS, type Recognition, recognise } from './recognise.ts'
import { Verdict } from './table-setting.ts'

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
  const facts = { path: input.path, sheet: input.sheet, layout, candidates }
  const reading = startReading(facts, listen)
  let held: Row[] | undefined = candidates.list.some(({ card }) => card) ? [] : undefined
  const readOn = (rows: readonly Row[]) => (rows.some((each) => reading.row(each) === false) ? false : undefined)
  await input.sheet.rows((row) => {
    if (held === undefined) return reading.row(row)
    held.push(row)
    if (held.length <= LONGEST_CARD) return undefined
    const rows = held
    held = undefined
    return readOn(rows)
  })
  // The whole of a short sheet is seen before it is said to be no card: its labels would look like headings.
  const cards = held && readCards(facts, mergeIndex(layout.merges), held, listen)
  if (cards) return cards
  if (held) readOn(held)
  return reading.end()
}

/**
 * A sheet is searched until a form is found; then that form is read, until another begins. In either state a row that may be headings makes
 * the reading wait for the rows below it, and then decide.
 */
function startReading(facts: SheetFacts, listen: Listen) {
  const { candidates } = facts
  const merges = mergeIndex(facts.layout.merges)
  const forms: SheetForm[] = []
  /** The form that is being read; none while the first one is searched. */
  let current: FormReader | undefined
  /** Rows not yet explained: above the first headings, below a table, between two. */
  let loose: Row[] = []
  /** Index of a loose row that may be headings and waits for the rows below it; -1 for none. */
  let suspect = -1
  /** Headings that would do if nothing better comes, while a form is searched. */
  let weak: Recognition | undefined
  let failure: string | undefined

  function row(each: Row): undefined | boolean {
    if (failure !== undefined) return false
    if (suspect >= 0) wait(each)
    else if (current) read(current, each)
    else search(each)
    return !current && suspect < 0 && loose.length >= MAX_SEARCHED_ROWS ? giveUp() : undefined
  }

  function search(each: Row): void {
    if (!isBlankRow(each)) hold(each, looksLikeHeadings(candidates, each.texts))
  }

  function read(form: FormReader, each: Row): void {
    const marker = form.marker(each)
    if (marker) form.pass(marker, each, loose.splice(0))
    else if (form.inTable()) readInTable(form, each, false)
    else if (!isBlankRow(each)) readOutside(form, each, looksLikeHeadings(candidates, each.texts))
  }

  function readInTable(form: FormReader, each: Row, noHeadings: boolean): void {
    const verdict = form.tableRow(each, loose.length > 0, noHeadings)
    if (verdict !== Verdict.taken) hold(each, verdict === Verdict.headings)
    // Data go on: the rows before were notes, captions or repeated titles in their midst.
    else if (loose.length > 0 && !isBlankRow(each)) form.below(loose.splice(0))
  }

  /** In a section, or between the parts of the form. */
  function readOutside(form: FormReader, each: Row, headings: boolean): void {
    if (form.inSection() && !headings) form.sectionRow(each)
    else hold(each, headings)
  }

  function wait(each: Row): void {
    if (isBlankRow(each)) return
    loose.push(each)
    if (loose.length - suspect >= LOOK_AHEAD) decide()
  }

  function hold(each: Row, headings: boolean): void {
    if (headings) suspect = loose.length
    loose.push(each)
    if (current && suspect < 0 && loose.length > MAX_LOOSE_ROWS) current.below(loose.splice(0))
  }

  /** The rows below a suspect are known: is it the head of a table? */
  function decide(): void {
    const isAbove = current?.isAboveHeadings(loose, suspect) ?? false
    const found = current?.repeated(loose, suspect) ?? (isAbove ? undefined : recognised(suspect))
    if (found && isStrong(found)) begin(found)
    else if (current) decideInForm(current, found)
    else decideInSearch(found)
  }

  function recognised(at: number): Recognition | undefined {
    const found = recognise(loose, at, candidates, merges, current?.tables)
    return found && !current && isRatherOwn(found, loose, candidates, merges) ? undefined : found
  }

  function nextSuspect(): number {
    return loose.findIndex((each, index) => index > suspect && looksLikeHeadings(candidates, each.texts))
  }

  function decideInSearch(found: Recognition | undefined): void {
    if (found && isLikely(found, candidates.named) && found.score > (weak?.score ?? 0)) weak = found
    suspect = nextSuspect()
    if (suspect >= 0 && loose.length - suspect >= LOOK_AHEAD) decide()
  }

  function decideInForm(form: FormReader, found: Recognition | undefined): void {
    if (found && isLikely(found, candidates.named)) {
      // A line of labels above the headings proper must not be taken for them.
      const next = nextSuspect()
      const better = next < 0 ? undefined : recognised(next)
      begin(better && isStrong(better) ? better : found)
      return
    }
    // It looked like headings and is none.
    const [first, ...rest] = loose.splice(suspect)
    suspect = -1
    if (form.inTable()) readInTable(form, first!, true)
    else readOutside(form, first!, false)
    for (const each of rest) row(each)
  }

  function begin(found: Recognition): void {
    const above = loose.slice(0, found.first)
    const below = loose.slice(found.last + 1)
    const headingRows = loose.slice(found.first, found.last + 1).map((each) => each.number)
    loose = []
    suspect = -1
    weak = undefined
    if (found.rival && !current) {
      failure ??= `表头同时像“${found.candidate.form.label}”和“${found.rival.form.label}”，标题也不能区分`
      return
    }
    if (current?.goesOn(found, above)) current.below(above)
    else current = nextForm(found, above)
    current.beginTable(found, headingRows)
    for (const each of below) row(each)
  }

  function nextForm(found: Recognition, above: readonly Row[]): FormReader {
    const from = current ? startOfHead(found, above) : 0
    current?.end(above.slice(0, from))
    const next = formReader(facts, merges, found, above.slice(from), listen)
    forms.push(next.form)
    return next
  }

  /** @returns false where there is nothing to go on with. */
  function giveUp(): undefined | false {
    const found = weak ?? ownRosterIn(loose, candidates, merges)
    if (!found) return false
    begin(found)
    return undefined
  }

  function end(): SheetForm[] | Unrecognised {
    while (suspect >= 0 && failure === undefined) decide()
    if (!current) giveUp()
    while (suspect >= 0 && failure === undefined) decide()
    if (failure !== undefined) return { recognised: false, why: failure, blank: false }
    if (!current) return nearestForm(candidates, loose, merges)
    current.end(loose)
    return forms
  }

  return { row, end }
}
