/**
 * On a ledger of several offices: the unit that is asked about comes in; an office that does not see all of it is refused, for its total would be
 * one of a part. What is about no unit is answered, and it is said of whom.
 */
import type { Ledger } from '../ledger/ledger.ts'
import { isOwn } from '../ledger/offices/own-office.ts'
import type { Unit } from '../unit/unit.ts'
import { UserError } from '../user-error.ts'
import type { Context } from './context.ts'

export async function ensureSeen({ office }: Pick<Ledger, 'office'>, unit: Unit, context: Context): Promise<void> {
  if (!office) return
  const [{ unitTable }, { lastingKey }] = await Promise.all([
    import('../unit/unit-table.ts'),
    import('../unit/division-history.ts'),
  ])
  const units = unitTable(context.asOf)
  const own = units.get(office.unit) ? units.fullName(office.unit) : office.unit
  if (unit.key === '') context.note(`账号 ${office.login} 只看得到${own}的。\n`)
  else if (!isOwn(office, lastingKey(unit.key)))
    throw new UserError(
      'beyond-office',
      `账号 ${office.login} 只看得到${own}的，${unit.name}的合计算不全，没有算。`,
      `请看${own}的：工作文件夹的 itcap.yaml 里 unit 写它，或在命令里指明；要${unit.name}的，用它的账号。`,
    )
}
