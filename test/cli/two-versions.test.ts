/** Two files of one school, handed in together: the officer is told what differs, in one sentence, and nobody is called a duplicate. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import exceljs from 'exceljs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { idCheckDigit } from '../../src/value/id-digits.ts'
import { openDesk } from './transcript.ts'

let folder: string
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'itcap-versions-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const sample = join(import.meta.dirname, '../../samples/yueyang-2021/clean/annex-3-示例小学.xlsx')
/** The sample's rows of persons. */
const [first, last] = [7, 30]

async function write(name: string, change: (sheet: exceljs.Worksheet) => void): Promise<void> {
  const workbook = new exceljs.Workbook()
  await workbook.xlsx.readFile(sample)
  change(workbook.worksheets[0]!)
  await workbook.xlsx.writeFile(join(folder, name))
}

/** Persons of the sample, from and up to a row; the others are taken off the list. */
const only = (from: number, to: number) => (sheet: exceljs.Worksheet) => {
  const rows = Array.from({ length: last - first + 1 }, (_, index) => first + index)
  const kept = rows.filter((row) => row >= from && row <= to).map((row) => sheet.getRow(row).values as unknown[])
  for (const [index, row] of rows.entries()) {
    for (let column = 1; column <= 10; column++)
      sheet.getCell(row, column).value = (
        index < kept.length && column === 1 ? index + 1 : (kept[index]?.[column] ?? null)
      ) as exceljs.CellValue
  }
  sheet.getCell('J5').value = kept.length
}

const itcap = (command: string) => openDesk(folder).run(`itcap ${command} --format json`)
const validated = async () => {
  const { files, totals } = JSON.parse((await itcap('validate 名单.xlsx 名单-改.xlsx --received 2021-05-28')).stdout)
  const said = files.flatMap(({ findings }: { findings: { rule: string; message: string }[] }) =>
    findings.map(({ rule, message }) => [rule, message]),
  )
  return { said, totals }
}
const outcomes = async () => {
  const { stdout } = await itcap('import 名单.xlsx 名单-改.xlsx --notice yueyang-2021 --received 2021-05-28')
  return JSON.parse(stdout).receipts.map((receipt: { outcome: string }) => receipt.outcome)
}

test('two versions are one finding, and neither counts until somebody says which', async () => {
  await write('名单.xlsx', only(first, last - 2))
  await write('名单-改.xlsx', (sheet) => {
    // Another invented number for the same invented person.
    sheet.getCell('D10').value = '432225199304221111'
  })
  const { said, totals } = await validated()
  expect(said).toEqual([
    [
      'two-versions',
      '发现 名单.xlsx 与 名单-改.xlsx 是同一份表的两个版本，21 人相同，名单-改.xlsx 多出 2 人，1 个号码不同，应只算一份，请确认以哪一份为准，另一份不要再报',
    ],
  ])
  expect(totals).toMatchObject({ error: 0, warning: 1 })
  expect(await outcomes()).toEqual(['undecided', 'undecided'])
})

test('a list that was only saved anew counts once, and nobody is asked', async () => {
  await write('名单.xlsx', only(first, last))
  await write('名单-改.xlsx', (sheet) => {
    sheet.getColumn(2).width = 30
  })
  const taking = 'import 名单.xlsx 名单-改.xlsx --notice yueyang-2021 --received 2021-05-28'
  const { output, code } = await openDesk(folder).run(`itcap ${taking}`)
  expect(output).toMatch(/✓ {2}名单\.xlsx.*已登记[\s\S]*✓ {2}名单-改\.xlsx[\s\S]*与另一份内容相同/)
  expect(code).toBe(0)
  const { counted, notCounted } = JSON.parse((await itcap('gap --notice yueyang-2021')).stdout).coverage
  expect([
    counted.persons,
    notCounted.map(({ persons, why }: { persons: number; why: string }) => [persons, why]),
  ]).toEqual([24, [[24, 'superseded']]])
  // A third one that differs, and both are asked about.
  await write('名单-三.xlsx', only(first, last - 1))
  const again = JSON.parse((await itcap(`${taking} 名单-三.xlsx`)).stdout).receipts
  expect(again.map(({ outcome }: { outcome: string }) => outcome)).toEqual([
    'unchanged',
    'unchanged',
    'superseded-older',
  ])
})

