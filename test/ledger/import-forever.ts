/** A run of its own, for `ledger-file.test.ts` to kill: imports invented persons until it dies, never committing. */
import { readFileSync } from 'node:fs'
import { openLedger } from '../../src/ledger/open-ledger.ts'
import type { Notice } from '../../src/notice/notice.ts'
import { recordOf, sheetForm } from './hand-in.ts'

const [, , path, input] = process.argv
const notice = JSON.parse(readFileSync(input!, 'utf8')) as Notice
const holder = { pid: process.pid, host: 'test', since: '2017-03-20T09:00:00+08:00', command: 'import-forever' }
const ledger = await openLedger(path!, { holder })
const run = ledger.begin()

const received = '2017-03-25T09:00:00+08:00'
for (let file = 0; ; file++) {
  const what = { notice, form: 'annex-2-teachers', sha256: `file ${file}`, rows: [] }
  const form = sheetForm(what)
  const writer = run.open(form, what.sha256)
  for (let row = 6; row < 100_000; row++) {
    const values = {
      name: `示例${row}`,
      idNumber: String(510000_1980_0101_0000n * 100n + BigInt(row)),
      schoolName: '示例小学',
    }
    writer.record(recordOf(form, { unit: '510104', values }, row), '510104', '示例小学')
  }
  const unit = `unit ${file}`
  writer.finish({ unit, received, counts: { error: 0, warning: 0, info: 0 }, accepted: '' })
  process.stdout.write('still writing\n')
}
