/**
 * The address of a ledger comes in; how it stands with the server, its rights and its offices goes out, each with what to do where something is
 * wrong. Changes nothing.
 */
import { UserError } from '../../user-error.ts'
import { type Address, readAddress, shownAddress } from '../engine/address.ts'
import type { Database } from '../engine/database.ts'
import type { Office } from '../engine/dialect.ts'
import { openServer } from '../engine/open-server.ts'
import type { OpenOptions } from '../ledger-over.ts'
import { ensureServer } from './office-keeping.ts'
import { grantees, isAsDefined, offices } from './offices.ts'
import { rightsOn } from './offices-rights.ts'
import { officesId } from './offices-schema.ts'

/** One thing that was looked at; `todo` where something is wrong with it. */
export interface Looked {
  what: 'server' | 'encryption' | 'rights' | 'offices' | 'office' | 'login'
  is: string
  todo?: string
}

export interface ServerCheck {
  ledger: string
  version: string
  encoding: string
  encryption: Address['encryption']
  /** `everybody`: not set up, whoever gets in sees all. */
  sees: 'everybody' | 'keeper' | 'office'
  offices: Office[]
  looked: Looked[]
}

/** @throws UserError where the server is not fit for a ledger at all, with what to do. */
export async function checkServer(path: string, options: OpenOptions): Promise<ServerCheck> {
  ensureServer(path)
  const address = readAddress(path)
  const opened = await openServer(path, { ...options, as: 'keeper', create: false })
  if (opened === undefined)
    throw new UserError(
      'empty-ledger',
      `${shownAddress(address)} 上还没有台账。`,
      '登记第一份表时就会建；要按单位分权限，先运行 itcap ledger init。',
    )
  const { db } = opened
  try {
    const [version, encoding, application] = db.first(
      "SELECT current_setting('server_version'), current_setting('server_encoding'), application FROM ledger",
    ) as [string, string, number]
    const hasOffices = application === officesId
    const sees = db.dialect.office ? 'office' : hasOffices ? 'keeper' : 'everybody'
    const all = hasOffices ? offices(db) : []
    const looked = [encryptionOf(address), rightsOf(db, address), ...officesOf(db, address, sees, all)]
    return {
      ledger: shownAddress(address),
      version,
      encoding,
      encryption: address.encryption,
      sees,
      offices: all,
      looked,
    }
  } finally {
    db.close()
  }
}

function encryptionOf({ encryption }: Address): Looked {
  if (encryption === 'none') return { what: 'encryption', is: '服务器在本机，不经过网络' }
  if (encryption === 'verified') return { what: 'encryption', is: 'TLS，核对了服务器证书' }
  return {
    what: 'encryption',
    is: 'TLS，没有核对服务器证书，可能连到冒充的服务器',
    todo: '请向管服务器的人要 CA 证书，台账地址后的 ?sslmode=require 改成 ?sslrootcert=证书文件。',
  }
}

/** Every import makes temporary tables; the rest is needed where nobody set it up. */
function rightsOf(db: Database, { user, database, schema }: Address): Looked {
  const [temporary] = db.first("SELECT has_database_privilege(current_database(), 'TEMP')") as [number]
  if (temporary === 0)
    return {
      what: 'rights',
      is: `账号 ${user} 不能建临时表，登记不了`,
      todo: `请管服务器的人：GRANT TEMP ON DATABASE ${database} TO ${user}。`,
    }
  const lacking = db.dialect.office ? [] : Object.keys(rightsOn).filter((table) => !isGiven(db, table))
  if (lacking.length === 0) return { what: 'rights', is: `账号 ${user} 的权限够用` }
  return {
    what: 'rights',
    is: `账号 ${user} 读写不了这些表：${lacking.join('、')}`,
    todo: `请管服务器的人：GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${schema} TO ${user}。`,
  }
}

function isGiven(db: Database, table: string): boolean {
  if (table === 'office' || table === 'audit') return true
  const words = ['SELECT', 'INSERT', ...(rightsOn[table]!.change ? ['UPDATE'] : [])]
  return words.every((word) => db.first('SELECT has_table_privilege(?, ?)', [table, word])?.[0] === 1)
}

function officesOf(db: Database, { user, schema }: Address, sees: ServerCheck['sees'], all: Office[]): Looked[] {
  if (sees === 'everybody')
    return [{ what: 'offices', is: '没有按单位分权限，能连上的账号看得到全部；要分，运行 itcap ledger init' }]
  if (sees === 'office')
    return [{ what: 'offices', is: `账号 ${user} 是 ${db.dialect.office!.unit}，只看得到它和它下面的` }]
  const [lines] = db.first('SELECT count(*) FROM audit') as [number]
  const known = new Set([...all.map(({ login }) => login), user, 'PUBLIC'])
  const strangers = grantees(db, schema).filter((login) => !known.has(login))
  return [
    { what: 'offices', is: `账号 ${user} 管这个台账，看得到全部；审计 ${lines} 行` },
    ...(isAsDefined(db, schema) ? [] : [otherVersion]),
    ...all.map((office) => lookAt(db, office)),
    ...strangers.map(
      (login): Looked => ({
        what: 'login',
        is: `账号 ${login} 有表的权限，没有单位，什么也看不到`,
        todo: `给它单位：itcap ledger grant ${login} --unit 单位；不该有的：itcap ledger revoke ${login}。`,
      }),
    ),
  ]
}

const otherVersion: Looked = {
  what: 'offices',
  is: '服务器上的权限和函数是另一版 itcap 留下的，与这一版的不同',
  todo: '请用管台账的账号再运行一次 itcap ledger init，已登记的不动。',
}

function lookAt(db: Database, { login, unit }: Office): Looked {
  const is = `账号 ${login}：${unit} 和它下面的`
  try {
    const [isFree, temporary] = db.first(
      "SELECT has_table_privilege(?1, 'secret', 'SELECT'), has_database_privilege(?1, current_database(), 'TEMP')",
      [login],
    ) as [number, number]
    if (isFree === 1)
      return { what: 'office', is: `${is}；它是超级用户或所有者，按单位分权限管不住它`, todo: '请换一个普通账号。' }
    if (temporary === 0)
      return { what: 'office', is: `${is}；不能建临时表，登记不了`, todo: `请管服务器的人给它数据库的 TEMP 权限。` }
    return { what: 'office', is }
  } catch {
    return { what: 'office', is: `${is}；服务器上已没有这个账号` }
  }
}
