/** Workbooks as offices really leave them: what they say is counted once where it belongs, and what is printed of them is true to the number. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import exceljs from 'exceljs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { person } from '../conservation/persons.ts'
import { openDesk } from './transcript.ts'

type Cell = string | number | null

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'itcap-odd-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const itcap = (command: string) => openDesk(folder).run(`itcap ${command}`)
/** As one line, wherever the screen breaks it. */
const flat = (text: string) => text.replaceAll(/\s+/g, '')

async function write(name: string, sheets: Record<string, Cell[][]>): Promise<void> {
  const workbook = new exceljs.Workbook()
  for (const [tab, rows] of Object.entries(sheets)) {
    const sheet = workbook.addWorksheet(tab)
    for (const row of rows) sheet.addRow(row)
  }
  await workbook.xlsx.writeFile(join(folder, name))
}

const title = '2021年岳阳市中小学（幼儿园）教师信息技术应用能力提升工程2.0试点学校参培教师信息表'
const headings = [
  '序号',
  '姓名',
  '性别',
  '身份证号码',
  '县（市、区）',
  '学校',
  '任教学段',
  '任教学科',
  '联系电话',
  '备注',
]

function roster(school: string, from: number, count: number, declared = count): Cell[][] {
  const rows = Array.from({ length: count }, (_, index): Cell[] => {
    const { name, sex, idNumber, phone, subject } = person(from + index)
    return [index + 1, name, sex, idNumber, '岳阳楼区', school, '小学', subject, phone]
  })
  return [
    [title],
    ['县（市、区）：岳阳楼区', null, null, `学校：${school}`, null, null, `参培人数：${declared}`],
    headings,
    ...rows,
    ['填报人：王示例', null, null, '联系电话：15400000000'],
  ]
}

test('a file of several sheets is one file, wherever files are counted', async () => {
  await write('两表.xlsx', {
    一年级: roster('示例小学', 1, 3, 4),
    二年级: roster('示例小学', 11, 3, 5),
    说明: [['每校一份']],
  })
  await write('一表.xlsx', { 好: roster('示例中学', 21, 3), 不好: roster('示例幼儿园', 31, 3, 4) })
  writeFileSync(join(folder, '更多.zip'), 'PK\x05\x06'.padEnd(22, '\0'))
  const { stdout } = await itcap('validate . --notice yueyang-2021')
  expect(flat(stdout)).toContain(flat('3 个文件 0 个通过 2 个有错误 1 个读不了'))
  await itcap('init . --notice yueyang-2021 --unit 岳阳楼区')
  const imported = await itcap('import . --received 2021-05-20')
  expect(flat(imported.stdout)).toContain('更多.zip压缩包，不是表格。请解压后发送里面的表格')
  expect(flat((await itcap('status --as-of 2021-05-21')).stdout)).toContain('示例小学（2处错误，退回1次）')
  const check = flat((await itcap('check --as-of 2021-05-21')).stdout)
  expect(check).toContain('没计入3份：')
})

test('two lists side by side are numbered one after the other, along the rows, or each for itself', async () => {
  const sheet = (left: number[], right: number[]): Cell[][] => {
    const [above, head, , ...rows] = roster('示例小学', 1, 6)
    const [first, second] = [rows.slice(0, 3), rows.slice(3, 6)]
    const numbered = (row: Cell[], number: number) => [number, ...row.slice(1), ...(row.length < 10 ? [null] : [])]
    const both = first.map((row, at) => [...numbered(row, left[at]!), null, ...numbered(second[at]!, right[at]!)])
    return [above!, head!, [...headings, null, ...headings], ...both, rows[6]!]
  }
  await write('先左后右.xlsx', { 附件3: sheet([1, 2, 3], [4, 5, 6]) })
  await write('逐行.xlsx', { 附件3: sheet([1, 3, 5], [2, 4, 6]) })
  await write('各自.xlsx', { 附件3: sheet([1, 2, 3], [1, 2, 3]) })
  await write('断号.xlsx', { 附件3: sheet([1, 2, 3], [5, 6, 7]) })
  const found = async (name: string) => {
    const { stdout } = await itcap(`validate ${name}.xlsx --notice yueyang-2021 --format json`)
    const [{ rows, findings }] = JSON.parse(stdout).files
    return [rows, findings.map(({ cell, message }: { cell: string; message: string }) => `${cell} ${message}`)]
  }
  for (const name of ['先左后右', '逐行', '各自']) expect(await found(name)).toEqual([6, []])
  expect(await found('断号')).toEqual([6, ['L4 发现序号 5，应为 4，中间断号，请核对是否漏了人']])
})

