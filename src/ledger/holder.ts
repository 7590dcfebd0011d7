/**
 * Who holds the ledger: a small note beside it, so that a run that must wait can say for whom. The lock itself is SQLite's, which ends
 * with the process that has it; a note left by a dead run is only overwritten, it never keeps anybody out.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { UserError } from '../user-error.ts'
import type { Holder } from './ledger.ts'

/** Another run holds the ledger; the command line ends with 75. */
export class LedgerBusy extends UserError {
  constructor(path: string, holder: Holder | undefined, options?: ErrorOptions) {
    const who = holder ? `进程 ${holder.pid}（${holder.host}，自 ${holder.since} 起，${holder.command}）` : '另一个程序'
    super('ledger-busy', `台账 ${path} 正被${who}占用。`, '没有记入任何内容。请等它结束后重新运行。', options)
    this.name = 'LedgerBusy'
  }
}

const notePath = (ledger: string) => `${ledger}.holder`

export function leaveNote(ledger: string, holder: Holder): void {
  writeFileSync(notePath(ledger), JSON.stringify(holder), { mode: 0o600 })
}

export function removeNote(ledger: string): void {
  rmSync(notePath(ledger), { force: true })
}

/** Undefined where there is none or none that can be read: then nobody knows. */
export function readNote(ledger: string): Holder | undefined {
  try {
    const { pid, host, since, command } = JSON.parse(readFileSync(notePath(ledger), 'utf8')) as Holder
    return typeof pid === 'number'
      ? { pid, host: String(host), since: String(since), command: String(command) }
      : undefined
  } catch {
    return undefined
  }
}