test('a third list beside two of the same content leaves none of them counted', async () => {
  await write('一.xlsx', only(first, last))
  await write('二.xlsx', (sheet) => {
    sheet.getColumn(2).width = 30
  })
  await write('三.xlsx', only(first, last - 1))
  const taken = JSON.parse((await itcap('import 一.xlsx 三.xlsx 二.xlsx --notice yueyang-2021')).stdout).receipts
  expect(taken.map(({ outcome }: { outcome: string }) => outcome)).toEqual(['undecided', 'undecided', 'recorded'])
  const { counted } = JSON.parse((await itcap('gap --notice yueyang-2021')).stdout).coverage
  expect(counted.persons).toBe(0)
})

describe('of what comes together, the order of names decides nothing', () => {
  const answer = async (files: readonly string[], notice: string) => {
    rmSync(join(folder, 'itcap.db'), { force: true })
    await itcap(`import ${files.join(' ')} --notice ${notice} --received 2021-05-20`)
    const { total, coverage } = JSON.parse((await itcap(`gap --notice ${notice}`)).stdout)
    const left = coverage.notCounted.map(({ file, why }: { file: string; why: string }) => `${file} ${why}`)
    return { staff: total.staff, persons: coverage.counted.persons, left }
  }

  test('a list with a fault and the same one without', async () => {
    await write('对.xlsx', only(first, last))
    await write('错.xlsx', (sheet) => {
      sheet.getCell('D10').value = '43222519930422111'
    })
    for (const files of [
      ['对.xlsx', '错.xlsx'],
      ['错.xlsx', '对.xlsx'],
    ])
      expect(await answer(files, 'yueyang-2021')).toEqual({ staff: null, persons: 24, left: ['错.xlsx superseded'] })
    const left = async (more: string) => {
      await itcap(`import 对.xlsx 错.xlsx --notice yueyang-2021 --received 2021-05-20 ${more}`)
      const { coverage } = JSON.parse((await itcap('gap --notice yueyang-2021')).stdout)
      return coverage.notCounted.map(({ file, why }: { file: string; why: string }) => `${file} ${why}`)
    }
    expect(await left('')).toEqual(['错.xlsx superseded'])
    // Who says that the other one is right after all is heard.
    expect(await left('--accept 原件如此')).toEqual(['对.xlsx superseded'])
    // The other one with the same faults counts for nothing, and is not said to.
    await write('错二.xlsx', (sheet) => {
      sheet.getCell('D10').value = '43222519930422111'
      sheet.getColumn(2).width = 30
    })
    rmSync(join(folder, 'itcap.db'), { force: true })
    const taking = 'import 错.xlsx 错二.xlsx --notice yueyang-2021 --received 2021-05-20 --accept 原件如此'
    const { output } = await openDesk(folder).run(`itcap ${taking}`)
    expect(output).toMatch(/错\.xlsx 有 \d+ 处错误，也计入了/)
    expect(output).not.toMatch(/错二\.xlsx 有 \d+ 处错误/)
  })

  test('a county on its city’s sheet and its own', async () => {
    const table = (name: string, unit: string, rows: readonly (readonly [string, number, number])[]) => {
      const head = ['浙江省中小学教师信息技术应用能力提升工程2.0', `${unit}培训进度统计表`]
      const whose = `报送单位（盖章）：,${unit},填表人：,李示例,联系电话：,15400000000`
      const lines = rows.map(([county, staff, trained]) => `${county},${staff},${trained},${staff - trained},,`)
      const sum = (at: 1 | 2) => rows.reduce((all, row) => all + row[at], 0)
      const total = `小计,${sum(1)},${sum(2)},${sum(1) - sum(2)},,`
      const headings = '地区,教师数,已培训人数,未培训人数,完成率,备注'
      writeFileSync(join(folder, name), [...head, whose, headings, ...lines, total].join('\n'))
    }
    table('市.csv', '舟山市', [
      ['定海区', 100, 40],
      ['普陀区', 200, 50],
      ['岱山县', 300, 60],
      ['嵊泗县', 400, 70],
    ])
    table('区.csv', '普陀区', [['普陀区', 210, 55]])
    for (const files of [
      ['市.csv', '区.csv'],
      ['区.csv', '市.csv'],
    ])
      expect(await answer(files, 'zhejiang-2021')).toMatchObject({ staff: 1010, left: ['市.csv superseded'] })
  })
})

test('two parts of one list are no versions', async () => {
  await write('名单.xlsx', only(first, first + 9))
  await write('名单-改.xlsx', only(first + 10, last))
  expect((await validated()).said).toEqual([])
  expect(await outcomes()).toEqual(['recorded', 'recorded'])
})

test('a few persons on two parts are still duplicates, each said at its cell', async () => {
  await write('名单.xlsx', only(first, first + 11))
  await write('名单-改.xlsx', only(first + 10, last))
  expect((await validated()).said.map(([rule]: [string]) => rule)).toEqual(Array(4).fill('id-duplicate'))
  expect(await outcomes()).toEqual(['rejected', 'rejected'])
})

