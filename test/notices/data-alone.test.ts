/** A county writes its own notice as data: its form is drawn, filled, recognised, checked and counted without a line of code. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { applySettings } from '../../src/notice/apply-settings.ts'
import type { Notice } from '../../src/notice/notice.ts'
import { readPack } from '../../src/notice/read-pack.ts'
import { takeIn } from '../../src/pipeline.ts'
import { drawForm } from '../../src/report/draw-form.ts'
import { blankContent } from '../../src/report/form-content.ts'
import { writeWorkbook } from '../../src/report/write-workbook.ts'
import { checks } from '../../src/rules/registry.ts'
import { unitTable } from '../../src/unit/unit-table.ts'
import { loadNotice, noticeIds } from './load.ts'

const pack = `id: jinjiang-2024
title: 关于报送2024年锦江区教师数字素养培训情况的通知
shortTitle: 锦江 2024
issuer: 锦江区教育局
issued: 2024-03-01
region: 成都市
level: county
clauses:
  J-1: 请各校于2024年5月31日前报送培训情况登记表。
  J-2: 登记表按校填写，完成数与未完成数之和等于教师总数。
  J-3: 2024年底前，完成培训的教师不少于80%。
  J-4: 培训方式填写线上、线下或混合。
settings:
  dayItselfCounts: { default: true, why: “5月31日前”没有说明当天是否算在内 }
lists:
  mode: [线上, 线下, { value: 混合, also: [线上线下] }]
deadlines:
  - { id: register, title: 报送培训情况登记表, on: 2024-05-31, forms: [register], clause: J-1 }
targets:
  - { id: share, title: 完成培训的教师, of: teachers, share: 80%, by: 2024-12-31, clause: J-3 }
forms:
  register:
    title: 锦江区教师数字素养培训情况登记表
    rows: school
    reporter: county
    clause: J-2
    head:
      - { field: unit, label: 报送单位, type: unit, required: true }
    columns:
      - { field: sequence, heading: 序号, type: sequence }
      - { field: schoolName, heading: 学校名称, type: school, required: true }
      - { field: mode, heading: 培训方式, type: list, list: mode, clause: J-4 }
      - heading: 教师人数
        columns:
          - { field: staff, heading: 总数, type: count, required: true }
          - { field: trained, heading: 已完成, type: count, required: true }
          - { field: untrained, heading: 未完成, type: count }
    total: 小计
    key: [schoolName]
    blankRows: 3
    checks:
      - { check: gap-identity, gap: untrained, staff: staff, trained: trained, clause: J-2 }
`

let notice: Notice
let others: Notice[]
let folder: string
beforeAll(async () => {
  const result = await readPack(pack, { checks })
  if ('faults' in result) throw new Error(JSON.stringify(result.faults))
  notice = result.notice
  others = await Promise.all(noticeIds.map(loadNotice))
  folder = await mkdtemp(join(tmpdir(), 'itcap-data-alone-'))
})
afterAll(() => rm(folder, { recursive: true }))

const clean = [
  { sequence: 1, schoolName: '示例小学', mode: '线上', staff: 60, trained: 48, untrained: 12 },
  { sequence: 2, schoolName: '示例中学', mode: '线上线下', staff: 40, trained: 40, untrained: 0 },
]
const total = { staff: 100, trained: 88, untrained: 12 }

/** Fills the drawn form, takes the file in among all other notices, and gives what was found. */
async function findingsOf(rows: Record<string, string | number>[], received: string) {
  const form = notice.forms[0]!
  const content = blankContent(form, notice)
  content.head.unit = '锦江区'
  content.tables.main = { rows, total }
  const path = join(folder, 'register.xlsx')
  await writeWorkbook(path, [drawForm(form, content)])
  const units = () => unitTable('2024-06-30')
  const around = { asOf: '2024-06-30', notices: [...others, notice], form: undefined, units, received, digests: false }
  const [outcome] = await takeIn([path], around)
  expect(outcome!.unreadable).toBeUndefined()
  expect(outcome!.forms.map(({ form: { notice: of, form: as, rows: count } }) => [of.id, as.id, count])).toEqual([
    ['jinjiang-2024', 'register', rows.length],
  ])
  return outcome!.forms[0]!.result()
}

describe('a notice added by data alone', () => {
  test('is drawn, recognised among the ten and found clean', async () => {
    const result = await findingsOf(clean, '2024-05-31T17:00:00+08:00')
    expect(result.crashed).toEqual([])
    expect(result.findings).toEqual([])
  })

  test('has its own sentences cited', async () => {
    const [first, second] = clean
    const result = await findingsOf(
      [
        { ...first!, mode: '自学' },
        { ...second!, untrained: 5 },
      ],
      '2024-06-01T08:00:00+08:00',
    )
    const found = result.findings.map(({ rule, severity, clause }) => [rule, severity, clause])
    expect(found).toContainEqual(['not-in-list', 'error', 'jinjiang-2024#J-4'])
    expect(found).toContainEqual(['gap-identity', 'error', 'jinjiang-2024#J-2'])
    expect(found).toContainEqual(['column-sum', 'error', 'jinjiang-2024#J-2'])
    expect(found).toContainEqual(['deadline', 'warning', 'jinjiang-2024#J-1'])
    expect(found).toHaveLength(4)
  })

  test('says which rule enforces which sentence', () => {
    const by = Object.fromEntries(Object.values(notice.clauses).map((clause) => [clause.id, clause.checkedBy]))
    expect(by['J-1']).toEqual(['deadline'])
    expect(by['J-2']).toEqual(expect.arrayContaining(['gap-identity', 'column-sum', 'required']))
    expect(by['J-3']).toEqual(['target-share'])
    expect(by['J-4']).toEqual(['heading-missing', 'not-in-list'])
  })

  test('obeys its settings', () => {
    expect(applySettings(notice, { dayItselfCounts: false }).deadlines[0]?.inclusive).toBe(false)
  })
})
