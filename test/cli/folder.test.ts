/** A folder of as many small files as are read ahead in another thread: what is said of each is what is said of it by itself, damaged ones too. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeRoster } from '../bench/make-roster.mjs'
import { openDesk } from './transcript.ts'

const parts = ['甲镇', '乙镇', '丙镇']
const files = 30
const rows = 100
/** What stands behind a zip is nobody's. With it a part has 0.9 MB, too little for a thread, and all three are enough, without a hundred files each. */
const remark = Buffer.alloc(20_000, '备')
const damaged = '乙镇/学校20.xlsx'
let folder: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'itcap-folder-'))
  for (const [part, name] of parts.entries()) {
    mkdirSync(join(folder, name))
    for (let i = 0; i < files; i++) {
      const first = (part * files + i) * rows
      const path = join(folder, name, `学校${i}.xlsx`)
      // Every sixteenth has a fault in some of its rows.
      await makeRoster(path, rows, i % 2 ? 'inline' : 'shared', first, i % 16 ? 0 : 40)
      const bytes = Buffer.concat([readFileSync(path), remark])
      bytes.writeUInt16LE(remark.length, bytes.length - remark.length - 2)
      writeFileSync(path, bytes)
    }
  }
  const bytes = readFileSync(join(folder, damaged))
  // Past its directory nothing is amiss: it turns out when the rows are read.
  bytes.fill(0xff, 3_000, 6_000)
  writeFileSync(join(folder, damaged), bytes)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const validated = async (paths: string[]) =>
  JSON.parse(
    (await openDesk(folder).run(`itcap validate ${paths.join(' ')} --received 2021-05-28 --format json`)).stdout,
  )

test('all at once, and one part after the other', async () => {
  const together = await validated(parts)
  const apart = []
  for (const part of parts) apart.push(await validated([part]))
  expect(together.files).toEqual(apart.flatMap((each) => each.files))
  expect(together.totals).toMatchObject({
    files: parts.length * files,
    rows: (parts.length * files - 1) * rows,
    unreadable: 1,
  })
  expect(together.totals.error + together.totals.warning).toBeGreaterThan(0)
  const { status, path } = together.files.find((each: { status: string }) => each.status === 'unreadable')
  expect([status, path]).toEqual(['unreadable', damaged])
})
