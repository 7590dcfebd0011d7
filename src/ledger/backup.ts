/**
 * A ledger comes in, a whole and verified copy of it lies in another file, with its SHA-256 beside it; and back again. A copy that is not,
 * byte for byte, what was written is refused; nothing is overwritten.
 */
import { randomBytes } from 'node:crypto'
import { chmodSync, copyFileSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { UserError } from '../user-error.ts'
import { FileBytes } from '../workbook/file-bytes.ts'
import { isHeld, outlast } from '../workbook/held-file.ts'
import { isAddress, readAddress } from './engine/address.ts'
import { connect, type Database, damagedLedger } from './engine/database.ts'
import { LedgerBusy } from './engine/holder.ts'
import { ensureReadable, isReadOnly } from './engine/ledger-place.ts'
import { ensureRecordsAsKept } from './record-pages.ts'
import { applicationId, migrations } from './schema.ts'
import { ensureAsKept } from './soundness.ts'
import { isPresenceAsRecorded } from './subjects.ts'

/** Milliseconds. */
const patience = 5_000

const sumOf = (file: string) => `${file}.sha256`

/** While others go on working: SQLite copies what was committed when it began. */
export async function backUp(path: string, file: string): Promise<{ bytes: number; submissions: number }> {
  ensureFile(path)
  if (!existsSync(path)) throw noLedger(path)
  if (existsSync(file)) throw new UserError('file-exists', `${file} 已经有了。`, '没有覆盖它。请换一个文件名。')
  const draft = `${file}.${randomBytes(4).toString('hex')}.new`
  try {
    const db = await open(path)
    try {
      copyTo(db, draft)
    } finally {
      db.close()
    }
    const found = await verify(draft)
    writeFileSync(sumOf(file), `${await digestOf(draft)}  ${basename(file)}\n`, { mode: 0o600 })
    renameSync(draft, file)
    return found
  } finally {
    rmSync(draft, { force: true })
  }
}

/**
 * @param day Part of the name under which the present ledger is kept.
 * @param wait Milliseconds for whoever is writing.
 * @returns `lost`: sealed states of the present ledger that the backup does not have.
 */
export async function restore(
  file: string,
  path: string,
  day: string,
  wait = patience,
): Promise<{ submissions: number; kept: string; lost: string[]; sha256: string }> {
  ensureFile(path)
  if (!existsSync(file)) throw new UserError('no-file', `找不到备份 ${file}。`, '请核对路径和文件名。')
  await ensureAsWritten(file)
  const { submissions } = await verify(file)
  const draft = `${path}.${randomBytes(4).toString('hex')}.new`
  try {
    copyFileSync(file, draft)
    chmodSync(draft, 0o600)
    const had = existsSync(path) ? await frozenIn(path) : []
    const has = await frozenIn(draft)
    return {
      submissions,
      kept: await putInPlace(draft, path, day, wait),
      lost: had.filter((name) => !has.includes(name)),
      sha256: await digestOf(file),
    }
  } finally {
    rmSync(draft, { force: true })
  }
}

/** The copy of a ledger that is about to be changed, beside it; an earlier copy stays as it is. */
export function keepCopy(db: Database, file: string): void {
  if (!existsSync(file)) copyTo(db, file)
}

function copyTo(db: Database, file: string): void {
  db.run('VACUUM INTO ?', [file])
  chmodSync(file, 0o600)
}

async function ensureAsWritten(file: string): Promise<void> {
  const sum = existsSync(sumOf(file)) ? readFileSync(sumOf(file), 'utf8').slice(0, 64) : ''
  if (sum === '')
    throw new UserError(
      'no-checksum',
      `${file} 旁边没有 ${basename(sumOf(file))}，无从核对它是否完好。`,
      '没有恢复。请把备份时一起写出的两个文件放在一处。',
    )
  if (sum !== (await digestOf(file)))
    throw new UserError(
      'backup-damaged',
      `备份 ${file} 与备份时不同，已损坏或被改动。`,
      '没有恢复，现有台账没有改动。请换一份备份。',
    )
}

async function digestOf(file: string): Promise<string> {
  const bytes = new FileBytes(file)
  try {
    return await bytes.digest()
  } finally {
    bytes.close()
  }
}

/** Opened and looked through whole, rows by the million too. */
async function verify(file: string): Promise<{ bytes: number; submissions: number }> {
  const db = await open(file)
  try {
    if (db.first('PRAGMA application_id')?.[0] !== applicationId) throw damagedLedger(file, '不是台账文件，或已损坏')
    const [answer] = db.first('PRAGMA integrity_check(1)') ?? []
    if (answer !== 'ok') throw damagedLedger(file, '已损坏，读不完整', answer)
    const [version] = db.first<[number]>('PRAGMA user_version')!
    if (version === migrations.length) {
      ensureAsKept(db, file)
      ensureRecordsAsKept(db)
      if (!isPresenceAsRecorded(db)) throw damagedLedger(file, '里谁在哪里与名单不符，已损坏或被改动')
    }
    const [submissions] = db.first<[number]>('SELECT count(*) FROM submission')!
    const [bytes] = db.first<[number]>('SELECT page_count * page_size FROM pragma_page_count, pragma_page_size')!
    return { bytes, submissions }
  } finally {
    db.close()
  }
}

/** A copy of what a server keeps is for whoever keeps the server. */
function ensureFile(path: string): void {
  if (!isAddress(path)) return
  const { host, port, database, schema, user } = readAddress(path)
  const where = `--host=${host} --port=${port} --username=${user} --schema=${schema}`
  throw new UserError(
    'ledger-on-server',
    '台账在服务器上，itcap 不备份它，也不恢复它。',
    `请管服务器的人定期备份，例如 pg_dump --format=custom ${where} --file=台账.dump ${database}，恢复用 pg_restore。`,
  )
}

/** Names of sealed states. Older ledgers know none; of one that cannot be read any more, nobody knows. */
async function frozenIn(path: string): Promise<string[]> {
  const db = await open(path)
  try {
    return db.all<[string]>('SELECT name FROM frozen ORDER BY log').map(([name]) => name)
  } catch {
    return []
  } finally {
    db.close()
  }
}

/** Nobody may be writing; what is there now is kept under another name. */
async function putInPlace(draft: string, path: string, day: string, wait: number): Promise<string> {
  let kept = ''
  if (existsSync(path)) {
    const db = await open(path, wait)
    try {
      db.exec('BEGIN IMMEDIATE; COMMIT; PRAGMA wal_checkpoint(TRUNCATE)')
    } finally {
      db.close()
    }
    kept = freeName(`${path}.${day}`)
    move(path, kept)
  }
  for (const end of ['-wal', '-shm']) rmSync(path + end, { force: true })
  move(draft, path)
  return kept
}

/** Windows moves no file that somebody has open. */
function move(from: string, to: string): void {
  const held = (error: unknown) => isHeld(error, process.platform, false)
  try {
    outlast(() => renameSync(from, to), held)
  } catch (error) {
    throw held(error) ? new LedgerBusy(from, undefined, { cause: error }) : error
  }
}

function freeName(name: string): string {
  for (let n = 1; ; n++) {
    const free = n === 1 ? name : `${name}-${n}`
    if (!existsSync(free)) return free
  }
}

function open(path: string, wait = patience): Promise<Database> {
  const isFixed = isReadOnly(path)
  if (isFixed) ensureReadable(path, false)
  return connect(path, wait, (cause) => new LedgerBusy(path, undefined, { cause }), isFixed)
}

function noLedger(path: string): UserError {
  return new UserError('empty-ledger', `还没有台账 ${path}。`, '请先登记收到的表：itcap import 文件。')
}
