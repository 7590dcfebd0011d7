/** What a workbook says besides its values, and the ways of writing cells that hold traps. */
import * as sheetJs from '@e965/xlsx'
import { describe, expect, test } from 'vitest'
import { CellKind } from '../../src/workbook/workbook.ts'
import { letters, sheetParts, struckXlsx, xlsxOf } from './make-xlsx.ts'
import { makeZip } from './make-zip.ts'
import { readBytes, readRows } from './read-all.ts'

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const cellOf = async (xml: string, strings = '') => {
  const [row] = await readRows(xlsxOf(`<row r="1">${xml}</row>`, { strings }))
  return row ? { text: row.texts[0], kind: row.kinds[0] } : undefined
}
const { text: TEXT, number: NUMBER, date: DATE, boolean: BOOLEAN, error: ERROR, unevaluated: UNEVALUATED } = CellKind

describe('parts that nobody reads', () => {
  const sheet = sheetParts('<sheetData><row r="1"><c r="A1"><v>7</v></c></row></sheetData>')
  const changed = (where: RegExp, change: (xml: string) => string) =>
    makeZip(
      sheet.map((part) =>
        where.test(part.name) ? { ...part, bytes: Buffer.from(change(part.bytes.toString())) } : part,
      ),
    )
  const custom = 'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml"'

  test.each([
    ['above the root', `<Relationship Id="rId9" ${custom} Target="../customXml/item1.xml"/>`],
    ['far above the root', `<Relationship Id="rId9" ${custom} Target="../../../customXml/item1.xml"/>`],
    ['nowhere', `<Relationship Id="rId9" ${custom} Target=""/>`],
    ['without target', `<Relationship Id="rId9" ${custom}/>`],
    ['no path', `<Relationship Id="rId9" ${custom} Target="NULL"/>`],
    ['no URI', `<Relationship Id="rId9" ${custom} Target="%E4%ZZ\\x y"/>`],
    ['on the web', `<Relationship Id="rId9" ${custom} Target="http://example.com/%2e%2e/" TargetMode="External"/>`],
    ['without type', '<Relationship Id="rId9" Target="../../x"/>'],
  ])('%s', async (_, relationship) => {
    const added = (xml: string) => xml.replace('</Relationships>', `${relationship}</Relationships>`)
    for (const where of [/^_rels\/\.rels$/, /workbook\.xml\.rels$/]) {
      expect((await readRows(changed(where, added)))[0]?.texts).toEqual(['7'])
    }
  })

  test.each(['customXml\\item1.xml', '/customXml/item1.xml', '文档 1.bin', 'xl/media/图片.png'])(
    'under the name %s',
    async (name) => {
      const bytes = makeZip([...sheet, { name, bytes: Buffer.from('x') }])
      expect((await readRows(bytes))[0]?.texts).toEqual(['7'])
    },
  )

  test('a part that is read may be reached over the root too', async () => {
    const bytes = changed(/workbook\.xml\.rels$/, (xml) => xml.replace('"worksheets/', '"../../xl/worksheets/'))
    expect((await readRows(bytes))[0]?.texts).toEqual(['7'])
  })
})

