/**
 * A wrong and a right case of a check, written as small sheets: printed by the catalogue, run by `run-example.ts` and the tests.
 * Types only.
 */
import type { Assessment } from '../notice/assessment.ts'
import type { ColumnType } from '../notice/column-types.ts'
import type { ListValue } from '../notice/list-lookup.ts'
import type { Form, Split } from '../notice/notice.ts'

export interface Example {
  /** Parameters of the rule; left out where the defaults do. */
  params?: Readonly<Record<string, unknown>>
  /** What the notice says besides the form. */
  notice?: {
    lists?: Readonly<Record<string, readonly (string | ListValue)[]>>
    splits?: readonly Split[]
    /** Last day for the example's form, inclusive. */
    deadline?: string
    /** Region the notice covers, full name; 四川省 unless the example says otherwise. */
    region?: string
    /** Rules of an assessment whose form is the example's own. */
    assessment?: Assessment
    /** What one row stands for; 县 unless the example says otherwise. */
    rows?: Form['rows']
    reporter?: Form['reporter']
    /** Rows that the form prints. */
    preprinted?: readonly Readonly<Record<string, string>>[]
  }
  /** Columns of the sheet both cases share: field → printed heading, type, name of the value list. */
  columns?: SketchColumns
  /** Head and foot fields the form asks for: field → label, type. */
  head?: SketchHead
  /** Headings of the sections the form asks for. */
  sections?: readonly string[]
  wrong: ExampleCase
  right: ExampleCase
}

export interface ExampleCase extends Sketch {
  /** What the small sheet cannot show: 表上没有“身份证号码”一栏. */
  note?: string
  /** Other sheets of the same run, where the check compares sheets. */
  also?: readonly (Sketch & {
    form: string
    path?: string
    label?: string
    columns?: SketchColumns
    labels?: SketchHead
  })[]
  /** Name of the example's own file, with its folders; 示例.xlsx unless told. */
  path?: string
  /** Unit of the workspace that takes it in. */
  desk?: string
  /** Time of receipt. */
  received?: string
  /** What other submissions say: `form/unit key/measure` → figure. */
  figures?: Readonly<Record<string, number>>
  /** Persons whom the ledger has from earlier days. */
  persons?: readonly { id: string; name: string; school: string; file: string; unit?: string; notice?: string }[]
  /** Sheets of the same form that the ledger has from earlier days; `unit` is the key of who sent it. */
  earlier?: readonly (Pick<Sketch, 'rows'> & {
    path: string
    unit?: string
    school?: string
    received?: string
    /** Of another notice: its id. */
    notice?: string
  })[]
  /** Names on the list issued from above, in order. */
  issued?: readonly string[]
}

export type SketchColumns = Readonly<Record<string, readonly [heading: string, type: ColumnType, list?: string]>>

export type SketchHead = Readonly<Record<string, readonly [label: string, type: ColumnType]>>

/** A number is a number cell; text beginning with `#` an error cell; `=` alone a formula without a value; all else text. */
export type SketchCell = string | number

export interface Sketch {
  /** Head and foot fields: field → text. A field of the form that is not named here is missing on the sheet. */
  head?: Readonly<Record<string, string>>
  /** What stands in the title for the sender. */
  title?: string
  /** Cells in column order. A row with 小计 or 合计 is the total row, one with 城区小计 or the like a subtotal. */
  rows?: readonly (readonly SketchCell[])[]
  /** Section heading → its text. */
  sections?: Readonly<Record<string, string>>
  /** Faults of layout, as reading the form finds them. */
  faults?: readonly {
    rule: import('../form/reading.ts').LayoutFault['rule']
    args: Readonly<Record<string, string | number>>
  }[]
}
