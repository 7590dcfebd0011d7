/**
 * An open ledger of several offices comes in; the same as its login sees it goes out: with its unit, or with everything for whoever keeps it. A login
 * without a unit is refused.
 */
import { UserError } from '../../user-error.ts'
import { type Address, shownAddress } from '../engine/address.ts'
import type { Database } from '../engine/database.ts'
import type { OpenOptions } from '../ledger-over.ts'

export function officeIn(db: Database, address: Address, as: OpenOptions['as'] = 'office'): Database {
  const rows = ask(db, address)
  const [first] = rows
  if (first === undefined && as === 'keeper' && isKeeper(db)) return db
  if (first === undefined)
    throw new UserError(
      'no-office',
      `台账 ${shownAddress(address)} 按单位分了权限，账号 ${address.user} 还没有单位。`,
      `请管台账的人给它单位：itcap ledger grant ${address.user} --unit 单位名称。`,
    )
  const office = { login: address.user, unit: String(first[0]), reach: rows.map(([, reach]) => String(reach)) }
  return { ...db, dialect: { ...db.dialect, ...overOffices, office } }
}

function isKeeper(db: Database): boolean {
  const [mayRead] = db.first("SELECT has_table_privilege('secret', 'SELECT')") as [number]
  return mayRead === 1
}

/** A login that was given nothing at all cannot even ask. */
function ask(db: Database, { user }: Address) {
  try {
    return db.all('SELECT unit, reach FROM office WHERE login = ? ORDER BY reach', [user])
  } catch (error) {
    if (error instanceof UserError && error.code === 'ledger-rights') return []
    throw error
  }
}

/** What all offices have together, asked of functions that say no more. */
const overOffices = {
  lastLine: 'last_line()',
  hashOf: (line: string) => `hash_of(${line})`,
  lastSubmission: 'last_submission()',
  isSealed: (submission: string) => `is_sealed(${submission})`,
  state: 'SELECT last_line()',
}
