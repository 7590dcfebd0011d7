/** The same table in every legal way of writing it gives the same rows, wherever its bytes are cut. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CellKind, type Row } from '../../src/workbook/workbook.ts'
import { readStyles } from '../../src/workbook/xlsx/styles.ts'
import { anyText } from '../value/any-text.ts'
import { type Cell, type Dialect, makeParts, makeXlsx, type Table } from './make-xlsx.ts'
import { readRows } from './read-all.ts'
import { pieces, rowsOf, stringsOf } from './read-parts.ts'

const DIALECTS: Record<string, Dialect> = {
  'as Excel writes it': {},
  'prefixed elements': { prefix: 'x' },
  'prefixed inline strings': { prefix: 'ss', strings: 'inline' },
  strict: { strict: true },
  'inline strings': { strings: 'inline' },
  'formula strings': { strings: 'formula' },
  'rich text with phonetics': { strings: 'rich' },
  'rich text, prefixed': { strings: 'rich', prefix: 'x' },
  CDATA: { strings: 'cdata' },
  'numeric entities': { strings: 'entities' },
  'no references': { noReferences: true },
  'no references, inline': { noReferences: true, strings: 'inline' },
  'dates from 1904': { date1904: true },
  stored: { stored: true },
  'data descriptors': { descriptors: true },
  zip64: { zip64: true },
  'odd order and quotes of attributes': { oddAttributes: true },
  'comments and white space between elements': { chatty: true },
  'comments, prefixed, inline': { chatty: true, prefix: 'x', strings: 'inline' },
  'byte order mark': { encoding: 'utf-8-bom' },
  'UTF-16': { encoding: 'utf-16le' },
  'UTF-16, big-endian': { encoding: 'utf-16be', strings: 'inline' },
  'other part names and order': { oddPartNames: true },
  'absolute targets': { absoluteTargets: true, noDimension: true },
  'other part names, absolute': { oddPartNames: true, absoluteTargets: true },
  'everything at once': {
    prefix: 'x',
    strict: true,
    chatty: true,
    oddAttributes: true,
    encoding: 'utf-16le',
    zip64: true,
    oddPartNames: true,
    date1904: true,
    strings: 'rich',
    descriptors: true,
  },
}

/** What XML can hold and people type, with what Excel escapes; no lone surrogates. */
const text = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '张',
        '三',
        '䶮',
        '𠮷',
        '😀',
        'a',
        'Z',
        '0',
        ' ',
        '　',
        '\n',
        '\t',
        '\r',
        '<',
        '>',
        '&',
        '"',
        "'",
        ']]>',
        '_',
      ),
      fc.constantFrom(
        '_x000D_',
        '_x005F_',
        '_X0041_',
        '\u00a0',
        '\u200b',
        '\u0001',
        '\ufeff',
        '=',
        '&amp;',
        '</t>',
        '<!--',
      ),
      anyText(3).map((s) => s.replace(/[\0\ufffe\uffff]/g, '')),
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((pieces) => pieces.join(''))
  .filter((s) => s !== '')

const cell: fc.Arbitrary<Cell> = fc.oneof(
  { arbitrary: text.map((value) => ({ text: value })), weight: 4 },
  {
    arbitrary: fc
      .constantFrom('0', '-1', '3.14', '1.8E+17', '4.4999999999999998E-2', '123456789012345678')
      .map((number) => ({ number })),
    weight: 2,
  },
  { arbitrary: fc.integer({ min: 1462, max: 2_958_465 }).map((day) => ({ day })), weight: 1 },
  { arbitrary: fc.boolean().map((boolean) => ({ boolean })), weight: 1 },
  { arbitrary: fc.constantFrom('#REF!', '#N/A', '#DIV/0!').map((error) => ({ error })), weight: 1 },
  { arbitrary: fc.constant({ formula: 'SUM(A1:A2)' }), weight: 1 },
  { arbitrary: fc.constant(undefined), weight: 2 },
)

const table: fc.Arbitrary<Table> = fc.record({
  rows: fc.array(fc.array(cell, { maxLength: 6 }), { minLength: 1, maxLength: 6 }),
  hiddenRows: fc.subarray([1, 2, 3]),
})

