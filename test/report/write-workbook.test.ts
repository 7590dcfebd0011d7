import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import exceljs from 'exceljs'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Beside, type MeantSheet } from '../../src/report/beside.ts'
import { digestOfCells } from '../../src/report/digest-of-cells.ts'
import { drawForm } from '../../src/report/draw-form.ts'
import type { Drawing, RowValues } from '../../src/report/drawing.ts'
import { cellsOf, rowsOf as drawnRows } from '../../src/report/drawn-rows.ts'
import { blankContent } from '../../src/report/form-content.ts'
import { commonFonts } from '../../src/report/looks.ts'
import { splitPlainRows } from '../../src/report/plain-rows.ts'
import { verifyValues, verifyWorkbook } from '../../src/report/verify-workbook.ts'
import { workbookBytes } from '../../src/report/workbook-bytes.ts'
import { writeWorkbook } from '../../src/report/write-workbook.ts'
import { openWorkbook } from '../../src/workbook/open-workbook.ts'
import { rewriteZip, writeZip } from '../../src/workbook/splice/zip-rewrite.ts'
import { plainText } from '../../src/workbook/stored-text.ts'
import { CellKind, type Row } from '../../src/workbook/workbook.ts'
import { anyText } from '../value/any-text.ts'
import { partsOf } from '../workbook/parts-of.ts'
import { column, form, noticeWithLists, staffColumns, table } from './forms.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'itcap-write-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const roster = form([table([column('name', '姓名', 'name'), column('remark', '备注', 'text')])], { rows: 'person' })

function rosterOf(names: string[], sourceLine = ''): Drawing {
  const content = { ...blankContent(roster, noticeWithLists), forInput: false }
  const rows = names.map((name) => ({ name, remark: name }))
  return drawForm(roster, { ...content, tables: { main: { rows, total: undefined } } }, { sourceLine })
}

/** The same with all its rows in hand. */
function held(drawing: Drawing): Drawing {
  const rows = [...drawnRows(drawing)]
  const heights = new Map(rows.flatMap(({ row, height }) => (height === undefined ? [] : [[row, height] as const])))
  return { ...drawing, cells: rows.flatMap(cellsOf), stretches: [], heights }
}

async function rowsOf(path: string): Promise<Row[]> {
  const workbook = await openWorkbook(path)
  const rows: Row[] = []
  await workbook.sheets[0]?.rows((row) => void rows.push(row))
  await workbook.close()
  return rows
}

describe('text', () => {
  const dangerous = [
    '=1+1',
    '=HYPERLINK("http://example.invalid","点")',
    '+86 15410000000',
    '-1',
    '@SUM(A1)',
    '\t=1',
    ' =1',
    '_x000D_',
    '__proto__',
    '<b>&"\'',
    '𠮷野家😀',
    '甲\n乙',
  ]

  test('stays text whatever it begins with, and is read back as it was', async () => {
    const path = join(folder, 'text.xlsx')
    await writeWorkbook(path, [rosterOf(dangerous)])
    const rows = (await rowsOf(path)).slice(3)
    expect(rows.map((row) => row.texts[0])).toEqual(dangerous)
    expect(rows.every((row) => row.kinds[0] === CellKind.text)).toBe(true)
    const reopened = new exceljs.Workbook()
    await reopened.xlsx.load(readFileSync(path) as never)
    expect(reopened.worksheets[0]?.getCell('A4').numFmt).toBe('@')
  })

  test('any text comes back, save for characters that no workbook can hold', async () => {
    const path = join(folder, 'any.xlsx')
    await fc.assert(
      fc.asyncProperty(fc.array(anyText(20), { minLength: 1, maxLength: 8 }), async (names) => {
        await writeWorkbook(path, [rosterOf(names)])
        const found = new Map((await rowsOf(path)).map((row) => [row.number, row.texts[0] ?? '']))
        for (const [index, name] of names.entries()) {
          const plain = plainText(name).replaceAll('_x005F_', '_')
          expect(found.get(4 + index) ?? '').toBe(plain)
        }
      }),
      { numRuns: 12 },
    )
  })

  test('longer than a cell is refused, naming the cell', async () => {
    await expect(writeWorkbook(join(folder, 'over.xlsx'), [rosterOf(['长'.repeat(32_768)])])).rejects.toMatchObject({
      code: 'cell-too-long',
      message: expect.stringContaining('A4'),
    })
    expect(readdirSync(folder)).not.toContain('over.xlsx')
  })
})

