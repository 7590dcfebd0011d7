/** `itcap assess` on files as they really come: copies, damaged files, schools spelt differently, columns pasted the wrong way round. */
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { displayWidth } from '../../src/render/width.ts'
import type { Value } from '../../src/value/value.ts'
import { loadNotice } from '../notices/load.ts'
import { abolished, person } from '../samples/people.ts'
import { filled, formOf, sample } from '../samples/sample.ts'
import { openDesk } from './transcript.ts'

const samples = fileURLToPath(new URL('../../samples', import.meta.url))
const sichuan = join(samples, 'sichuan-2.0')
let folder = ''

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'itcap-assess-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function assess(args: string) {
  return openDesk(folder).run(`itcap assess ${args}`)
}

/** A Sichuan record of one school: everybody reaches what is asked, but for what `rows` change. */
async function record(file: string, school: string, from: number, rows: Record<string, Value>[]): Promise<void> {
  const notice = await loadNotice('sichuan-2.0')
  const main = rows.map((row, index) => {
    const { name, idNumber } = person(from + index, abolished.wenjiang)
    return {
      ...{ sequence: index + 1, name, idNumber, county: '锦江区', schoolName: school, onlineHours: 20 },
      ...{ materialHours: 15, researchHours: 10, recordingHours: 5, practiceHours: 30, totalHours: 50 },
      ...{ abilities: 'A1、A3、B2', selfResult: '合格', peerResult: '合格', schoolResult: '合格', ...row },
    }
  })
  const content = filled({
    head: { county: '锦江区', school, contact: '李示例', phone: '15410000001' },
    tables: { main: { rows: main, total: undefined } },
  })
  const { bytes } = await sample(file, formOf(notice, 'training-record'), content)
  writeFileSync(join(folder, file), bytes)
}

test('a file that came twice counts once, and is said', async () => {
  mkdirSync(join(folder, '收件'))
  copyFileSync(join(sichuan, 'ability-offer-clean.xlsx'), join(folder, '收件', '选择表.xlsx'))
  copyFileSync(join(sichuan, 'training-record-clean.xlsx'), join(folder, '收件', 'a.xlsx'))
  copyFileSync(join(sichuan, 'training-record-clean.xlsx'), join(folder, '收件', 'b.xlsx'))
  const { stdout } = await assess('收件 --format json')
  const { files, notices, totals } = JSON.parse(stdout)
  expect(totals).toMatchObject({ files: 3, teachers: 3, passed: 3 })
  expect(notices[0].total).toMatchObject({ counted: 3, passed: 3, rate: 1 })
  expect(files.map(({ use, message }: Record<string, string>) => [use, message])).toEqual([
    ['record', undefined],
    ['copy', `与 ${join('收件', 'a.xlsx')} 内容相同，只算一次`],
    ['offer', undefined],
  ])
})

test('a damaged file is named, the others are assessed, and the run ends with 2', async () => {
  const bytes = readFileSync(join(sichuan, 'training-record-faulty.xlsx'))
  writeFileSync(join(folder, '半截.xlsx'), bytes.subarray(0, bytes.length / 2))
  const { stdout, code } = await assess(
    `半截.xlsx ${join(sichuan, 'training-record-clean.xlsx')} ${join(sichuan, 'ability-offer-clean.xlsx')}`,
  )
  expect(code).toBe(2)
  expect(stdout).toMatch(/3 合格 {3}合格率 100\.00%/)
  expect(stdout).toMatch(/读不了\n {2}半截\.xlsx/)
})

test.each([
  ['training-record-clean.xlsx ability-offer-clean.xlsx', '', 0],
  // Without the offer nobody failed, but nobody can be judged either.
  ['training-record-clean.xlsx', '', 0],
  ['training-record-clean.xlsx', '--fail-on warning', 1],
  ['training-record-faulty.xlsx', '', 1],
  ['training-record-faulty.xlsx ability-offer-clean.xlsx', '--teacher 李试静', 1],
])('%s %s ends with %d', async (files, options, code) => {
  const paths = files.split(' ').map((file) => join(sichuan, file))
  expect((await assess(`${paths.join(' ')} ${options}`)).code).toBe(code)
})

test('one school under two spellings is one school, and finds its offer under a third', async () => {
  await record('a.xlsx', '锦江区示例第一小学', 0, [{}, {}])
  await record('b.xlsx', '锦江区示例一小', 20, [{}])
  const notice = await loadNotice('sichuan-2.0')
  const rows = [{ sequence: 1, schoolName: '示例第1小学', smartSchool: '否', abilities: 'A1、A3、B2' }]
  const offer = filled({
    head: { unit: '锦江区', contact: '李示例', phone: '15410000001' },
    tables: { main: { rows, total: undefined } },
  })
  writeFileSync(join(folder, 'c.xlsx'), (await sample('', formOf(notice, 'ability-offer'), offer)).bytes)
  const { notices } = JSON.parse((await assess('a.xlsx b.xlsx c.xlsx --format json')).stdout)
  expect(notices[0].schools).toMatchObject([{ school: '锦江区示例第一小学', counted: 3, passed: 3 }])
})