const SAMPLE: Table = {
  rows: [
    [{ text: '县（市、区）' }, undefined, { text: ' 张三 & <李四>\n' }, { number: '1.8E+17' }],
    [],
    [undefined, { day: 44346 }, { boolean: true }, { error: '#N/A' }, { formula: 'A1' }, { text: '_x000D_𠮷' }],
    [{ text: '岳阳市第十二中学' }, { text: '432201198701010004' }],
  ],
  hiddenRows: [3],
}

describe('dialects', () => {
  for (const [name, dialect] of Object.entries(DIALECTS)) {
    test(name, async () => {
      await fc.assert(
        fc.asyncProperty(table, async (given) => {
          expect(await readRows(makeXlsx(given, dialect))).toEqual(expectedRows(given))
        }),
        { numRuns: 12, examples: [[SAMPLE]] },
      )
    })
  }
})

const SMALL: Table = {
  rows: [[{ text: '张 &\n𠮷' }, undefined, { number: '1.8E+17' }], [], [{ day: 44346 }, { formula: 'A1' }]],
  hiddenRows: [3],
}

describe('cut anywhere', () => {
  const dialects = [
    'as Excel writes it',
    'prefixed inline strings',
    'CDATA',
    'rich text with phonetics',
    'comments, prefixed, inline',
    'UTF-16',
    'everything at once',
    'inline strings',
  ]
  for (const name of dialects) {
    const parts = makeParts(SMALL, DIALECTS[name])
    const sheet = parts.find(
      (part) => part.bytes.includes('sheetData') || part.bytes.includes(Buffer.from('sheetData', 'utf16le')),
    )!.bytes
    const strings = parts.find((part) => /sharedStrings|texts/.test(part.name))!.bytes
    const styles = readStyles(parts.find((part) => /styles|looks/.test(part.name))!.bytes)
    const date1904 = DIALECTS[name]!.date1904 ?? false
    // As text: thousands of comparisons.
    const whole = JSON.stringify(expectedRows(SMALL))
    const read = (cut: (bytes: Buffer) => Buffer[]) =>
      JSON.stringify(rowsOf(cut(sheet), { strings: stringsOf(cut(strings)), styles, date1904 }))

    test(`${name}: in two pieces at every byte`, () => {
      const longest = Math.max(sheet.length, strings.length)
      for (let at = 0; at <= longest; at++) {
        expect(read((bytes) => [bytes.subarray(0, at), bytes.subarray(at)])).toBe(whole)
      }
    })

    test(`${name}: in pieces of every size`, () => {
      for (let size = 1; size <= 150; size++) expect(read((bytes) => pieces(bytes, size))).toBe(whole)
    })
  }
})

/** What must come out, by the standard and not by the reader's code. */
function expectedRows({ rows, hiddenRows = [] }: Table): Row[] {
  return rows.flatMap((cells, i) => {
    const values = cells.map(expectedCell)
    while (values.length > 0 && values.at(-1)!.kind === CellKind.blank) values.pop()
    if (values.length === 0) return []
    return [
      {
        number: i + 1,
        texts: values.map((value) => value.text),
        kinds: values.map((value) => value.kind),
        hidden: hiddenRows.includes(i + 1),
      },
    ]
  })
}

function expectedCell(given: Cell): { text: string; kind: CellKind } {
  if (!given) return { text: '', kind: CellKind.blank }
  if ('text' in given) return { text: given.text, kind: CellKind.text }
  if ('number' in given) return { text: given.number, kind: CellKind.number }
  if ('boolean' in given) return { text: given.boolean ? 'TRUE' : 'FALSE', kind: CellKind.boolean }
  if ('error' in given) return { text: given.error, kind: CellKind.error }
  if ('formula' in given) return { text: '', kind: CellKind.unevaluated }
  // Day 61 is 1900-03-01; from there on a plain calendar.
  return {
    text: new Date(Date.UTC(1900, 2, 1) + (given.day - 61) * 86_400_000).toISOString().slice(0, 10),
    kind: CellKind.date,
  }
}