describe('file', () => {
  test('the same drawing is the same bytes', async () => {
    const first = await workbookBytes([rosterOf(['甲', '乙'])])
    expect(Buffer.compare(Buffer.from(first), Buffer.from(await workbookBytes([rosterOf(['甲', '乙'])])))).toBe(0)
    expect(Buffer.compare(Buffer.from(first), Buffer.from(await workbookBytes([rosterOf(['甲', '丙'])])))).not.toBe(0)
  })

  test('is for its owner only, and leaves nothing beside it', async () => {
    const own = mkdtempSync(join(folder, 'own-'))
    await writeWorkbook(join(own, 'a.xlsx'), [rosterOf(['甲'])])
    expect(readdirSync(own)).toEqual(['a.xlsx'])
    expect(statSync(join(own, 'a.xlsx')).mode & 0o777).toBe(0o600)
  })

  test('a drawing that cannot be written leaves the old file as it was', async () => {
    const path = join(folder, 'old.xlsx')
    writeFileSync(path, 'old')
    const broken = rosterOf(['甲'])
    broken.cells.push({ ...broken.cells[0]!, row: 9, value: 'x'.repeat(40_000) })
    await expect(writeWorkbook(path, [broken])).rejects.toThrow()
    expect(readFileSync(path, 'utf8')).toBe('old')
  })
})

