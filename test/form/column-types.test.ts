/** Types of values go the whole way: the blank form that is drawn is read again, what people write is read, kept and, where it is none, told once. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openLedger } from '../../src/ledger/open-ledger.ts'
import type { Notice } from '../../src/notice/notice.ts'
import { readPack } from '../../src/notice/read-pack.ts'
import { record, respell, takeIn } from '../../src/pipeline.ts'
import { proveNotice } from '../../src/prove-notice.ts'
import { checks } from '../../src/rules/registry.ts'
import { unitTable } from '../../src/unit/unit-table.ts'
import { minimalPack } from '../notice/minimal-pack.ts'

const columns = `      - { field: begun, heading: 参加工作时间, type: month }
      - { field: rate, heading: 完成率, type: percent }
      - { field: cost, heading: 经费（万元）, type: money }
      - { field: rural, heading: 是否乡村, type: tick }
      - { field: stages, heading: 开设学段, type: list, list: stage, multiple: true }
`
const pack = minimalPack.replace('    total: 小计\n', `${columns}    total: 小计\n`)
const asOf = '2024-05-01'

let folder: string
let notice: Notice
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'itcap-types-'))
  const read = await readPack(pack, { checks })
  if ('faults' in read) throw new Error(JSON.stringify(read.faults))
  notice = read.notice
})
afterAll(() => rm(folder, { recursive: true }))

const around = () => ({
  asOf,
  notices: [notice],
  form: undefined,
  received: undefined,
  units: (own: Notice) => unitTable(asOf, own),
  digests: true,
})

async function write(...rows: string[]): Promise<string> {
  const path = join(folder, '报.csv')
  const lines = [
    '成都市培训情况表',
    '填报单位：成都市',
    '学校,学段,教师数,,,参加工作时间,完成率,经费（万元）,是否乡村,开设学段',
    ',,幼儿园,中小学,合计,,,,,',
    ...rows,
  ]
  await writeFile(path, lines.join('\n'))
  return path
}

test('the blank form is drawn and read again', async () => {
  expect(await proveNotice(notice, {}, unitTable(asOf, notice))).toEqual([])
})

test('what is written is kept as what it means', async () => {
  const path = await write('示例小学,小学,1,2,3,1985.03,98.5,5000元,☑,"小学、初级中学"', '小计,,1,2,3,,,0.5,,')
  const ledger = await openLedger(':memory:')
  const { receipts } = await record(ledger, [path], around(), { received: '2024-05-01T09:00:00+08:00' })
  expect(receipts.map(({ outcome }) => outcome)).toEqual(['recorded'])
  const [row] = [...ledger.records(notice.id, 'report', {})]
  expect(row!.values).toMatchObject({ begun: '1985-03', rate: 0.985, cost: 0.5, rural: '是', stages: '小学、初级中学' })
  const rural = ledger.figures(notice.id, { form: 'report', measure: 'rural' })
  expect(rural.map(({ value }) => value)).toEqual([1])
  ledger.close()
})

test('a cell that cannot be read is one finding', async () => {
  const path = await write('示例小学,小学,1,2,3,85.3,九成,三千,大概,小学、大学', '小计,,1,2,3,,,,,')
  const [outcome] = await takeIn([path], around())
  const found = outcome!.forms.flatMap(({ result }) => result().findings)
  expect(found.map(({ rule, cell }) => [cell, rule]).sort()).toEqual([
    ['F5', 'date'],
    ['G5', 'count'],
    ['H5', 'count'],
    ['I5', 'tick'],
    ['J5', 'not-in-list'],
  ])
  expect(found.find(({ rule }) => rule === 'not-in-list')!.message).toContain('“大学”不在表列范围')
})

test('fix mends what is spelling alone', async () => {
  const path = await write('示例小学,小学,1,2,3,1985年3月,98.5,3,■,"小学，初级中学"', '小计,,1,2,3,,,3,,')
  const { fixed } = await respell([path], around(), { folder: undefined, roots: [folder] })
  expect(JSON.stringify(fixed)).toContain('1985-03')
  for (const after of ['√', '小学、初中']) expect(JSON.stringify(fixed)).toContain(after)
})
