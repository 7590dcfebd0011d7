/** A form, a unit and how many rows count come in; a report that no workbook could hold is refused, before a single row is read. */
import type { Form } from '../notice/notice.ts'
import type { Unit } from '../unit/unit.ts'
import { UserError } from '../user-error.ts'
import { number } from '../value/number-text.ts'

/** Rows and where they came from are held until all is verified; about 3 KiB a row were measured. */
const mostRows = 100_000

/** Told from counts, before a single row is read. @throws UserError */
export function refuseTooMany({
  form,
  unit,
  counted,
}: {
  form: Form
  unit: Unit
  counted: readonly { rows: number }[]
}): void {
  const rows = counted.reduce((sum, each) => sum + each.rows, 0)
  if (rows <= mostRows) return
  const one =
    unit.level === 'county' ? '请按学校分开登记和填报。' : '请一个县（市、区）写一份，例如加上 --county 和县名。'
  throw new UserError(
    'too-many-rows',
    `${unit.name} 的 ${form.label} 有 ${number(rows)} 行，一份工作簿写不下：最多 ${number(mostRows)} 行。`,
    one,
  )
}
