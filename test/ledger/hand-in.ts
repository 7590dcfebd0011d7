/** Makes sheets as the form stage gives them, and hands them in: what the pipeline does, without files. Persons are invented. */
import type { FormRecord, SheetForm } from '../../src/form/reading.ts'
import type { Checked, Import, Ledger, Receipt } from '../../src/ledger/ledger.ts'
import type { Notice } from '../../src/notice/notice.ts'
import type { Value } from '../../src/value/value.ts'

export interface Row {
  unit: string
  school?: string
  /** Field → value. */
  values: Record<string, Value>
  kind?: FormRecord['kind']
  /** In which table of the sheet. */
  table?: number
}

export interface HandIn {
  notice: Notice
  form: string
  rows: Row[]
  /** Stands for the bytes of the file. */
  sha256: string
  path?: string
  sheet?: string
  head?: Record<string, string>
  checked?: Partial<Checked>
}

export const received = '2017-03-20T09:00:00+08:00'

export function sheetForm({ notice, form: id, path = 'a.xlsx', sheet = 'Sheet1', head = {} }: HandIn): SheetForm {
  const form = notice.forms.find((each) => each.id === id)
  if (!form) throw new Error(`${notice.id} has no form ${id}`)
  const tables = form.tables.map((table) => ({
    table,
    columns: Array.from({ length: table.blocks }, (_, block) =>
      table.columns.map((_, index) => block * table.columns.length + index),
    ),
    headingRows: [5],
  }))
  const fields = Object.entries(head).map(([field, text]) => [field, { text, row: 4, column: 0 }])
  return {
    path,
    sheet,
    sheetState: 'visible',
    notice,
    form,
    head: Object.fromEntries(fields),
    tables,
    sections: {},
    faults: [],
    rows: 0,
  }
}

export function recordOf(form: SheetForm, row: Row, number: number): FormRecord {
  const table = form.tables[row.table ?? 0]!
  const values = table.table.columns.map(({ field }) => row.values[field])
  const texts = values.map((value) => (value === undefined ? '' : Number.isNaN(value) ? '约30' : String(value)))
  return {
    table,
    kind: row.kind ?? 'data',
    row: number,
    block: 0,
    hidden: false,
    values,
    source: { number, texts, kinds: texts.map(() => 1), hidden: false },
  }
}

/** Streams one sheet into an open import. */
export const write = (run: Import, handIn: HandIn): Receipt => open(run, handIn)()

/** The same, judged when the rest of the import has been read. */
export function open(run: Import, handIn: HandIn): () => Receipt {
  const form = sheetForm(handIn)
  const writer = run.open(form, handIn.sha256)
  for (const [index, row] of handIn.rows.entries()) {
    writer.record(recordOf(form, row, 6 + index), row.kind === 'total' ? '' : row.unit, row.school ?? '')
  }
  const clean = { unit: '510100', received, counts: { error: 0, warning: 0, info: 0 }, accepted: '' }
  return () => writer.finish({ ...clean, ...handIn.checked })
}

/** One file, one import. */
export function handIn(ledger: Ledger, what: HandIn): Receipt {
  const run = ledger.begin()
  const receipt = write(run, what)
  run.commit()
  return receipt
}

/** A county's row of Sichuan's annex 3. */
export function county(unit: string, staff: number, trained: number, more: Record<string, Value> = {}): Row {
  return { unit, values: { unit, school: staff, staff, trained, untrained: staff - trained, ...more } }
}
