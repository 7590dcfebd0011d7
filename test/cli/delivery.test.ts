/** A delivery from below, through the real program: refused where anything of it was changed, counted once whatever else comes. Persons are invented. */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { idCheckDigit } from '../../src/value/id-digits.ts'
import { type Desk, openDesk } from './transcript.ts'

const samples = fileURLToPath(new URL('../../samples/yueyang-2021/clean', import.meta.url))
const sent = '报/岳阳楼区岳阳2021报送'

let folder: string
let desk: Desk
let offices = 0
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'itcap-delivery-'))
  desk = openDesk(folder)
  cpSync(samples, join(folder, 's'), { recursive: true })
  office('县', '岳阳楼区')
  await run('--workspace 县 import s --received 2021-05-20')
  await run('--workspace 县 package --as-of 2021-05-21 --to 报')
}, 30_000)
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

function office(name: string, unit: string, notice = 'yueyang-2021'): void {
  mkdirSync(join(folder, name))
  const contact = '{ name: 李示例, phone: "15400000000" }'
  writeFileSync(join(folder, name, 'itcap.yaml'), `notice: ${notice}\nunit: ${unit}\ncontact: ${contact}\n`)
}

/** A city that has received nothing yet. */
function city(): string {
  const name = `市${++offices}`
  office(name, '岳阳市')
  return name
}

async function run(command: string) {
  const { output, code } = await desk.run(`itcap ${command}`)
  return { output: output.replaceAll(/\s/g, ''), code }
}

async function persons(office: string): Promise<number> {
  const { stdout } = await desk.run(`itcap --workspace ${office} gap --as-of 2021-06-01 --format json`)
  return (JSON.parse(stdout) as { coverage: { counted: { persons: number; rows: number } } }).coverage.counted.persons
}

/** 32 and 24 teachers. */
const all = 56

test('zip and folder are one delivery, and nobody in it counts twice', async () => {
  const office = city()
  expect(await run(`--workspace ${office} import s/annex-3-示例中学.xlsx --received 2021-05-19`)).toMatchObject({
    code: 0,
  })
  expect(await persons(office)).toBe(32)
  expect(await run(`--workspace ${office} import ${sent}.zip --received 2021-05-21`)).toMatchObject({ code: 0 })
  expect(await persons(office)).toBe(all)
  expect((await run(`--workspace ${office} import 报 --received 2021-05-22`)).output).toContain('没有变化')
  const own = await run(`--workspace ${office} import s/annex-3-示例小学.xlsx --received 2021-05-23`)
  expect(own.output).toContain('已汇总在报/岳阳楼区岳阳2021报送.zip/岳阳楼区示例小学参培教师信息表.xlsx里')
  expect(await persons(office)).toBe(all)
}, 30_000)

test('a file that was changed, is missing, or has another name: nothing of it is recorded, and it is named', async () => {
  const office = city()
  const names = readdirSync(join(folder, sent)).filter((name) => !/\.(txt|eml)$/.test(name))
  expect(names.length).toBe(7)
  for (const name of names) {
    const copy = join(folder, 'copy')
    for (const harm of ['changed', 'gone'] as const) {
      cpSync(join(folder, sent), copy, { recursive: true })
      const bytes = readFileSync(join(copy, name))
      bytes[bytes.length >> 2]! ^= 1
      if (harm === 'changed') writeFileSync(join(copy, name), bytes)
      else rmSync(join(copy, name))
      // Without its manifest it is a folder of files like any other.
      if (name !== '报送.json' || harm === 'changed') {
        const { output, code } = await run(`--workspace ${office} import copy --received 2021-05-21`)
        expect([code, output.includes('整包没有登记')], `${name} ${harm}`).toEqual([2, true])
        if (name.endsWith('.xlsx')) expect(output).toContain(name)
        expect(output).not.toContain('已登记')
      }
      rmSync(copy, { recursive: true })
    }
  }
  // The whole one makes up for it.
  await run(`--workspace ${office} import ${sent} --received 2021-05-22`)
  expect(await persons(office)).toBe(all)
}, 60_000)

