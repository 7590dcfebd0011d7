/**
 * Two places come in, the ledger of the one lies in the other as well, carried in one transaction and proved equal before it counts: every row
 * of every table, and what the ledger answers. The old one is held meanwhile and never changed; a place that has anything already is refused.
 */
import { UserError } from '../user-error.ts'
import { keepAll } from './contents.ts'
import { isAddress, readAddress, shownAddress } from './engine/address.ts'
import { batches } from './engine/batch.ts'
import { type Database, rollBack } from './engine/database.ts'
import type { Ledger } from './ledger.ts'
import { ledgerOver, nobody, type Opened, type OpenOptions } from './ledger-over.ts'
import { addLine } from './log.ts'
import { hasOffices, portableColumns } from './offices/for-one-office.ts'
import { openPlace } from './open-ledger.ts'
import { keepMark } from './soundness.ts'
import { type Counted, counting, ledgerTables, rowsOf } from './table-rows.ts'

export interface Moved {
  /** As they may be shown. */
  from: string
  to: string
  submissions: number
  tables: Counted[]
}

/** @param answers What the ledger is asked for; both must answer the same. */
export async function moveLedger(
  from: string,
  to: string,
  options: OpenOptions,
  answers: (ledger: Ledger) => Promise<string>,
): Promise<Moved> {
  if (from === to) throw new UserError('same-ledger', '两处是同一个台账，没有搬。', '请写两个不同的地方。')
  const source = await openPlace(from, { ...options, as: 'keeper', create: false })
  if (source === undefined)
    throw new UserError('empty-ledger', `没有台账 ${shown(from)}。`, '请核对路径或地址；没有搬。')
  if (source.db.dialect.office) {
    const { login } = source.db.dialect.office
    source.db.close()
    throw new UserError('not-keeper', `账号 ${login} 只看得到自己单位的，搬不全，没有搬。`, '请由管台账的账号搬。')
  }
  const target = await openPlace(to, { ...options, as: 'keeper' }).catch((error) => {
    source.db.close()
    throw error
  })
  try {
    return await carry(source, target!, options, answers)
  } finally {
    target!.db.close()
    source.db.close()
  }
}

/** Nobody else records in either meanwhile. */
async function carry(
  source: Opened,
  target: Opened,
  { actor = nobody }: OpenOptions,
  answers: (ledger: Ledger) => Promise<string>,
): Promise<Moved> {
  const turns = [source, target].map((opened) => ({ opened, turn: opened.begin() }))
  let mark: number | undefined
  try {
    for (const { turn } of turns) turn.hold()
    const tables = copyAll(source, target)
    const [said, saidNow] = [await answers(ledgerOver(source, actor)), await answers(ledgerOver(target, actor))]
    if (said !== saidNow) throw new Error('The moved ledger answers something else.')
    const [submissions] = source.db.first('SELECT count(*) FROM submission') as [number]
    const from = shown(source.path)
    addLine(target.db, actor, 'move', { from, submissions, tables: tables.length })
    if (!target.db.dialect.isServer) keepAll(target.db)
    mark = keepMark(target.db)
    target.db.exec('COMMIT')
    return { from, to: shown(target.path), submissions, tables }
  } finally {
    for (const { opened, turn } of turns) {
      const committed = opened === target ? mark : undefined
      if (committed === undefined) rollBack(opened.db)
      turn.release(committed)
    }
  }
}

function copyAll(source: Opened, target: Opened): Counted[] {
  ensureEmpty(target)
  const before = Object.keys(ledgerTables).map((table) => copyTable(source.db, target.db, table))
  const after = Object.keys(ledgerTables).map((table) => countTable(target.db, table))
  const other = before.find(({ digest }, index) => digest !== after[index]!.digest)
  if (other) throw new Error(`Not the same after moving: ${other.table}.`)
  return before
}

function ensureEmpty({ db, path }: Opened): void {
  if (hasOffices(db))
    throw new UserError(
      'ledger-not-empty',
      `台账 ${shown(path)} 已经按单位分了权限，没有搬。`,
      '请先搬进还没有分的台账（在地址后加 ?schema=新的名字），再运行 itcap ledger init。',
    )
  const used = Object.keys(ledgerTables).find((table) => db.first(`SELECT 1 FROM ${table} LIMIT 1`))
  if (used === undefined) return
  const [submissions] = db.first('SELECT count(*) FROM submission') as [number]
  throw new UserError(
    'ledger-not-empty',
    `台账 ${shown(path)} 里已经有内容（${submissions} 份报送件），没有搬。`,
    '只能搬进空的台账：请换一个文件名，或在地址后加 ?schema=新的名字。',
  )
}

/** @returns What was read of it. */
function copyTable(from: Database, to: Database, table: string): Counted {
  const columns = portableColumns(from, table)
  const replaced = columns.indexOf('superseded_by')
  const { add, counted } = counting(table)
  const batch = batches(to, `${table} (${columns})`, columns.length - 1)
  let open: { owner: unknown; rows: ReturnType<typeof batch> } | undefined
  const later: [number, number][] = []
  for (const row of rowsOf(from, table)) {
    add(row)
    const [owner, ...rest] = row
    if (open === undefined || open.owner !== owner) {
      open?.rows.flush()
      open = { owner, rows: batch(owner as number) }
    }
    // Its successor may stand further down.
    if (replaced > 0 && row[replaced] !== null) {
      later.push([row[replaced] as number, owner as number])
      rest[replaced - 1] = null
    }
    open.rows.add(...rest)
  }
  open?.rows.flush()
  for (const pair of later) to.run(`UPDATE ${table} SET superseded_by = ? WHERE id = ?`, pair)
  if (to.dialect.isServer) to.run(`ANALYZE ${table}`)
  return counted()
}

function countTable(db: Database, table: string): Counted {
  const { add, counted } = counting(table)
  for (const row of rowsOf(db, table)) add(row)
  return counted()
}

/** An address holds no password, but an account and options that nobody needs to read. */
export const shown = (path: string) => (isAddress(path) ? shownAddress(readAddress(path)) : path)
