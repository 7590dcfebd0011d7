/** A table of categories goes the whole way: each county's sheet is checked row against row, the city's report adds them cell by cell, with every source. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openLedger } from '../../src/ledger/open-ledger.ts'
import type { Notice } from '../../src/notice/notice.ts'
import { readPack } from '../../src/notice/read-pack.ts'
import { record, takeIn } from '../../src/pipeline.ts'
import { fillForm } from '../../src/report/fill-form.ts'
import { checks } from '../../src/rules/registry.ts'
import type { UnitTable } from '../../src/unit/unit.ts'
import { unitTable } from '../../src/unit/unit-table.ts'

const pack = `id: example-tab
title: 示例教师统计通知
shortTitle: 示例统计
region: 岳阳市
level: city
clauses: { T-1: 请报送统计表。 }
forms:
  tab:
    title: "{unit}教师统计表"
    rows: category
    reporter: county
    clause: T-1
    head:
      - { field: unit, label: 填报单位, type: unit, required: true }
    columns:
      - { field: code, heading: 编号 }
      - { field: item, heading: 类别 }
      - { field: primary, heading: 小学, type: count }
      - { field: junior, heading: 初中, type: count }
      - { field: whole, heading: 全部<其中女>, type: subcount }
      - { field: remark, heading: 备注 }
    preprinted:
      - { code: "01", item: 合计 }
      - { code: "02", item: 男 }
      - { code: "03", item: 女 }
      - { code: "04", item: 其中：少数民族 }
    key: [code]
    checks:
      - { check: cell-sum, sum: "01", of: 02—03, clause: T-1 }
      - { check: cell-order, less: "04", more: "01", clause: T-1 }
`
const asOf = '2021-05-28'

let folder: string
let notice: Notice
let table: UnitTable
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'itcap-tab-'))
  const read = await readPack(pack, { checks })
  if ('faults' in read) throw new Error(JSON.stringify(read.faults))
  notice = read.notice
  table = unitTable(asOf, notice)
})
afterAll(() => rm(folder, { recursive: true }))

const around = () => ({
  asOf,
  notices: [notice],
  form: undefined,
  units: () => table,
  received: undefined,
  digests: true,
})

async function write(unit: string, rows: string[]): Promise<string> {
  const path = join(folder, `${unit}.csv`)
  const lines = [`${unit}教师统计表,,,,,`, `填报单位：${unit},,,,,`, '编号,类别,小学,初中,全部<其中女>,备注', ...rows]
  await writeFile(path, lines.join('\n'))
  return path
}

test('counties are added up cell by cell; a row called 合计 is a row, and codes may be numbers', async () => {
  const files = [
    await write('岳阳楼区', [
      '01,合计,10,20,118<23>,',
      '02,男,4,8,100<20>,',
      '03,女,6,12,18<3>,含借调',
      '04,其中：少数民族,1,,,',
    ]),
    await write('君山区', ['1,合计,3,,5,', '2,男,1,,3,', '3,女,2,,2,', '4,其中：少数民族,2,,,', '5,外籍,1,,,']),
  ]
  const ledger = await openLedger(':memory:')
  const { receipts } = await record(ledger, files, around(), { received: '2021-05-27T09:00:00+08:00' })
  expect(receipts.map(({ outcome, rows }) => [outcome, rows])).toEqual([
    ['recorded', 4],
    ['recorded', 5],
  ])
  const [form] = notice.forms
  const records = [...ledger.records(notice.id, 'tab', {})]
  const unit = table.region!
  const { tables, sources } = fillForm({ notice, form: form!, unit, units: table, figures: [], records })
  expect(
    tables.main!.rows.map(({ code, primary, junior, whole, remark }) => [code, primary, junior, whole, remark]),
  ).toEqual([
    ['01', 13, 20, '123<23>', undefined],
    ['02', 5, 8, '103<20>', undefined],
    ['03', 8, 12, '20<3>', '含借调'],
    ['04', 3, undefined, undefined, undefined],
    ['5', 1, undefined, undefined, undefined],
  ])
  const first = sources.find(({ row, field }) => row === 0 && field === 'primary')!
  expect(first).toMatchObject({ how: '2 行相加', subject: '01' })
  expect(first.from.map(({ cell, value }) => [cell, value])).toEqual([
    ['C4', 10],
    ['C4', 3],
  ])
  ledger.close()
})

test('a county whose rows disagree is told which', async () => {
  const path = await write('华容县', [
    '01,合计,11,20,118<24>,',
    '02,男,4,8,100<20>,',
    '03,女,6,12,18<3>,',
    '04,其中：少数民族,12,,,',
  ])
  const [outcome] = await takeIn([path], around())
  const found = outcome!.forms.flatMap(({ result }) =>
    result().findings.map(({ rule, cell, message }) => ({ rule, cell, message })),
  )
  expect(found).toEqual([
    { rule: 'cell-sum', cell: 'C4', message: '发现“01”一行 11，应为 02（4） + 03（6） = 10，请核对' },
    { rule: 'cell-sum', cell: 'E4', message: '发现“01”一行 <24>，应为 02（20） + 03（3） = <23>，请核对' },
    { rule: 'cell-order', cell: 'C7', message: '发现“04”一行 12，多于“01”一行的 11（多 1），应不多于，请核对' },
  ])
})