test('a zone without a code is asked for by the name it is shown under, and has a desk of its own', async () => {
  const counties = '市中区 沙湾区 五通桥区 金口河区 犍为县 井研县 夹江县 沐川县 峨边彝族自治县 马边彝族自治县 峨眉山市'
  const rows = [...counties.split(' '), '乐山高新区', '市直'].map((unit, at): Cell[] => {
    const [kindergarten, school, vocational, trained] = [10 + at, 60, 30, 50]
    const staff = kindergarten + school + vocational
    return [unit, kindergarten, school, vocational, staff, trained, staff - trained, 10, staff - trained - 10]
  })
  const total = rows[0]!.slice(1).map((_, at) => rows.reduce((sum, row) => sum + Number(row[at + 1]), 0))
  const columns =
    '地区 幼儿园 中小学 职业中学 合计总数 已培训人数 未培训人数（缺口数） 省级及以上项目需求数 市县级培训计划数'
  const head = ['市（州）教育行政部门（盖章）：乐山市教育局', null, '填表人：王示例', null, '联系电话：15400000000']
  const heading = [['2017年乐山市能力提升工程培训计划及执行情况'], head, columns.split(' ')]
  await write('附件3.xlsx', { 附件3: [...heading, ...rows, ['小计', ...total]] })
  await itcap('init 市里 --notice sichuan-2017 --unit 乐山市')
  await itcap('--workspace 市里 import 附件3.xlsx --received 2017-03-20')
  const gapOf = async (name: string) => {
    const { stdout } = await itcap(`--workspace 市里 gap --county ${name} --as-of 2017-03-28 --format json`)
    return JSON.parse(stdout).rows.map(({ unit, staff }: { unit: string; staff: number }) => [unit, staff])
  }
  for (const name of ['高新区', '乐山高新区', '乐山市高新区']) expect(await gapOf(name)).toEqual([['高新区', 111]])
  expect(await gapOf('市直')).toEqual([['市直属学校', 112]])
  expect((await itcap('--workspace 市里 gap --county 高兴区')).code).toBe(2)
  const status = flat((await itcap('--workspace 市里 status --as-of 2017-03-28')).stdout)
  expect(status).toContain('名单外附件3乐山市高新区（附件3.xlsx）')
  expect(status).toContain('名单外附件3乐山市市直属学校（附件3.xlsx）')

  await write('示例小学.xlsx', { 附件3: roster('示例小学', 1, 3).map((row) => row.map(inZone)) })
  await itcap('init 区里 --notice yueyang-2021 --unit 岳阳高新区')
  const { stdout } = await itcap('--workspace 区里 import 示例小学.xlsx --received 2021-05-20 --format json')
  expect(JSON.parse(stdout).receipts).toMatchObject([{ unit: '430600-高新区', outcome: 'recorded', rows: 3 }])
  expect((await itcap('--workspace 区里 zero annex-3 --unit 高新区 --school 示例中学 --said-by 王')).code).toBe(0)
})

test('gap of own rosters names a sheet of theirs that it did not read', async () => {
  const columns = ['教师姓名', '身份证号', '县区', '学校', '是否参训']
  const rows = (from: number) =>
    [0, 1, 2].map((more): Cell[] => {
      const { name, idNumber } = person(from + more)
      return [name, idNumber, '岳阳楼区', '示例小学', '是']
    })
  await write('名册.xlsx', { 名册: [columns, ...rows(1)], 补充: rows(11) })
  const { stdout } = await itcap('gap 名册.xlsx')
  expect(stdout).toContain('读到 3 行：算了 3 人；另有 1 张工作表没有读')
  expect(flat(stdout)).toContain('未读名册.xlsx工作表“补充”：没有找到任何一张报表的表头，有内容的3行没有读')
})

