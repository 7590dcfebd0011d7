/**
 * An open ledger of a server comes in; it is one of several offices from then on, or a login belongs to a unit or no longer does, and which logins do goes out. Done
 * by the keeper of the ledger: the account that owns its tables, which belongs to no unit and sees everything.
 */
import { createHash, randomBytes } from 'node:crypto'
import { UserError } from '../../user-error.ts'
import { grown } from '../../value/grouped.ts'
import type { Database } from '../engine/database.ts'
import type { Office } from '../engine/dialect.ts'
import { ServerFault } from '../engine/postgres-faults.ts'
import { noRightsFor, policies, rightsFor } from './offices-rights.ts'
import { counts, officeFunctions, officesId, officeTables, ownDefaults } from './offices-schema.ts'

/** Codes of provinces and cities end in zeros; a unit without a code is its own key. */
export function reachOf(unit: string): string {
  return /^\d{6}$/.test(unit) ? unit.replace(/(?:00){1,2}$/, '') : unit
}

/** In the transaction of whoever calls. @param isNew There were none yet. */
export function setUp(db: Database, schema: string, isNew: boolean): void {
  if (isNew) {
    for (const each of officeTables) db.run(each)
    db.run('INSERT INTO secret VALUES (?)', [randomBytes(32).toString('hex')])
  }
  db.run('CREATE TABLE IF NOT EXISTS defined (digest text NOT NULL)')
  for (const each of definitions(schema)) db.run(each)
  db.run('DELETE FROM defined')
  db.run('INSERT INTO defined VALUES (?)', [digestOf(schema)])
  db.run(`REVOKE ALL ON ALL TABLES IN SCHEMA ${schema} FROM PUBLIC`)
  db.run(`REVOKE ALL ON ALL FUNCTIONS IN SCHEMA ${schema} FROM PUBLIC`)
  // Whoever comes without a unit can be told so.
  db.run(`GRANT USAGE ON SCHEMA ${schema} TO PUBLIC`)
  db.run('GRANT SELECT ON ledger TO PUBLIC')
  // A login that is gone has none any more.
  const still = grantees(db, schema)
  for (const { login } of offices(db)) if (still.includes(login)) giveRights(db, schema, login)
  if (!isNew) return
  for (const each of counts) db.run(each)
  db.run('UPDATE ledger SET application = ?', [officesId])
}

const definitions = (schema: string) => [...officeFunctions(schema), ...ownDefaults, ...policies()]

/** Of all that this version would define, and give a login. */
function digestOf(schema: string): string {
  const all = [...definitions(schema), ...rightsFor(schema, 'login')]
  return createHash('sha256').update(all.join('\n')).digest('hex')
}

/** Was it set up by this version, and not by one that defined something else? */
export function isAsDefined(db: Database, schema: string): boolean {
  try {
    return db.first('SELECT digest FROM defined')?.[0] === digestOf(schema)
  } catch (error) {
    // Versions before did not say.
    if (error instanceof ServerFault && error.wire.code === '42P01') return false
    throw error
  }
}

/** Who has rights on tables of the ledger. */
export function grantees(db: Database, schema: string): string[] {
  return db
    .all('SELECT DISTINCT grantee FROM information_schema.role_table_grants WHERE table_schema = ? ORDER BY 1', [
      schema,
    ])
    .map(([grantee]) => String(grantee))
}

export function offices(db: Database): Office[] {
  const found = new Map<string, Office & { reach: string[] }>()
  for (const [login, unit, reach] of db.all('SELECT login, unit, reach FROM office ORDER BY unit, login, reach')) {
    const begin = () => ({ login: String(login), unit: String(unit), reach: [] as string[] })
    grown(found, String(login), begin).reach.push(String(reach))
  }
  return [...found.values()]
}

/**
 * Gives a login its unit, and what an office may do.
 * @throws UserError where the server has no such login, or it is the keeper's own.
 */
export function grant(db: Database, schema: string, { login, unit, reach }: Office): void {
  if (isBoundless(db, login))
    throw new UserError(
      'office-keeper',
      `账号 ${login} 是管台账的账号（或超级用户），按单位分权限管不住它，没有给。`,
      '请管服务器的人另建一个普通账号：CREATE ROLE 账号 LOGIN PASSWORD …，再给它单位。',
    )
  giveRights(db, schema, login)
  db.run('DELETE FROM office WHERE login = ?', [login])
  for (const each of reach) db.run('INSERT INTO office VALUES (?, ?, ?)', [login, unit, each])
}

/**
 * Takes away what `grant` gave, and whatever else the login may do here.
 * @returns The key of its unit; `''` where it had none.
 * @throws UserError where it has nothing that could be taken away.
 */
export function revoke(db: Database, schema: string, login: string): string {
  const office = offices(db).find((each) => each.login === login)
  const hasRights = grantees(db, schema).includes(login)
  if (office === undefined && (!hasRights || isBoundless(db, login)))
    throw new UserError(
      'no-office',
      `账号 ${login} 没有单位，没有什么可收回的。`,
      '没有改动。哪些账号有单位：itcap ledger check。',
    )
  if (hasRights) for (const each of noRightsFor(schema, quoted(login))) db.run(each)
  db.run('DELETE FROM office WHERE login = ?', [login])
  return office?.unit ?? ''
}

const quoted = (login: string) => `"${login.replaceAll('"', '""')}"`

/** No policy binds who owns the tables, or may do anything. */
function isBoundless(db: Database, login: string): boolean {
  try {
    return db.first("SELECT has_table_privilege(?, 'secret', 'SELECT')", [login])?.[0] === 1
  } catch (error) {
    if (!(error instanceof ServerFault && error.wire.code === '42704')) throw error
    throw new UserError(
      'unknown-login',
      `服务器上没有账号 ${login}。`,
      `请管服务器的人先建它：CREATE ROLE ${login} LOGIN PASSWORD …，再运行一次。`,
    )
  }
}

function giveRights(db: Database, schema: string, login: string): void {
  for (const each of rightsFor(schema, quoted(login))) db.run(each)
}
