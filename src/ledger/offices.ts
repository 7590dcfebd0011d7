/**
 * An open ledger of a server comes in; it is one of several offices from then on, or a login belongs to a unit, and which logins do goes out. Done
 * by the keeper of the ledger: the account that owns its tables, which belongs to no unit and sees everything.
 */
import { randomBytes } from 'node:crypto'
import { UserError } from '../user-error.ts'
import { grown } from '../value/grouped.ts'
import type { Database } from './database.ts'
import type { Office } from './dialect.ts'
import { policies, rightsFor } from './offices-rights.ts'
import { counts, officeFunctions, officesId, officeTables, ownDefaults } from './offices-schema.ts'
import { ServerFault } from './postgres-faults.ts'

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
  for (const each of [...officeFunctions(schema), ...ownDefaults, ...policies()]) db.run(each)
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
  for (const each of rightsFor(schema, `"${login.replaceAll('"', '""')}"`)) db.run(each)
}
