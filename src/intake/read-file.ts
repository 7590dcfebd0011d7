/**
 * One file comes in; its forms go out, every record checked and handed on while it streams by. Bad data never throws here: an unreadable
 * file is an outcome like any other, and nothing of it is kept.
 */
import type { Answer } from '../check/explaining.ts'
import type { CheckRun } from '../check/run-checks.ts'
import { FOUND_SHEET, LETTER_SHEET, OWN_SHEETS } from '../form/own-sheets.ts'
import { readSheet } from '../form/read-sheet.ts'
import type { SheetForm } from '../form/reading.ts'
import type { Notice } from '../notice/notice.ts'
import { UnreadableFile } from '../user-error.ts'
import type { Opening } from '../workbook/ahead/read-ahead.ts'
import type { Sheet, Workbook } from '../workbook/workbook.ts'
import { asMended, type Mended } from './mended.ts'
import type { FileOutcome, Taker } from './outcome.ts'
import { readLetter } from './read-letter.ts'
import { readFound } from './since-return.ts'

/** What reading a file needs to know of the run. */
export interface Reading {
  /** Notices a file may belong to, the most likely first. */
  notices: Notice[]
  /** Form id, when the user named it. */
  form: string | undefined
  /** Time of receipt, when it is known. */
  received: string | undefined
  /** Does anybody ask for the digests of the files? */
  digests: boolean
  /** Where a file can be read that lies in a delivery. */
  places?: ReadonlyMap<string, string>
  /** Opens the files as they come. */
  opening: Opening
  /** Looks at the sheets of a file while they are read. */
  watched?: (path: string, sheet: Sheet) => Sheet
  /** Cells to be read as if they were respelled. */
  mended?: Mended
  run: CheckRun
  takers: readonly Taker[]
}

export async function readFile(path: string, reading: Reading): Promise<FileOutcome> {
  const outcome: FileOutcome = { path, sha256: '', unreadable: undefined, forms: [], unrecognised: [] }
  let workbook: Workbook | undefined
  try {
    workbook = await reading.opening.open(reading.places?.get(path) ?? path)
    if (reading.digests) outcome.sha256 = await workbook.digest()
    const letter = workbook.sheets.find(({ name }) => name === LETTER_SHEET)
    const answers = letter ? await readLetter(letter) : []
    for (const sheet of workbook.sheets) {
      if (sheet.name === FOUND_SHEET) outcome.foundBefore = await readFound(sheet)
      else {
        // Only such a file can be mended in place.
        const own = workbook.format === 'xlsx' ? reading.mended?.get(path)?.get(sheet.name) : undefined
        const seen = reading.watched?.(path, sheet) ?? sheet
        await readForms(asMended(seen, own), outcome, { ...reading, answers })
      }
    }
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error
    for (const taker of reading.takers) taker.abandon?.(outcome.sha256)
    return { ...outcome, unreadable: error, forms: [], unrecognised: [] }
  } finally {
    await workbook?.close()
  }
  return outcome
}

async function readForms(sheet: Sheet, outcome: FileOutcome, reading: Reading & { answers: Answer[] }): Promise<void> {
  const { path, sha256, forms, unrecognised } = outcome
  const { run, takers, received } = reading
  const checks = new Map<SheetForm, ReturnType<CheckRun['open']>>()
  const found = await readSheet({ path, sheet, ...reading }, (form) => {
    const check = run.open(form, received, reading.answers)
    checks.set(form, check)
    const others = takers.map((taker) => taker.open(form, sha256, check.whose))
    return (records) => {
      check.take(records)
      for (const take of others) for (const each of records) take(each)
    }
  })
  if (!Array.isArray(found)) {
    if (!found.blank && !OWN_SHEETS.has(sheet.name)) {
      const { why, wordsOnly } = found
      unrecognised.push({ sheet: sheet.name, why, ...(wordsOnly && { wordsOnly }) })
    }
    return
  }
  for (const form of found) {
    const check = checks.get(form)!
    check.end()
    const { whose } = check
    forms.push({ form, sender: whose.sender(), senderKey: whose.senderKey(), result: () => check.result() })
  }
}