test('a reason given for a whole folder is kept of those alone that count for it, each in true words', async () => {
  await write('错.xlsx', { 附件3: roster('示例小学', 1, 3, 4) })
  await write('好.xlsx', { 附件3: roster('示例中学', 11, 3) })
  for (const name of ['旧', '新'])
    await write(`${name}.xlsx`, { 附件3: roster('示例幼儿园', 21, name === '旧' ? 3 : 4) })
  await itcap('init . --notice yueyang-2021 --unit 岳阳楼区')
  const reason = '--received 2021-05-20 --accept 已核实'
  await itcap(`import 错.xlsx 好.xlsx 旧.xlsx 新.xlsx ${reason}`)
  await itcap(`import 新.xlsx ${reason}`)
  const lines: { what: string }[] = JSON.parse((await itcap('log --format json')).stdout).lines
  expect(lines.filter(({ what }) => what === 'accept')).toMatchObject([
    { detail: { file: '错.xlsx', errors: 1 } },
    { detail: { file: '新.xlsx', errors: 0 } },
  ])
  const { stdout } = await itcap('log')
  expect(stdout).toContain('有错误也计入 错.xlsx，理由：已核实')
  expect(stdout).toContain('两个版本，计入 新.xlsx，理由：已核实')
  await itcap('report annex-3 --as-of 2021-05-28 -o 名单.xlsx')
  const workbook = new exceljs.Workbook()
  await workbook.xlsx.readFile(join(folder, '名单.xlsx'))
  const sources = JSON.stringify(workbook.getWorksheet('依据')!.getSheetValues())
  expect(sources).toContain('错.xlsx（已核实）')
  expect(sources).not.toContain('好.xlsx（已核实）')
})

test('the log counts what counts: no older version that came late', async () => {
  for (const name of ['旧', '新']) await write(`${name}.xlsx`, { 附件3: roster('示例小学', 1, name === '旧' ? 3 : 4) })
  await itcap('init . --notice yueyang-2021 --unit 岳阳楼区')
  await itcap('import 新.xlsx --received 2021-05-22')
  expect((await itcap('import 旧.xlsx --received 2021-05-21')).stdout).toContain('是旧表，不计入')
  const { lines } = JSON.parse((await itcap('log --format json')).stdout)
  expect(lines.map(({ detail }: { detail: unknown }) => detail)).toMatchObject([
    { sheets: 1, counted: 1, rows: 4 },
    { sheets: 1, counted: 0, rows: 0 },
  ])
})

const inZone = (cell: Cell) => (typeof cell === 'string' ? cell.replace('岳阳楼区', '高新区') : cell)

test('填表说明 beside a list is told once and lacks in no total; a sheet with a name on it does, until it is mended', async () => {
  const words = [['填表说明'], ['1.身份证号码请按文本填写；'], ['2.任教学段填小学、初中或高中。']]
  await write('甲校.xlsx', { 名单: roster('示例甲校', 1, 6), 说明: words })
  await write('乙校.xlsx', { 名单: roster('示例乙校', 11, 6), 另: [['张示例'], ['李示例']] })
  const read = '--notice yueyang-2021 --form annex-3 --received 2021-05-28'
  const told = flat((await itcap(`import 甲校.xlsx 乙校.xlsx ${read}`)).output)
  expect(told).toContain('甲校.xlsx工作表“说明”没有登记：只有文字，没有名单和数字')
  const coverage = async () => {
    const { stdout } = await itcap('status --form annex-3 --county 岳阳楼区 --as-of 2021-05-28 --format json')
    return JSON.parse(stdout).coverage.notCounted.map(({ sheet }: { sheet: string }) => sheet)
  }
  expect(await coverage()).toEqual(['另'])
})

