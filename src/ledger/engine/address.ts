/**
 * What `itcap.yaml` calls the ledger comes in; whether that is a file or a server, and of a server its parts, go out. A password is refused and
 * never repeated: what stands in a file is copied and read by others.
 */
import { isIP } from 'node:net'
import { UserError } from '../../user-error.ts'

export interface Address {
  host: string
  port: number
  database: string
  user: string
  /** Where in the database the ledger's tables lie. */
  schema: string
  /** On this machine nobody listens in. `unverified`: encrypted, but whoever answers is believed. */
  encryption: 'none' | 'verified' | 'unverified'
  /** File with the certificate of whoever vouches for the server; `''`: those that every machine knows. */
  authority: string
}

/** A drive of Windows is one letter. */
export const isAddress = (ledger: string) => /^[a-z][a-z0-9+.-]+:\/\//i.test(ledger)

/** As it may be shown. */
export const shownAddress = ({ user, host, port, database }: Address) => `${user}@${host}:${port}/${database}`

const pattern = 'ledger: postgres://账号@主机:5432/库名'

/** @throws UserError where it is no address that itcap speaks to. */
export function readAddress(text: string): Address {
  const scheme = text.slice(0, text.indexOf(':')).toLowerCase()
  if (scheme === 'dm')
    throw refused(
      '达梦数据库的协议 itcap 不支持。',
      '可以用 PostgreSQL；或不用服务器：各单位各用各的台账文件，用 itcap package 打成报送包，上级导入汇总。',
    )
  if (scheme !== 'postgres' && scheme !== 'postgresql')
    throw refused(`台账地址“${scheme}://”itcap 不支持。`, `请写成 ${pattern}，或写台账文件的路径。`)
  const url = parsed(text)
  if (url.password !== '')
    throw refused(
      'itcap.yaml 的台账地址里写了密码，没有连接。',
      `请把密码从地址里删去（已被别人看过的要换），改用环境变量 PGPASSWORD，或写进 pgpass 文件；地址写成 ${pattern}。`,
    )
  const [user, database] = [decodeURIComponent(url.username), decodeURIComponent(url.pathname.slice(1))]
  if (user === '' || database === '' || database.includes('/')) throw unreadable()
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1')
  const { schema, sslmode, sslrootcert, ...unknown } = Object.fromEntries(url.searchParams)
  const [other] = Object.keys(unknown)
  if (other !== undefined)
    throw refused(`台账地址里的“${other}”不认识。`, '问号后面可以有 schema、sslmode、sslrootcert。')
  return {
    host,
    port: Number(url.port || 5432),
    database,
    user,
    schema: schemaOf(schema),
    encryption: encryptionOf(host, sslmode),
    authority: sslrootcert ?? '',
  }
}

function parsed(text: string): URL {
  try {
    const url = new URL(text)
    decodeURIComponent(url.username + url.pathname)
    if (url.hostname === '') throw new Error('No host.')
    return url
  } catch {
    throw unreadable()
  }
}

/** A name that needs no quotation marks, and is none of the server's own. */
function schemaOf(name = 'itcap'): string {
  if (/^[a-z][a-z0-9_]{0,62}$/.test(name) && !name.startsWith('pg_')) return name
  throw refused('台账地址里的 schema 不对。', '只用小写字母、数字和下划线，以字母开头。')
}

function encryptionOf(host: string, mode: string | undefined): Address['encryption'] {
  if (mode !== undefined && mode !== 'require' && mode !== 'verify-full')
    throw refused(
      '台账地址里的 sslmode 不对。',
      '可以写 verify-full（不写也是它：加密并核对服务器证书）或 require（只加密）。',
    )
  if (mode === 'require') return 'unverified'
  return mode === undefined && isLoopback(host) ? 'none' : 'verified'
}

const isLoopback = (host: string) =>
  host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'))

const refused = (message: string, hint: string) => new UserError('bad-ledger-address', message, hint)

const unreadable = () =>
  refused('itcap.yaml 里的台账地址看不懂。', `请写成 ${pattern}；账号、库名里的特殊字符写成 %XX。`)