describe('a long drawing', () => {
  /** Every look a table may have: wrapped rows, texts like formulas, blanks, a merge and a note far from both ends. */
  function long(rows: number): Drawing {
    const names = Array.from({ length: rows }, (_, i) =>
      i % 97 === 0 ? '=1+1' : i % 31 === 0 ? '长'.repeat(60) : `甲${i}`,
    )
    const drawing = held(rosterOf(names))
    const at = (row: number) => drawing.cells.find((cell) => cell.row === row)!
    at(400).note = '请核对'
    at(300).value = undefined
    at(301).value = 12.5
    drawing.merges.push({ top: 500, left: 0, bottom: 500, right: 1 })
    drawing.cells.find((cell) => cell.row === 500 && cell.column === 1)!.value = undefined
    return drawing
  }

  test('is the same sheet as one that exceljs writes whole', async () => {
    const drawing = long(900)
    const path = join(folder, 'long.xlsx')
    const short = { ...rosterOf(['甲']), name: '短' }
    await writeWorkbook(path, [short, drawing])
    const [made, whole] = [new exceljs.Workbook(), new exceljs.Workbook()]
    await made.xlsx.load(readFileSync(path) as never)
    await whole.xlsx.load((await workbookBytes([short, drawing])) as never)
    const sheets = [made, whole].map(({ worksheets }) => worksheets.map(({ model }) => model))
    expect(sheets[0]).toEqual(sheets[1])
    const { plain, frame } = splitPlainRows(drawing)
    expect(plain).toBeGreaterThan(700)
    expect(frame.cells.map(({ row }) => row)).toContain(500)
  })

  test('is the same whether its rows are held or made when they are asked for', async () => {
    const made = rosterOf(Array.from({ length: 900 }, (_, i) => (i % 97 === 0 ? '=1+1' : `甲${i}`)))
    expect(made.cells.length).toBeLessThan(100)
    const paths = [join(folder, 'made.xlsx'), join(folder, 'held.xlsx')] as const
    await writeWorkbook(paths[0], [made])
    await writeWorkbook(paths[1], [held(made)])
    expect(readFileSync(paths[0]).equals(readFileSync(paths[1]))).toBe(true)
    const last = [...drawnRows(made)].at(-1)!
    expect(last.columns.map(({ lines }) => [lines.left, lines.bottom, lines.right])).toEqual([
      ['medium', 'medium', 'thin'],
      ['thin', 'medium', 'medium'],
    ])
  })

  test('is the same whether the heights of its rows are held or asked for', async () => {
    const made = rosterOf(Array.from({ length: 900 }, (_, i) => `甲${i}`))
    const height = ([name]: RowValues) => 20 + (String(name).length % 7)
    const heights = new Map([...drawnRows(made)].map(({ row, values }) => [row, height(values)]))
    const [stretch] = made.stretches
    const rest = [...heights].filter(([row]) => row < stretch!.top || stretch!.bottom < row)
    const paths = [join(folder, 'asked.xlsx'), join(folder, 'known.xlsx')] as const
    await writeWorkbook(paths[0], [{ ...made, heights: new Map(rest), stretches: [{ ...stretch!, height }] }])
    await writeWorkbook(paths[1], [{ ...made, heights }])
    expect(readFileSync(paths[0]).equals(readFileSync(paths[1]))).toBe(true)
  })

  test('a value that is not in the file is noticed, as is one that was not drawn', async () => {
    const path = join(folder, 'long.xlsx')
    await writeWorkbook(path, [long(900)])
    const other = long(900)
    other.cells.find((cell) => cell.row === 450)!.value = '乙'
    await verifyValues(path, [meant(long(900))])
    for (const drawing of [other, long(901), long(899)])
      await expect(verifyValues(path, [meant(drawing)])).rejects.toThrow('differs: 附件9')
  })

  test.each([
    ['甲449', '甲44９'],
    ['<v>12.5</v>', '<v>12.6</v>'],
    ['<is><t>甲449</t></is>', ''],
    ['<c r="A453"', '<c r="C453"'],
    ['t="inlineStr"><is><t>甲449</t></is>', '><f>1</f><v>449</v>'],
  ])('a cell that is altered in the file is noticed: %s', async (from, to) => {
    const path = join(folder, 'altered.xlsx')
    await writeWorkbook(path, [long(900)])
    const parts = partsOf(path)
    const name = 'xl/worksheets/sheet1.xml'
    const sheet = Buffer.from(parts.get(name)!, 'latin1').toString()
    const altered = sheet.replace(from, to)
    expect(altered === sheet).toBe(false)
    await writeZip(
      path,
      new Map([...parts].map(([each, text]) => [each, Buffer.from(text, 'latin1')])).set(name, Buffer.from(altered)),
    )
    await expect(verifyValues(path, [meant(long(900))])).rejects.toThrow('differs: 附件9')
  })

  test('what comes again is written once and shared, and an altered one is noticed', async () => {
    const path = join(folder, 'shared.xlsx')
    const texts = ['=1+1', ' 甲', '甲\n乙', '_x000D_', '<b>&"', '𠮷', '乙', '']
    const drawing = rosterOf(Array.from({ length: 9_000 }, (_, i) => (i % 3 === 0 ? `丙${i}` : texts[i % 8]!)))
    await writeWorkbook(path, [drawing])
    const parts = partsOf(path)
    const [sheet, shared] = ['xl/worksheets/sheet1.xml', 'xl/sharedStrings.xml'].map((name) => parts.get(name)!)
    expect(sheet!.match(/t="s"/g)!.length).toBeGreaterThan(9_000)
    expect(shared!.match(/<si>/g)!.length).toBe(Number(/uniqueCount="(\d+)"/.exec(shared!)![1]))
    const whole = new exceljs.Workbook()
    await whole.xlsx.load(readFileSync(path) as never)
    for (const row of [800, 805, 4_003, 8_006])
      expect(whole.worksheets[0]!.getCell(`A${row}`).value ?? '').toBe(rowText(drawing, row))
    const altered = new Map([...parts].map(([each, text]) => [each, Buffer.from(text, 'latin1')]))
    const text = Buffer.from(shared!, 'latin1').toString()
    altered.set('xl/sharedStrings.xml', Buffer.from(text.replace(/^(.*<t>)乙(?=<)/s, '$1丁')))
    await writeZip(path, altered)
    await expect(verifyValues(path, [meant(drawing)])).rejects.toThrow('differs: 附件9')
  })
})

