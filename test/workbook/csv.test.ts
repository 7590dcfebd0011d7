/** Text tables in every encoding and separator that arrives, cut as Excel cuts them. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CellKind } from '../../src/workbook/workbook.ts'
import { readBytes, readRows } from './read-all.ts'

const TEXT = '姓名,学校\r\n张三,"第一, 小学"\r\n\r\n李四,"他说""好"""\r\n'
const ROWS = [
  [1, ['姓名', '学校']],
  [2, ['张三', '第一, 小学']],
  [4, ['李四', '他说"好"']],
]

const gb18030 = (text: string) => {
  // Only for these characters: Node decodes GB 18030 but does not encode it.
  const codes: Record<string, number[]> = {
    姓: [0xd0, 0xd5],
    名: [0xc3, 0xfb],
    学: [0xd1, 0xa7],
    校: [0xd0, 0xa3],
    张: [0xd5, 0xc5],
    三: [0xc8, 0xfd],
    第: [0xb5, 0xda],
    一: [0xd2, 0xbb],
    小: [0xd0, 0xa1],
    李: [0xc0, 0xee],
    四: [0xcb, 0xc4],
    他: [0xcb, 0xfb],
    说: [0xcb, 0xb5],
    好: [0xba, 0xc3],
  }
  return Buffer.from([...text].flatMap((c) => codes[c] ?? [c.charCodeAt(0)]))
}

const table = async (bytes: Buffer | string) =>
  (await readRows(bytes, '名单.csv')).map((row) => [row.number, row.texts])

describe('encodings', () => {
  test.each([
    ['UTF-8', Buffer.from(TEXT)],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${TEXT}`)],
    ['GB18030', gb18030(TEXT)],
    ['UTF-16 with a mark', Buffer.from(`\ufeff${TEXT}`, 'utf16le')],
    ['UTF-16 big-endian with a mark', Buffer.from(`\ufeff${TEXT}`, 'utf16le').swap16()],
    ['UTF-16', Buffer.from(TEXT, 'utf16le')],
    ['UTF-16 big-endian', Buffer.from(TEXT, 'utf16le').swap16()],
  ])('%s', async (_, bytes) => expect(await table(bytes)).toEqual(ROWS))

  test('Chinese only behind the first chunk', async () => {
    const filler = 'a,b\r\n'.repeat(100_000)
    const rows = await readRows(Buffer.concat([Buffer.from(filler), gb18030('张三,李四')]), '名单.csv')
    expect(rows.at(-1)).toMatchObject({ number: 100_001, texts: ['张三', '李四'] })
  })

  test('a character cut by the edge of a chunk', async () => {
    for (let shift = 0; shift < 4; shift++) {
      const filler = `${'x'.repeat(1000)},y\n`.repeat(261).slice(0, 262_140 + shift)
      const rows = await readRows(`${filler}\n䶮𠮷,三`, '名单.csv')
      expect(rows.at(-1)!.texts).toEqual(['䶮𠮷', '三'])
    }
  })
})

describe('separators', () => {
  test.each([
    ['semicolon', '姓名;学校\n张三;一小，二小\n'],
    ['tab', '姓名\t学校\n张三\t一小，二小\n'],
    ['comma', '姓名,学校\n张三,一小，二小\n'],
    ['comma under a title with semicolons', '名单；2021;a;b\n姓名,学校\n张三,一小\n李四,二小\n'],
    ['named', 'sep=;\r\n姓名;学校\r\n张三;一小,二小\r\n'],
  ])('%s', async (_, text) => {
    const rows = await readRows(text, '名单.csv')
    expect(rows.some((row) => row.texts[0] === '姓名' && row.texts[1] === '学校')).toBe(true)
  })

  test('the line naming it is no row', async () => {
    expect(await table('sep=;\r\na;b\r\n')).toEqual([[1, ['a', 'b']]])
  })
})

describe('records', () => {
  const read = async (text: string) => (await table(text)).map(([, texts]) => texts)

  test.each([
    ['a,b\nc', [['a', 'b'], ['c']]],
    [
      'a,x\rb,y\r\nc,z',
      [
        ['a', 'x'],
        ['b', 'y'],
        ['c', 'z'],
      ],
    ],
    ['"a\r\nb",c', [['a\r\nb', 'c']]],
    ['a"b,c"d', [['a"b', 'c"d']]],
    [' "a",b', [[' "a"', 'b']]],
    ['"""",b', [['"', 'b']]],
  ])('%j', async (text, expected) => expect(await read(text)).toEqual(expected))

  test('any quoted text comes back', async () => {
    const field = fc
      .array(fc.constantFrom('张', '𠮷', 'a', ' ', '"', ',', '\n', '\r\n', '；'), { maxLength: 5 })
      .map((c) => `${c.join('')}。`)
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(field, field), { minLength: 1, maxLength: 5 }), async (rows) => {
        const text = rows.map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(',')).join('\r\n')
        expect(await read(text)).toEqual(rows)
      }),
      { numRuns: 40 },
    )
  })
})

describe('guards of long numbers', () => {
  const guarded = async (field: string, separator = ',') => {
    const text = `姓名${separator}号码${separator}学校\n张三${separator}${field}${separator}一小\n`
    return (await readRows(text, '名单.csv'))[1]!.texts
  }

  test.each([
    '="110101199001011237"',
    '"=""110101199001011237"""',
    '= "110101199001011237"',
    '"=T(""110101199001011237"")"',
    "'110101199001011237",
    "'110101199001011237'",
    '\t110101199001011237',
    '110101199001011237\t',
    '"\t110101199001011237\t"',
    '`110101199001011237',
    '\ufeff110101199001011237 ',
    '"""110101199001011237"""',
  ])('%j', async (field) => expect(await guarded(field)).toEqual(['张三', '110101199001011237', '一小']))

  test('also in a table of tabs', async () => {
    expect(await guarded('="110101199001011237"', '\t')).toEqual(['张三', '110101199001011237', '一小'])
  })

  test('and in a web page', async () => {
    const page = '<table><tr><td>张三</td><td>="013800138000"</td><td>="a""b"</td></tr></table>'
    const [row] = await readRows(page, '名单.xls')
    expect(row!.texts).toEqual(['张三', '013800138000', 'a"b'])
  })

  test.each(['=A1+1', '="a"&"b"', "'tis", '"甲"校', '=HYPERLINK("http://example.com")', '=430602198001101017'])(
    'no guard: %s',
    async (field) => expect(await guarded(`"${field.replaceAll('"', '""')}"`)).toEqual(['张三', field, '一小']),
  )
})

test('all is text: no number and no date is made of it', async () => {
  const { format, sheets } = await readBytes('身份证号码,电话\n110101199001011237,013800138000\n1-2,TRUE\n', '名单.txt')
  expect(format).toBe('csv')
  expect(sheets[0]!.name).toBe('')
  expect(sheets[0]!.rows.flatMap((row) => row.kinds)).toEqual(new Array(6).fill(CellKind.text))
  expect(sheets[0]!.rows[1]!.texts).toEqual(['110101199001011237', '013800138000'])
})
