/** What senders explained comes in; that of one unit and all below it, with names in place of keys, goes out. Pure; drops nothing it cannot place. */

import type { Notice } from '../notice/notice.ts'
import { isInside } from '../unit/is-inside.ts'
import type { Unit, UnitTable } from '../unit/unit.ts'

/** 情况说明: what a sender wrote for a warning, and where it ended it last. */
export interface Explanation {
  form: string
  rule: string
  column: string
  message: string
  text: string
  /** Key of the unit, school, name of the person; `''` for what it is not about. */
  unit: string
  school: string
  name: string
  path: string
  sheet: string
  cell: string
  received: string
  submission: string
  /** The submission counts: the warning would stand there without it. */
  current: boolean
}

export interface Explained extends Explanation {
  unitName: string
  /** Of the form, as the notice prints it. */
  label: string
}

export function explanationsOf(
  all: readonly Explanation[],
  { notice, unit, units }: { notice: Notice; unit: Unit; units: UnitTable },
): Explained[] {
  const isOurs = (key: string) => key === '' || !units.get(key) || isInside(units, unit, key)
  return all
    .filter((each) => isOurs(each.unit))
    .map((each) => ({
      ...each,
      unitName: each.unit === '' ? '' : units.fullName(each.unit),
      label: notice.forms.find(({ id }) => id === each.form)?.label ?? each.form,
    }))
}