describe('cells', () => {
  test.each(['<si/>', '<si><t/></si>', '<si><t></t></si>', '<si><r><t/></r></si>'])(
    'first string empty: %s',
    async (first) => {
      const cells = '<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>'
      const [row] = await readRows(xlsxOf(`<row r="1">${cells}</row>`, { strings: `${first}<si><t>张三</t></si>` }))
      expect(row?.texts).toEqual(['', '张三'])
    },
  )

  test.each<[string, string, string, CellKind]>([
    ['number as stored', '<c r="A1"><v>110101199001011000</v></c>', '110101199001011000', NUMBER],
    ['number with exponent', '<c r="A1"><v>1.10101199001011E+17</v></c>', '1.10101199001011E+17', NUMBER],
    ['number with t="n"', '<c r="A1" t="n"><v>-0.5</v></c>', '-0.5', NUMBER],
    ['number in white space', '<c r="A1"><v> 7 </v></c>', '7', NUMBER],
    ['Chinese date', '<c r="A1" s="1"><v>44346</v></c>', '2021-05-30', DATE],
    ['built-in date', '<c r="A1" s="2"><v>44346.5</v></c>', '2021-05-30T12:00:00', DATE],
    ['elapsed time', '<c r="A1" s="3"><v>1.5</v></c>', '1.5', NUMBER],
    ['negative in a date format', '<c r="A1" s="1"><v>-1</v></c>', '-1', NUMBER],
    ['style nobody defined', '<c r="A1" s="99"><v>44346</v></c>', '44346', NUMBER],
    ['text in a date format', '<c r="A1" s="1" t="str"><v>44346</v></c>', '44346', TEXT],
    ['ISO date', '<c r="A1" t="d"><v>2021-05-30T00:00:00Z</v></c>', '2021-05-30', DATE],
    ['ISO date and time', '<c r="A1" t="d"><v>2021-05-30T08:30:00.000</v></c>', '2021-05-30T08:30:00', DATE],
    ['ISO date with its zone', '<c r="A1" t="d"><v>2021-05-30T08:30:00+08:00</v></c>', '2021-05-30T08:30:00', DATE],
    ['ISO time', '<c r="A1" t="d"><v>T08:30:00</v></c>', '08:30:00', DATE],
    ['ISO length of time', '<c r="A1" t="d"><v>PT8H30M</v></c>', '08:30:00', DATE],
    ['ISO length of time to the second', '<c r="A1" t="d"><v>PT8H30M0.000S</v></c>', '08:30:00', DATE],
    ['ISO minutes', '<c r="A1" t="d"><v>PT90M</v></c>', '01:30:00', DATE],
    ['more than a day', '<c r="A1" t="d"><v>PT36H</v></c>', 'PT36H', TEXT],
    ['a month', '<c r="A1" t="d"><v>2021-05</v></c>', '2021-05', TEXT],
    ['no date at all', '<c r="A1" t="d"><v>待定</v></c>', '待定', TEXT],
    ['boolean', '<c r="A1" t="b"><v>1</v></c>', 'TRUE', BOOLEAN],
    ['boolean in words', '<c r="A1" t="b"><v>false</v></c>', 'FALSE', BOOLEAN],
    ['error', '<c r="A1" t="e"><v>#REF!</v></c>', '#REF!', ERROR],
    ['formula with a value', '<c r="A1"><f>SUM(B1:B2)</f><v>3</v></c>', '3', NUMBER],
    ['formula with text', '<c r="A1" t="str"><f>B1&amp;"&lt;"</f><v>张&amp;三</v></c>', '张&三', TEXT],
    ['shared formula', '<c r="A1"><f t="shared" si="0"/><v>3</v></c>', '3', NUMBER],
    ['array formula', '<c r="A1"><f t="array" ref="A1:A2">B1:B2</f><v>3</v></c>', '3', NUMBER],
    ['formula with error', '<c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c>', '#DIV/0!', ERROR],
    ['formula without a value', '<c r="A1"><f>SUM(B1:B2)</f></c>', '', UNEVALUATED],
    ['formula with an empty value', '<c r="A1"><f>SUM(B1:B2)</f><v></v></c>', '', UNEVALUATED],
    ['formula with an empty tag', '<c r="A1"><f>SUM(B1:B2)</f><v/></c>', '', UNEVALUATED],
    ['white space is text', '<c r="A1" t="inlineStr"><is><t xml:space="preserve"> </t></is></c>', ' ', TEXT],
    ['line ends', '<c r="A1" t="inlineStr"><is><t>a\r\nb\rc&#13;</t></is></c>', 'a\nb\nc\r', TEXT],
    [
      'escape of an escape',
      '<c r="A1" t="inlineStr"><is><t>_x005F_x000D_ _x4E00_ _x00e9_ _x12_</t></is></c>',
      '_x000D_ 一 é _x12_',
      TEXT,
    ],
    [
      'rich inline text',
      '<c r="A1" t="inlineStr"><is><r><t>张</t></r><r><rPr><b/></rPr><t>三</t></r></is></c>',
      '张三',
      TEXT,
    ],
    [
      'extension inside a cell',
      '<c r="A1"><v>1</v><extLst><ext uri="x"><y:v xmlns:y="urn:y">2</y:v></ext></extLst></c>',
      '1',
      NUMBER,
    ],
    ['metadata attributes', '<c r="A1" cm="1" vm="1" ph="1" s="0"><v>1</v></c>', '1', NUMBER],
    ['namespace declared on the cell', `<c r="A1"><n:v xmlns:n="${MAIN}">5</n:v></c>`, '5', NUMBER],
  ])('%s', async (_, xml, text, kind) => expect(await cellOf(xml)).toEqual({ text, kind }))

  test.each([
    ['no value', '<c r="A1" s="1"></c>'],
    ['empty tag', '<c r="A1" s="1"/>'],
    ['empty text', '<c r="A1" t="str"><v></v></c>'],
    ['formula giving empty text', '<c r="A1" t="str"><f>IF(1,"")</f><v></v></c>'],
    ['empty inline text', '<c r="A1" t="inlineStr"><is><t/></is></c>'],
  ])('blank: %s', async (_, xml) => expect(await cellOf(xml)).toBeUndefined())

  test('shared strings: runs, phonetics, empty ones, extensions', async () => {
    const strings =
      '<si><r><t>张</t></r><r><rPr/><t xml:space="preserve"> 三</t></r><rPh sb="0" eb="1"><t>ZHANG</t></rPh><phoneticPr fontId="1"/></si><si/><si><t/></si><si><t>b</t><extLst><ext><t>no</t></ext></extLst></si>'
    const cells = [0, 1, 2, 3].map((i) => `<c r="${'ABCD'[i]}1" t="s"><v>${i}</v></c>`).join('')
    const [row] = await readRows(xlsxOf(`<row r="1">${cells}</row>`, { strings }))
    expect(row!.texts).toEqual(['张 三', '', '', 'b'])
  })
})

