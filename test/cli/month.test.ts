/**
 * A month of an office, through the real program: a county, its city and the province, from the first file to the second delivery. Files come late,
 * are sent back, explained, mended, sealed, corrected again and sent upward twice. Figures and persons are invented; every figure is derived beside it.
 */
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { unitTable } from '../../src/unit/unit-table.ts'
import { loadNotice } from '../notices/load.ts'
import { makeXlsx } from '../workbook/make-xlsx.ts'
import { type Desk, openDesk } from './transcript.ts'

let folder: string
let desk: Desk
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'itcap-month-'))
  for (const [name, unit] of Object.entries({ 县: '荣县', 市: '自贡市', 省: '四川省' })) office(name, unit)
  desk = openDesk(folder)
})
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

function office(name: string, unit: string): void {
  mkdirSync(join(folder, name))
  const contact = '{ name: 李示例, phone: "15400000000" }'
  writeFileSync(join(folder, name, 'itcap.yaml'), `notice: sichuan-2017\nunit: ${unit}\ncontact: ${contact}\n`)
}

/** @param code As the officer's script sees it. */
async function itcap(command: string, code = 0): Promise<string> {
  const ran = await desk.run(`itcap ${command}`)
  expect(ran.code, `${command}\n${ran.output}`).toBe(code)
  return ran.output
}

async function json<T>(command: string): Promise<T> {
  const ran = await desk.run(`itcap ${command} --format json`)
  return JSON.parse(ran.stdout) as T
}

type Row = (string | number)[]

/** Annex 3, as offices type it. */
function annex3(unit: string, rows: readonly Row[], more: Row = []): Row[] {
  return [
    ['附件3'],
    [`2017年${unit}能力提升工程培训计划及执行情况`],
    [`市（州）教育行政部门（盖章）：${unit}`, '', '', '填表人：李示例', '', '', '', '联系电话：15400000000'],
    ['地区', '专任教师数', '', '', '', '已培训人数', '未培训人数（缺口数）', '2017培训计划数', '', '备注', ...more],
    ['', '幼儿园', '中小学', '职业中学', '合计总数', '', '', '省级及以上项目需求数', '市县级培训计划数', ''],
    ...rows,
  ]
}

function write(file: string, table: readonly Row[]): void {
  writeFileSync(join(folder, file), table.map((row) => `${row.join(',')}\n`).join(''))
}

interface Gap {
  rows: { unit: string; staff: number | null; source: Source[] }[]
  total: Record<string, number | null>
  coverage: { complete: boolean; missing: { unit: string; form: string }[] }
}
interface Source {
  file: string
  cell: string
  measure: string
  from?: Source[]
}

const at = '--as-of 2017-04-10'

/** The cells of one sheet of a workbook that was written, by address. */
async function cells(file: string): Promise<Map<string, string>> {
  const { sheets } = await json<{ sheets: { rows: { row: number; cells: Record<string, string> }[] }[] }>(
    `cells ${file}`,
  )
  return new Map(
    sheets[0]!.rows.flatMap(({ row, cells }) => Object.entries(cells).map(([column, text]) => [column + row, text])),
  )
}

