/** A marked 退回表 is the sender's own workbook: what is not marked stays byte for byte, and it reads back as what was sent. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import exceljs from 'exceljs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FileOutcome } from '../../src/intake/outcome.ts'
import { foundIn, sinceReturn } from '../../src/intake/since-return.ts'
import { summarise } from '../../src/intake/validation.ts'
import type { Notice } from '../../src/notice/notice.ts'
import { drawForm } from '../../src/report/draw-form.ts'
import { blankContent } from '../../src/report/form-content.ts'
import { type SheetOutlines, sheetOutlines } from '../../src/report/sheet-outlines.ts'
import { writeReturns } from '../../src/report/write-returns.ts'
import { writeWorkbook } from '../../src/report/write-workbook.ts'
import { openWorkbook } from '../../src/workbook/open-workbook.ts'
import { loadNotice } from '../notices/load.ts'
import { checked } from '../samples/checked.ts'
import { partsOf } from '../workbook/parts-of.ts'

const contact = { name: '示例人', phone: '0730-0000000' }
let folder: string
let notice: Notice
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'itcap-mark-'))
  notice = await loadNotice('yueyang-2021')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Invented persons; the second's ID number has no valid check digit, the third has no name. */
async function rosterFile(path: string): Promise<void> {
  const form = notice.forms.find(({ id }) => id === 'annex-3')!
  const content = blankContent(form, notice)
  content.head = { ...content.head, county: '岳阳楼区', school: '示例小学', participants: 3 }
  const row = {
    sex: '女',
    county: '岳阳楼区',
    school: '示例小学',
    stage: '小学',
    subject: '语文',
    phone: '13800000000',
  }
  content.tables.main = {
    total: undefined,
    rows: [
      { ...row, sequence: 1, name: '示例甲', idNumber: '430602199001010021' },
      { ...row, sequence: 2, name: '示例乙', idNumber: '430602199001010000' },
      { ...row, sequence: 3, idNumber: '430602199202020027' },
    ],
  }
  await writeWorkbook(path, [drawForm(form, content)])
}

async function textsOf(path: string): Promise<Record<string, Record<string, string>>> {
  const workbook = await openWorkbook(path)
  const all: Record<string, Record<string, string>> = {}
  try {
    for (const sheet of workbook.sheets) {
      const texts: Record<string, string> = {}
      await sheet.rows((row) => {
        row.texts.forEach((text, column) => {
          if (text) texts[`${String.fromCharCode(65 + column)}${row.number}`] = text
        })
        return undefined
      })
      all[sheet.name] = texts
    }
  } finally {
    await workbook.close()
  }
  return all
}

const returned = async (outcomes: FileOutcome[], to: string, outlines?: SheetOutlines) =>
  writeReturns(summarise(outcomes, '2021-05-28').entries, {
    ...{ folder: join(folder, to), roots: [folder], contact },
    ...(outlines && { outlines }),
  })