/** Lengths in bytes about those at which a string is kept in another way, and enough strings to fill several pages. */
test('shared strings of any length and number, asked for once, twice and three times', async () => {
  const lengths = [1, 31, 84, 85, 86, 96, 97, 254, 255, 256, 32_766, 32_767]
  const long = lengths.flatMap((length) => ['x'.repeat(length), '汉'.repeat(length), `&${'y'.repeat(length - 1)}`])
  const texts = [
    ...long,
    ...Array.from({ length: 70_000 }, (_, i) => `第${i}条`),
    ...long.map((text) => `${text.slice(1)}z`),
  ]
  const strings = texts.map((text) => `<si><t>${text.replaceAll('&', '&amp;')}</t></si>`).join('')
  const asked = [...texts.keys(), ...long.keys(), ...long.keys()]
  const rows = asked.map((i, at) => `<row r="${at + 1}"><c r="A${at + 1}" t="s"><v>${i}</v></c></row>`)
  const read = await readRows(xlsxOf(rows.join(''), { strings }))
  expect(read.map((row) => row.texts[0])).toEqual(asked.map((i) => texts[i]))
})

describe('rows', () => {
  test('numbers and columns are those of the file; what is missing is counted on', async () => {
    const xml =
      '<row r="3"><c r="C3"><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row><row r="9"/><row><c r="XFD10"><v>4</v></c></row>'
    const rows = await readRows(xlsxOf(xml))
    expect(rows.map((row) => [row.number, row.texts.findIndex((text) => text !== ''), row.texts.length])).toEqual([
      [3, 2, 4],
      [4, 0, 1],
      [10, 16_383, 16_384],
    ])
  })

  test('prefixes may differ from row to row', async () => {
    const aliased = `<n:row xmlns:n="${MAIN}" r="2"><n:c r="A2"><n:v>2</n:v></n:c></n:row>`
    const rows = await readRows(
      xlsxOf(`<row r="1"><c r="A1"><v>1</v></c></row>${aliased}<row r="3"><c r="A3"><v>3</v></c></row>`),
    )
    expect(rows.map((row) => row.texts[0])).toEqual(['1', '2', '3'])
  })

  test('rows longer than a chunk, in every one of 16,384 columns', async () => {
    const columns = Array.from({ length: 16_384 }, (_, column) => letters(column))
    const xml = Array.from({ length: 30 }, (_, i) => {
      const cells = columns.map((name) => `<c r="${name}${i + 1}" s="1"${name === 'XFD' ? `><v>${i}</v></c>` : '/>'}`)
      return `<row r="${i + 1}">${cells.join('')}</row>`
    })
    const rows = await readRows(xlsxOf(xml.join('')))
    expect(rows.map((row) => [row.number, row.texts.length, row.kinds.at(-1)])).toEqual(
      xml.map((_, i) => [i + 1, 16_384, DATE]),
    )
  })

  test('a million rows with nothing in them', async () => {
    const xml = Array.from({ length: 1_048_576 }, (_, i) => `<row r="${i + 1}" s="1" customFormat="1"/>`)
    xml[999_999] = '<row r="1000000"><c r="B1000000"><v>7</v></c></row>'
    expect(await readRows(xlsxOf(xml.join('')))).toEqual([
      { number: 1_000_000, texts: ['', '7'], kinds: [0, NUMBER], hidden: false },
    ])
  })

  test('cells out of order stand where they belong', async () => {
    const [row] = await readRows(xlsxOf('<row r="1"><c r="C1"><v>3</v></c><c r="A1"><v>1</v></c></row>'))
    expect(row!.texts).toEqual(['1', '', '3'])
  })

  test('rows without a value are not visited', async () => {
    expect(
      await readRows(xlsxOf('<row r="1"/><row r="2" s="1" customFormat="1"></row><row r="3"><c r="A3" s="1"/></row>')),
    ).toEqual([])
  })

  test('hidden by flag or by height', async () => {
    const row = (attributes: string, r: number) => `<row r="${r}"${attributes}><c r="A${r}"><v>1</v></c></row>`
    const rows = await readRows(
      xlsxOf(
        [
          row('', 1),
          row(' hidden="1"', 2),
          row(' ht="0" customHeight="1"', 3),
          row(' hidden="true"', 4),
          row(' hidden="0" ht="12"', 5),
        ].join(''),
      ),
    )
    expect(rows.map((each) => each.hidden)).toEqual([false, true, true, true, false])
  })

  test('with a line through something that stands in them', async () => {
    const cell = (at: string, style: number, value = '<v>1</v>') => `<c r="${at}" s="${style}">${value}</c>`
    const rows = await readRows(
      struckXlsx(
        `<row r="1">${cell('A1', 0)}${cell('B1', 0)}</row>`,
        `<row r="2">${cell('A2', 1)}${cell('B2', 2)}${cell('C2', 0, '')}<c r="D2"/></row>`,
        `<row r="3">${cell('A3', 1)}${cell('B3', 0)}</row>`,
        `<row r="4">${cell('A4', 0)}${cell('B4', 1)}</row>`,
        `<row r="5">${cell('A5', 3)}</row>`,
      ),
    )
    expect(rows.map((each) => each.struck === true)).toEqual([false, true, true, true, false])
    expect(rows[1]!.kinds).toEqual([NUMBER, DATE])
  })

  test('with a line through a part of a text: the rest is the text', async () => {
    const run = (text: string, strike = '') => `<r><rPr>${strike}<b/></rPr><t>${text}</t></r>`
    const strings = [
      `${run('李旧', '<strike/>')}${run('王新')}`,
      `<r><t>12</t></r>${run('0', '<strike val="1"/>')}`,
      run('全划', '<strike/>'),
      `${run('没', '<strike val="0"/>')}${run('划')}`,
    ].map((each) => `<si>${each}</si>`)
    const cell = (row: number) => `<row r="${row}"><c r="A${row}" t="s"><v>${row - 1}</v></c></row>`
    const inline = `<row r="5"><c r="A5" t="inlineStr"><is>${run('9', '<strike/>')}${run('100')}</is></c></row>`
    const rows = await readRows(xlsxOf([1, 2, 3, 4].map(cell).join('') + inline, { strings: strings.join('') }))
    expect(rows.map(({ texts, struck }) => [texts[0], struck === true])).toEqual([
      ['王新', true],
      ['12', true],
      ['全划', true],
      ['没划', false],
      ['100', true],
    ])
  })

  test('the visitor may stop, and start again', async () => {
    const bytes = xlsxOf(
      Array.from({ length: 50 }, (_, i) => `<row r="${i + 1}"><c r="A${i + 1}"><v>1</v></c></row>`).join(''),
    )
    const { openWorkbook } = await import('../../src/workbook/open-workbook.ts')
    const { mkdtempSync, rmSync, writeFileSync } = await import('node:fs')
    const folder = mkdtempSync(`${(await import('node:os')).tmpdir()}/itcap-stop-`)
    writeFileSync(`${folder}/a.xlsx`, bytes)
    const workbook = await openWorkbook(`${folder}/a.xlsx`)
    const seen: number[] = []
    await workbook.sheets[0]!.rows((row) => {
      seen.push(row.number)
      return row.number < 3
    })
    expect(seen).toEqual([1, 2, 3])
    let count = 0
    await workbook.sheets[0]!.rows(() => {
      count++
      return undefined
    })
    expect(count).toBe(50)
    expect(await workbook.digest()).toMatch(/^[0-9a-f]{64}$/)
    await workbook.close()
    rmSync(folder, { recursive: true })
  })
})