test('a month', async () => {
  // 20 March. The county 荣县 has one form and sends it to its city as a delivery: 200 + 1700 + 100 = 2000; 2000 − 1100 = 900 = 180 + 720.
  write('荣县.csv', annex3('荣县', [['荣县', 200, 1700, 100, 2000, 1100, 900, 180, 720]]))
  await itcap('--workspace 县 import 荣县.csv --received 2017-03-20')
  await itcap('--workspace 县 package --as-of 2017-03-20 --to 县报')
  const first = '县报/荣县四川2017报送.zip'
  expect(await itcap(`--workspace 市 import ${first} --received 2017-03-21`)).toContain('已登记，按时')

  // 22 March. The same file comes to the city once more by itself: its 2000 teachers are not counted a second time.
  expect(await itcap('--workspace 市 import 荣县.csv --received 2017-03-22')).toContain(`已汇总在 ${first}/`)
  expect((await json<Gap>('--workspace 市 gap --as-of 2017-03-22')).total.staff).toBe(2000)

  // 自流井区 is right. 贡井区 departs from 20 : 80 (100 : 200) and says why. 大安区 has a stray sign in its remark, which fix takes out.
  write('自流井区.csv', annex3('自流井区', [['自流井区', 300, 1500, 200, 2000, 1200, 800, 160, 640]]))
  await itcap('--workspace 市 import 自流井区.csv --received 2017-03-22')
  const gongjing: Row = ['贡井区', 100, 800, 100, 1000, 700, 300, 100, 200]
  write('贡井区.csv', annex3('贡井区', [gongjing]))
  await itcap('--workspace 市 validate 贡井区.csv --fail-on warning --quiet', 1)
  await itcap('--workspace 市 import 贡井区.csv --received 2017-03-22')
  write('贡井区退回.csv', annex3('贡井区', [[...gongjing, '', '', '省里另给了名额']], ['问题', '情况说明']))
  expect(await itcap('--workspace 市 import 贡井区退回.csv --received 2017-03-24')).toContain('1 处提醒已有情况说明')
  await itcap('--workspace 市 validate 贡井区退回.csv --fail-on warning --quiet')
  expect(await itcap('--workspace 市 explanations --as-of 2017-03-25')).toContain('省里另给了名额')
  const daan = annex3('大安区', [['大安区', 120, 880, 0, 1000, 650, 350, 70, 280, '新进\u200b2人']])
  writeFileSync(
    join(folder, '大安区.xlsx'),
    makeXlsx({
      rows: daan.map((row) =>
        row.map((cell) =>
          cell === '' ? undefined : typeof cell === 'number' ? { number: String(cell) } : { text: cell },
        ),
      ),
    }),
  )
  expect(await itcap('--workspace 市 fix 大安区.xlsx -o 改好')).toContain('改了 1 处写法')
  await itcap('--workspace 市 import 改好/大安区.xlsx --received 2017-03-24')

  // 沿滩区 writes 300 where 900 − 500 = 400: sent back, and right a week later.
  write('沿滩区.csv', annex3('沿滩区', [['沿滩区', 90, 760, 50, 900, 500, 300, 80, 320]]))
  await itcap('--workspace 市 import 沿滩区.csv --received 2017-03-24', 1)
  write('沿滩区更正.csv', annex3('沿滩区', [['沿滩区', 90, 760, 50, 900, 500, 400, 80, 320]]))
  await itcap('--workspace 市 import 沿滩区更正.csv --received 2017-03-30')

  // 31 March, sealed. Five of six counties: 2000 + 1000 + 1000 + 900 + 2000 = 6900; trained 1200 + 700 + 650 + 500 + 1100 = 4150;
  // untrained 800 + 300 + 350 + 400 + 900 = 2750 = 6900 − 4150. 富顺县 is missing.
  await itcap('--workspace 市 freeze 三月底报 --as-of 2017-03-31')
  const march = await json<Gap>('--workspace 市 gap --at 三月底报')
  expect(march.total).toMatchObject({
    kindergarten: 810,
    school: 5640,
    vocational: 450,
    staff: 6900,
    trained: 4150,
    untrained: 2750,
  })
  expect(march.coverage.missing.map(({ unit }) => unit)).toEqual(['富顺县'])
  const marchText = await itcap('--workspace 市 gap --at 三月底报')
  const marchStatus = await itcap('--workspace 市 status --at 三月底报')
  await itcap('--workspace 市 report annex-3 --at 三月底报 -o 三月.xlsx')

  // Sent upward the first time: refused while 富顺县 is missing, sent all the same because the day has come, and it says so.
  expect(await itcap('--workspace 市 package --at 三月底报 --to 市报', 2)).toContain('富顺县')
  expect(existsSync(join(folder, '市报'))).toBe(false)
  await itcap('--workspace 市 package --at 三月底报 --to 市报 --incomplete')
  const second = '市报/自贡市四川2017报送.zip'
  expect(readFileSync(join(folder, '市报/自贡市四川2017报送/交付清单.txt'), 'utf8')).toContain('1 个单位未报')
  copyFileSync(join(folder, second), join(folder, '第一次.zip'))

  // The province takes it with a reason, for a county is missing in it; and the 20 other cities, 177 counties of 100 teachers each, 60 of them trained.
  await itcap('--workspace 省 import 第一次.zip --received 2017-03-31 --accept 富顺县未报，已说明')
  const notice = await loadNotice('sichuan-2017')
  const units = unitTable('2017-03-31', notice)
  const others = units.below('510000', 'city').filter(({ name }) => name !== '自贡市')
  const counties = others.map(({ key }) => units.below(key, 'county'))
  expect([others.length, counties.flat().length]).toEqual([20, 177])
  mkdirSync(join(folder, '各市表'))
  for (const [index, city] of others.entries()) {
    const rows = counties[index]!.map(({ name }): Row => [name, 10, 80, 10, 100, 60, 40, 8, 32])
    const sum = rows[0]!.map((figure) => (typeof figure === 'number' ? figure * rows.length : '小计'))
    write(`各市表/${city.name}.csv`, annex3(city.name, [...rows, sum]))
    if (index >= 6) continue
    office(city.name, city.name)
    await itcap(`--workspace ${city.name} import 各市表/${city.name}.csv --received 2017-03-30`)
    await itcap(`--workspace ${city.name} package --as-of 2017-03-31 --to 各市报`)
  }
  // Six deliveries, each as a folder and as a zip, then all twenty sheets: each city counts once.
  await itcap('--workspace 省 import 各市报 --received 2017-03-31')
  await itcap('--workspace 省 import 各市表 --received 2017-03-31')
  // 17700 + 6900 = 24600; 10620 + 4150 = 14770; 7080 + 2750 = 9830.
  expect((await json<Gap>('--workspace 省 gap --as-of 2017-03-31')).total).toMatchObject({
    staff: 24600,
    trained: 14770,
    untrained: 9830,
  })

  // 2 April. 富顺县 comes late: 300 + 2500 + 200 = 3000; 3000 − 1800 = 1200 = 240 + 960. 荣县 corrects itself: 10 more teachers, 2010 − 1100 = 910 =
  // 182 + 728, and sends a second delivery, which takes the place of the first.
  // Nobody wrote a telephone on it: an error, which the city accepts with its reason.
  const fushun = annex3('富顺县', [['富顺县', 300, 2500, 200, 3000, 1800, 1200, 240, 960]])
  fushun[2]![7] = '联系电话：'
  write('富顺县.csv', fushun)
  await itcap('--workspace 市 import 富顺县.csv --received 2017-04-02', 1)
  expect(await itcap('--workspace 市 import 富顺县.csv --received 2017-04-02 --accept 电话后补')).toContain('逾期')
  write('荣县更正.csv', annex3('荣县', [['荣县', 200, 1710, 100, 2010, 1100, 910, 182, 728, '新进10人']]))
  await itcap('--workspace 县 import 荣县更正.csv --received 2017-04-03')
  await itcap('--workspace 县 package --as-of 2017-04-03 --to 县报二')
  const again = await itcap('--workspace 市 import 县报二/荣县四川2017报送 --received 2017-04-03')
  expect(again.replaceAll(/\s/g, '')).toContain('中小学1,700→1,710')

  // 9900 + 10 = 9910 with 3000 of 富顺县 (6900 + 3000 + 10); trained 4150 + 1800 = 5950; untrained 2750 + 1200 + 10 = 3960 = 9910 − 5950.
  const april = await json<Gap>(`--workspace 市 gap ${at}`)
  expect(april.total).toMatchObject({
    kindergarten: 1110,
    school: 8150,
    vocational: 650,
    staff: 9910,
    trained: 5950,
    untrained: 3960,
  })
  expect(april.coverage.missing).toEqual([])

  // What the level above has to be told, cell by cell: the row of 荣县 (5 figures and its remark), that of 富顺县 (which was blank: 8 figures), and
  // the totals of the 8 columns.
  await itcap('--workspace 市 freeze 四月 --as-of 2017-04-10')
  const { changes } = await json<{
    changes: { subject: string; column: string; cell: string; before: string; after: string; source: Source[] }[]
  }>('--workspace 市 diff 三月底报 四月')
  const of = (subject: string) => changes.filter((each) => each.subject === subject)
  expect([of('荣县').length, of('富顺县').length, of('合计').length, changes.length]).toEqual([6, 8, 8, 22])
  expect(of('合计').map(({ before, after }) => [before, after])).toEqual([
    ['810', '1110'],
    ['5640', '8150'],
    ['450', '650'],
    ['6900', '9910'],
    ['4150', '5950'],
    ['2750', '3960'],
    // 160 + 100 + 70 + 80 + 180 = 590; + 240 + 2 = 832. 640 + 200 + 280 + 320 + 720 = 2160; + 960 + 8 = 3128.
    ['590', '832'],
    ['2160', '3128'],
  ])
  expect(of('荣县')[0]).toMatchObject({ column: '专任教师数／中小学', before: '1700', after: '1710' })
  expect(of('荣县')[0]!.source[0]!.file).toContain('县报二/荣县四川2017报送')
  await itcap('--workspace 市 diff 三月底报 四月 -o 更正说明.xlsx')
  // The addresses are those of the workbook that was sent: what stands there before and after.
  await itcap('--workspace 市 report annex-3 --at 四月 -o 四月.xlsx')
  const [was, is] = [await cells('三月.xlsx'), await cells('四月.xlsx')]
  for (const { cell, before, after } of changes)
    expect([was.get(cell) ?? '', is.get(cell) ?? '']).toEqual([before, after])

  // Sent upward the second time; the province types nothing.
  await itcap('--workspace 市 package --at 四月 --to 市报')
  copyFileSync(join(folder, second), join(folder, '第二次.zip'))
  await itcap('--workspace 市 package --at 四月 --to 市报')
  expect(readFileSync(join(folder, second))).toEqual(readFileSync(join(folder, '第二次.zip')))
  const replaced = await itcap('--workspace 省 import 第二次.zip --received 2017-04-10')
  expect(replaced.replaceAll(/\s/g, '')).toContain('合计总数6,900→9,910')
  // The reason goes with the figures: into the checklist, and the receipt of the level above.
  expect(replaced.replaceAll(/\s/g, '')).toContain('富顺县.csv（电话后补）')
  expect(readFileSync(join(folder, '市报/自贡市四川2017报送/交付清单.txt'), 'utf8')).toContain('富顺县.csv（电话后补）')

  // 17700 + 9910 = 27610; 10620 + 5950 = 16570; 7080 + 3960 = 11040. Parts: 1770 + 1110 = 2880; 14160 + 8150 = 22310; 1770 + 650 = 2420.
  const province = await json<Gap>(`--workspace 省 gap --by county ${at}`)
  expect(province.total).toMatchObject({
    kindergarten: 2880,
    school: 22310,
    vocational: 2420,
    staff: 27610,
    trained: 16570,
    untrained: 11040,
  })
  expect(province.rows.length).toBe(183)
  expect(province.coverage.missing.filter(({ form }) => form === 'annex-3')).toEqual([])
  // The way down of one figure: province → the city's delivery → the county's delivery → the cell that somebody in 荣县 typed.
  const school = province.rows
    .find(({ unit }) => unit.includes('荣县'))!
    .source.find(({ measure }) => measure === 'school')!
  expect(school.file).toContain('第二次.zip/')
  expect(school.from![0]!.file).toContain('荣县2017年培训计划及执行情况.xlsx')
  expect(school.from![0]!.from).toMatchObject([{ file: '荣县更正.csv', cell: 'C6' }])

  // Annex 1 of the province: 自贡 (B to G of its line), and the total.
  await itcap(`--workspace 省 report annex-1 ${at} -o 附件1.xlsx`)
  const annex1 = await cells('附件1.xlsx')
  const line = (word: string) => {
    const [address = ''] = [...annex1].find(([, text]) => text === word) ?? []
    const [, column = '', row = ''] = /^([A-Z]+)(\d+)$/.exec(address) ?? []
    return Array.from({ length: 6 }, (_, index) =>
      annex1.get(String.fromCharCode(column.charCodeAt(0) + 1 + index) + row),
    )
  }
  expect(line('自贡')).toEqual(['1110', '8150', '650', '9910', '5950', '3960'])
  expect(line('小计')).toEqual(['2880', '22310', '2420', '27610', '16570', '11040'])
  // Annex 3: 177 × 8 + 832 = 2248; 177 × 32 + 3128 = 8792.
  await itcap(`--workspace 省 report annex-3 ${at} -o 省附件3.xlsx`)
  const annex3Cells = [...(await cells('省附件3.xlsx'))]
  const [totalAt = ''] = annex3Cells.find(([, text]) => text === '小计') ?? []
  const total = annex3Cells
    .filter(([address]) => address.replace(/[A-Z]+/, '') === totalAt.slice(1))
    .map(([, text]) => text)
  expect(total).toEqual(['小计', '2880', '22310', '2420', '27610', '16570', '11040', '2248', '8792'])

  // Of 6 counties all have handed in, 5 in time: 沿滩区 too, whose first file came on 24 March; 富顺县 was late. One warning stays explained.
  const { forms } = await json<{ forms: Record<string, unknown>[] }>(`--workspace 市 status --form annex-3 ${at}`)
  expect(forms).toMatchObject([{ expected: 6, complete: 6, timely: 5, completeness: 1, timeliness: 0.8333 }])
  expect(forms[0]!.states).toMatchObject({ 'on-time': 5, late: 1, missing: 0, rejected: 0 })
  const marched = await json<{ forms: Record<string, unknown>[] }>('--workspace 市 status --form annex-3 --at 三月底报')
  expect(marched.forms).toMatchObject([{ expected: 6, complete: 5, completeness: 0.8333, timeliness: 0.8333 }])
  expect(await itcap(`--workspace 市 explanations ${at} --format csv`)).toContain('省里另给了名额')

  // A delivery that was altered on the way is refused by name, and changes nothing.
  const bytes = readFileSync(join(folder, '第二次.zip'))
  bytes[bytes.length >> 1]! ^= 1
  writeFileSync(join(folder, '坏.zip'), bytes)
  expect(await itcap('--workspace 省 import 坏.zip --received 2017-04-11', 2)).toContain('坏.zip')
  expect((await json<Gap>(`--workspace 省 gap ${at}`)).total.staff).toBe(27610)

  // The sealed state is what it was, to the letter.
  expect(await itcap('--workspace 市 gap --at 三月底报')).toBe(marchText)
  expect(await itcap('--workspace 市 status --at 三月底报')).toBe(marchStatus)
  await itcap('--workspace 市 report annex-3 --at 三月底报 -o 三月再写.xlsx')
  expect(readFileSync(join(folder, '三月再写.xlsx'))).toEqual(readFileSync(join(folder, '三月.xlsx')))
  await itcap('--workspace 市 log --verify')
}, 120_000)