describe('a workbook with much in it', () => {
  let sent: string
  let back: string
  beforeAll(async () => {
    sent = join(folder, '附件3.xlsx')
    const plain = join(folder, 'plain.xlsx')
    await rosterFile(plain)
    // What a school adds: a sheet of its own with a picture, comments, names, filters, conditional formats, hidden columns to the end.
    const workbook = new exceljs.Workbook()
    await workbook.xlsx.readFile(plain)
    const sheet = workbook.worksheets[0]!
    sheet.getCell('B8').note = '学校自己的批注'
    sheet.addConditionalFormatting({
      ref: 'A8:A10',
      rules: [{ type: 'expression', formulae: ['A8>2'], priority: 1, style: { font: { bold: true } } }],
    })
    for (let column = 12; column <= 30; column++) sheet.getColumn(column).hidden = true
    workbook.definedNames.add(`'${sheet.name}'!$A$1:$B$2`, '自己的名称')
    const other = workbook.addWorksheet('学校备忘')
    other.getCell('A1').value = { formula: '1+1', result: 2 }
    const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
    const image = workbook.addImage({ base64: pixel, extension: 'png' })
    other.addImage(image, 'B2:C3')
    sheet.autoFilter = 'A7:J7'
    await workbook.xlsx.writeFile(sent)
    const { outcomes } = await checked(notice, [sent], '2021-05-28')
    const { written, redrawn } = await returned(outcomes, '退回')
    expect(redrawn).toEqual([])
    back = written[0]!
  })

  test.each(['sent', 'back'] as const)('is marked alike where its sheets were seen before (%s)', async (which) => {
    const path = { sent, back }[which]
    const outlines = sheetOutlines()
    const workbook = await openWorkbook(path)
    for (const sheet of workbook.sheets) await outlines.watched(path, sheet).rows(() => undefined)
    const { name } = workbook.sheets.find((sheet) => sheet.name.startsWith('附件3'))!
    await workbook.close()
    // Where a 退回表 has added to it, it is looked at again.
    expect(outlines.of(path, name) === undefined).toBe(which === 'back')
    const { outcomes } = await checked(notice, [path], '2021-05-28')
    const [again] = (await returned(outcomes, `${which}-again`)).written
    const [seen] = (await returned(outcomes, `${which}-seen`, outlines)).written
    expect(readFileSync(seen!).equals(readFileSync(again!))).toBe(true)
  })

  test('lies in the same place under its own name', () => {
    expect(back).toBe(join(folder, '退回', '附件3（退回）.xlsx'))
  })

  test('every part but the sheet, its notes, the styles and the lists of sheets is byte for byte the same', () => {
    const [before, after] = [partsOf(sent), partsOf(back)]
    const changed = [...before].filter(([name, bytes]) => after.get(name) !== bytes).map(([name]) => name)
    expect(changed.sort()).toEqual([
      '[Content_Types].xml',
      'xl/_rels/workbook.xml.rels',
      'xl/comments1.xml',
      'xl/drawings/vmlDrawing1.vml',
      'xl/styles.xml',
      'xl/workbook.xml',
      'xl/worksheets/sheet1.xml',
    ])
    expect([...after.keys()].filter((name) => !before.has(name))).toHaveLength(2)
  })

  test('what stands round the rows of the sheet stays as it was', () => {
    const around = (path: string) => partsOf(path).get('xl/worksheets/sheet1.xml')!.split('</sheetData>')[1]
    const added =
      /<dataValidation [^>]*showInputMessage="1" prompt=[^>]*(?:\/>|><formula1>[^<]*<\/formula1><\/dataValidation>)/g
    const count = /<dataValidations count="\d+">/
    expect(around(back)!.replace(added, '').replace(count, '')).toBe(around(sent)!.replace(count, ''))
  })

  test("the sender's notes and rules stay; the faulty cells have a note and lists their drop-down", async () => {
    const workbook = new exceljs.Workbook()
    await workbook.xlsx.readFile(back)
    const sheet = workbook.worksheets[1]!
    const noteAt = (address: string) => {
      const note = sheet.getCell(address).note as string | { texts?: { text: string }[] }
      return typeof note === 'string' ? note : (note.texts ?? []).map(({ text }) => text).join('')
    }
    expect(noteAt('B8')).toBe('学校自己的批注')
    expect(noteAt('D7')).toContain('校验码')
    const rules = partsOf(back).get('xl/worksheets/sheet1.xml')!
    expect(rules).toMatch(/type="list"[^>]*sqref="C6:C8"/)
    expect(rules).toContain('sqref="J4"')
    expect(sheet.getCell('D6').numFmt).toBe('@')
    expect(sheet.getCell('I6').numFmt).toBe('@')
  })

  test('every cell holds what it held; the problems stand right of all of them', async () => {
    const [before, after] = [await textsOf(sent), await textsOf(back)]
    const name = Object.keys(before)[0]!
    expect(after[name]).toMatchObject(before[name]!)
    const added = Object.entries(after[name]!).filter(([address]) => before[name]![address] === undefined)
    expect(added.map(([, text]) => text)).toEqual(
      expect.arrayContaining(['问题', '情况说明', expect.stringContaining('校验码'), expect.stringContaining('姓名')]),
    )
    expect(after.学校备忘).toEqual(before.学校备忘)
    expect(Object.values(after.退回说明!).join('\n')).toContain('示例小学：')
    expect(Object.values(after.退回说明!).join('\n')).toContain('示例人 0730-0000000')
  })

  test('opens in exceljs with its looks, the faulty cells coloured and typed as text', async () => {
    const workbook = new exceljs.Workbook()
    await workbook.xlsx.readFile(back)
    const was = new exceljs.Workbook()
    await was.xlsx.readFile(sent)
    expect(workbook.worksheets.map(({ name, state }) => [name, state])).toEqual([
      ['退回说明', 'visible'],
      ...was.worksheets.map(({ name, state }) => [name, state]),
      ['_itcap', 'veryHidden'],
    ])
    const [sheet, old] = [workbook.worksheets[1]!, was.worksheets[0]!]
    const row = [...Array(30).keys()].find((index) => String(old.getRow(index + 1).getCell(2).value) === '示例乙')! + 1
    const cell = sheet.getRow(row).getCell(4)
    expect(cell.fill).toMatchObject({ pattern: 'solid', fgColor: { argb: 'FFF8CBAD' } })
    expect(cell.numFmt).toBe('@')
    expect(cell.alignment).toEqual(old.getRow(row).getCell(4).alignment)
    expect(cell.font).toEqual(old.getRow(row).getCell(4).font)
    expect(sheet.getRow(row - 1).getCell(4).style).toEqual(old.getRow(row - 1).getCell(4).style)
    expect(sheet.getColumn(11).hidden).toBe(false)
    expect(sheet.getColumn(20).hidden).toBe(true)
  })

  test('comes back without a fault of its own, and says what is mended', async () => {
    const [again] = (await checked(notice, [back], '2021-05-28')).outcomes
    const rules = (outcome: FileOutcome) =>
      outcome.forms[0]!.result().findings.map(({ rule, cell }) => `${rule} ${cell}`)
    const [first] = (await checked(notice, [sent], '2021-05-28')).outcomes
    expect(rules(again!)).toEqual(rules(first!))
    expect(again!.unrecognised).toEqual(first!.unrecognised)
    const before = foundIn(first!.forms[0]!.result().findings)
    const places = [...before.values()].reduce((sum, each) => sum + each, 0)
    expect(summarise([again!], '2021-05-28').entries[0]!.since).toEqual({ mended: 0, left: places, added: 0 })
    const one = [...before.keys()][0]!
    expect(sinceReturn(before, new Map([...before].filter(([key]) => key !== one)))).toMatchObject({
      mended: before.get(one),
      added: 0,
    })
  })

  test('marked a second time, says what is wrong now and no more', async () => {
    const [outcome] = (await checked(notice, [back], '2021-05-28')).outcomes
    const { written } = await returned([outcome!], '再退')
    const [once, twice] = [await textsOf(back), await textsOf(written[0]!)]
    expect(Object.keys(twice)).toEqual(Object.keys(once))
    expect(twice[Object.keys(once)[1]!]).toEqual(once[Object.keys(once)[1]!])
  })
})

