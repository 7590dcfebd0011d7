import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readSheet } from '../../src/form/read-sheet.ts'
import type { FormRecord, SheetForm } from '../../src/form/reading.ts'
import type { Notice } from '../../src/notice/notice.ts'
import { openWorkbook } from '../../src/workbook/open-workbook.ts'
import type { Workbook } from '../../src/workbook/workbook.ts'
import { noticeIds } from '../notices/load.ts'
import { noticeForReading } from './notices.ts'

const templates = join(import.meta.dirname, '../../templates')
const blank = noticeIds.flatMap((id) =>
  readdirSync(join(templates, id))
    .filter((file) => file.endsWith('.xlsx'))
    .map((file): [string, string] => [id, file]),
)

let notices: Notice[]
let workbook: Workbook | undefined
beforeAll(async () => {
  notices = await Promise.all(noticeIds.map(noticeForReading))
})
afterAll(() => workbook?.close())

async function readFirst(path: string, own: string): Promise<{ forms: SheetForm[]; records: FormRecord[] }> {
  workbook = await openWorkbook(path)
  const records: FormRecord[] = []
  const sorted = [...notices].sort((a, b) => Number(b.id === own) - Number(a.id === own))
  const result = await readSheet(
    { path, sheet: workbook.sheets[0]!, notices: sorted },
    () => (some) => records.push(...some),
  )
  await workbook.close()
  return { forms: Array.isArray(result) ? result : [], records }
}

describe('every blank workbook', () => {
  test.each(blank)('%s/%s is its own form, complete and empty', async (id, file) => {
    const { forms, records } = await readFirst(join(templates, id, file), id)
    expect(forms.map((form) => `${form.notice.id}/${form.form.id}.xlsx`)).toEqual([`${id}/${file}`])
    expect(forms[0]!.head).toEqual({})
    expect(forms[0]!.faults).toEqual([])
    expect(Object.values(forms[0]!.sections).every((section) => section.text === '')).toBe(true)
    const units = forms[0]!.form.unitOrder.length
    expect(records.filter((record) => record.kind === 'data')).toHaveLength(units)
  })
})