test('a school with and without the name of its county is one, a school of another name is not', async () => {
  await record('a.xlsx', '示例小学', 0, [{}])
  await record('b.xlsx', '锦江区示例小学', 20, [{}])
  await record('c.xlsx', '成都市锦江区示例小学', 30, [{}])
  await record('d.xlsx', '城关示例小学', 40, [{}])
  const { notices } = JSON.parse((await assess('a.xlsx b.xlsx c.xlsx d.xlsx --format json')).stdout)
  expect(notices[0].schools).toMatchObject([
    { school: '示例小学', counted: 3 },
    { school: '城关示例小学', counted: 1 },
  ])
})

test('CSV has one line for each teacher, with the arithmetic', async () => {
  const { stdout } = await assess(`${join(samples, 'school-assessment/training-record-faulty.xlsx')} --format csv`)
  const [head, ...lines] = stdout.trimEnd().split('\r\n')
  expect(head?.split(',').slice(6, 10)).toEqual(['姓名', '结果', '学时或学分', '学时构成'])
  expect(lines).toHaveLength(7)
  expect(lines.find((line) => line.includes('陈试静'))).toContain(
    '陈试静,不合格,50,实践应用 25（线下实践 25）,A1、A3、A5,57,' +
      '教师互评 70 × 0.5 + 考核领导评价 60 × 0.5 + 不按时上交资料 2 × −1 + 培训迟到 1 × −1 + 培训旷到 1 × −5 = 57,不合格,',
  )
})

test('a school that two offers contradict is judged by neither', async () => {
  const files = ['training-record-clean.xlsx', 'ability-offer-clean.xlsx', 'ability-offer-faulty.xlsx']
  const { stdout } = await assess(files.map((file) => join(sichuan, file)).join(' '))
  expect(stdout).toMatch(/3 未定/)
  expect(stdout).toMatch(/锦江区示例小学：能力点选择表里出现两次，能力点不同，没有采用/)
  expect(stdout).not.toMatch(/没有收到能力点选择表/)
})

test('no ID number and no phone is printed, whatever column it was pasted into', async () => {
  const { idNumber, phone } = person(150, abolished.wenjiang)
  await record('乱.xlsx', '锦江区示例小学', 0, [
    { name: idNumber, abilities: idNumber },
    { schoolResult: idNumber, schoolName: phone },
    { abilities: `A1、${phone}`, onlineHours: idNumber, remark: phone },
  ])
  for (const format of ['table', 'json', 'csv']) {
    const { stdout, stderr } = await assess(`乱.xlsx --format ${format}`)
    expect(stdout).toContain('锦江区')
    for (const secret of [idNumber, phone]) expect(stdout + stderr).not.toContain(secret)
  }
})

test('the width of the terminal is kept, whatever is in the file', async () => {
  const long = `锦江区${'示范'.repeat(20)}小学`
  await record('长.xlsx', long, 0, [
    { onlineHours: 1, abilities: Array.from({ length: 13 }, (_, i) => `A${i + 1}`).join('、') },
  ])
  await record('短.xlsx', '锦江区示例小学', 20, [{ peerResult: undefined }])
  const lines = (await assess('长.xlsx 短.xlsx')).stdout.split('\n')
  expect(lines.filter((line) => displayWidth(line) > 80)).toEqual([])
})

test('two versions of one list, and one person on two rows: each counts once, and where they differ nothing is decided', async () => {
  const rows = [{}, {}, {}, { onlineHours: 18, totalHours: 48 }]
  await record('第一版.xlsx', '锦江区示例小学', 0, rows)
  // One is corrected, one has a new number, one has come.
  const { idNumber } = person(60, abolished.wenjiang)
  await record('第二版.xlsx', '锦江区示例小学', 0, [{}, {}, { idNumber }, {}, {}])
  const { notices, totals } = JSON.parse((await assess('第一版.xlsx 第二版.xlsx --format json')).stdout)
  expect(totals).toMatchObject({ teachers: 5 })
  expect(notices[0].total).toMatchObject({ counted: 5 })
  const said = notices[0].teachers.map(({ items }: { items: { id: string; state: string; message: string }[] }) => {
    const item = items.find(({ id }) => id === 'population/repeated')
    return item && `${item.state} ${item.message}`
  })
  const same = 'advice 与 第二版.xlsx 是同一人，只计一次，请核对'
  const differs = 'unknown 与 第二版.xlsx 是同一人，只计一次；各处结果不同，无法判断以哪一处为准，请核对'
  expect(said).toEqual([same, same, same, differs, undefined])

  const { name } = person(0, abolished.wenjiang)
  const twice = { name, idNumber: person(0, abolished.wenjiang).idNumber }
  await record('一张.xlsx', '锦江区示例小学', 0, [{}, {}, twice])
  const one = JSON.parse((await assess('一张.xlsx --format json')).stdout)
  expect(one.totals).toMatchObject({ teachers: 2 })
  expect(one.notices[0].teachers[0].items[0].message).toMatch(/^与 第 \d+ 行 是同一人，只计一次，请核对$/)
})

test('two of one name with numbers of their own, or without any on one list, are two', async () => {
  const { name } = person(0, abolished.wenjiang)
  await record('a.xlsx', '锦江区示例小学', 0, [{}, { name }, { name, idNumber: undefined }])
  await record('b.xlsx', '锦江区示例小学', 40, [{ name }])
  expect(JSON.parse((await assess('a.xlsx b.xlsx --format json')).stdout).totals).toMatchObject({ teachers: 4 })
})
