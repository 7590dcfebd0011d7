/** Files that cannot be read in full are refused, each for its own reason; nothing is ever read in part and taken as whole. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as sheetJs from '@e965/xlsx'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import type { UnreadableFile } from '../../src/user-error.ts'
import { openWorkbook } from '../../src/workbook/open-workbook.ts'
import { tries } from '../tries.ts'
import { makeParts, makeXlsx, sheetParts, type Table, xlsxOf } from './make-xlsx.ts'
import { makeZip, type ZipPart } from './make-zip.ts'
import { readBytes, readRows, refusal } from './read-all.ts'

const TABLE: Table = {
  rows: [
    [{ text: '张三' }, { text: '李四' }],
    [{ number: '7' }, { day: 44346 }],
  ],
}
const WHOLE = makeXlsx(TABLE)

const folder = mkdtempSync(join(tmpdir(), 'itcap-refused-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function refusalAt(path: string): Promise<string> {
  try {
    await (await openWorkbook(path)).close()
    return 'read'
  } catch (error) {
    return (error as UnreadableFile).code
  }
}

/** The parts with one of them changed. */
function spoilt(name: RegExp, change: (part: ZipPart) => ZipPart[]): Buffer {
  const parts = makeParts(TABLE)
  expect(parts.some((part) => name.test(part.name))).toBe(true)
  return makeZip(parts.flatMap((part) => (name.test(part.name) ? change(part) : [part])))
}