test('a row of 教基4068 that somebody deleted is told, in no sum though it is; one left blank is not', async () => {
  const sample = join(import.meta.dirname, '../../samples/jiaoji-4068/training-clean-中学.xlsx')
  const asked = async (change: (sheet: exceljs.Worksheet, row: number) => void) => {
    const book = new exceljs.Workbook()
    await book.xlsx.readFile(sample)
    const sheet = book.worksheets[0]!
    let at = 0
    sheet.eachRow(({ values }, row) => {
      if ((values as unknown[]).includes('09')) at = row
    })
    change(sheet, at)
    await book.xlsx.writeFile(join(folder, '表.xlsx'))
    return flat((await itcap('validate 表.xlsx --notice jiaoji-4068')).output)
  }
  expect(await asked((sheet, row) => sheet.spliceRows(row, 1))).toContain('发现表样印好的1行表上没有：#县级人09')
  expect(
    await asked((sheet, row) => {
      sheet.getCell(row, 4).value = null
    }),
  ).toContain('没有发现问题')
})

test('a plan says what the figures lack that it starts from, as the gap does', async () => {
  await write('示例小学.xlsx', { 名单: roster('示例小学', 1, 3) })
  await write('示例中学.xlsx', { 名单: roster('示例中学', 11, 3, 4) })
  await itcap('init . --notice yueyang-2021 --unit 岳阳楼区')
  await itcap('import 示例小学.xlsx 示例中学.xlsx --received 2021-05-20')
  const gap = await itcap('gap --as-of 2021-05-21')
  const plan = await itcap('plan --as-of 2021-05-21')
  const lack = flat('不完整：1 个单位未报；1 份（3 人）有错误未计入')
  expect(flat(gap.stdout)).toContain(lack)
  expect(flat(plan.stdout)).toContain(lack)
  expect(flat(plan.stdout)).toContain(flat('示例中学.xlsx（岳阳楼区 示例中学，3 人，1 处错误）'))
  const coverage = async (command: string) => JSON.parse((await itcap(`${command} --format json`)).stdout).coverage
  expect(await coverage('plan --as-of 2021-05-21')).toEqual(await coverage('gap --as-of 2021-05-21'))
  expect((await itcap('plan --as-of 2021-05-21 --fail-on incomplete')).code).toBe(1)
})

test('a list that was only saved anew is told as the same as the other, not as an older version of it', async () => {
  await write('原件.xlsx', { 名单: roster('示例小学', 1, 3) })
  await write('另存.xlsx', { 表1: roster('示例小学', 1, 3) })
  await itcap('init . --notice yueyang-2021 --unit 岳阳楼区')
  await itcap('import 原件.xlsx 另存.xlsx --received 2021-05-20')
  const { stdout } = await itcap('gap --as-of 2021-05-21')
  expect(flat(stdout)).toContain(flat('只算一次 另存.xlsx（岳阳楼区 示例小学，3 人，与 原件.xlsx 内容相同）'))
  expect(stdout).not.toContain('旧表')
  // Once a newer one has come, both are older.
  await write('新.xlsx', { 名单: roster('示例小学', 1, 4) })
  await itcap('import 新.xlsx --received 2021-05-22')
  expect(flat((await itcap('gap --as-of 2021-05-23')).stdout)).toContain(
    flat('旧表 原件.xlsx（岳阳楼区 示例小学，3 人，已由新表代替）；另存.xlsx（岳阳楼区 示例小学，3 人，已由新表代替）'),
  )
})

test('a county that has no places owes no list, and is not missing', async () => {
  const places: Cell[][] = [
    ['全市教育信息化工作先进个人推荐名额表'],
    ['序号', '单位', '推荐名额', '备注'],
    [1, '宝丰县', 2],
    [2, '鲁山县', 0],
  ]
  await write('名额.xlsx', { 名额: places })
  await itcap('init . --notice pingdingshan-2020 --unit 平顶山市')
  await itcap('import 名额.xlsx --issued --received 2021-02-20')
  const { rows } = JSON.parse((await itcap('status --as-of 2021-02-21 --format json')).stdout)
  const owed = (unit: string) =>
    rows.filter((row: { unit: string }) => row.unit === unit).map((row: { form: string }) => row.form)
  expect(owed('宝丰县')).toEqual(['collective', 'individual', 'list'])
  expect(owed('鲁山县')).toEqual(['collective'])
  expect(owed('叶县')).toEqual(['collective', 'individual', 'list'])
  const { deadlines } = JSON.parse((await itcap('deadlines --as-of 2021-02-21 --format json')).stdout)
  expect(deadlines.map(({ form, expected }: { form: string; expected: number }) => [form, expected])).toEqual([
    ['collective', 11],
    ['individual', 10],
    ['list', 10],
  ])
})

