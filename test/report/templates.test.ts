import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { workbookBytes } from '../../src/report/workbook-bytes.ts'
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