describe('a very long drawing is read back while it is written', () => {
  const names = Array.from({ length: 9_000 }, (_, i) => (i % 3 === 0 ? `丙${i}` : `丁${i % 8}`))
  const sheet = 'xl/worksheets/sheet1.xml'
  const texts = 'xl/sharedStrings.xml'
  let [frame, path] = ['', '']
  let own: MeantSheet
  beforeAll(async () => {
    ;[frame, path] = [join(folder, 'frame.xlsx'), join(folder, 'back.xlsx')]
    await writeWorkbook(frame, [rosterOf(names)])
    own = meant(rosterOf(names))
  })

  /** Writes the parts that a finished workbook has, in which some have been altered, and has them read back. */
  async function writtenAgain(
    changes: Record<string, (text: string) => string>,
    told: string[] = [],
    afterwards = () => {},
  ) {
    const parts = new Map(
      [...partsOf(frame)].map(([name, text]) => {
        const bytes = Buffer.from(text, 'latin1')
        return [name, changes[name] ? Buffer.from(changes[name](bytes.toString())) : bytes]
      }),
    )
    writeFileSync(path, '')
    const back = new Beside()
    back.begin({ path, frame })
    try {
      await rewriteZip(path, undefined, new Map(), parts, (part, at, length) =>
        back.wrote(part, at, length, told.splice(0)),
      )
      afterwards()
      await back.verify([own])
    } finally {
      await back.close()
    }
  }

  test('and is as it was meant', async () => {
    await writtenAgain({})
    await writtenAgain({ [texts]: (text) => text.replace('</sst>', '<si><t>戊</t></si></sst>') }, ['戊'])
  })

  test.each<[string, Parameters<typeof writtenAgain>]>([
    ['附件9', [{ [sheet]: (text) => text.replace('丙4500', '丙450O') }]],
    ['附件9', [{ [sheet]: (text) => text.replace(/<row r="5000".*?<\/row>/, '') }]],
    ['附件9', [{ [sheet]: (text) => text.replace('t="inlineStr"><is><t>丙4500</t></is>', '><f>1</f>') }]],
    ['its shared text', [{ [texts]: (text) => text.replace(/^(.*<t>)丁7(?=<)/s, '$1丁6') }]],
    ['its shared texts', [{}, ['戊']]],
    ['its styles', [{ 'xl/styles.xml': (text) => text.replaceAll('numFmtId="0"', 'numFmtId="14"') }]],
    ['its styles', [{ 'xl/workbook.xml': (text) => text.replace('name="附件9', 'name="附件8') }]],
    ['its directory', [{}, [], () => writeFileSync(path, withOtherCrc(readFileSync(path)))]],
  ])('an alteration is noticed: %s', async (what, given) => {
    await expect(writtenAgain(...given)).rejects.toThrow(`differs: ${what}`)
  })

  test('a sheet that is damaged is noticed, as is a file that is none', async () => {
    await expect(writtenAgain({ [sheet]: (text) => text.slice(0, text.length >> 1) })).rejects.toThrow()
    await expect(writtenAgain({}, [], () => writeFileSync(path, 'no workbook'))).rejects.toThrow()
    const back = new Beside()
    back.begin({ path, frame })
    await expect(back.verify([own])).rejects.toThrow('differs: 附件9')
    await back.close()
    await expect(back.verify([own])).rejects.toThrow('differs: 附件9')
  })

  test('its frame may be refused, or the thread end: nothing is put into place', async () => {
    const target = join(folder, 'old-long.xlsx')
    writeFileSync(target, 'old')
    const broken = rosterOf(names)
    const [first] = broken.cells
    broken.cells[0] = { ...first!, value: '长'.repeat(32_768) }
    await expect(writeWorkbook(target, [broken])).rejects.toMatchObject({
      name: 'UserError',
      code: 'cell-too-long',
      message: expect.stringContaining('A1 '),
      hint: expect.stringContaining('缩短'),
    })
    broken.cells[0] = first!
    broken.merges.push(broken.merges[0]!)
    await expect(writeWorkbook(target, [broken])).rejects.toThrow('merge')
    expect(readFileSync(target, 'utf8')).toBe('old')
    expect(readdirSync(folder).filter((name) => name.includes('old-long'))).toEqual(['old-long.xlsx'])
    const ended = new Beside()
    await ended.close()
    await expect(ended.verify([own])).rejects.toThrow('has ended')
  })
})

/** In the directory, of the part that comes first: the sheet. */
function withOtherCrc(zip: Buffer): Buffer {
  const entry = zip.indexOf(Buffer.from([0x50, 0x4b, 1, 2]))
  zip[entry + 16]! ^= 1
  return zip
}

