/** What a server, or the way to it, answered instead comes in; what it means for the user goes out. Undefined for a fault of ours. Never says a password. */
import { UserError } from '../../user-error.ts'
import { type Address, shownAddress } from './address.ts'
import type { Fault } from './driver.ts'
import type { WireFault } from './postgres-wire.ts'

export class ServerFault extends Error {
  constructor(
    readonly address: Address,
    readonly wire: WireFault,
    /** What of this run lasts: nobody knows where it happened at the very moment of recording. */
    readonly recorded: 'nothing' | 'before' | 'perhaps',
  ) {
    super(`${wire.message}${wire.code && ` (${wire.code})`}`)
    this.name = 'ServerFault'
  }
}

export function faultOf(error: Error): Fault | UserError | undefined {
  if (!(error instanceof ServerFault)) return undefined
  const { code, opening, lost } = error.wire
  // 55P03: NOWAIT; 40P01, 40001: two runs wait for each other.
  if (['55P03', '40P01', '40001'].includes(code)) return 'busy'
  if (code === '53100') return 'full'
  const words = opening ? openingWords(error) : lost ? lostWords(error) : workingWords(error)
  return words && new UserError(...words, { cause: error })
}

type Words = [code: string, message: string, hint: string]

/** Of a file. */
const unread = ['ENOENT', 'EACCES', 'EISDIR', 'ENOTDIR']

const nothing = '没有记入任何内容。'

function openingWords({ address, wire }: ServerFault): Words {
  const { code, message, passwordless } = wire
  const where = `${address.host}:${address.port}`
  const who = shownAddress(address)
  if (/Only mechanism\(s\)|Unknown authentication|authenticationOk message type/i.test(message))
    return [
      'ledger-login',
      `服务器 ${where} 要用它自己的一种密码认证（openGauss、GaussDB 的 SHA-256），itcap 不支持。`,
      `${nothing}请管服务器的人把 password_encryption_type 设为 1（或认证方式改为 md5），再给这个账号重设一次密码。`,
    ]
  if (/^28/.test(code) || /password|SASL|SCRAM/i.test(message))
    return [
      'ledger-login',
      passwordless ? `没有账号 ${address.user} 的密码，台账 ${who} 连不上。` : `服务器不让账号 ${who} 登录。`,
      `${nothing}请核对账号和密码：放在环境变量 PGPASSWORD，或写进 pgpass 文件（只许自己读）；还不行的，问管服务器的人。`,
    ]
  if (code === '3D000')
    return ['ledger-unreachable', `服务器 ${where} 上没有数据库 ${address.database}。`, `${nothing}请核对台账地址。`]
  if (code === '53300')
    return ['ledger-unreachable', `服务器 ${where} 的连接已满。`, `${nothing}请过一会儿重新运行，或问管服务器的人。`]
  if (/SSL/.test(message) && code === '')
    return [
      'ledger-unencrypted',
      `服务器 ${where} 不加密，没有连接。`,
      `${nothing}名单不能明文走网络：请管服务器的人打开 TLS（ssl = on）。`,
    ]
  if (address.authority !== '' && unread.includes(code))
    return [
      'ledger-certificate',
      `读不了台账地址里写的证书文件 ${address.authority}，没有连接。`,
      `${nothing}请核对 sslrootcert 的路径。`,
    ]
  if (/CERT|SIGNED|SIGNATURE|ERR_TLS|ERR_SSL|EPROTO/.test(code))
    return [
      'ledger-certificate',
      `核对不了服务器 ${where} 的证书（${code}），没有连接。`,
      `${nothing}请向管服务器的人要它的 CA 证书，在台账地址后加 ?sslrootcert=证书文件；只加密、不核对的，加 ?sslmode=require。`,
    ]
  return [
    'ledger-unreachable',
    `连不上台账 ${who}${code && `（${code}）`}。`,
    `${nothing}请看网络、地址和端口对不对，服务器开着没有。`,
  ]
}

function lostWords({ address, recorded }: ServerFault): Words {
  const who = shownAddress(address)
  return recorded === 'perhaps'
    ? [
        'ledger-lost-at-commit',
        `正要记入时，与台账 ${who} 的连接断了，不知道记入了没有。`,
        '请重新运行一次：已经记入的，会说“以前登记过”，不会重复。',
      ]
    : [
        'ledger-lost',
        `与台账 ${who} 的连接断了。`,
        recorded === 'nothing' ? `${nothing}请重新运行。` : '断开以前记入的都在，以后的没有记入。请重新运行。',
      ]
}

function workingWords({ address, wire }: ServerFault): Words | undefined {
  const who = shownAddress(address)
  if (wire.code === '42501')
    return [
      'ledger-rights',
      `账号 ${address.user} 在台账 ${who} 里没有这样做的权限。`,
      `${nothing}请管服务器的人给它权限（数据库的 CREATE、TEMP，模式 ${address.schema} 里各表的读写）。`,
    ]
  if (wire.code === '25006')
    return ['ledger-unusable', `台账 ${who} 现在只能读。`, `${nothing}请连主服务器，或问管服务器的人。`]
  return undefined
}
