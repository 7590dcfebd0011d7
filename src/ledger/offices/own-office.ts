/**
 * What an office is about to record on a ledger of several comes in; a refusal goes out where it is not its own to record. The server would refuse
 * it too, without saying which file.
 */
import { UserError } from '../../user-error.ts'
import type { Office } from '../engine/dialect.ts'
import type { Checked } from '../ledger.ts'

/** Nobody in particular has no unit, and no office owns that. */
export function isOwn({ reach }: Office, unit: string): boolean {
  return unit !== '' && reach.some((each) => unit.startsWith(each))
}

/** @param nameOf The name of a unit, of its key. */
export function ensureOwnSheet(
  office: Office | undefined,
  path: string,
  { unit, nameOf = String }: Pick<Checked, 'unit' | 'nameOf'>,
): void {
  if (!office || isOwn(office, unit)) return
  const whose = unit === '' ? '看不出是哪个单位的表' : `是 ${nameOf(unit)} 的表`
  throw new UserError(
    'beyond-office',
    `${path} ${whose}，账号 ${office.login} 只登记 ${nameOf(office.unit)} 的。`,
    `没有登记任何内容。请把它移出去再登记；该由上级单位的账号登记的，交给上级。`,
  )
}

/** What counts speaks of nobody else's places: their total would change without their doing. */
export function ensureOwnRows(
  office: Office | undefined,
  path: string,
  beyond: string,
  { nameOf = String }: Pick<Checked, 'nameOf'>,
): void {
  if (!office || beyond === '') return
  throw new UserError(
    'beyond-office',
    `${path} 里有 ${nameOf(beyond)} 的行，要计入那个单位，账号 ${office.login} 只登记 ${nameOf(office.unit)} 的。`,
    `没有登记任何内容。请把这些行改到或移到它自己的单位去报；确实该这样算的，由上级单位的账号登记。`,
  )
}