describe('damaged workbooks', () => {
  test('cut short anywhere', async () => {
    for (let length = 4; length < WHOLE.length; length += 23) {
      expect(await refusal(WHOLE.subarray(0, length))).toMatch(/^(?:truncated|damaged)$/)
    }
  })

  test('one byte changed anywhere: refused, or read the same', async () => {
    const rows = await readRows(WHOLE)
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: WHOLE.length - 1 }), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
        const bytes = Buffer.from(WHOLE)
        bytes[at]! ^= flip
        const outcome = await refusal(bytes)
        if (outcome === 'read') expect((await readRows(bytes)).slice(0)).toEqual(rows)
        else expect(outcome).toMatch(/^[a-z-]+$/)
      }),
      // The first four bytes say that it is a zip at all.
      { numRuns: tries(150), examples: [[30, 1]] },
    )
  })

  test.each(['worksheets', 'sharedStrings', 'workbook.xml', 'styles', 'rels', 'Content_Types'])(
    'XML of %s ending early in a whole zip',
    async (name) => {
      const pattern = new RegExp(name)
      const { bytes } = makeParts(TABLE).find((part) => pattern.test(part.name))!
      for (let length = 0; length < bytes.length; length += 11) {
        const code = await refusal(spoilt(pattern, (part) => [{ ...part, bytes: bytes.subarray(0, length) }]))
        expect(code).toBe('damaged')
      }
    },
  )

  const cases: [string, Buffer][] = [
    ['wrong CRC', spoilt(/worksheets/, (part) => [{ ...part, crc: 1 }])],
    ['declared larger than it is', spoilt(/worksheets/, (part) => [{ ...part, size: part.bytes.length + 1 }])],
    ['declared smaller than it is', spoilt(/worksheets/, (part) => [{ ...part, size: part.bytes.length - 1 }])],
    ['declared as nothing', spoilt(/worksheets/, (part) => [{ ...part, size: 0 }])],
    ['duplicate names', spoilt(/worksheets/, (part) => [part, part])],
    ['names that differ in case', spoilt(/worksheets/, (part) => [part, { ...part, name: part.name.toUpperCase() }])],
    ['missing sheet', spoilt(/worksheets/, () => [])],
    ['missing strings', spoilt(/sharedStrings/, () => [])],
    ['missing styles', spoilt(/styles/, () => [])],
    ['missing workbook', spoilt(/workbook\.xml$/, () => [])],
    ['missing relationships', spoilt(/workbook\.xml\.rels/, () => [])],
    ['missing content types', spoilt(/Content_Types/, () => [])],
    ['misnamed sheet', spoilt(/worksheets/, (part) => [{ ...part, name: 'xl/worksheets/sheet1.xm' }])],
    ['back-slash names', spoilt(/worksheets/, (part) => [{ ...part, name: part.name.replaceAll('/', '\\') }])],
    ['absolute names', spoilt(/worksheets/, (part) => [{ ...part, name: `/${part.name}` }])],
    ['names that climb', spoilt(/worksheets/, (part) => [part, { ...part, name: '../../etc/passwd' }])],
    [
      'target outside, where nothing is',
      spoilt(/workbook\.xml\.rels/, (part) => [
        { ...part, bytes: Buffer.from(part.bytes.toString().replace('worksheets/', '../../worksheets/')) },
      ]),
    ],
    ['shared string out of range', xlsxOf('<row r="1"><c r="A1" t="s"><v>0</v></c></row>')],
    ['shared string that is no number', xlsxOf('<row r="1"><c r="A1" t="s"><v>x</v></c></row>')],
    ['number that is none', xlsxOf('<row r="1"><c r="A1"><v>1,234</v></c></row>')],
    ['row 999999999', xlsxOf('<row r="999999999"><c r="A999999999"><v>1</v></c></row>')],
    ['row 0', xlsxOf('<row r="0"><c r="A0"><v>1</v></c></row>')],
    ['row 1048577', xlsxOf('<row r="1048577"/>')],
    ['rows going back', xlsxOf('<row r="2"/><row r="1"><c r="A1"><v>1</v></c></row>')],
    ['row twice', xlsxOf('<row r="2"><c r="A2"><v>1</v></c></row><row r="2"><c r="A2"><v>1</v></c></row>')],
    ['cell twice', xlsxOf('<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>')],
    ['cell of another row', xlsxOf('<row r="1"><c r="A2"><v>1</v></c></row>')],
    ['column XFE', xlsxOf('<row r="1"><c r="XFE1"><v>1</v></c></row>')],
    ['cell type nobody knows', xlsxOf('<row r="1"><c r="A1" t="q"><v>1</v></c></row>')],
    ['cell not closed', xlsxOf('<row r="1"><c r="A1"><v>1</v></row>')],
    ['row not closed', xlsxOf('<row r="1"><c r="A1"><v>1</v></c>')],
    ['style twice', xlsxOf('<row r="1"><c r="A1" s="1" s="2"><v>1</v></c></row>')],
    ['number of a row twice', xlsxOf('<row r="1" r="2"/>')],
    ['text in place of a tag', xlsxOf('<row r="1"><c r="A1">xv>1</v></c></row>')],
    ['quotation mark missing in a row', xlsxOf('<row r="1" ht" customHeight="1"><c r="A1"><v>1</v></c></row>')],
    ['text between rows', xlsxOf('<row r="1"/>张三<row r="2"/>')],
    [
      'text that is not UTF-8',
      makeZip(
        makeParts({ rows: [[{ text: 'ab' }]] }).map((part) =>
          /sharedStrings/.test(part.name)
            ? { ...part, bytes: Buffer.from(part.bytes.toString('latin1').replace('ab', '\xc4\xe3'), 'latin1') }
            : part,
        ),
      ),
    ],
    ['merge of nothing', xlsxOf('', { after: '<mergeCells><mergeCell ref="A0:B2"/></mergeCells>' })],
    ['two sheetData', makeZip(sheetParts('<sheetData/><sheetData/>'))],
    ['entity nobody declared', xlsxOf('<row r="1"><c r="A1" t="inlineStr"><is><t>&xxe;</t></is></c></row>')],
  ]
  test.each(cases)('%s', async (_, bytes) => {
    expect(await refusal(bytes)).toBe('damaged')
  })

  test('entry claiming ten gigabytes is refused before it is inflated', async () => {
    const bytes = makeZip(
      makeParts(TABLE).map((part) => (/worksheets/.test(part.name) ? { ...part, size: 10 * 2 ** 30 } : part)),
      { zip64: true },
    )
    expect(await refusal(bytes)).toBe('too-large')
  })

  test('bomb of blanks', async () => {
    const blanks = Buffer.alloc(50 << 20, 32)
    expect(await refusal(makeZip(sheetParts(`<sheetData>${blanks.toString('latin1')}</sheetData>`)))).toBe('too-large')
    expect(await refusal(xlsxOf('', { strings: `<si><t>${blanks.toString('latin1')}</t></si>` }))).toBe('too-large')
  })

  test('blanks without end, however badly they are packed', async () => {
    const line = `${' '.repeat(1 << 20)}\n`
    // Stored, so that no ratio betrays them.
    const parts = sheetParts(`<sheetData>${line.repeat(65)}<row r="1"><c r="A1"><v>1</v></c></row></sheetData>`)
    expect(await refusal(makeZip(parts, { stored: true }))).toBe('too-large')
  })

  test('text longer than a cell can hold', async () => {
    const cell = (text: string) => xlsxOf(`<row r="1"><c r="A1" t="inlineStr"><is><t>${text}</t></is></c></row>`)
    expect(await refusal(cell('长'.repeat(32_767)))).toBe('read')
    expect(await refusal(cell('长'.repeat(32_768)))).toBe('too-large')
    expect(await refusal(cell('x'.repeat(32_768)))).toBe('too-large')
    expect(await refusal(xlsxOf('', { strings: `<si><t>${'长'.repeat(32_768)}</t></si>` }))).toBe('too-large')
  })

  test('entries that share their bytes', async () => {
    const bytes = Buffer.from(WHOLE)
    const directory = bytes.readUInt32LE(bytes.length - 6)
    const second = directory + 46 + bytes.readUInt16LE(directory + 28)
    // The second entry's data is said to be the first's.
    bytes.writeUInt32LE(0, second + 42)
    expect(await refusal(bytes)).toBe('damaged')
  })

  test('a DOCTYPE, wherever it stands', async () => {
    const doctype = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
    for (const name of [/worksheets/, /sharedStrings/, /styles/, /workbook\.xml$/, /rels$/, /Content_Types/]) {
      const bytes = spoilt(name, (part) => [{ ...part, bytes: Buffer.from(doctype + part.bytes.toString()) }])
      expect(await refusal(bytes)).toBe('doctype')
    }
  })
})