describe('layout', () => {
  const layoutOf = async (before: string, after: string) =>
    (await readBytes(xlsxOf('<row r="1"><c r="A1"><v>1</v></c></row>', { before, after }))).sheets[0]!.layout

  test('merges, whole columns and rows too', async () => {
    const after = `<mergeCells count="4">${['A1:C1', 'B2', '$A$3:$B$9', 'A1:A1048576', 'D:D', '5:6', 'A1:XFD1'].map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`
    expect((await layoutOf('', after)).merges).toEqual([
      { top: 1, left: 0, bottom: 1, right: 2 },
      { top: 3, left: 0, bottom: 9, right: 1 },
      { top: 1, left: 0, bottom: 1_048_576, right: 0 },
      { top: 1, left: 3, bottom: 1_048_576, right: 3 },
      { top: 5, left: 0, bottom: 6, right: 16_383 },
      { top: 1, left: 0, bottom: 1, right: 16_383 },
    ])
  })

  test('hidden columns', async () => {
    const before =
      '<cols><col min="1" max="1" width="9"/><col min="3" max="4" hidden="1" width="9"/><col min="6" max="6" width="0"/><col min="8" max="16384" hidden="true"/></cols>'
    expect((await layoutOf(before, '')).hiddenColumns).toEqual([
      { first: 2, last: 3 },
      { first: 5, last: 5 },
      { first: 7, last: 16_383 },
    ])
  })

  test('filters', async () => {
    expect((await layoutOf('', '<autoFilter ref="A1:C9"/>')).filtered).toBe(false)
    expect((await layoutOf('', '<autoFilter ref="A1:C9"><filterColumn colId="0"/></autoFilter>')).filtered).toBe(true)
    expect((await layoutOf('<sheetPr filterMode="1"/>', '')).filtered).toBe(true)
  })

  test('what looks alike in extensions is not taken', async () => {
    const after =
      '<extLst><ext xmlns:x14="urn:x14" uri="x"><x14:mergeCells><x14:mergeCell ref="A1:B2"/></x14:mergeCells><mergeCells><mergeCell ref="A1:B2"/></mergeCells></ext></extLst>'
    expect((await layoutOf('', after)).merges).toEqual([])
  })

  test('whole-column validations and formats cost nothing', async () => {
    const after =
      '<conditionalFormatting sqref="A1:XFD1048576"><cfRule type="expression" priority="1"><formula>1</formula></cfRule></conditionalFormatting><dataValidations count="1"><dataValidation type="list" sqref="A1:A1048576 B:B"><formula1>$A:$A</formula1></dataValidation></dataValidations>'
    expect((await layoutOf('<cols><col min="1" max="16384" style="1"/></cols>', after)).merges).toEqual([])
  })
})

