/**
 * Who holds the ledger: a small note beside it, so that a run that must wait can say for whom. The lock itself is SQLite's, which ends
 * with the process that has it; a note left by a dead run is only overwritten, it never keeps anybody out.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { UserError } from '../../user-error.ts'

/** Who holds the ledger, for the message to whoever must wait. */
export interface Holder {
  pid: number
  host: string
  /** `2021-05-30T17:00:00+08:00`. */
  since: string
  command: string
}

/** Another run holds the ledger; the command line ends with 75. */
export class LedgerBusy extends UserError {
  constructor(path: string, holder: Holder | undefined, options?: ErrorOptions) {
    const who = holder ? `进程 ${holder.pid}（${holder.host}，自 ${holder.since} 起，${holder.command}）` : '另一个程序'
    super('ledger-busy', `台账 ${path} 正被${who}占用。`, '没有记入任何内容。请等它结束后重新运行。', options)
    this.name = 'LedgerBusy'
  }
}

const notePath = (ledger: string) => `${ledger}.holder`

/** A courtesy: where it cannot be written, the work goes on without. */
export function leaveNote(ledger: string, holder: Holder): void {
  try {
    writeFileSync(notePath(ledger), JSON.stringify(holder), { mode: 0o600 })
  } catch {}
}

export function removeNote(ledger: string): void {
  try {
    rmSync(notePath(ledger), { force: true })
  } catch {}
}

/** Undefined where there is none, none that can be read, or one of a run on this host that has ended: then nobody knows. */
export function readNote(ledger: string, host: string | undefined): Holder | undefined {
  try {
    const note = JSON.parse(readFileSync(notePath(ledger), 'utf8')) as Holder
    if (!Number.isSafeInteger(note.pid) || (note.host === host && !isRunning(note.pid))) return undefined
    return { pid: note.pid, host: String(note.host), since: String(note.since), command: String(note.command) }
  } catch {
    return undefined
  }
}

/** Signal 0 asks without sending; a run of another user may not be asked, but is there. */
function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