test('a protected sheet stays protected, and 情况说明 can be written all the same', async () => {
  const path = join(folder, 'protected.xlsx')
  await rosterFile(path)
  const workbook = new exceljs.Workbook()
  await workbook.xlsx.readFile(path)
  await workbook.worksheets[0]!.protect('1', { spinCount: 1 })
  await workbook.xlsx.writeFile(path)
  const { written } = await returned((await checked(notice, [path], '2021-05-28')).outcomes, '退回')
  const [before, after] = [path, written[0]!].map((each) => partsOf(each).get('xl/worksheets/sheet1.xml')!)
  const protection = /<sheetProtection [^>]*>/
  expect(after!.match(protection)![0]).toBe(before!.match(protection)![0])
  const marked = new exceljs.Workbook()
  await marked.xlsx.readFile(written[0]!)
  const [problem, explanation] = ['K7', 'L7'].map((address) => marked.worksheets[1]!.getCell(address))
  expect(String(problem!.value)).toContain('校验码')
  expect([problem!.protection?.locked, explanation!.protection?.locked]).toEqual([undefined, false])
})

test('a file that is no .xlsx is drawn anew, and says so', async () => {
  const csv = join(folder, '附件3.csv')
  const typed = join(folder, 'typed.xlsx')
  await rosterFile(typed)
  const texts = await textsOf(typed)
  const cells = Object.entries(Object.values(texts)[0]!)
  const rows = Array.from({ length: 12 }, (_, row) =>
    Array.from({ length: 11 }, (_, column) => {
      const address = `${String.fromCharCode(65 + column)}${row + 1}`
      return `"${(cells.find(([name]) => name === address)?.[1] ?? '').replaceAll('"', '""')}"`
    }).join(','),
  )
  writeFileSync(csv, rows.join('\r\n'))
  const { outcomes } = await checked(notice, [csv], '2021-05-28')
  const { written, redrawn } = await returned(outcomes, '退回')
  expect(redrawn).toEqual(written)
  expect(Object.keys(await textsOf(written[0]!))).toEqual(['退回说明', '原表', '_itcap'])

  const workbook = new exceljs.Workbook()
  await workbook.xlsx.readFile(written[0]!)
  const sheet = workbook.worksheets[1]!
  expect(workbook.worksheets[2]!.state).toBe('veryHidden')
  expect(JSON.stringify(sheet.getCell('D7').note)).toContain('校验码')
  expect(sheet.getCell('D7').numFmt).toBe('@')
  // LibreOffice prints what has a print area, hidden or not.
  const areas = partsOf(written[0]!).get('xl/workbook.xml')!
  expect(areas).toMatch(/"_xlnm.Print_Area" localSheetId="1">[^<]*!\$A\$1:\$L\$\d+</)
  expect(areas).not.toContain('_itcap&apos;!')
  const rules = partsOf(written[0]!).get('xl/worksheets/sheet2.xml')!
  expect(rules).toMatch(/type="list"[^>]*showInputMessage="1"[^>]*sqref="C7(?::C\d+)?"/)
  expect(rules).toMatch(/prompt="[^"]+"[^>]*sqref="D7(?::D\d+)?"/)
  // Sent back as it is, nothing is mended.
  const [again] = (await checked(notice, written, '2021-05-28')).outcomes
  const { added, left, mended } = summarise([again!], '2021-05-28').entries[0]!.since!
  expect([added, left > 0, mended]).toEqual([0, true, 0])
})
