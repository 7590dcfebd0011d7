/** What was done to a ledger as a whole, or found of it → text: with what to do next. Shows no password. */

import type { Office } from '../ledger/engine/dialect.ts'
import type { Moved } from '../ledger/move.ts'
import type { Looked, ServerCheck } from '../ledger/offices/office-check.ts'
import { number } from '../value/number-text.ts'
import { columns } from './columns.ts'
import { step } from './step.ts'
import type { Style } from './style.ts'

/** @param to As it is to be written into `itcap.yaml`. */
export function movedText(
  { from, to: shown, submissions, tables, answered }: Moved & { answered: string[] },
  to: string,
  style: Style,
): string {
  const rows = tables.reduce((sum, each) => sum + each.rows, 0)
  const notices = answered.length === 0 ? '' : `；${answered.join('、')} 的 gap、status 相同`
  const lines = [
    ['从', from],
    ['到', shown],
    ['核对', `${number(submissions)} 份报送件；${tables.length} 张表 ${number(rows)} 行逐行相同${notices}`],
    ['以后', `itcap.yaml 里写 ledger: ${to}`],
    ['原来的', '没有改动；不要再往里登记，核对无误以后收好或删去'],
  ]
  return `${style.green('✓')} ${style.bold('台账搬好了')}\n${columns(lines, style, { flexible: 1 })}\n`
}

export function initText(
  { ledger, again, offices }: { ledger: string; again: boolean; offices: Office[] },
  style: Style,
): string {
  const lines = [
    ['谁看得到什么', '县只看得到自己的，市看得到所属各县，省看得到全省；没有单位的账号打不开台账'],
    [
      '有单位的账号',
      offices.length === 0 ? '还没有' : offices.map(({ login, unit }) => `${login}（${unit}）`).join('、'),
    ],
    ['这个账号', '管台账：给账号单位、搬台账、删去一份通知，不登记表'],
  ]
  const title = again ? `早已按单位分权限，补齐了：${ledger}` : `按单位分权限了：${ledger}`
  return `${style.green('✓')} ${style.bold(title)}\n${columns(lines, style, { flexible: 1 })}\n\n${step('itcap ledger grant 账号 --unit 单位', style, '给每个账号单位')}`
}

export function grantText(
  { ledger, login, unit, name, reach }: { ledger: string; name: string } & Office,
  style: Style,
): string {
  const former = reach.slice(1)
  const also = former.length === 0 ? '' : `，连同曾用代码 ${former.join('、')} 的`
  return `${style.green('✓')} ${ledger} 的账号 ${login} 是 ${name}（${unit}），看得到、登记得了它和它下面的${also}\n\n${step('itcap ledger check', style, '看谁看得到什么')}`
}

export function revokeText(
  { ledger, login, unit, name }: { ledger: string; login: string; unit: string; name: string },
  style: Style,
): string {
  const had = unit === '' ? '没有单位，权限收回了' : `不再是 ${name}（${unit}）`
  return `${style.green('✓')} ${ledger} 的账号 ${login} ${had}，什么也看不到、登记不了；登记过的都还在\n\n${step('itcap ledger check', style, '看谁看得到什么')}`
}

const WHAT: Record<Looked['what'], string> = {
  server: '服务器',
  encryption: '加密',
  rights: '权限',
  offices: '分单位',
  office: '单位',
  login: '账号',
}

export function checkText({ ledger, version, encoding, looked }: ServerCheck, style: Style): string {
  const server: Looked = { what: 'server', is: `PostgreSQL ${version}，${encoding}，空文本不当 NULL` }
  const lines = [server, ...looked].flatMap(({ what, is, todo }) => [
    [todo === undefined ? style.green('✓') : style.red('✗'), WHAT[what], is],
    ...(todo === undefined ? [] : [['', '', todo]]),
  ])
  return `\n${ledger}\n${columns(lines, style, { flexible: 2 })}\n`
}