describe('what is no workbook', () => {
  const ole = (...streams: string[]) => {
    const container = sheetJs.CFB.utils.cfb_new()
    for (const name of streams) sheetJs.CFB.utils.cfb_add(container, `/${name}`, Buffer.alloc(5000, 1))
    return sheetJs.CFB.write(container, { type: 'buffer' }) as Buffer
  }
  const otherDocument = (type: string) =>
    makeZip([
      {
        name: '[Content_Types].xml',
        bytes: Buffer.from(
          `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/main.xml" ContentType="${type}"/></Types>`,
        ),
      },
      {
        name: '_rels/.rels',
        bytes: Buffer.from(
          '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="main.xml"/></Relationships>',
        ),
      },
      { name: 'main.xml', bytes: Buffer.from('<x/>') },
    ])
  const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'
  const cases: [string, string, string | Buffer][] = [
    ['password', '加密.xlsx', ole('EncryptedPackage', 'EncryptionInfo')],
    ['password', '加密.xlsx', encryptedZip()],
    ['format-doc', '表.xls', ole('WordDocument')],
    ['format-doc', '表.docx', otherDocument(word)],
    ['format-doc', '表.xlsx', otherDocument(word)],
    [
      'format-ppt',
      '表.pptx',
      otherDocument('application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml'),
    ],
    ['format-xlsb', '表.xlsx', otherDocument('application/vnd.ms-excel.sheet.binary.macroEnabled.main')],
    [
      'format-ods',
      '表.xlsx',
      makeZip([{ name: 'mimetype', bytes: Buffer.from('application/vnd.oasis.opendocument.spreadsheet') }]),
    ],
    ['format-numbers', '表.numbers', makeZip([{ name: 'Index/Document.iwa', bytes: Buffer.from('x') }])],
    ['archive', '附件.zip', makeZip([{ name: '附件3.xlsx', bytes: WHOLE }])],
    ['archive', '附件.rar', 'Rar!\x1a\x07'],
    ['format-et', '湖滨小学.et', ole('Contents')],
    ['format-et', '湖滨小学.et', Buffer.from([1, 2, 3, 0, 0, 9, 8, 0, 7])],
    ['unknown', '表.xls', ole('Contents')],
    ['format-pdf', '附件3.pdf', '%PDF-1.7\n'],
    ['format-pdf', '附件3.xlsx', '%PDF-1.7\n'],
    ['format-image', '照片.xlsx', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')],
    ['format-rtf', '表.doc', '{\\rtf1 x}'],
    ['format-mail', '转发.xls', 'MIME-Version: 1.0\r\nSubject: x\r\n'],
    ['format-mht', '表.xls', 'MIME-Version: 1.0\nX-Document-Type: Workbook\n'],
    ['web-page', '表.xls', '<html><body><p>请先登录</p></body></html>'],
    ['damaged', '表.xls', '<html><body><table><tr><td>张三</td></tr>'],
    ['unknown', '表.xls', '<?xml version="1.0"?><root/>'],
    ['file-empty', '空.xlsx', ''],
    ['file-empty', '空.csv', ''],
    [
      'lock-file',
      '~$附件3.xlsx',
      Buffer.concat([
        Buffer.from([6]),
        Buffer.from('officer'),
        Buffer.alloc(47),
        Buffer.from([6, 0]),
        Buffer.alloc(110),
      ]),
    ],
    ['lock-file', '~$附件3.xlsx', ''],
    ['text-encoding', '名单.csv', '姓名\0,学校\n'],
    ['text-encoding', '名单.csv', Buffer.from([0x41, 0xff, 0xff, 0x0a])],
    ['csv-quotes', '名单.csv', '姓名,学校\n"张三,一小\n李四,二小\n'],
    ['csv-line', '名单.csv', 'x'.repeat(5 << 20)],
    ['csv-quotes', '名单.csv', `"${'x,\n'.repeat(2 << 20)}`],
  ]
  test.each(cases)('%s: %s; what to do is said in Chinese, and nothing of the content', async (code, name, bytes) => {
    const error: UnreadableFile = await readBytes(bytes, name).then(
      () => expect.fail('It was read.'),
      (thrown) => thrown,
    )
    expect(error).toMatchObject({ name: 'UnreadableFile', code })
    expect(error.message).toMatch(/\p{Script=Han}/u)
    expect(error.hint).toMatch(/\p{Script=Han}/u)
    expect(error.message + error.hint).not.toMatch(/张三|officer|[\n\\]/)
  })

  test('a file that is not there, a folder, a path through a file', async () => {
    expect(await refusalAt(join(folder, '没有.xlsx'))).toBe('file-missing')
    mkdirSync(join(folder, '收件.xlsx'))
    expect(await refusalAt(join(folder, '收件.xlsx'))).toBe('is-folder')
    writeFileSync(join(folder, 'a.xlsx'), WHOLE)
    expect(await refusalAt(join(folder, 'a.xlsx', 'b.xlsx'))).toBe('file-missing')
    expect(await refusalAt('/dev/null')).toBe('not-a-file')
  })
})

/** A zip whose entries are encrypted by the zip itself. */
function encryptedZip(): Buffer {
  const bytes = Buffer.from(WHOLE)
  const directory = bytes.readUInt32LE(bytes.length - 6)
  bytes[directory + 8]! |= 1
  return bytes
}