test('a zip with any byte changed is read as it was sent, or not at all', async () => {
  const whole = readFileSync(join(folder, `${sent}.zip`))
  await fc.assert(
    fc.asyncProperty(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), async (at, by) => {
      const office = city()
      const bytes = Buffer.from(whole)
      bytes[at]! ^= by
      writeFileSync(join(folder, '坏.zip'), bytes)
      const { code, output } = await run(`--workspace ${office} import 坏.zip --received 2021-05-21`)
      if (code === 0) expect(await persons(office)).toBe(all)
      else {
        expect(code, output).toBe(2)
        expect(output).not.toContain('已登记')
      }
    }),
    { numRuns: 8 },
  )
}, 60_000)

test('a name in the manifest makes no path', async () => {
  const copy = join(folder, '攀爬')
  cpSync(join(folder, sent), copy, { recursive: true })
  const manifest = readFileSync(join(copy, '报送.json'), 'utf8')
  writeFileSync(join(copy, '报送.json'), manifest.replace('"file": "', '"file": "../'))
  expect((await run(`--workspace ${city()} import 攀爬 --received 2021-05-21`)).code).toBe(2)
})

test('a second delivery takes the place of the first, and what it has no more is said', async () => {
  const above = city()
  await run(`--workspace ${above} import ${sent}.zip --received 2021-05-21`)
  // The county's ledger now has one of the two schools alone.
  office('县二', '岳阳楼区')
  await run(
    '--workspace 县二 import s/annex-1.xlsx s/annex-3-示例中学.xlsx --received 2021-05-23 --accept 示例小学退出',
  )
  await run('--workspace 县二 package --as-of 2021-05-24 --to 报二 --incomplete')
  const { output } = await run(`--workspace ${above} import 报二 --received 2021-05-24`)
  expect(output).toContain('里没有这张表，不再计入')
  expect(await persons(above)).toBe(32)
}, 30_000)

test('of lists of persons the receipt says who came and who went: by file, row and name, no number', async () => {
  const [above, below] = [city(), '县三']
  office(below, '岳阳楼区')
  const list = (name: string, persons: [string, string][]) =>
    writeFileSync(
      join(folder, name),
      [
        '附件3',
        '2021年岳阳市中小学（幼儿园）教师信息技术应用能力',
        '提升工程2.0试点学校参培教师信息表',
        `县（市、区）：岳阳楼区,,,,学校：示例丙小学,,,,参培人数：${persons.length}`,
        '序号,姓名,性别,身份证号码,县（市区）,工作单位,任教学段,任教学科,联系电话,备注',
        ...persons.map(
          ([person, id], index) => `${index + 1},${person},女,${id},岳阳楼区,示例丙小学,小学,语文,1540000020${index},`,
        ),
        '填报人：李示例,,,,联系电话：15400000000',
      ].join('\n'),
    )
  const stay: [string, string][] = [
    ['示甲', '432222199001010027'],
    ['示乙', '432222199001020049'],
    ['示丙', '432222199001030060'],
  ]
  const send = async (name: string, day: string) => {
    await run(`--workspace ${below} import ${name} --received ${day}`)
    await run(`--workspace ${below} package --as-of ${day} --to 报三 --incomplete`)
    return (await run(`--workspace ${above} import 报三/岳阳楼区岳阳2021报送.zip --received ${day}`)).output
  }
  list('一.csv', [...stay, ['示丁', '432222199001040082']])
  expect(await send('一.csv', '2021-05-21')).not.toContain('新增')
  list('二.csv', [...stay, ['示戊', '432222199001050109']])
  const output = await send('二.csv', '2021-05-22')
  expect(output).toMatch(/新增1人：示戊（\S*参培教师信息表\.xlsx第\d+行）/)
  expect(output).toMatch(/去掉1人：示丁（\S*参培教师信息表\.xlsx第\d+行）/)
  expect(output).not.toMatch(/\d{15,}/)
}, 30_000)

test('what is to be done about a faulty one can be pasted as it is said, and each file with errors is counted once', async () => {
  const [below, above] = ['无联系人', city()]
  mkdirSync(join(folder, below))
  writeFileSync(join(folder, below, 'itcap.yaml'), 'notice: yueyang-2021\nunit: 岳阳楼区\n')
  await run(`--workspace ${below} import s --received 2021-05-20`)
  await run(`--workspace ${below} package --as-of 2021-05-21 --to 缺 --incomplete`)
  const next = async (what: string) => {
    const { stdout } = await desk.run(`itcap --workspace ${above} import ${what} --received 2021-05-22`)
    return /下一步 {2}(itcap .*)\n *(.*)/.exec(stdout)!
  }
  const [, command, purpose] = await next(`缺/${sent.slice(2)}.zip`)
  const { output, code } = await run(command!.replace('itcap ', ''))
  expect(output).toContain('3个有错误')
  expect(code).toBe(1)
  expect(purpose).toMatch(/^看错在哪里/)
  expect((await next('缺'))[2]).toMatch(/^看错在哪里/)
})

