/**
 * The story of itcap, one function per arrow: a file's rows become typed records of a form, records become findings and ledger entries.
 * Read this first. Bad data never throws here; an unreadable file is a result like any other.
 */
import type { CheckRun, SheetResult } from './check/run-checks.ts'
import { readSheet } from './form/read-sheet.ts'
import type { FormRecord, SheetForm } from './form/reading.ts'
import type { Whose } from './form/whose.ts'
import type { Notice } from './notice/notice.ts'
import { SOURCES_SHEET } from './report/draw-sources.ts'
import type { Unit } from './unit/unit.ts'
import { UnreadableFile } from './user-error.ts'
import { openWorkbook } from './workbook/open-workbook.ts'
import type { Workbook } from './workbook/workbook.ts'

/** What every stage reads. */
export interface Surroundings {
  /** Notices a file may belong to, the most likely first. */
  notices: Notice[]
  /** Form id, when the user named it. */
  form: string | undefined
  run: CheckRun
  /** Time of receipt, when it is known. */
  received: string | undefined
  /** Does anybody ask for the digests of the files? */
  digests: boolean
}

/** Where records go besides the checks: the ledger, at import and gap. */
export interface Recorder {
  /** Called for every form found, before its first record. */
  open(form: SheetForm, sha256: string, whose: Whose): (record: FormRecord) => void
  /** The file turned out unreadable half-way: forget what it gave. */
  abandon(sha256: string): void
}

export interface FileOutcome {
  path: string
  /** `''` where nobody asked for it. */
  sha256: string
  /** Why it could not be read in full; then nothing of it counts. */
  unreadable: UnreadableFile | undefined
  forms: FormOutcome[]
  /** The file with the very same bytes that was read instead; undefined for all others. */
  copyOf?: string
  /** Sheets with content that are no known form. */
  unrecognised: { sheet: string; why: string }[]
}

export interface FormOutcome {
  form: SheetForm
  reporter: Unit | undefined
  /** The key that the ledger knows the reporter by; `''` where nobody can tell. */
  reporterKey: string
  /** Complete after the run has finished. */
  result(): SheetResult
}

/** One file → its forms, every record checked and recorded on the way through. */
export async function takeIn(path: string, around: Surroundings, recorder?: Recorder): Promise<FileOutcome> {
  const outcome: FileOutcome = { path, sha256: '', unreadable: undefined, forms: [], unrecognised: [] }
  let workbook: Workbook | undefined
  try {
    workbook = await openWorkbook(path)
    if (around.digests) outcome.sha256 = await workbook.digest()
    await readForms(workbook, outcome, around, recorder)
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error
    recorder?.abandon(outcome.sha256)
    return { ...outcome, unreadable: error, forms: [], unrecognised: [] }
  } finally {
    await workbook?.close()
  }
  return outcome
}

async function readForms(
  workbook: Workbook,
  outcome: FileOutcome,
  around: Surroundings,
  recorder?: Recorder,
): Promise<void> {
  for (const sheet of workbook.sheets) {
    const checks = new Map<SheetForm, ReturnType<CheckRun['open']>>()
    const reading = await readSheet({ path: outcome.path, sheet, ...around }, (form) => {
      const check = around.run.open(form, around.received)
      const record = recorder?.open(form, outcome.sha256, check.whose)
      checks.set(form, check)
      return (each) => {
        check.record(each)
        record?.(each)
      }
    })
    if (!Array.isArray(reading)) {
      if (!reading.blank && sheet.name !== SOURCES_SHEET)
        outcome.unrecognised.push({ sheet: sheet.name, why: reading.why })
      continue
    }
    for (const form of reading) {
      const check = checks.get(form)!
      check.end()
      outcome.forms.push({
        form,
        reporter: check.whose.reporter(),
        reporterKey: check.whose.reporterKey(),
        result: () => check.result(),
      })
    }
  }
}
