/** Workbooks of Excel 97–2003 with bytes gone wrong: refused or read, in time, and never more than the tables in them looked at. */
import { readFileSync } from 'node:fs'
import * as sheetJs from '@e965/xlsx'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { tries } from '../tries.ts'
import { readBytes, refusal } from './read-all.ts'

const ROWS = [
  ['姓名', '人数', '是否'],
  ['张三', 12.5, true],
  ['李四', 44346, false],
]
const book = sheetJs.utils.book_new()
sheetJs.utils.book_append_sheet(book, sheetJs.utils.aoa_to_sheet(ROWS), '表')
sheetJs.utils.book_append_sheet(book, sheetJs.utils.aoa_to_sheet([['第二张']]), '另一张')

const TEXTS = [
  ['姓名', '人数', '是否'],
  ['张三', '12.5', 'TRUE'],
  ['李四', '44346', 'FALSE'],
]
const HYPERLINK = 0x01b8
const STRING = 0x0207

const xls = (bookType: 'biff5' | 'biff8') => sheetJs.write(book, { bookType, type: 'buffer' }) as Buffer
const textsOf = async (bytes: Buffer) => (await readBytes(bytes, '表.xls')).sheets[0]!.rows.map(({ texts }) => texts)

/** The same container with one stream more, or another one in its place. */
function withStream(bytes: Buffer, name: string, content: Buffer): Buffer {
  const container = sheetJs.CFB.read(bytes, { type: 'buffer' })
  sheetJs.CFB.utils.cfb_add(container, `/${name}`, content)
  return sheetJs.CFB.write(container, { type: 'buffer' }) as Buffer
}

/** A record more at the end of the last sheet, where no other one is told its place by number. */
function withRecord(id: number, content: Buffer): Buffer {
  const bytes = xls('biff8')
  const stream = Buffer.from(sheetJs.CFB.find(sheetJs.CFB.read(bytes, { type: 'buffer' }), '/Workbook')!.content)
  const head = Buffer.alloc(4)
  head.writeUInt16LE(id, 0)
  head.writeUInt16LE(content.length, 2)
  const end = stream.lastIndexOf(Buffer.from([0x0a, 0, 0, 0]))
  return withStream(bytes, 'Workbook', Buffer.concat([stream.subarray(0, end), head, content, stream.subarray(end)]))
}

describe('what claims more than there is', () => {
  test('a summary of 4·10⁹ properties is not asked', async () => {
    const summary = Buffer.alloc(96)
    summary.writeUInt16LE(0xfffe, 0)
    summary.writeUInt32LE(1, 24)
    summary.writeUInt32LE(48, 44)
    summary.writeUInt32LE(48, 48)
    summary.writeUInt32LE(0xffff_ffff, 52)
    const bytes = withStream(xls('biff8'), '\u0005DocumentSummaryInformation', summary)
    expect(await textsOf(bytes)).toEqual(TEXTS)
  })

  test('a link of 4·10⁹ cells is passed over', async () => {
    const link = Buffer.alloc(32)
    link.writeUInt16LE(0xffff, 2)
    link.writeUInt16LE(0xffff, 6)
    link.writeUInt32LE(2, 24)
    expect(await textsOf(withRecord(HYPERLINK, link))).toEqual(TEXTS)
  })

  test('a text without a length is damage', async () => {
    expect(await refusal(withRecord(STRING, Buffer.alloc(0)), '表.xls')).toBe('damaged')
  })
})

describe('chains of sectors', () => {
  const table = (bytes: Buffer) => (bytes.readUInt32LE(76) + 1) * 512
  const directory = (bytes: Buffer) => (bytes.readUInt32LE(48) + 1) * 512

  test.each([
    [
      'that return to themselves',
      (bytes: Buffer) => bytes.writeUInt32LE(bytes.readUInt32LE(48), table(bytes) + bytes.readUInt32LE(48) * 4),
    ],
    [
      'that lead out of the file',
      (bytes: Buffer) => bytes.writeUInt32LE(0x00ff_ffff, table(bytes) + bytes.readUInt32LE(48) * 4),
    ],
    ['of a table as long as the sea', (bytes: Buffer) => bytes.writeUInt32LE(0xffff_ffff, 44)],
    ['of names that are their own neighbours', (bytes: Buffer) => bytes.writeUInt32LE(1, directory(bytes) + 128 + 68)],
  ])('%s are damage', async (_, spoil) => {
    const bytes = Buffer.from(xls('biff8'))
    spoil(bytes)
    expect(await refusal(bytes, '表.xls')).toBe('damaged')
  })
})

test('a formula is never looked into: its stored result is the value', async () => {
  const formula = Buffer.alloc(22 + 5, 0xff)
  formula.writeUInt16LE(1, 0)
  formula.writeUInt16LE(0, 2)
  formula.writeUInt16LE(0, 4)
  formula.writeDoubleLE(12.5, 6)
  const { sheets } = await readBytes(withRecord(0x0006, formula), '表.xls')
  expect(sheets[1]!.rows.map(({ texts }) => texts)).toEqual([['第二张'], ['12.5']])
})

test('dates whose format has only a number: 31 is 2020年11月2日 in the file of a WPS office', async () => {
  const bytes = readFileSync(new URL('files/dates-by-number-31.xls', import.meta.url))
  expect((await textsOf(bytes)).slice(7, 9).map((texts) => texts[3])).toEqual(['2020-11-02', '2020-11-03'])
})

describe('bytes changed anywhere', () => {
  test.each(['biff5', 'biff8'] as const)('%s', async (type) => {
    const whole = xls(type)
    const change = fc.record({ at: fc.nat({ max: whole.length - 1 }), byte: fc.integer({ min: 0, max: 255 }) })
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 6 }), async (changes) => {
        const bytes = Buffer.from(whole)
        for (const { at, byte } of changes) bytes[at] = byte
        expect(await refusal(bytes, '表.xls')).toMatch(/^[a-z-]+$/)
      }),
      { numRuns: tries(400) },
    )
  })

  test('nothing is changed: everything is read', async () => {
    expect(await textsOf(xls('biff8'))).toEqual(TEXTS)
    // SheetJS writes no Chinese into BIFF 5.
    expect((await textsOf(xls('biff5'))).map((texts) => texts.slice(1))).toEqual([
      ['__', '__'],
      ...TEXTS.slice(1).map((texts) => texts.slice(1)),
    ])
  })
})

test('a cell whose font strikes it through says so of its row', async () => {
  const [FONT, FORMAT] = [0x31, 0xe0]
  /** Of the one font that there is, and the number by which cell formats ask for it. */
  const struckRows = async (looks: number, font: number) => {
    const bytes = xls('biff8')
    const stream = Buffer.from(sheetJs.CFB.find(sheetJs.CFB.read(bytes, { type: 'buffer' }), '/Workbook')!.content)
    for (let at = 0; at + 4 <= stream.length; at += 4 + stream.readUInt16LE(at + 2)) {
      if (stream.readUInt16LE(at) === FONT) stream.writeUInt16LE(looks, at + 6)
      if (stream.readUInt16LE(at) === FORMAT) stream.writeUInt16LE(font, at + 4)
    }
    const { sheets } = await readBytes(withStream(bytes, 'Workbook', stream), '表.xls')
    return sheets[0]!.rows.map(({ struck }) => struck === true)
  }
  expect(await struckRows(0, 0)).toEqual([false, false, false])
  expect(await struckRows(0x08, 0)).toEqual([true, true, true])
  expect(await struckRows(0x08, 5)).toEqual([false, false, false])
})
