/**
 * The address of a server comes in, the database of the ledger that lies there goes out: made where there is none yet, brought up to date where it is older,
 * refused where the server is not fit for it. Many runs read files at once; from judging to the end each has the ledger to itself.
 */
import { randomBytes } from 'node:crypto'
import { UserError } from '../../user-error.ts'
import { pause } from '../../workbook/held-file.ts'
import type { Turn } from '../import.ts'
import type { Opened, OpenOptions } from '../ledger-over.ts'
import { setUp } from '../offices/offices.ts'
import { officesId } from '../offices/offices-schema.ts'
import { officeIn } from '../offices/open-office.ts'
import { type Mark, markOf } from '../overtaken.ts'
import { applicationId, migrations } from '../schema.ts'
import { type Address, readAddress, shownAddress } from './address.ts'
import { type Busy, connect, type Database } from './database.ts'
import { type Holder, LedgerBusy } from './holder.ts'
import { inPostgres, serverTables, statementsOf } from './postgres-dialect.ts'
import { ServerFault } from './postgres-faults.ts'
import { aWhileOf, waitInTurn } from './waiting.ts'

/** Undefined where there is none and none is to be made. */
export async function openServer(path: string, options: OpenOptions): Promise<Opened | undefined> {
  const address = readAddress(path)
  const busy: Busy = (cause) => new LedgerBusy(shownAddress(address), undefined, { cause })
  const db = await connect(path, 0, busy)
  try {
    ensureFit(db, address)
    const version = versionOf(db)
    if (version === undefined && options.create === false) {
      db.close()
      return undefined
    }
    if (version?.number !== migrations.length) bringUp(db, address, version)
    const own = version?.hasOffices ? officeIn(db, address, options.as) : db
    return { db: own, begin: () => turnOf(own, address, options), path }
  } catch (error) {
    db.close()
    throw error
  }
}

/** The oldest whose SQL has all that the ledger asks with. */
const oldest = 100_000

function ensureFit(db: Database, address: Address): void {
  const [number, encoding, isEmptyNull, name] = db.first<[number, string, number, string]>(
    `SELECT CAST(current_setting('server_version_num') AS bigint), current_setting('server_encoding'), '' IS NULL, version()`,
  )!
  const unfit = (message: string, hint: string) =>
    new UserError('ledger-server-unfit', `${address.host}:${address.port} ${message}`, `没有记入任何内容。${hint}`)
  if (isEmptyNull === 1)
    throw unfit(
      '的数据库把空文本当作 NULL（Oracle 兼容模式），台账不能放在里面。',
      `请管服务器的人另建一个 PostgreSQL 兼容模式的库（openGauss、GaussDB：CREATE DATABASE … DBCOMPATIBILITY 'PG'）。`,
    )
  if (number < oldest)
    throw unfit(
      `的数据库版本太旧（${name.split(/[,(]/)[0]!.trim()}）。`,
      '要 PostgreSQL 10 以上，或与它一样的数据库；没有的，不用服务器：各用各的台账文件，用 itcap package 打包上报。',
    )
  if (encoding !== 'UTF8')
    throw unfit(
      `的数据库 ${address.database} 用的是 ${encoding} 编码，生僻字会丢。`,
      "请管服务器的人另建一个 UTF-8 的库：CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0。",
    )
}

interface Version {
  number: number
  hasOffices: boolean
}

/** Undefined where there is no ledger yet. */
function versionOf(db: Database): Version | undefined {
  try {
    const [application, version] = db.first<[number, number]>('SELECT application, version FROM ledger') ?? []
    const hasOffices = application === officesId
    if (version !== undefined && (hasOffices || application === applicationId)) return { number: version, hasOffices }
  } catch (error) {
    if (isCode(error, '42P01')) return undefined
    throw error
  }
  throw new UserError(
    'ledger-server-unfit',
    '这个数据库里有一张别的 ledger 表，不是台账。',
    '请管服务器的人另建一个库，或在台账地址后加 ?schema=别的名字。',
  )
}

const isCode = (error: unknown, ...codes: string[]) => error instanceof ServerFault && codes.includes(error.wire.code)

