/**
 * The address of a ledger comes in; it is set up for several offices, or a login gets its unit or loses it. For the keeper of the ledger alone, each in one
 * transaction.
 */
import { UserError } from '../../user-error.ts'
import { isAddress, readAddress, shownAddress } from '../engine/address.ts'
import type { Database } from '../engine/database.ts'
import type { Office } from '../engine/dialect.ts'
import { openServer } from '../engine/open-server.ts'
import type { Opened, OpenOptions } from '../ledger-over.ts'
import { grant, offices, revoke, setUp } from './offices.ts'
import { officesId } from './offices-schema.ts'

/** @returns Whether they were there before. */
export function initOffices(
  path: string,
  options: OpenOptions,
): Promise<{ ledger: string; again: boolean; offices: Office[] }> {
  return asKeeper(path, options, ({ db }, again) => {
    ensureHashes(db)
    setUp(db, readAddress(path).schema, !again)
    return { ledger: shownAddress(readAddress(path)), again, offices: offices(db) }
  })
}

/** What keyed hashes are made with. */
function ensureHashes(db: Database): void {
  const [number] = db.first("SELECT CAST(current_setting('server_version_num') AS bigint)") as [number]
  if (number >= 110_000) return
  throw new UserError(
    'ledger-server-unfit',
    '按单位分权限要 PostgreSQL 11 以上，这台服务器的旧。',
    '没有改动。请管服务器的人升级；不分单位的台账照常可用。',
  )
}

export function grantOffice(path: string, office: Office, options: OpenOptions): Promise<{ ledger: string } & Office> {
  return asKeeper(path, options, ({ db }, isThere) => {
    ensureOffices(isThere)
    grant(db, readAddress(path).schema, office)
    return { ledger: shownAddress(readAddress(path)), ...office }
  })
}

/** @returns The key of the unit that the login had; `''` for none. */
export function revokeOffice(
  path: string,
  login: string,
  options: OpenOptions,
): Promise<{ ledger: string; login: string; unit: string }> {
  return asKeeper(path, options, ({ db }, isThere) => {
    ensureOffices(isThere)
    return { ledger: shownAddress(readAddress(path)), login, unit: revoke(db, readAddress(path).schema, login) }
  })
}

function ensureOffices(isThere: boolean): void {
  if (!isThere) throw new UserError('no-offices', '这个台账还没有按单位分权限。', '请先运行 itcap ledger init。')
}

export function ensureServer(path: string): void {
  if (isAddress(path)) return
  throw new UserError(
    'ledger-no-server',
    `台账 ${path} 是一个文件，能打开它的人看得到全部，不能按单位分权限。`,
    '请先把它搬到 PostgreSQL 上：itcap ledger move 台账文件 postgres://账号@主机:5432/库名。',
  )
}

async function asKeeper<T>(
  path: string,
  options: OpenOptions,
  work: (opened: Opened, hasOffices: boolean) => T,
): Promise<T> {
  ensureServer(path)
  const opened = (await openServer(path, { ...options, as: 'keeper' }))!
  const { db } = opened
  const turn = opened.begin()
  try {
    if (db.dialect.office) throw notKeeper(path)
    turn.hold()
    const [application] = db.first('SELECT application FROM ledger') as [number]
    const done = work(opened, application === officesId)
    db.exec('COMMIT')
    return done
  } catch (error) {
    db.exec('ROLLBACK')
    throw error instanceof UserError && error.code === 'ledger-rights' ? notKeeper(path, error) : error
  } finally {
    turn.release(undefined)
    db.close()
  }
}

function notKeeper(path: string, cause?: unknown): UserError {
  const { user } = readAddress(path)
  return new UserError(
    'not-keeper',
    `账号 ${user} 不是管这个台账的账号。`,
    '没有改动。请用建这个台账的账号运行（itcap.yaml 的 ledger 里写它）。',
    { cause },
  )
}