describe('workbooks', () => {
  test('sheets in the order of their tabs, with their states; charts have no cells', async () => {
    const parts = sheetParts('<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>').map((part) => {
      if (part.name === 'xl/workbook.xml') {
        const sheets = ['一', '藏', '深藏', '图'].map(
          (name, i) =>
            `<sheet name="${name}&amp;" sheetId="${9 - i}" ${['', 'state="hidden"', 'state="veryHidden"', ''][i]} r:id="${['rId1', 'rId1', 'rId1', 'rId9'][i]}"/>`,
        )
        return { ...part, bytes: Buffer.from(part.bytes.toString().replace(/<sheet .*\/>/, sheets.join(''))) }
      }
      if (!part.name.endsWith('workbook.xml.rels')) return part
      const chart =
        '<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/chartsheet" Target="chartsheets/sheet1.xml"/></Relationships>'
      return { ...part, bytes: Buffer.from(part.bytes.toString().replace('</Relationships>', chart)) }
    })
    const { sheets } = await readBytes(makeZip(parts))
    expect(sheets.map(({ name, state, rows }) => [name, state, rows.length])).toEqual([
      ['一&', 'visible', 1],
      ['藏&', 'hidden', 1],
      ['深藏&', 'veryHidden', 1],
    ])
  })

  test('a large sheet whose tail is larger than what is looked at first', async () => {
    const filler = '汉'.repeat(300)
    const rows = Array.from(
      { length: 9_000 },
      (_, i) => `<row r="${i + 1}"><c r="A${i + 1}" t="inlineStr"><is><t>${filler}${i}</t></is></c></row>`,
    )
    const merges = Array.from({ length: 60_000 }, (_, i) => `<mergeCell ref="A${i + 1}:B${i + 1}"/>`)
    const bytes = xlsxOf(rows.join(''), { after: `<mergeCells>${merges.join('')}</mergeCells>` })
    expect((await readBytes(bytes)).sheets[0]!.layout.merges).toHaveLength(60_000)
  })

  test.each([
    ['inflated beside, and held', 300],
    ['streamed', 2_000],
  ])('a large sheet is %s, layout and rows alike', async (_, letters) => {
    // Not so much alike that it would be taken for a bomb.
    const own = (i: number) => Array.from({ length: 20 }, (_, k) => (i * 31 + k) ** 3).join()
    const texts = Array.from({ length: 12_000 }, (_, i) => '汉'.repeat(letters) + own(i))
    const rows = texts.map(
      (text, i) => `<row r="${i + 1}"><c r="A${i + 1}" t="inlineStr"><is><t>${text}</t></is></c></row>`,
    )
    const bytes = xlsxOf(rows.join(''), {
      before: '<cols><col min="2" max="2" hidden="1"/></cols>',
      after: '<mergeCells><mergeCell ref="A1:B2"/></mergeCells>',
    })
    const sheet = (await readBytes(bytes)).sheets[0]!
    expect(sheet.layout).toEqual({
      merges: [{ top: 1, left: 0, bottom: 2, right: 1 }],
      hiddenColumns: [{ first: 1, last: 1 }],
      filtered: false,
    })
    expect(sheet.rows.map((row) => row.texts[0])).toEqual(texts)
  })
})

