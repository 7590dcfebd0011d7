/**
 * A ledger comes in, a state of it lies sealed in it under a name; asked by that name, the ledger answers as it did then. Rows and figures are
 * only added to, so they are not kept twice: whatever else a ledger holds is, and what was removed since is told. Never opens a seal again.
 */
import { createHash } from 'node:crypto'
import { completeNotice } from '../notice/complete-notice.ts'
import { UserError } from '../user-error.ts'
import { type Database, damagedLedger } from './engine/database.ts'
import type { Frozen, Removed } from './ledger.ts'
import { addLine, logLines } from './log.ts'
import type { Actor } from './log-line.ts'

/** Only added to, made from the others, or about the ledger itself. All other tables are sealed whole, also those that come later. */
const notSealed = [
  'record',
  'figure',
  'tally',
  'origin',
  'contained',
  'place',
  'presence',
  'log',
  'sound',
  'content',
  'state',
  'ledger',
  'desk',
  'office',
  'audit',
  'secret',
  'standing',
  'counted',
]

export function freeze(db: Database, actor: Actor, state: Pick<Frozen, 'name' | 'day' | 'desk' | 'notices'>): Frozen {
  const { name, day, desk, notices } = state
  if (db.first('SELECT 1 FROM frozen WHERE name = ?', [name]))
    throw new UserError('frozen-already', `已经有叫“${name}”的冻结。`, '冻结不能改。请换一个名字。')
  if (!db.first('SELECT 1 FROM submission LIMIT 1'))
    throw new UserError(
      'empty-ledger',
      '台账里还没有登记任何报表，没有可冻结的。',
      '请先登记收到的表：itcap import 文件。',
    )
  if (logLines(db).some(({ whole }) => !whole))
    throw damagedLedger(db.path, '的记录（itcap log）与写下时不同，已损坏或被改动')
  for (const { table } of sealedTables(db)) {
    const sealed = rowsOf(db, table)
    if (sealed !== '[]') db.run('INSERT INTO sealed VALUES (?, ?, ?)', [name, table, sealed])
  }
  for (const [id] of db.all<[number]>('SELECT id FROM submission ORDER BY id'))
    db.run('INSERT INTO sealed_content VALUES (?, ?, ?, ?)', [name, id, ...contentOf(db, id)])
  const texts = [JSON.stringify(desk), JSON.stringify(notices)] as const
  const digest = digestOf(db, name, [day, ...texts])
  const [submissions, rows] = db.first<[number, number]>(
    'SELECT count(*), coalesce(sum(rows * current), 0) FROM submission',
  )!
  addLine(db, actor, 'freeze', { name, day, submissions, rows, digest })
  const [log] = db.first<[number]>('SELECT max(n) FROM log')!
  db.run('INSERT INTO frozen VALUES (?, ?, ?, ?, ?, ?, ?, ?)', [name, day, actor.at, actor.who, ...texts, log, digest])
  return frozenStates(db).find((each) => each.name === name)!
}

export function frozenStates(db: Database): Frozen[] {
  const { eachObject, field } = db.dialect
  return db
    .all<[string, string, string, string, string, string, number, string, number, number]>(
      `SELECT f.name, f.day, f.at, f.who, f.desk, f.notices, f.log, f.digest, count(*),
         coalesce(sum(CAST(${field('rows')} AS INTEGER) * CAST(${field('current')} AS INTEGER)), 0)
       FROM frozen f JOIN sealed p ON p.frozen = f.name AND p.part = 'submission' CROSS JOIN ${eachObject('p.rows')}
       GROUP BY f.name, f.day, f.at, f.who, f.desk, f.notices, f.log, f.digest ORDER BY f.log`,
    )
    .map(([name, day, at, who, desk, notices, log, digest, submissions, rows]) => ({
      ...{ name, day, at, who, desk: JSON.parse(desk) as Frozen['desk'] },
      ...{ notices: JSON.parse(notices) as Frozen['notices'], log, digest, submissions, rows },
    }))
}

