/** Respelling changes how a thing is written, never what is said: no digit, no letter, and a second time nothing at all. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { respelled } from '../../src/form/respell.ts'
import { type ColumnType, columnTypes } from '../../src/notice/column-types.ts'
import { listLookup } from '../../src/notice/list-lookup.ts'

const lookup = listLookup([
  { value: '小学', also: ['小学部'] },
  { value: '在编在岗', also: ['在编'] },
])
const around = { asOf: '2021-05-28', lookup: undefined }

/** Invented numbers. */
test.each<[ColumnType, string, string | undefined]>([
  ['idNumber', '430602 19900101 0021', '430602199001010021'],
  ['idNumber', "'４３０６０２１９９００１０１００２１", '430602199001010021'],
  ['idNumber', '43060219900101003x', '43060219900101003X'],
  ['idNumber', '430602199001010021', undefined],
  ['idNumber', '430602900101002', undefined],
  ['idNumber', '430602 19900101 0020', undefined],
  ['phone', '138 0013 8000', '13800138000'],
  ['phone', '138-0013-8000', '13800138000'],
  ['phone', '13800138000（办）', undefined],
  ['phone', '1380013800', undefined],
  ['name', '张　三', '张三'],
  ['name', '阿依古丽•买买提', '阿依古丽·买买提'],
  ['name', '张三', undefined],
  ['name', '\uF9D3三', undefined],
  ['school', ' 示例小学\u200B', '示例小学'],
  ['text', '第一行\n第二行', undefined],
  ['sex', '男性', '男'],
  ['date', '2021年5月3日', '2021-05-03'],
  ['date', '五月', undefined],
  ['count', '１２', undefined],
  ['month', '1985.3', '1985-03'],
  ['month', '1985年3月1日', undefined],
  ['tick', '☑', '√'],
  ['tick', '是', undefined],
  ['tick', '☑是 □否', undefined],
])('%s %j', (type, text, wanted) => {
  expect(respelled(text, type, around)).toBe(wanted)
})

test('a list value goes by its own name', () => {
  expect(respelled('小学部', 'list', { ...around, lookup })).toBe('小学')
  expect(respelled('大学', 'list', { ...around, lookup })).toBeUndefined()
})

test('several values of a list stand by their own names, where several may', () => {
  expect(respelled('小学部，在编', 'list', { ...around, lookup, multiple: true })).toBe('小学、在编在岗')
  expect(respelled('小学部，大学', 'list', { ...around, lookup, multiple: true })).toBeUndefined()
  expect(respelled('小学部，在编', 'list', { ...around, lookup })).toBeUndefined()
})

test('digits stay, and a second time changes nothing', () => {
  const pieces = fc.constantFrom(
    '4',
    '3',
    '0',
    '6',
    '9',
    '1',
    'x',
    'X',
    ' ',
    '　',
    '-',
    '·',
    '•',
    '张',
    '三',
    '１',
    "'",
    '\u200B',
    '年',
  )
  const digits = (text: string) => text.normalize('NFKC').replaceAll(/\D/g, '')
  const types = Object.keys(columnTypes) as ColumnType[]
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 24 }), fc.constantFrom(...types), (letters, type) => {
      const text = letters.join('')
      const made = respelled(text, type, around)
      if (made === undefined) return
      if (type !== 'date' && type !== 'sex') expect(digits(made)).toBe(digits(text))
      expect(respelled(made, type, around)).toBeUndefined()
    }),
    { numRuns: 3000, seed: 20210528 },
  )
})
