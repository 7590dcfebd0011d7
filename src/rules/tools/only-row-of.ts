/**
 * A row of a table in which every unit has one row comes in; the unit goes out. `units-complete` tells of a second row of it, and so nobody
 * else does. Says nothing of names that no unit has.
 */
import type { CheckContext } from '../../check/check.ts'
import { columnOfType, isNotChecked } from '../../check/needs.ts'
import type { FormRecord } from '../../form/reading.ts'
import type { Form } from '../../notice/notice.ts'
import type { Unit, UnitLevel } from '../../unit/unit.ts'

export const UNITS_COMPLETE = 'units-complete'

/** Of which units the form is to have all. */
export function levelOfUnits({ rows }: Form, level: UnitLevel | undefined): UnitLevel {
  return level ?? (rows === 'city' ? 'city' : 'county')
}

/** undefined where the form asks for no such table. */
export function onlyRowOf(context: CheckContext): ((record: FormRecord) => Unit | undefined) | undefined {
  const { form, table, whose } = context
  const rule = form.form.rules.find(
    ({ check, table: id }) => check === UNITS_COMPLETE && (id === '' || id === table?.table.id),
  )
  if (rule === undefined) return undefined
  const { level: asked, field } = rule.params as { level?: UnitLevel; field?: string }
  const level = levelOfUnits(form.form, asked)
  const index = columnOfType('unit', field)(context)
  if (form.form.rows !== level || isNotChecked(index)) return undefined
  return (record) => {
    const value = record.values[index]
    const match = value === undefined ? undefined : whose.row(String(value))
    return match?.kind === 'found' && match.unit.level === level ? match.unit : undefined
  }
}
