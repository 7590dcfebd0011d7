/** 情况说明 is tied to rule, person and value: whatever order the rows come in, and whatever rows come between them. Persons are invented. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openLedger } from '../../src/ledger/open-ledger.ts'
import type { Notice } from '../../src/notice/notice.ts'
import { record, takeIn } from '../../src/pipeline.ts'
import { unitTable } from '../../src/unit/unit-table.ts'
import { loadNotice } from '../notices/load.ts'

const asOf = '2021-05-28'
let folder: string
let notice: Notice
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'itcap-explain-'))
  notice = await loadNotice('yueyang-2021')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Person {
  id: string
  phone: string
  said?: string
  asked?: string
}

/** Born after their county was abolished, so that nobody has these numbers. */
function idNumber(order: number): string {
  const body = `4322221990${String(1 + (order % 12)).padStart(2, '0')}15${String(order).padStart(2, '0')}2`
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  const sum = weights.reduce((all, weight, index) => all + weight * Number(body[index]), 0)
  return body + '10X98765432'[sum % 11]
}

function file(name: string, persons: readonly Person[], columns: boolean): string {
  const path = join(folder, name)
  const head = '序号,姓名,性别,身份证号码,县（市区）,工作单位,任教学段,任教学科,联系电话,备注'
  const rows = persons.map(({ id, phone, said = '', asked = '' }, index) => {
    const cells = [
      index + 1,
      `示${'甲乙丙丁戊己庚辛壬癸'[Number(id.slice(14, 16)) % 10]}`,
      '女',
      id,
      '岳阳楼区',
      '示例小学',
    ]
    return [...cells, '小学', '语文', phone, '', ...(columns ? [asked, said] : [])].join(',')
  })
  const lines = [
    '附件3',
    '2021年岳阳市中小学（幼儿园）教师信息技术应用能力',
    '提升工程2.0试点学校参培教师信息表',
    `县（市、区）：岳阳楼区,,,,学校：示例小学,,,,参培人数：${persons.length}`,
    columns ? `${head},问题,情况说明` : head,
    ...rows,
    '填报人：李示例,,,,联系电话：15400000000',
  ]
  writeFileSync(path, `\ufeff${lines.join('\r\n')}`)
  return path
}

const around = () => {
  const table = unitTable(asOf, notice)
  return { asOf, notices: [notice], form: undefined, received: undefined, units: () => table, digests: true }
}

async function read(path: string, known?: Parameters<typeof takeIn>[2]) {
  const [outcome] = await takeIn([path], around(), known)
  const { findings, explained, unheard, counts } = outcome!.forms[0]!.result()
  const phones = findings.filter(({ rule }) => rule === 'phone').flatMap(({ rows }) => rows)
  return { phones, explained: explained.map(({ row, text }) => [row, text]), unheard, counts }
}

/** Twelve digits: a warning. The first four are explained, each in words of its own. */
const people = Array.from({ length: 6 }, (_, index): Person => ({ id: idNumber(index), phone: `15400000000${index}` }))
const explainedPeople = people.map((each, index): Person => (index < 4 ? { ...each, said: `说明${index}` } : each))

test('sorted, with rows put between, nothing is lost: by the column alone and by the ledger', async () => {
  const ledger = await openLedger(':memory:')
  await record(ledger, [file('一.csv', explainedPeople, true)], around(), { received: '2021-05-20T09:00:00+08:00' })
  const { knownTo } = await import('../../src/ledger/known.ts')
  const table = unitTable(asOf, notice)
  const known = knownTo(ledger, () => table)
  const others = Array.from({ length: 4 }, (_, index): Person => ({ id: idNumber(20 + index), phone: '15400000000' }))
  const order = fc.tuple(fc.nat(4), fc.infiniteStream(fc.nat())).map(([more, random]) => {
    const all = [...explainedPeople, ...others.slice(0, more)]
    return all
      .map((each) => [random.next().value!, each] as const)
      .sort(([a], [b]) => a - b)
      .map(([, each]) => each)
  })
  await fc.assert(
    fc.asyncProperty(order, async (rows) => {
      const wanted = rows.flatMap(({ said }, index) => (said ? [[index + 6, said]] : []))
      const open = rows.flatMap(({ phone, said }, index) => (phone.length === 12 && !said ? [index + 6] : []))
      for (const found of [
        await read(file('二.csv', rows, true)),
        await read(
          file(
            '三.csv',
            rows.map(({ said: _, ...each }) => each),
            false,
          ),
          { known },
        ),
      ]) {
        expect([...found.explained].sort()).toEqual([...wanted].sort())
        expect(found.phones).toEqual(open)
      }
    }),
    { numRuns: 25 },
  )
  // No number of anybody leaves the ledger.
  expect(JSON.stringify(ledger.explanations(notice.id))).not.toMatch(/\d{15,}[\dX]/)
  ledger.close()
})

test('another value brings the warning back, also under the old words; new words end it', async () => {
  const ledger = await openLedger(':memory:')
  await record(ledger, [file('一.csv', explainedPeople, true)], around(), { received: '2021-05-20T09:00:00+08:00' })
  const { knownTo } = await import('../../src/ledger/known.ts')
  const table = unitTable(asOf, notice)
  const known = knownTo(ledger, () => table)
  const changed = (said: string | undefined) =>
    explainedPeople.map((each, index) => (index === 0 ? { ...each, phone: '154000000099', said: said ?? '' } : each))
  expect((await read(file('二.csv', changed(undefined), false), { known })).phones).toContain(6)
  expect((await read(file('二.csv', changed('说明0'), true), { known })).phones).toContain(6)
  expect((await read(file('二.csv', changed('换了新分机'), true), { known })).phones).not.toContain(6)
  ledger.close()
})

test('what the row was not asked about is not explained; an error never is, and that is said', async () => {
  const [first] = people
  const rows: Person[] = [
    { ...first!, asked: '姓名：发现姓名中间有空格，请核对', said: '说的是姓名' },
    {
      id: `${idNumber(1).slice(0, 17)}${idNumber(1).endsWith('1') ? 2 : 1}`,
      phone: '15400000000',
      said: '户口本上就是这样',
    },
    { ...people[2]!, said: '无' },
  ]
  const found = await read(file('二.csv', rows, true))
  expect(found.explained).toEqual([])
  expect(found.phones).toEqual([6, 8])
  expect(found.unheard).toEqual([7])
  expect(found.counts.error).toBe(1)
})
