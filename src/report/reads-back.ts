/**
 * A form of a notice comes in; what of its own blank is not recognised or not read back goes out. Drawn and read in memory: the sheet that
 * `template` writes is the sheet that schools send back.
 */
import { readSheet } from '../form/read-sheet.ts'
import type { SheetForm } from '../form/reading.ts'
import type { Form, Notice } from '../notice/notice.ts'
import { CellKind, type Row, type Sheet } from '../workbook/workbook.ts'
import { drawForm } from './draw-form.ts'
import type { Drawing } from './drawing.ts'
import { blankContent } from './form-content.ts'

/** One sentence; undefined where all of it is found again. */
export async function lostOnTheWay(form: Form, notice: Notice): Promise<string | undefined> {
  const sheet = sheetOf(drawForm(form, blankContent(form, notice)))
  const found = await readSheet({ path: '', sheet, notices: [notice], form: undefined }, () => () => {})
  if (!Array.isArray(found)) return `画出的空白表认不出来：${found.why}`
  const [first] = found
  if (found.length !== 1 || first?.form.id !== form.id) {
    const others = found.map((each) => each.form.label || each.form.id).join('、')
    return `画出的空白表被认成了${others}，请让标题或栏目有所不同`
  }
  const missing = [...missingColumns(form, first), ...missingFields(form, first)]
  return missing.length > 0 ? `画出的空白表读不回：${missing.join('、')}，请改栏目名称` : undefined
}

function missingColumns(form: Form, { tables }: SheetForm): string[] {
  return form.tables.flatMap((table) => {
    const read = tables.find((each) => each.table.id === table.id)
    return table.columns
      .filter((_, index) => (read?.columns[0]?.[index] ?? -1) < 0)
      .map(({ groups, heading }) => `“${[...groups, heading].join('')}”`)
  })
}

function missingFields({ head, foot }: Form, { head: filled, emptyHead = {} }: SheetForm): string[] {
  return [...head, ...foot]
    .filter(({ field }) => !Object.hasOwn(filled, field) && !Object.hasOwn(emptyHead, field))
    .map(({ label }) => `“${label}”`)
}

function sheetOf(drawing: Drawing): Sheet {
  const rows = new Map<number, Row>()
  for (const { row, column, value } of drawing.cells) {
    if (value === undefined || value === '') continue
    const own = rows.get(row) ?? { number: row, texts: [], kinds: [], hidden: false }
    rows.set(row, own)
    while (own.texts.length <= column) {
      own.texts.push('')
      own.kinds.push(CellKind.blank)
    }
    own.texts[column] = String(value)
    own.kinds[column] = typeof value === 'number' ? CellKind.number : CellKind.text
  }
  const sorted = [...rows.values()].sort((a, b) => a.number - b.number)
  return {
    name: drawing.name,
    state: 'visible',
    layout: async () => ({ merges: drawing.merges, hiddenColumns: [], filtered: false }),
    rows: async (visit) => {
      for (const row of sorted) if (visit(row) === false) return
    },
  }
}