test('who moved, and is gone from the newer list of the other school that came along, is nobody’s error, whichever is read first', async () => {
  /** Of another school of the county, with the phone of nobody else. */
  const elsewhere = (sheet: exceljs.Worksheet) => {
    for (const cell of ['F5', ...Array.from({ length: last - first + 1 }, (_, index) => `F${first + index}`)])
      if (sheet.getCell(cell).value !== null) sheet.getCell(cell).value = '示例二小'
  }
  const both = async (own: number, other: number) => {
    await write('甲校.xlsx', only(first, own))
    await write('乙校.xlsx', (sheet) => {
      only(other, last)(sheet)
      elsewhere(sheet)
    })
  }
  const outcomes = async (day: string) => {
    const { stdout } = await itcap(`import 甲校.xlsx 乙校.xlsx --notice yueyang-2021 --received ${day}`)
    return JSON.parse(stdout).receipts.map(({ outcome }: { outcome: string }) => outcome)
  }
  await both(first + 9, first + 10)
  expect(await outcomes('2021-05-20')).toEqual(['recorded', 'recorded'])
  // Two went from 甲 to 乙, which is read behind it; then three the other way, read before.
  await both(first + 7, first + 8)
  expect(await outcomes('2021-05-21')).toEqual(['superseded-older', 'superseded-older'])
  await both(first + 10, first + 11)
  expect(await outcomes('2021-05-22')).toEqual(['superseded-older', 'superseded-older'])
})

test('a draft and a final version of figures on two sheets of one workbook: neither counts, and both are named; of a copy one counts', async () => {
  const source = new exceljs.Workbook()
  await source.xlsx.readFile(join(import.meta.dirname, '../../samples/jiaoji-4068/training-clean-中学.xlsx'))
  const book = new exceljs.Workbook()
  for (const name of ['初稿', '定稿']) {
    const sheet = book.addWorksheet(name)
    source.worksheets[0]!.eachRow(({ values }, row) => {
      sheet.getRow(row).values = values as exceljs.CellValue[]
    })
  }
  const taken = () => openDesk(folder).run('itcap import 两张.xlsx --received 2021-05-28')
  await book.xlsx.writeFile(join(folder, '两张.xlsx'))
  expect((await taken()).stdout).toContain('两张.xlsx “定稿” 与工作表“初稿”内容相同，只算一份')
  // One teacher of the 30 with 37 to 72 hours had fewer.
  const final = book.getWorksheet('定稿')!
  final.getCell('D9').value = 5
  final.getCell('D10').value = 29
  await book.xlsx.writeFile(join(folder, '两张.xlsx'))
  const { stdout } = await taken()
  expect(stdout).toContain('✗  两张.xlsx “初稿”')
  expect(stdout).toContain('✗  两张.xlsx “定稿”')
  expect(stdout.replaceAll(/\s/g, '')).toContain(
    '工作表“定稿”和“初稿”是同一张表的两个版本，都未计入；请删去不用的一张，另存后再登记',
  )
  const status = await openDesk(folder).run('itcap status --county 锦江区 --as-of 2021-05-28')
  expect(status.stdout).toContain('两个版本一起收到，等您定一份')
})

test('a sheet copied inside the workbook, with one person more: one finding says which to delete, and neither counts', async () => {
  const source = new exceljs.Workbook()
  await source.xlsx.readFile(sample)
  const book = new exceljs.Workbook()
  for (const [name, to] of [
    ['名单', last - 1],
    ['名单 (2)', last],
  ] as const) {
    const sheet = book.addWorksheet(name)
    source.worksheets[0]!.eachRow({ includeEmpty: true }, ({ values }, row) => {
      sheet.getRow(row).values = values as exceljs.CellValue[]
    })
    only(first, to)(sheet)
  }
  await book.xlsx.writeFile(join(folder, '名单.xlsx'))
  const { files, totals } = JSON.parse((await itcap('validate 名单.xlsx --received 2021-05-28')).stdout)
  expect(totals).toMatchObject({ error: 0, warning: 1 })
  expect(
    files.flatMap(({ findings }: { findings: { message: string }[] }) => findings.map(({ message }) => message)),
  ).toEqual([
    '发现本文件的工作表“名单”与“名单 (2)”是同一份表的两个版本，23 人相同，“名单 (2)”多出 1 人，应只算一份，多半应删去“名单”（它的人另一张上都有），请核对后删去一张',
  ])
  const { stdout } = await itcap('import 名单.xlsx --notice yueyang-2021 --received 2021-05-28')
  expect(JSON.parse(stdout).receipts.map(({ outcome }: { outcome: string }) => outcome)).toEqual([
    'undecided',
    'undecided',
  ])
})