test.each([[['县.xlsx', '甲校.xlsx']], [['甲校.xlsx', '县.xlsx']]])(
  'a county moves somebody to another school while his own school’s list, %j, still names him: told once',
  async (order) => {
    const county = (moved: string): Cell[][] => {
      const [above, , head, ...rows] = roster('甲校', 1, 6)
      const others = roster('乙校', 11, 6).slice(3, 9)
      const all = [...rows.slice(0, 6), ...others].map((row, index) => [index + 1, ...row.slice(1)])
      all[5]![5] = moved
      return [
        above!,
        ['县（市、区）：岳阳楼区', null, null, null, null, null, '参培人数：12'],
        head!,
        ...all,
        rows.at(-1)!,
      ]
    }
    await write('县.xlsx', { 名单: county('甲校') })
    await write('甲校.xlsx', { 名单: roster('甲校', 1, 6) })
    await itcap('init . --notice yueyang-2021 --unit 岳阳市')
    for (const [index, name] of order.entries()) await itcap(`import ${name} --received 2021-05-2${index}`)
    await write('县.xlsx', { 名单: county('乙校') })
    const { stdout } = await itcap('validate 县.xlsx --received 2021-05-24 --format json')
    const said = JSON.parse(stdout).files[0].findings.filter(({ rule }: { rule: string }) => rule === 'known-person')
    expect(said.map(({ args }: { args: object }) => args)).toEqual([
      { reason: 'school', school: '岳阳楼区 甲校', file: '甲校.xlsx' },
    ])
  },
)

test('of two lists of a county whose heads name no school, each school goes with the one it stands on, and its day', async () => {
  const county = (school: string, from: number): Cell[][] =>
    roster(school, from, 3).with(1, ['县（市、区）：岳阳楼区', null, null, null, null, null, '参培人数：3'])
  await write('一.xlsx', { 名单: county('甲校', 1) })
  await write('二.xlsx', { 名单: county('乙校', 11) })
  await itcap('init . --notice yueyang-2021 --unit 岳阳市')
  await itcap('import 一.xlsx --received 2021-05-20')
  await itcap('import 二.xlsx --received 2021-06-20')
  const { stdout } = await itcap('status --form annex-3 --county 岳阳楼区 --as-of 2021-06-21 --format json')
  const rows = JSON.parse(stdout).rows as { school: string; state: string; paths: string[]; rows: number }[]
  expect(rows.map(({ school, state, paths, rows: count }) => [school, state, paths, count])).toEqual([
    ['乙校', 'late', ['二.xlsx'], 3],
    ['甲校', 'on-time', ['一.xlsx'], 3],
  ])
})

test('a county without any number is told of in the cells that must be filled in, and not once more', async () => {
  const head = ['报送单位（盖章）：', null, '铜川市', null, '填表人：', '示一', '联系电话：', '15410000001']
  const columns = [
    '地区',
    '教师数',
    '已培训人数',
    '未培训人数',
    '学校总数',
    '已整校推进学校数',
    '推荐案例数',
    '完成率',
    '备注',
  ]
  const counties = ['王益区', '印台区', '耀州区'].map((county) => [county, 2, 1, 1, 1, 1, 0, 0.5])
  const total = ['小计', 6, 3, 3, 3, 3, 0, 0.5]
  const titles = [['陕西省中小学教师信息技术应用能力提升工程2.0'], ['铜川市培训进度统计表']]
  await write('铜川.xlsx', { 进度: [...titles, head, columns, ...counties, ['宜君县'], total] })
  const { stdout } = await itcap('validate 铜川.xlsx --notice shaanxi-2.0 --format json')
  const { findings } = JSON.parse(stdout).files[0]
  expect(findings.map(({ rule, cell }: { rule: string; cell: string }) => `${rule} ${cell}`)).toEqual([
    'required B8',
    'required C8',
  ])
})
