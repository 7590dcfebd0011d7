/** One file of `samples/`: where it lies and what it holds, byte for byte. */
import type { Cell, Workbook } from 'exceljs'
import type { Form, Notice } from '../../src/notice/notice.ts'
import { drawForm } from '../../src/report/draw-form.ts'
import { withFixedTimes } from '../../src/report/fixed-times.ts'
import type { FormContent } from '../../src/report/form-content.ts'
import { workbookBytes } from '../../src/report/workbook-bytes.ts'

export interface Sample {
  path: string
  bytes: Uint8Array
}

export const marked = '注：示例数据，单位、人员、号码均为虚构'

export function formOf(notice: Notice, id: string): Form {
  const form = notice.forms.find((each) => each.id === id)
  if (!form) throw new Error(`${notice.id} has no form ${id}`)
  return form
}

/** What a unit fills in by hand: the form's own layout, values in place of blanks. */
export function filled(content: Partial<FormContent>): FormContent {
  return {
    placeholders: {},
    remarks: [marked],
    head: {},
    tables: {},
    sections: {},
    choices: {},
    forInput: false,
    flat: true,
    sources: [],
    ...content,
  }
}

export async function sample(path: string, form: Form, content: FormContent): Promise<Sample> {
  return { path, bytes: await workbookBytes([drawForm(form, content)]) }
}

/** A sample as people break it: drawn right, then spoilt in Excel. */
export async function spoilt(
  path: string,
  form: Form,
  content: FormContent,
  spoil: (sheet: Spoiler, workbook: Workbook) => void,
): Promise<Sample> {
  const drawing = drawForm(form, content)
  const exceljs = (await import('exceljs')).default
  const workbook = new exceljs.Workbook()
  await workbook.xlsx.load((await workbookBytes([drawing])) as never)
  const sheet = workbook.worksheets[0]
  if (!sheet) throw new Error('no sheet')
  const at = (row: number | 'total', field: string, table = 'main'): Cell => {
    const place = drawing.places.of(table, row, field)
    if (place === undefined) throw new Error(`no place for ${table}/${row}/${field}`)
    return sheet.getCell(place)
  }
  spoil({ sheet, at }, workbook)
  return { path, bytes: withFixedTimes(new Uint8Array(await workbook.xlsx.writeBuffer())) }
}

export interface Spoiler {
  sheet: import('exceljs').Worksheet
  /** Cell of a data row (from 0) and field. */
  at(row: number | 'total', field: string, table?: string): Cell
}
