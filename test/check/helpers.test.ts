/** The small parts checks are made of. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { exampleBlocks } from '../../src/check/example-blocks.ts'
import { listLookup } from '../../src/notice/list-lookup.ts'
import { createIdIndex } from '../../src/rules/tools/id-index.ts'
import { longestRise } from '../../src/rules/tools/longest-rise.ts'
import { fingerprint } from '../../src/value/fingerprint.ts'
import { opaquePerson } from '../../src/value/opaque-person.ts'
import { quote } from '../../src/value/quote.ts'
import { sameSchool } from '../../src/value/same-school.ts'

test('a fingerprint is stable and spreads', () => {
  expect(fingerprint('id-number|岳阳')).toBe(fingerprint('id-number|岳阳'))
  const many = new Set(Array.from({ length: 20_000 }, (_, index) => fingerprint(`行 ${index}`)))
  expect(many.size).toBe(20_000)
  for (const each of many) if (!/^[0-9a-f]{16}$/.test(each)) throw new Error(each)
})

test('the ID index finds the first place of every key', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 400 }), { maxLength: 3000 }), (keys) => {
      const index = createIdIndex()
      const first = new Map<number, number>()
      for (const [row, small] of keys.entries()) {
        const key = small * 1_000_000_007
        const slot = index.add(key, 7, row, small)
        const before = first.get(key)
        if (before === undefined) {
          expect(slot).toBe(-1)
          first.set(key, row)
        } else {
          expect([index.sourceAt(slot), index.rowAt(slot), index.markAt(slot)]).toEqual([7, before, small])
        }
      }
    }),
    { numRuns: 30 },
  )
})

test('the longest rise is as long as trying all of them finds it, and rises', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 30 }), { maxLength: 9 }), (numbers) => {
      const rise = longestRise(numbers)
      const values = rise.map((position) => numbers[position]!)
      expect(values).toEqual([...values].sort((a, b) => a - b))
      expect(rise).toEqual([...rise].sort((a, b) => a - b))
      let longest = 0
      for (let set = 0; set < 1 << numbers.length; set++) {
        const chosen = numbers.filter((_, i) => set & (1 << i))
        if (chosen.every((each, i) => i === 0 || chosen[i - 1]! < each)) longest = Math.max(longest, chosen.length)
      }
      expect(rise).toHaveLength(longest)
    }),
    { numRuns: 60 },
  )
})

describe('the same school', () => {
  test.each([
    ['岳阳市第十二中学', '市十二中'],
    ['岳阳市第十二中学', '岳阳市第12中学'],
    ['岳阳楼区洞氮小学', '洞氮小学'],
    ['洞氮小学', '洞氮小学（本部）'.replace('（本部）', '')],
    ['华容县第一中学', '华容一中'.replace('华容', '华容县')],
    ['示例镇中心小学校', '示例镇中心小学'],
    ['示例区第三幼儿园', '三幼'],
    ['汨罗市示例小学', '汨罗示例小学'],
    ['湘阴县第一中学', '湘阴一中'],
    ['岳阳市汨罗市示例小学', '汨罗示例小学'],
    ['湖南省汨罗市示例小学', '汨罗示例小学'],
    ['岳阳汨罗示例小学', '汨罗市示例小学'],
    ['岳阳楼区示例小学', '岳阳市岳阳楼区示例小学'],
  ])('%s = %s', (a, b) => {
    expect(sameSchool(a, b)).toBe(true)
    expect(sameSchool(b, a)).toBe(true)
  })

  test.each([
    ['示例市第一中学', '示例市第十一中学'],
    ['示例市第二实验小学', '示例市实验小学'],
    ['岳阳县第一中学', '岳阳市第一中学'],
    ['岳阳县第一中学', '岳阳第十一中学'],
    ['汨罗市示例小学', '湘阴示例小学'],
    ['示例小学', '示例中学'],
    ['示例小学', '示例幼儿园'],
    ['岳阳市第十二中学', '中学'],
    ['', '示例小学'],
  ])('%s ≠ %s', (a, b) => {
    expect(sameSchool(a, b)).toBe(false)
    expect(sameSchool(b, a)).toBe(false)
  })
})

test.each([
  ['张示例', '张示例'],
  ['号码110103201501011236', '号码＊'],
  ['电话 130 0000 0000', '电话 ＊'],
  ['１１０１０３２０１５０１０１１２３６', '＊'],
  ['0730-8960000', '＊'],
  ['2021年5月30日', '2021年5月30日'],
  ['2021-13-40', '2021-13-40'],
  ['一二三四五六七八九十'.repeat(3), '一二三四五六七八九十一二三四五六七八九十一二三四…'],
])('what is shown of %s is %s', (text, shown) => {
  expect(quote(text)).toBe(shown)
})

test('no run of seven digits is ever shown', () => {
  fc.assert(
    fc.property(fc.string(), fc.stringMatching(/^\d{7,20}$/), fc.string(), (a, digits, b) => {
      expect(quote(a + digits + b)).not.toMatch(/\d{7}/)
    }),
  )
})

describe('a list', () => {
  const lookup = listLookup([
    { value: '学前', also: ['幼儿园'] },
    { value: '小学', also: [] },
    { value: '初中', also: ['初级中学'] },
  ])

  test.each([
    ['学前', '学前'],
    [' 幼 儿 园', '学前'],
    ['“小学”', '小学'],
    ['《初级中学》', '初中'],
    ['大学', undefined],
    ['', undefined],
  ])('%s means %s', (text, value) => expect(lookup.find(text)).toBe(value))

  test.each([
    ['小学部', '小学'],
    ['初极中学', '初中'],
    ['幼儿', '学前'],
    ['火星', undefined],
  ])('%s may be meant for %s', (text, value) => expect(lookup.suggest(text)).toBe(value))

  test.each([
    ['未通过', '不通过'],
    ['已合格', '通过'],
    ['没合格', '不通过'],
    ['没有', undefined],
  ])('%s may be meant for %s, never for the opposite', (text, value) => {
    const approval = listLookup([
      { value: '通过', also: ['合格', '有'] },
      { value: '不通过', also: ['不合格'] },
    ])
    expect(approval.suggest(text)).toBe(value)
  })

  test('is not shown to the end when it is long', () => {
    const long = listLookup(Array.from({ length: 30 }, (_, index) => ({ value: `A${index + 1}`, also: [] })))
    expect(long.shown).toMatch(/A12 等 30 项$/)
  })
})

test('a person is known by the ID number, else by name and school', () => {
  expect(opaquePerson('110103201501011236', '张示例', '甲校')).toBe(opaquePerson('110103201501011236', '别名', '乙校'))
  expect(opaquePerson('', '张 示例', '甲校')).toBe(opaquePerson('', '张示例', '甲校'))
  expect(opaquePerson('', '张示例', '甲校')).not.toBe(opaquePerson('', '张示例', '乙校'))
  expect(opaquePerson('110103201501011236', '', '')).not.toContain('1101')
})

test('an example shows every sheet and circumstance it depends on', () => {
  const blocks = exampleBlocks(
    {
      columns: { name: ['姓名', 'name'], count: ['人数', 'count'] },
      head: { unit: ['单位', 'unit'] },
      wrong: {},
      right: {},
    },
    {
      head: { unit: '东区' },
      rows: [
        ['张示例', 3],
        ['李示例', '='],
      ],
      received: '2021-05-31T08:30:00+08:00',
      issued: ['张示例'],
      also: [{ form: 'annex-1', label: '附件1', columns: { unit: ['市州', 'unit'] }, rows: [['成都']] }],
    },
  )
  expect(blocks).toEqual([
    {
      label: '',
      head: ['单位：东区'],
      table: [
        ['姓名', '人数'],
        ['张示例', '3'],
        ['李示例', '（公式，没有结果）'],
      ],
      lines: ['收件时间：2021-05-31 08:30', '下发名单：张示例'],
    },
    { label: '附件1', head: [], table: [['市州'], ['成都']], lines: [] },
  ])
})