/** Its tables stand before the ledger's own, for this connection alone: every question is then answered from them. */
export function goTo(db: Database, name: string): Frozen & { removed: Removed[] } {
  const all = frozenStates(db)
  const state = all.find((each) => each.name === name)
  if (state === undefined) {
    const names = all.map((each) => each.name).join('、')
    throw new UserError(
      'unknown-frozen',
      `没有叫“${name}”的冻结。`,
      names === '' ? '还没有冻结过；itcap freeze 名字 冻结现在的状态。' : `有：${names}。`,
    )
  }
  ensureAsSealed(db, state)
  const { dialect } = db
  if (dialect.beforeSealed !== '') db.exec(dialect.beforeSealed)
  for (const { table, sql } of sealedTables(db)) {
    const columns = columnsOf(db, table)
    db.exec(sql)
    const asked = `SELECT rows FROM ${dialect.own('sealed')} WHERE frozen = ? AND part = ?`
    const [rows] = db.first<[string]>(asked, [name, table]) ?? ['[]']
    // A column that a later version added has what it has in every older row.
    const [object] = db.first<[string]>(`SELECT ${dialect.firstObject('?')}`, [rows])!
    const first = JSON.parse(object) as Record<string, unknown> | null
    const kept = columns.filter((column) => first !== null && column in first)
    if (kept.length === 0) continue
    db.run(`INSERT INTO ${table} (${kept}) ${dialect.rows(table, kept, '?')}`, [rows])
  }
  const notices = state.notices.map(({ word, notice }) => ({ word, notice: completeNotice(notice) }))
  return { ...state, notices, removed: removedSince(db, name) }
}

/** Does a sealed state hold what this submission brought? Then it is not touched any more. */
export function isSealed(db: Database, submission: number): boolean {
  return db.first(`SELECT 1 WHERE ${db.dialect.isSealed('?')}`, [submission]) !== undefined
}

function sealedTables(db: Database): { table: string; sql: string }[] {
  return db
    .all<[string, string]>(db.dialect.tables)
    .map(([table, sql]) => ({ table, sql }))
    .filter(({ table }) => !notSealed.includes(table) && !/^(frozen|sealed)/.test(table))
}

export function columnsOf(db: Database, table: string): string[] {
  return db.all<[string]>(db.dialect.columns(table)).map(([name]) => name)
}

function rowsOf(db: Database, table: string): string {
  const columns = columnsOf(db, table)
  const order = columns.map((_, index) => index + 1)
  const [rows] = db.first(
    `SELECT ${db.dialect.objects(columns)} FROM (SELECT ${columns} FROM ${db.dialect.own(table)} ORDER BY ${order}) AS rows`,
  )!
  return String(rows)
}

/** Rows, and what tells whether a row or figure of it is another than it was; rows by the million are measured, not read. */
function contentOf(db: Database, submission: number): [rows: number, content: string] {
  const [rows, size] = db.first<[number, number]>(
    'SELECT count(*), coalesce(sum(length(vals)), 0) FROM record WHERE submission = ?',
    [submission],
  )!
  const figures = db.all('SELECT n, place, measure, kind, value, cell FROM figure WHERE submission = ? ORDER BY n', [
    submission,
  ])
  return [rows, sha256([rows, size, figures])]
}

function removedSince(db: Database, name: string): Removed[] {
  return db
    .all<[number, number, string, string, string]>(
      `SELECT c.submission, c.rows, c.content, s.path, s.sheet FROM sealed_content c JOIN submission s ON s.id = c.submission
       WHERE c.frozen = ? ORDER BY s.path, s.sheet`,
      [name],
    )
    .flatMap(([id, rows, content, path, sheet]) => {
      const [left, now] = contentOf(db, id)
      return now === content ? [] : [{ path, sheet, rows, left }]
    })
}

function ensureAsSealed(db: Database, { name, day, desk, notices, log, digest }: Frozen): void {
  const [detail] = db.first<[string]>("SELECT detail FROM log WHERE n = ? AND what = 'freeze'", [log]) ?? ['{}']
  const told = (JSON.parse(detail) as { digest?: string }).digest
  const found = digestOf(db, name, [day, JSON.stringify(desk), JSON.stringify(notices)])
  if (found === digest && told === digest) return
  throw new UserError(
    'frozen-altered',
    `冻结“${name}”与冻结时不同，已被改动。`,
    '不能再照它给出数字。请用冻结以后的备份恢复台账：itcap restore 备份文件。',
  )
}

function digestOf(db: Database, name: string, words: readonly string[]): string {
  const parts = db.all('SELECT part, rows FROM sealed WHERE frozen = ? ORDER BY part', [name])
  const contents = db.all('SELECT submission, rows, content FROM sealed_content WHERE frozen = ? ORDER BY submission', [
    name,
  ])
  return sha256([words, parts, contents])
}

function sha256(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex')
}
