/** What became of a file that was taken in: its forms, checked, or why there are none. */
import type { SheetResult } from '../check/run-checks.ts'
import type { FormRecord, SheetForm } from '../form/reading.ts'
import type { Whose } from '../form/whose.ts'
import type { Unit } from '../unit/unit.ts'
import type { UnreadableFile } from '../user-error.ts'
import type { Found } from './since-return.ts'

export interface FileOutcome {
  path: string
  /** `''` where nobody asked for it. */
  sha256: string
  /** Why it could not be read in full; then nothing of it counts. */
  unreadable: UnreadableFile | undefined
  forms: FormOutcome[]
  /** The file with the very same bytes that was read instead; undefined for all others. */
  copyOf?: string
  /** It is a 退回表 that came back: what was found when it went out. */
  foundBefore?: Found
  /** Sheets with content that are no known form. */
  unrecognised: { sheet: string; why: string; wordsOnly?: true }[]
}

export interface FormOutcome {
  form: SheetForm
  sender: Unit | undefined
  /** The key that the ledger knows the sender by; `''` where nobody can tell. */
  senderKey: string
  /** Complete once every file of the run is read. */
  result(): SheetResult
}

/** Whoever takes records besides the checks while they stream by: the ledger, an assessment, a progress line. */
export interface Taker {
  /** Called for every form found, before its first record. */
  open(form: SheetForm, sha256: string, whose: Whose): (record: FormRecord) => void
  /** The file turned out unreadable half-way: forget what it gave. */
  abandon?(sha256: string): void
}

/** Why a file gave no form at all. */
export function whyNothing({ unrecognised }: FileOutcome): string {
  return unrecognised[0]?.why ?? '文件里没有内容'
}
