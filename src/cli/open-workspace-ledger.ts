/** The surroundings of a command come in, the workspace's ledger goes out, opened with who works, on which day, and how a wait is told. */
import { hostname, userInfo } from 'node:os'
import type { Holder } from '../ledger/engine/holder.ts'
import type { Import, Ledger } from '../ledger/ledger.ts'
import type { OpenOptions } from '../ledger/ledger-over.ts'
import { inTransaction } from '../ledger/transaction.ts'
import { wrap } from '../render/wrap.ts'
import type { Context } from './context.ts'

/** @param command Named to whoever must wait for it; without it the ledger is only read, and none is made. */
export async function openWorkspaceLedger(
  context: Context,
  command?: string,
  as: OpenOptions['as'] = 'office',
): Promise<Ledger> {
  const [{ openLedger }, { isOnNetwork }] = await Promise.all([
    import('../ledger/open-ledger.ts'),
    import('../ledger/engine/ledger-place.ts'),
  ])
  const { workspace } = context
  if (command !== undefined && isOnNetwork(workspace.ledger)) context.note(onNetwork(workspace.ledger))
  return openLedger(workspace.ledger, { ...openOptions(context, command), as, create: command !== undefined })
}

/** Who works, on which day, and how a wait is told. */
export function openOptions(context: Context, command: string | undefined): OpenOptions {
  const { now, watched } = context
  const host = hostname()
  return {
    holder: { pid: process.pid, host, since: now, command: command ?? 'itcap' },
    actor: { at: now, who: `${userName()}@${host}` },
    today: now.slice(0, 10),
    ...waitOf(process.env.ITCAP_WAIT),
    onWait: (holder) => {
      if (watched) context.note(`台账正由${whoWorks(holder)}使用，等待中……\n`)
    },
  }
}

function onNetwork(ledger: string): string {
  const what = `提醒：台账 ${ledger} 在网络盘上，几台电脑同时登记会写坏。`
  const todo = '请只在一台电脑上登记；几台一起用的，ledger 写成 PostgreSQL 的地址（见 README）。'
  return `${wrap(what, 80)}\n${wrap(todo, 80)}\n`
}

/** The same, closed once the work is done. */
export async function withWorkspaceLedger<T>(
  context: Context,
  command: string | undefined,
  work: (ledger: Ledger) => T | Promise<T>,
  as: OpenOptions['as'] = 'office',
): Promise<T> {
  const ledger = await openWorkspaceLedger(context, command, as)
  try {
    return await work(ledger)
  } finally {
    ledger.close()
  }
}

/** A line in the ledger's log: what a command did to files. */
export function noteInLedger(context: Context, ...[what, detail]: Parameters<Import['note']>): Promise<void> {
  return withWorkspaceLedger(context, `itcap ${what}`, (ledger) =>
    inTransaction(ledger, (transaction) => transaction.note(what, detail)),
  )
}

/** Seconds to wait for another run, where somebody (a nightly job) says so. */
function waitOf(seconds: string | undefined): { wait?: number } {
  return seconds !== undefined && /^\d{1,4}$/.test(seconds) ? { wait: Number(seconds) * 1000 } : {}
}

function whoWorks(holder: Holder | undefined): string {
  return holder
    ? ` ${holder.host} 上的 ${holder.command}（进程 ${holder.pid}，自 ${holder.since.slice(11, 16)} 起）`
    : '另一个程序'
}

/** Some accounts of services have no name. */
function userName(): string {
  try {
    return userInfo().username
  } catch {
    return ''
  }
}
