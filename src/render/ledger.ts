/** A ledger that was moved → text: how much, what was compared, and what is to be done with the old and the new one. */
import type { Moved } from '../ledger/move.ts'
import { number } from '../value/number-text.ts'
import { columns } from './columns.ts'
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