test('a city sends on what its counties and schools sent, each under who sent it, schools of one name apart', async () => {
  office('岳阳', '岳阳市')
  office('湖南', '湖南省')
  const counties = ['岳阳楼区', '云溪区']
  for (const [index, county] of counties.entries())
    writeFileSync(join(folder, `${county}.csv`), listOf(county, '示例小学', index + 1))
  const imported = await run(`--workspace 岳阳 import ${counties.map((each) => `${each}.csv`).join(' ')} ${day}`)
  expect(imported.code).toBe(0)
  await run('--workspace 岳阳 package --as-of 2021-05-21 --to 市报 --incomplete')
  const files = readdirSync(join(folder, '市报/岳阳市岳阳2021报送')).filter((name) => name.endsWith('.xlsx'))
  expect(files.sort()).toEqual(counties.map((each) => `示例小学参培教师信息表（${each}）.xlsx`).sort())
  expect((await run(`--workspace 湖南 import 市报 ${day}`)).code).toBe(0)
  for (const desk of ['岳阳', '湖南']) {
    const { rows } = await json(`--workspace ${desk} status --form annex-3 --city 岳阳 --by school --as-of 2021-05-21`)
    const came = rows.filter(({ state }: { state: string }) => state === 'on-time')
    const told = came.map(({ unit, school, persons }: Row) => [unit, school, persons])
    expect(told.sort()).toEqual(
      [
        ['云溪区', '示例小学', 2],
        ['岳阳楼区', '示例小学', 1],
      ].sort(),
    )
  }
  // The next delivery has the one of them no more.
  office('岳阳二', '岳阳市')
  await run(`--workspace 岳阳二 import 岳阳楼区.csv ${day}`)
  await run('--workspace 岳阳二 package --as-of 2021-05-22 --to 市报二 --incomplete')
  const { withdrawn } = await json('--workspace 湖南 import 市报二 --received 2021-05-23')
  expect(withdrawn.map(({ path }: { path: string }) => path)).toEqual([expect.stringContaining('（云溪区）.xlsx')])
})

test('what a zone without a code sent in two parts is one workbook, each of its persons on it once', async () => {
  office('岳阳三', '岳阳市')
  for (const part of [1, 2]) writeFileSync(join(folder, `高新区${part}.csv`), listOf('高新区', '示例小学', part))
  await run(`--workspace 岳阳三 import 高新区1.csv 高新区2.csv ${day}`)
  expect(await persons('岳阳三')).toBe(3)
  await run('--workspace 岳阳三 package --as-of 2021-05-21 --to 高新区报 --incomplete')
  const files = readdirSync(join(folder, '高新区报/岳阳市岳阳2021报送')).filter((name) => name.endsWith('.xlsx'))
  expect(files).toEqual(['示例小学参培教师信息表.xlsx'])
  office('湖南三', '湖南省')
  await run(`--workspace 湖南三 import 高新区报 ${day}`)
  expect(await persons('湖南三')).toBe(3)
})

interface Row {
  unit: string
  school: string
  persons: number
}

const day = '--received 2021-05-20'

async function json(command: string) {
  return JSON.parse((await desk.run(`itcap ${command} --format json`)).stdout)
}

/** Teachers of a school, with numbers of nobody else. */
function listOf(county: string, school: string, persons: number): string {
  const rows = Array.from({ length: persons }, (_, index) => {
    const seventeen = `4306021980010${persons}${String(1 + 2 * index).padStart(3, '0')}`
    const id = seventeen + idCheckDigit(seventeen)
    return [
      index + 1,
      `王示${'甲乙丙'[index]}`,
      '男',
      id,
      county,
      school,
      '小学',
      '语文',
      `1540000${persons}00${index}`,
      '',
    ]
  })
  return [
    ['2021年岳阳市中小学（幼儿园）教师信息技术应用能力提升工程2.0试点学校参培教师信息表'],
    ['县（市、区）：', '', '', county, '学校：', school, '', '', '参培人数：', persons],
    ['序号', '姓名', '性别', '身份证号码', '县（市区）', '工作单位', '任教学段', '任教学科', '联系电话', '备注'],
    ...rows,
    ['填报人：', '', '李示例', '', '联系电话：', '15400000000'],
  ]
    .map((row) => row.join(','))
    .join('\n')
}

