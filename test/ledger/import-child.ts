/** A run of its own, for `killed.test.ts` to kill: says `ready`, imports invented persons in files of many rows, commits, says `done`. */
import { readFileSync } from 'node:fs'
import { openLedger } from '../../src/ledger/open-ledger.ts'
import type { Notice } from '../../src/notice/notice.ts'
import { recordOf, sheetForm } from './hand-in.ts'

const [, , path, input, files, rows] = process.argv
const notice = JSON.parse(readFileSync(input!, 'utf8')) as Notice
const holder = { pid: process.pid, host: 'test', since: '2017-03-20T09:00:00+08:00', command: 'import-child' }
const ledger = await openLedger(path!, { holder })
process.stdout.write('ready\n')

const received = '2017-03-25T09:00:00+08:00'
const run = ledger.begin()
for (let file = 0; file < Number(files); file++) {
  const what = { notice, form: 'annex-2-teachers', sha256: `file ${file}`, rows: [] }
  const form = sheetForm(what)
  const writer = run.open(form, what.sha256)
  for (let row = 6; row < 6 + Number(rows); row++) {
    const idNumber = String(510000_1980_0101_0000n * 100n + BigInt(row))
    const values = { name: `示例${row}`, idNumber, schoolName: '示例小学' }
    writer.record(recordOf(form, { unit: '510104', values }, row), '510104', '示例小学')
  }
  const unit = `unit ${file}`
  writer.finish({ unit, received, counts: { error: 0, warning: 0, info: 0 }, accepted: '' })
}
run.commit()
process.stdout.write('done\n')