describe('.xls and what is saved under that name', () => {
  const book = () => {
    const sheet = sheetJs.utils.aoa_to_sheet([
      ['姓名', '身份证号码', '日期', '时间', '是', '错', '数'],
      [
        '张三',
        '432201198701010004',
        { t: 'n', v: 44346, z: 'yyyy"年"m"月"d"日"' },
        { t: 'n', v: 0.5, z: 'h:mm' },
        true,
        { t: 'e', v: 23 },
        1.8e17,
      ],
      [],
      [undefined, undefined, undefined, undefined, undefined, undefined, { t: 'n', v: 1.5, z: '[h]:mm' }],
    ])
    sheet['!merges'] = [{ s: { r: 0, c: 0 }, e: { r: 0, c: 1 } }]
    sheet['!cols'] = [{}, { hidden: true }]
    sheet['!rows'] = [{}, { hidden: true }]
    const workbook = sheetJs.utils.book_new()
    sheetJs.utils.book_append_sheet(workbook, sheet, '第一')
    sheetJs.utils.book_append_sheet(workbook, sheetJs.utils.aoa_to_sheet([['x']]), '藏')
    workbook.Workbook = { Sheets: [{}, { Hidden: 2 }] }
    return workbook
  }
  const written = (bookType: 'biff8' | 'xlml', workbook = book()) =>
    sheetJs.write(workbook, { bookType, type: 'buffer' }) as Buffer

  test.each(['biff8', 'xlml'] as const)('%s, whatever its suffix', async (bookType) => {
    for (const name of ['表.xls', '表.xlsx', '表.et']) {
      const { format, sheets } = await readBytes(written(bookType), name)
      expect(format).toBe('xls')
      expect(sheets.map((sheet) => [sheet.name, sheet.state])).toEqual([
        ['第一', 'visible'],
        ['藏', 'veryHidden'],
      ])
      expect(sheets[0]!.layout).toEqual({
        merges: [{ top: 1, left: 0, bottom: 1, right: 1 }],
        hiddenColumns: [{ first: 1, last: 1 }],
        filtered: false,
      })
      expect(sheets[0]!.rows.map((row) => row.number)).toEqual([1, 2, 4])
      expect(sheets[0]!.rows[1]!.texts.slice(0, 6)).toEqual([
        '张三',
        '432201198701010004',
        '2021-05-30',
        '12:00:00',
        'TRUE',
        '#REF!',
      ])
      expect(sheets[0]!.rows[1]!.kinds).toEqual([TEXT, TEXT, DATE, DATE, BOOLEAN, ERROR, NUMBER])
      expect(Number(sheets[0]!.rows[1]!.texts[6])).toBe(1.8e17)
      expect(sheets[0]!.rows[2]).toMatchObject({
        texts: ['', '', '', '', '', '', '1.5'],
        kinds: [0, 0, 0, 0, 0, 0, NUMBER],
      })
    }
  })

  test('XML of 2003 keeps hidden rows; dates from 1904 in both', async () => {
    expect((await readBytes(written('xlml'), '表.xls')).sheets[0]!.rows[1]!.hidden).toBe(true)
    for (const bookType of ['biff8', 'xlml'] as const) {
      const sheet = sheetJs.utils.aoa_to_sheet([[{ t: 'n', v: 42884, z: 'yyyy-mm-dd' }]])
      const workbook = sheetJs.utils.book_new()
      sheetJs.utils.book_append_sheet(workbook, sheet, 'a')
      workbook.Workbook = { WBProps: { date1904: true } }
      expect((await readRows(written(bookType, workbook), '表.xls'))[0]!.texts).toEqual(['2021-05-30'])
    }
  })

  test('XML of 2003 by hand: index, spans, dates, formulas', async () => {
    const xml = `<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet" xmlns:x="urn:schemas-microsoft-com:office:excel" xmlns:h="http://www.w3.org/TR/REC-html40">
 <Styles><Style ss:ID="d"><NumberFormat ss:Format="Short Date"/></Style></Styles>
 <Worksheet ss:Name="表"><Table><Row/><Row ss:Index="3"><Cell ss:Index="2"><ss:Data ss:Type="String"><h:B>张</h:B>三</ss:Data></Cell><Cell ss:MergeDown="1"><Data ss:Type="Number">432201198701010004</Data></Cell></Row>
 <Row><Cell><Data ss:Type="DateTime">2021-05-30T00:00:00.000</Data></Cell><Cell ss:StyleID="d"><Data ss:Type="Number">44346</Data></Cell><Cell ss:Index="5" ss:Formula="=1"/><Cell><Data ss:Type="DateTime">1899-12-31T08:00:00.000</Data></Cell></Row></Table>
 <x:WorksheetOptions><x:Visible>SheetHidden</x:Visible></x:WorksheetOptions></Worksheet></Workbook>`
    const [sheet] = (await readBytes(xml, '表.xls')).sheets
    expect(sheet).toMatchObject({
      name: '表',
      state: 'hidden',
      layout: { merges: [{ top: 3, left: 2, bottom: 4, right: 2 }] },
    })
    expect(sheet!.rows).toEqual([
      { number: 3, texts: ['', '张三', '432201198701010004'], kinds: [0, TEXT, NUMBER], hidden: false },
      {
        number: 4,
        texts: ['2021-05-30', '2021-05-30', '', '', '', '08:00:00'],
        kinds: [DATE, DATE, 0, 0, UNEVALUATED, DATE],
        hidden: false,
      },
    ])
  })

  test('Excel 95, whose texts are in the code page of their country', async () => {
    const record = (type: number, ...data: (number[] | Buffer)[]) => {
      const body = Buffer.concat(data.map((piece) => Buffer.from(piece)))
      const head = Buffer.alloc(4)
      head.writeUInt16LE(type, 0)
      head.writeUInt16LE(body.length, 2)
      return Buffer.concat([head, body])
    }
    const begin = (kind: number) => record(0x0809, [0, 5, kind, 0, 0, 0, 0, 0])
    const zhangSan = [0xd5, 0xc5, 0xc8, 0xfd]
    const globals = (sheetAt: number) => [
      begin(5),
      record(0x0042, [0xa8, 3]),
      record(0x0085, [sheetAt, 0, 0, 0, 0, 0, 4], zhangSan),
      record(0x000a),
    ]
    const sheetAt = Buffer.concat(globals(0)).length
    const stream = Buffer.concat([
      ...globals(sheetAt),
      begin(0x10),
      record(0x0208, [0, 0, 0, 0, 1, 0, 0xff, 0, 0, 0, 0, 0, 0x20, 1, 0, 0]),
      record(0x0204, [0, 0, 0, 0, 0, 0, 4, 0], zhangSan),
      record(0x000a),
    ])
    const { sheets } = await readBytes(stream, '表.xls')
    expect(sheets[0]).toMatchObject({ name: '张三', rows: [{ number: 1, texts: ['张三'], hidden: true }] })
    await expect(readRows(stream.subarray(0, -4), '表.xls')).rejects.toMatchObject({ code: 'damaged' })
  })

  test('a web page, laid out as Excel lays it', async () => {
    const page = `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="utf-8"><style>td { color: red }</style></head><body>
      <p>参培教师&nbsp;名单</p><table><col><col style="display:none"><tr><th rowspan=2>姓名</th><th colspan="2">身份&#35777;号码</th></tr><tr><td>a
      b<td>x<br>y</td></tr><!-- <tr><td>no</td></tr> --><tr style='display:none'><td>张三<td>432201198701010004</tr></table><table><tr><td>二 &lt;b&gt; &amp;amp;</td></tr></table></body></html>`
    const { format, sheets } = await readBytes(page, '表.xls')
    expect(format).toBe('html')
    expect(sheets[0]!.layout).toEqual({
      merges: [
        { top: 2, left: 1, bottom: 2, right: 2 },
        { top: 2, left: 0, bottom: 3, right: 0 },
      ].sort((a, b) => a.left - b.left),
      hiddenColumns: [{ first: 1, last: 1 }],
      filtered: false,
    })
    expect(sheets[0]!.rows.map((row) => [row.number, row.texts, row.hidden])).toEqual([
      [1, ['参培教师\u00a0名单'], false],
      [2, ['姓名', '身份证号码'], false],
      [3, ['', 'a b', 'x\ny'], false],
      [4, ['张三', '432201198701010004'], true],
      [5, ['二 <b> &amp;'], false],
    ])
  })

  test('cut short: refused, or nothing was lost', async () => {
    const whole = written('biff8')
    const { sheets } = await readBytes(whole, '表.xls')
    let refused = 0
    for (let length = 512; length < whole.length; length += 97) {
      const cut = await readBytes(whole.subarray(0, length), '表.xls').catch((error: Error) => error)
      if (cut instanceof Error) expect([++refused, cut.name]).toEqual([refused, 'UnreadableFile'])
      else expect(cut.sheets).toEqual(sheets)
    }
    expect(refused).toBeGreaterThan(10)
  })
})