test('a unit of the sender’s own that the notice above does not list: the line that makes it known is told', async () => {
  mkdirSync(join(folder, 'own'))
  const unit = '{ key: 430600-DB, name: 东部教育集团, also: [东部集团], parent: "430600" }'
  writeFileSync(join(folder, 'own/notice.yaml'), `extends: yueyang-2021\nid: own\nunits:\n  - ${unit}\n`)
  const sender = city()
  const settings = join(folder, sender, 'itcap.yaml')
  writeFileSync(settings, readFileSync(settings, 'utf8').replace('yueyang-2021', '../own'))
  await run(`--workspace ${sender} import s --received 2021-05-20`)
  await run(`--workspace ${sender} package --incomplete --as-of 2021-05-21 --to 报市`)
  const [zip] = readdirSync(join(folder, '报市')).filter((name) => name.endsWith('.zip'))
  const above = await run(`--workspace ${city()} validate 报市/${zip} --received 2021-05-22`)
  expect(above.output).toContain('“东部教育集团”，本单位的通知没有')
  expect(above.output).toContain('{key:430600-DB,name:"东部教育集团",also:["东部集团"],parent:"430600"}')
  const known = await run(`--workspace ${sender} validate 报市/${zip} --received 2021-05-22`)
  expect(known.output).not.toContain('本单位的通知没有')
}, 60_000)

test('the cards of a county, one workbook of a delivery, are as many persons and collectives, and a second delivery takes the place of all', async () => {
  const cards = fileURLToPath(new URL('../../samples/pingdingshan-2020/individual-clean-宝丰县.xlsx', import.meta.url))
  const collective = (name: string, teachers: number) =>
    writeFileSync(
      join(folder, `${name}.csv`),
      [
        ...['全市教育信息化工作先进集体申报表', `集体名称,${name},所属单位,宝丰县,负责人,李示例`],
        ...[`联系电话,15400000000,教职工人数,${teachers}`, '主要事迹,示例', '单位意见,同意', '市教体局意见,'],
      ].join('\n'),
    )
  collective('宝丰县示例一小', 120)
  collective('宝丰县示例二小', 80)
  const send = async (county: string, files: string, on: string) => {
    office(county, '宝丰县', 'pingdingshan-2020')
    await run(`--workspace ${county} import ${files} --received ${on}`)
    await run(`--workspace ${county} package --as-of ${on} --to ${county}报 --incomplete`)
    return json(`--workspace 平顶山 import ${county}报 --received ${on}`)
  }
  const counted = async () => (await json('--workspace 平顶山 gap --as-of 2021-03-03')).coverage
  office('平顶山', '平顶山市', 'pingdingshan-2020')
  await send('宝丰一', `${cards} 宝丰县示例一小.csv 宝丰县示例二小.csv`, '2021-03-01')
  expect(await counted()).toMatchObject({ counted: { rows: 5, persons: 3 }, notCounted: [] })
  await send('宝丰二', `${cards} 宝丰县示例二小.csv`, '2021-03-02')
  expect((await counted()).counted).toMatchObject({ rows: 4, persons: 3 })
}, 60_000)

test('a school that has nothing to report keeps nobody from sending the others, and is named', async () => {
  office('有零', '岳阳楼区')
  await run('--workspace 有零 import s/annex-3-示例中学.xlsx --received 2021-05-20')
  const spoken = 'zero annex-3 --unit 岳阳楼区 --school 示例幼儿园 --said-by 李园长 --received 2021-05-20'
  expect((await run(`--workspace 有零 ${spoken}`)).code).toBe(0)
  const { output, code } = await run('--workspace 有零 package --as-of 2021-05-21 --to 零报 --incomplete')
  expect([code, output.match(/工作簿/g)?.length]).toEqual([0, 1])
  const list = readFileSync(join(folder, '零报/岳阳楼区岳阳2021报送/交付清单.txt'), 'utf8')
  expect(list).toContain('零报告：附件3 示例幼儿园')
})
