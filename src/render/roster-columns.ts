/** An own roster as it was read → what each of its columns was taken for, in words and for programs. Their other columns are their own affair. */
import type { SheetForm } from '../form/reading.ts'
import type { Column } from '../notice/notice.ts'
import { cleanText } from '../value/text.ts'
import { cellAddress } from '../workbook/address.ts'
import { columns } from './columns.ts'
import type { Style } from './style.ts'

interface OwnColumn {
  heading: string
  cell: string
  /** `''` where it is none of those that are checked. */
  takenFor: string
}

export function ownColumns({ tables }: SheetForm): OwnColumn[] {
  return tables.flatMap(({ table, columns: blocks, headings = [] }) =>
    headings.map(({ text, row, column }) => {
      const index = blocks.map((block) => block.indexOf(column)).find((each) => each >= 0)
      const taken = index === undefined ? undefined : table.columns[index]
      return { heading: cleanText(text), cell: cellAddress(column, row), takenFor: taken ? wordOf(taken) : '' }
    }),
  )
}

/** A column under the user's own heading keeps its word as the hint. */
function wordOf({ heading, hint }: Column): string {
  return hint === '' ? heading : hint
}

/** What persons and places are checked by. */
const CHECKED = ['idNumber', 'sex', 'county', 'schoolName', 'phone', 'isTrained']

export function ownColumnsText(form: SheetForm, style: Style): string {
  const all = ownColumns(form)
  const named = ({ heading, cell, takenFor }: OwnColumn) =>
    `${columnLetters(cell)} ${heading}${takenFor === '' || takenFor === heading ? '' : `（${takenFor}）`}`
  const list = (found: OwnColumn[]) => found.map(named).join('、')
  const own = all.filter(({ takenFor }) => takenFor === '')
  const [table] = form.tables
  const lacking = (table?.table.columns ?? [])
    .filter(({ field }, index) => CHECKED.includes(field) && (table?.columns[0]?.[index] ?? -1) < 0)
    .map(wordOf)
  const lines = [
    ['认作', list(all.filter(({ takenFor }) => takenFor !== ''))],
    ...(own.length > 0 ? [['照留', `${list(own)}（自己的栏，不检查）`]] : []),
    ...(lacking.length > 0 ? [['没有', `${lacking.join('、')}（没有的不检查）`]] : []),
  ]
  return [
    '  不是正式报表，按名册检查。认错了栏，用 --column 姓名=您的表头 改',
    columns(lines, style, { flexible: 1 }),
  ].join('\n')
}

function columnLetters(cell: string): string {
  return cell.replace(/\d+$/, '')
}
