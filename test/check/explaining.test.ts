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
import { place } from '../ledger/place.ts'
import { loadNotice } from '../notices/load.ts'
import { tries } from '../tries.ts'

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
  const ledger = await openLedger(place())
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
    { numRuns: tries(25) },
  )
  // No number of anybody leaves the ledger.
  expect(JSON.stringify(ledger.explanations(notice.id))).not.toMatch(/\d{15,}[\dX]/)
  ledger.close()
})

test('another value brings the warning back, also under the old words; new words end it', async () => {
  const ledger = await openLedger(place())
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

test('what no row has room for is asked in the letter, answered there, and asked again once the value changes', async () => {
  const exceljs = (await import('exceljs')).default
  const persons = people.map((each, index) => ({ ...each, phone: `1540000001${index}` }))
  const sent = file('迟.csv', persons, false)
  const { writeReturns } = await import('../../src/report/write-returns.ts')
  const { summarise } = await import('../../src/intake/validation.ts')
  const taken = (path: string, received: string) => takeIn([path], { ...around(), received })
  const sentBack = async (outcomes: Awaited<ReturnType<typeof taken>>, to: string) => {
    const order = { folder: join(folder, to), roots: [folder], contact: { name: '', phone: '' } }
    return (await writeReturns(summarise(outcomes, asOf).entries, order)).written[0]!
  }
  const back = await sentBack(await taken(sent, '2021-06-02T09:00:00+08:00'), '退')
  const workbook = new exceljs.Workbook()
  await workbook.xlsx.readFile(back)
  const letter = workbook.getWorksheet('退回说明')!
  const at: number[] = []
  letter.eachRow((row, number) => {
    if (String(row.getCell(4).value).includes('已超过') && String(row.getCell(1).value ?? '') === '') at.push(number)
  })
  expect(at).toHaveLength(1)
  letter.getCell(at[0]!, 5).value = '停电三天'
  await workbook.xlsx.writeFile(back)

  const late = await taken(back, '2021-06-02T09:00:00+08:00')
  const result = late[0]!.forms[0]!.result()
  expect(result.explained.map(({ rule, text }) => [rule, text])).toEqual([['deadline', '停电三天']])
  expect(result.findings.filter(({ severity }) => severity !== 'info')).toEqual([])

  // Once it is kept, the same words under another day are no word about it.
  const ledger = await openLedger(place())
  const table = unitTable(asOf, notice)
  const { knownTo } = await import('../../src/ledger/known.ts')
  const received = '2021-06-02T09:00:00+08:00'
  await record(ledger, [back], { ...around(), received }, { received })
  const known = { known: knownTo(ledger, () => table) }
  const rules = async (received: string) => {
    const [outcome] = await takeIn([back], { ...around(), received }, known)
    return outcome!.forms[0]!.result().explained.map(({ rule }) => rule)
  }
  expect(await rules('2021-06-02T09:00:00+08:00')).toEqual(['deadline'])
  expect(await rules('2021-06-03T09:00:00+08:00')).toEqual([])
  ledger.close()

  // Sent back once more for another fault, the letter keeps the answer.
  const again = new exceljs.Workbook()
  await again.xlsx.readFile(back)
  const sheet = again.worksheets[1]!
  sheet.eachRow((row) => {
    if (row.getCell(2).value === '示甲') row.getCell(9).value = '154000000009'
  })
  await again.xlsx.writeFile(back)
  const twice = await sentBack(await taken(back, '2021-06-02T09:00:00+08:00'), '再退')
  const last = new exceljs.Workbook()
  await last.xlsx.readFile(twice)
  const texts: string[] = []
  last.getWorksheet('退回说明')!.eachRow((row) => texts.push(String(row.getCell(5).value ?? '')))
  expect(texts).toContain('停电三天')
})