const rowText = (drawing: Drawing, row: number) =>
  [...drawnRows(drawing)].flatMap(cellsOf).find((cell) => cell.row === row && cell.column === 0)?.value ?? ''

/** What is verified of it after writing. */
function meant(drawing: Drawing) {
  const digest = digestOfCells()
  for (const row of drawnRows(drawing)) digest.addRow(row)
  return { name: drawing.name, digest: digest.made() }
}

describe('page', () => {
  const sheet = async (drawing: Drawing, fonts = {}) => {
    const workbook = new exceljs.Workbook()
    await workbook.xlsx.load((await workbookBytes([drawing], fonts)) as never)
    return workbook.worksheets[0]!
  }

  test('A4, one page wide, heading rows repeated, numbered; a source line only when asked for', async () => {
    const plain = await sheet(rosterOf(['甲']))
    expect(plain.pageSetup).toMatchObject({ paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1 })
    expect(plain.pageSetup.printTitlesRow).toBe('3:3')
    expect(plain.headerFooter.oddFooter).toBe('&C&"宋体,常规"&14— &P —')
    expect((await sheet(rosterOf(['甲'], 'itcap & 来源'))).headerFooter.oddFooter).toContain('itcap && 来源')
  })

  test('fonts fall back by a setting: the title becomes 宋体 bold', async () => {
    expect((await sheet(rosterOf(['甲']))).getCell('A2').font).toMatchObject({ name: '方正小标宋简体', size: 22 })
    const common = await sheet(rosterOf(['甲']), { fonts: commonFonts })
    expect(common.getCell('A2').font).toMatchObject({ name: '宋体', bold: true })
  })

  test('drop-downs warn, only the first cell carries the hint', async () => {
    const input = form([table([column('sex', '性别', 'sex')], { blankRows: 3 })], { rows: 'person' })
    const drawn = await sheet(drawForm(input, blankContent(input, noticeWithLists)))
    expect(drawn.getCell('A4').dataValidation).toMatchObject({
      type: 'list',
      formulae: ['"男,女"'],
      errorStyle: 'warning',
    })
    expect(drawn.getCell('A4').dataValidation.prompt).toBeTruthy()
    expect(drawn.getCell('A5').dataValidation).toMatchObject({ type: 'list' })
    expect(drawn.getCell('A5').dataValidation.prompt).toBeUndefined()
    expect(drawn.getCell('A4').protection).toMatchObject({ locked: false })
    expect(drawn.getCell('A3').protection?.locked ?? true).toBe(true)
  })
})

describe('verification', () => {
  const drawing = () =>
    drawForm(form([table(staffColumns)]), { ...blankContent(form([table(staffColumns)]), noticeWithLists) })
  const tampered: [string, (drawing: Drawing) => void][] = [
    ['a value', (drawn) => Object.assign(drawn.cells.find((cell) => cell.value === '地区')!, { value: '地址' })],
    ['a missing value', (drawn) => drawn.cells.push({ ...drawn.cells[0]!, row: 99, value: '多出' })],
    ['a number', (drawn) => Object.assign(drawn.cells.at(-1)!, { value: 1 })],
    ['a merge', (drawn) => drawn.merges.pop()],
    ['orientation', (drawn) => Object.assign(drawn.page, { orientation: 'portrait' })],
    ['repeated rows', (drawn) => Object.assign(drawn.page, { repeatTo: 9 })],
  ]

  test('accepts what was drawn', async () => {
    await verifyWorkbook(await workbookBytes([drawing()]), [drawing()])
  })

  test.each(tampered)('notices that %s differs', async (_, tamper) => {
    const other = drawing()
    tamper(other)
    await expect(verifyWorkbook(await workbookBytes([drawing()]), [other])).rejects.toThrow('differs')
  })

  test('notices a formula', async () => {
    const workbook = new exceljs.Workbook()
    await workbook.xlsx.load((await workbookBytes([drawing()])) as never)
    workbook.worksheets[0]!.getCell('A1').value = { formula: '1+1', result: 2 } as never
    const bytes = new Uint8Array(await workbook.xlsx.writeBuffer())
    await expect(verifyWorkbook(bytes, [drawing()])).rejects.toThrow('A1')
  })
})