/** All of it or nothing; another run may be doing the same. */
function bringUp(db: Database, address: Address, version: Version | undefined): void {
  if (version !== undefined && version.number > migrations.length)
    throw new UserError(
      'ledger-newer',
      `台账 ${shownAddress(address)} 由更新版本的 itcap 写成（结构 ${version.number}，本版到 ${migrations.length}）。`,
      '没有改动它。请升级 itcap 后再打开。',
    )
  try {
    db.run('BEGIN')
    if (version === undefined) makeSchema(db, address)
    else db.run('SELECT version FROM ledger FOR UPDATE')
    const from = version === undefined ? 0 : versionOf(db)!.number
    for (const step of migrations.slice(from)) for (const each of statementsOf(inPostgres(step))) db.run(each)
    if (version === undefined) {
      for (const each of statementsOf(serverTables)) db.run(each)
      db.run('INSERT INTO ledger VALUES (?, 0)', [applicationId])
    }
    db.run('UPDATE ledger SET version = ?', [migrations.length])
    if (version?.hasOffices) setUp(db, address.schema, false)
    db.exec('COMMIT')
  } catch (error) {
    db.exec('ROLLBACK')
    if (version?.hasOffices && error instanceof UserError && error.code === 'ledger-rights')
      throw olderLedger(address, error)
    // Somebody else was quicker.
    if (!isCode(error, '23505', '42P06', '42P07') || versionOf(db)?.number !== migrations.length) throw error
  }
}

function olderLedger(address: Address, cause: unknown): UserError {
  return new UserError(
    'ledger-older',
    `台账 ${shownAddress(address)} 由旧版本的 itcap 写成，要由管它的账号升级。`,
    '没有记入任何内容。请管台账的人用新版本运行一次 itcap ledger init。',
    { cause },
  )
}

function makeSchema(db: Database, { schema }: Address): void {
  const [found] = db.first('SELECT count(*) FROM information_schema.schemata WHERE schema_name = ?', [schema])!
  if (found === 0) db.run(`CREATE SCHEMA ${schema}`)
}

/** Milliseconds between two looks whether the ledger is free. */
const BETWEEN_LOOKS = 50

function turnOf(db: Database, address: Address, { holder, wait = 60_000, onWait }: OpenOptions): Turn {
  const key = randomBytes(8).toString('hex')
  const before = markOf(db)
  const whoWorks = () => {
    const [others] = db.all<[string]>('SELECT holder FROM desk WHERE key <> ? ORDER BY since LIMIT 1', [key])
    return others && (JSON.parse(others[0]) as Holder)
  }
  let isNoted = false
  const leaveNote = () => {
    isNoted = true
    db.all('INSERT INTO desk (key, holder) VALUES (?, ?)', [key, JSON.stringify(holder)])
  }
  return {
    hold() {
      if (holder) leaveNote()
      let now = before
      const lock = () => {
        now = lockWithin(db, aWhileOf(wait))
      }
      try {
        waitInTurn(lock, whoWorks, { wait, onWait })
      } catch (error) {
        if (!(error instanceof LedgerBusy)) throw error
        throw new LedgerBusy(shownAddress(address), whoWorks(), { cause: error.cause })
      }
      // It goes with the end of the transaction; so do those of runs that ended without a word.
      db.run('DELETE FROM desk WHERE since <= (SELECT since FROM desk WHERE key = ?)', [key])
      return now.line === before.line ? undefined : before
    },
    release(mark) {
      // Not written, not gone: it is taken away by itself, where there still is a connection.
      if (mark !== undefined || !isNoted) return
      try {
        db.all('DELETE FROM desk WHERE key = ?', [key])
      } catch {}
    },
  }
}

/** NOWAIT, for every engine knows it; what was written in the transaction is seen from the second statement on. */
function lockWithin(db: Database, milliseconds: number): Mark {
  for (const until = performance.now() + milliseconds; ; ) {
    try {
      db.run('BEGIN ISOLATION LEVEL READ COMMITTED')
      db.run('SELECT version FROM ledger FOR UPDATE NOWAIT')
      return markOf(db)
    } catch (error) {
      db.exec('ROLLBACK')
      if (!(error instanceof LedgerBusy) || performance.now() >= until) throw error
      pause(BETWEEN_LOOKS)
    }
  }
}
