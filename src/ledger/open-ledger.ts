/**
 * A path comes in (or an address, which is passed on), an open ledger goes out: made with 0600 where there is none yet, brought up to date where it is older, refused where
 * it is damaged, newer or something else. Never recreated empty, never repaired.
 */
import { randomBytes } from 'node:crypto'
import { closeSync, linkSync, openSync, renameSync, rmSync, statSync } from 'node:fs'
import { UserError } from '../user-error.ts'
import { keepCopy } from './backup.ts'
import { keepAll } from './contents.ts'
import { isAddress } from './engine/address.ts'
import { type Busy, connect, type Database, damagedLedger, rollBack } from './engine/database.ts'
import { LedgerBusy, leaveNote, readNote, removeNote } from './engine/holder.ts'
import { ensureReadable, isReadOnly, readOnlyLedger } from './engine/ledger-place.ts'
import { aWhileOf, waitInTurn } from './engine/waiting.ts'
import type { Ledger } from './ledger.ts'
import { ledgerOver, nobody, type Opened, type OpenOptions } from './ledger-over.ts'
import { applicationId, migrations } from './schema.ts'
import { emptyLog, endedBadly, ensureAsKept, ensureSound, markOn } from './soundness.ts'

/**
 * @param path Of the ledger file, or `:memory:` for files given instead of a ledger; or the address of a server.
 * @throws UserError where the ledger is damaged, newer, or cannot be opened; LedgerBusy where another run holds it too long.
 */
export async function openLedger(path: string, options: OpenOptions = {}): Promise<Ledger> {
  const opened = (await openPlace(path, options)) ?? (await openPlace(':memory:'))!
  return ledgerOver(opened, options.actor ?? nobody)
}

/** Undefined where there is none and none is to be made. */
export async function openPlace(path: string, options: OpenOptions = {}): Promise<Opened | undefined> {
  if (isAddress(path)) {
    const { openServer } = await import('./engine/open-server.ts')
    return openServer(path, options)
  }
  const inMemory = path === ':memory:'
  if (!inMemory && !exists(path) && options.create === false) return undefined
  const wait = options.wait ?? 60_000
  const busy: Busy = (cause) => new LedgerBusy(path, readNote(path, options.holder?.host), { cause })
  if (!inMemory && !exists(path)) await create(path, wait, busy)
  const isDoubtful = !inMemory && endedBadly(path, options.holder?.host)
  const marked = inMemory ? 0 : markOn(path)
  const isFixed = !inMemory && isReadOnly(path)
  if (isFixed) ensureReadable(path, options.create !== false)
  const db = await connect(path, aWhileOf(wait), busy, isFixed)
  try {
    if (inMemory) migrate(db, 0)
    else if (isFixed) prepareFixed(db, path)
    else prepare(db, path, { today: options.today, isDoubtful, marked })
  } catch (error) {
    db.close()
    throw error
  }
  const holder = inMemory || isFixed ? undefined : options.holder
  const begin = () => {
    const who = () => readNote(path, holder?.host)
    waitInTurn(() => db.exec(isFixed ? 'BEGIN' : 'BEGIN IMMEDIATE'), who, { wait, onWait: options.onWait })
    if (holder) leaveNote(path, holder)
    return {
      hold: () => undefined,
      release(mark: number | undefined) {
        if (holder) removeNote(path)
        if (!inMemory && mark !== undefined) emptyLog(db, path, mark)
      },
    }
  }
  return { db, begin, path }
}

function exists(path: string): boolean {
  const found = onDisk(path, () => statSync(path, { throwIfNoEntry: false }))
  if (found?.isDirectory())
    throw new UserError(
      'ledger-unusable',
      `台账 ${path} 是一个文件夹。`,
      '请在 itcap.yaml 的 ledger 里写台账文件的路径。',
    )
  if (found?.size === 0) throw damagedLedger(path, '是空文件')
  return found !== undefined
}

/** Made whole beside its place and then moved there: a run that dies meanwhile leaves no half ledger. */
async function create(path: string, wait: number, busy: Busy): Promise<void> {
  const draft = `${path}.${randomBytes(4).toString('hex')}.new`
  onDisk(path, () => closeSync(openSync(draft, 'wx', 0o600)))
  try {
    const db = await connect(draft, wait, busy)
    db.exec(`PRAGMA application_id = ${applicationId}`)
    migrate(db, 0)
    db.close()
    onDisk(path, () => moveToFreePlace(draft, path))
  } finally {
    rmSync(draft, { force: true })
  }
}

function onDisk<T>(path: string, work: () => T): T {
  try {
    return work()
  } catch (cause) {
    throw new UserError(
      'ledger-unusable',
      `台账 ${path} 建不起来，或读不到。`,
      '请看它所在的文件夹是否存在、是否可读可写、磁盘是否已满。',
      { cause },
    )
  }
}

/** If another run was faster, its ledger stays. */
function moveToFreePlace(draft: string, path: string): void {
  try {
    linkSync(draft, path)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    // Some file systems know no links.
    if (code !== 'EEXIST') renameSync(draft, path)
  }
}

function prepareFixed(db: Database, path: string): void {
  if (knownVersion(db, path) < migrations.length)
    throw readOnlyLedger(path, '又是旧版本写的，要升级才能看', '请把工作文件夹复制到能写的磁盘上再看。')
  ensureAsKept(db, path)
}

function knownVersion(db: Database, path: string): number {
  const [id] = db.first<[number]>('PRAGMA application_id')!
  if (id !== applicationId) throw damagedLedger(path, '不是台账文件，或已损坏')
  const version = versionOf(db)
  if (version <= migrations.length) return version
  throw new UserError(
    'ledger-newer',
    `台账 ${path} 由更新版本的 itcap 写成（结构 ${version}，本版到 ${migrations.length}）。`,
    '没有改动它。请升级 itcap 后再打开。',
  )
}

function prepare(db: Database, path: string, found: Parameters<typeof ensureSound>[2]): void {
  const version = knownVersion(db, path)
  // Not before the file is known to be ours: this may write to it.
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -16384')
  if (version < migrations.length) {
    keepCopy(db, `${path}.v${version}`)
    migrate(db, version)
  }
  ensureSound(db, path, found)
}

/** Another run may have done it while this one waited for the lock. */
function migrate(db: Database, version: number): void {
  db.exec('BEGIN IMMEDIATE')
  try {
    const from = version === 0 ? 0 : versionOf(db)
    for (const step of migrations.slice(from)) db.exec(step)
    if (from < migrations.length) keepAll(db)
    db.exec(`PRAGMA user_version = ${migrations.length}`)
    db.exec('COMMIT')
  } catch (error) {
    rollBack(db)
    throw error
  }
}

function versionOf(db: Database): number {
  return db.first<[number]>('PRAGMA user_version')![0]
}
