import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { readSheet } from '../../src/form/read-sheet.ts'
import { workbookBytes } from '../../src/report/workbook-bytes.ts'
import { openWorkbook } from '../../src/workbook/open-workbook.ts'
import { loadNotice } from '../notices/load.ts'
import { type Template, templates } from './templates.ts'

const root = join(import.meta.dirname, '../..')
let all: Template[]
beforeAll(async () => {
  all = await templates()
})

test('the blank workbooks are those that the descriptions draw (npm run templates)', async () => {
  const stale: string[] = []
  for (const { path, drawing } of all) {
    const drawn = Buffer.from(await workbookBytes([drawing]))
    if (!drawn.equals(readFileSync(join(root, path)))) stale.push(path)
  }
  expect(stale).toEqual([])
})

test('there are no others', () => {
  const files = readdirSync(join(root, 'templates'), { recursive: true, encoding: 'utf8' })
  const workbooks = files.filter((name) => name.endsWith('.xlsx')).map((name) => join('templates', name))
  expect(workbooks.sort()).toEqual(all.map(({ path }) => path).sort())
})

test('every blank workbook is recognised as its own form, with nothing wrong and no data but what is printed', async () => {
  for (const { path } of all) {
    const [, id = '', file = ''] = path.split('/')
    const notice = await loadNotice(id)
    const workbook = await openWorkbook(join(root, path))
    const sheet = workbook.sheets[0]!
    const kinds: string[] = []
    const forms = await readSheet({ path, sheet, notices: [notice] }, () => (record) => void kinds.push(record.kind))
    await workbook.close()
    expect(Array.isArray(forms) ? forms.map(({ form }) => `${form.id}.xlsx`) : forms, path).toEqual([file])
    if (!Array.isArray(forms)) continue
    expect(forms[0]!.faults, path).toEqual([])
    const printed =
      forms[0]!.form.unitOrder.length + forms[0]!.form.tables.reduce((n, each) => n + each.preprinted.length, 0)
    expect(kinds.filter((kind) => kind === 'data').length, path).toBeLessThanOrEqual(printed)
  }
})
