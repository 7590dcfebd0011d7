/** The log tells of everything that was done to a ledger, in order, each line chained to the one before. Names and numbers are invented. */
import { beforeAll, expect, test } from 'vitest'
import { openLedger } from '../../src/ledger/open-ledger.ts'
import type { Notice } from '../../src/notice/notice.ts'
import { zero } from '../../src/pipeline.ts'
import { loadNotice } from '../notices/load.ts'
import { place } from './place.ts'

let notice: Notice
beforeAll(async () => {
  notice = await loadNotice('yueyang-2021')
})

test('a list, a zero report, a mended file and a restored backup each leave a line', async () => {
  const ledger = await openLedger(place(), { actor: { who: '示例人', at: '2021-05-20T09:00:00+08:00' } })
  const run = ledger.begin()
  run.expect(notice.id, { path: '名单.csv', day: '2021-05-20', schools: [{ unit: '430602', school: '示例小学' }] })
  run.note('fix', { files: 1, cells: 6 })
  run.note('restore', { file: '备份.db', submissions: 3, sha256: 'a'.repeat(64) })
  run.commit()
  const form = notice.forms.find(({ id }) => id === 'annex-3')!
  const received = '2021-05-20T09:00:00+08:00'
  const said = { notice, form, unit: '430602', school: '示例小学', saidBy: '李园长', received }
  await zero(ledger, said)
  const log = ledger.log()
  expect(log.map(({ what }) => what)).toEqual(['expect', 'fix', 'restore', 'zero'])
  expect(log.every(({ whole, who }) => whole && who === '示例人')).toBe(true)
  expect(log.at(-1)?.detail).toMatchObject({ form: 'annex-3', unit: '430602', school: '示例小学' })
  // Who said it is a person: that stands with the submission, not in the log.
  expect(JSON.stringify(log)).not.toContain('李园长')
  ledger.close()
})