test('an older version that comes later is said to count for nothing, each time it comes', async () => {
  await write('名单.xlsx', only(first, last - 2))
  await write('名单-改.xlsx', only(first, last))
  const imported = async (file: string, day: string) =>
    (await openDesk(folder).run(`itcap import ${file} --notice yueyang-2021 --received ${day} --quiet`)).stdout
  await imported('名单-改.xlsx', '2021-05-28')
  const older = await imported('名单.xlsx', '2021-05-27')
  expect(older.replaceAll(/\s/gu, '')).toContain('是旧表，不计入')
  expect(older.replaceAll(/\s/gu, '')).toContain('算的是后收到的名单-改.xlsx')
  expect(older).not.toContain('只计一次')
  const again = await imported('名单.xlsx', '2021-05-29')
  expect(again.replaceAll(/\s/gu, '')).toContain('以前登记过，是旧表，不计入')
  expect(again.replaceAll(/\s/gu, '')).toContain('要改用这一份的，请打开它，另存为一个新的.xlsx')
  expect(again).not.toContain('✓')
})

test('a sheet that says there is nothing, beside one with rows of the same day, is asked about and called no older version', async () => {
  await write('名单.xlsx', only(first, last))
  await write('没有.xlsx', (sheet) => {
    only(first, first - 1)(sheet)
    sheet.getCell(first, 2).value = '无'
  })
  await openDesk(folder).run('itcap import 名单.xlsx --notice yueyang-2021 --received 2021-05-27')
  const { stdout } = await openDesk(folder).run('itcap import 没有.xlsx --notice yueyang-2021 --received 2021-05-27')
  const said = stdout.replaceAll(/\s/gu, '')
  expect(said).toContain('零报告已有报过的表，不计入')
  expect(said).toContain('没有.xlsx说没有可报的，算的还是名单.xlsx；请先问清')
  expect(said).not.toContain('旧表')
})

test('who went to another school of the same list is told of nobody, also where the list has more than doubled', async () => {
  const numberOf = (person: number) => {
    const body = `51100219900101${String(person).padStart(3, '0')}`
    return body + idCheckDigit(body)
  }
  const list = (name: string, schools: readonly string[]) => {
    const rows = schools.map((school, person) =>
      [
        person + 1,
        `教师${'甲乙丙丁戊己庚辛壬癸'[person]}`,
        numberOf(person),
        '东兴区',
        school,
        'A1',
        '合格',
        '2021-05-01',
      ].join(','),
    )
    const head = ['考核合格证书名册', '报送单位,东兴区,,填表人,李示例,联系电话,15400000000']
    const headings = '序号,姓名,身份证号码,县（市、区）,学校名称,能力点,考核等级,发证日期'
    writeFileSync(join(folder, name), [...head, headings, ...rows].join('\n'))
  }
  writeFileSync(join(folder, 'itcap.yaml'), 'notice: sichuan-2.0\nunit: 内江市\n')
  const taken = async (name: string, day: string) => {
    const { output, code } = await openDesk(folder).run(
      `itcap import ${name} --form certificate-list --received ${day}`,
    )
    return { output, code }
  }
  list('一.csv', ['甲小学', '甲小学', '乙小学'])
  expect(await taken('一.csv', '2021-05-20')).toMatchObject({ code: 0 })
  list('二.csv', ['甲小学', '乙小学', ...Array<string>(7).fill('乙小学')])
  const { output, code } = await taken('二.csv', '2021-05-21')
  expect(output).toContain('代替')
  expect(code).toBe(0)
})

test('a faulty list whose mended version counts is no more said to wait, each time the folder comes', async () => {
  await write('名单.xlsx', (sheet) => {
    sheet.getCell('D9').value = '1'
  })
  await write('名单-改.xlsx', () => {})
  const taken = (names: string) =>
    openDesk(folder).run(`itcap import ${names} --notice yueyang-2021 --received 2021-05-28`)
  expect((await taken('名单.xlsx')).stdout).toMatch(/有错误，未计入[\s\S]*itcap validate 名单\.xlsx/)
  await taken('名单-改.xlsx')
  const { stdout } = await taken('名单.xlsx 名单-改.xlsx')
  expect(stdout).toContain('有错误，算另一份')
  expect(stdout).not.toMatch(/有错误，未计入|itcap validate/)
})
