import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ExtraUnit } from '../../src/notice/notice.ts'
import { provinceCodes } from '../../src/unit/division-list.ts'
import type { UnitMatch } from '../../src/unit/unit.ts'
import { unitTable } from '../../src/unit/unit-table.ts'

const yueyangZones: ExtraUnit[] = [
  {
    key: '430600-JK',
    name: '岳阳经济技术开发区',
    also: ['岳阳经开区', '经开区'],
    parent: '430600',
    level: 'county',
    district: true,
  },
  { key: '430600-NH', name: '南湖新区', also: [], parent: '430600', level: 'county', district: true },
  { key: '430600-QY', name: '屈原管理区', also: ['屈原区'], parent: '430600', level: 'county', district: true },
]
const in2017 = unitTable('2017-03-15')
const in2021 = unitTable('2021-05-28', { units: yueyangZones, aliases: [], region: '岳阳市' })

/** `found 510104 锦江区`, `ambiguous 511002 511102`, `unknown`. */
function say(match: UnitMatch): string {
  if (match.kind === 'found') return `found ${match.unit.key} ${match.unit.name}`
  if (match.kind === 'ambiguous') return `ambiguous ${match.candidates.map(({ key }) => key).join(' ')}`
  return ['unknown', ...match.suggestions.map(({ name }) => name)].join(' ')
}

describe('find', () => {
  test.each([
    ['510000', 'found 510000 四川省'],
    ['四川', 'found 510000 四川省'],
    ['成都', 'found 510100 成都市'],
    ['成都市', 'found 510100 成都市'],
    [' 成 都\u3000市 ', 'found 510100 成都市'],
    ['５１０１００', 'found 510100 成都市'],
    ['四川省成都市', 'found 510100 成都市'],
    ['阿坝', 'found 513200 阿坝藏族羌族自治州'],
    ['阿坝州', 'found 513200 阿坝藏族羌族自治州'],
    ['甘孜', 'found 513300 甘孜藏族自治州'],
    ['凉山', 'found 513400 凉山彝族自治州'],
    ['恩施', 'found 422800 恩施土家族苗族自治州'],
    ['锦江区', 'found 510104 锦江区'],
    ['锦江', 'found 510104 锦江区'],
    ['成都锦江', 'found 510104 锦江区'],
    ['北川', 'found 510726 北川羌族自治县'],
    ['乐山市市中区', 'found 511102 市中区'],
    ['乐山市中区', 'found 511102 市中区'],
    ['四川省内江市市中区', 'found 511002 市中区'],
    ['市中区', 'ambiguous 370103 370402 511002 511102'],
    ['市中', 'ambiguous 370103 370402 511002 511102'],
    ['朝阳区', 'ambiguous 110105 220104'],
    ['北京市朝阳区', 'found 110105 朝阳区'],
    ['吉林', 'found 220000 吉林省'],
    ['吉林市', 'found 220200 吉林市'],
    ['仙桃', 'found 429004 仙桃市'],
    ['锦姜区', 'unknown 锦江区'],
    ['成都市锦姜区', 'unknown 锦江区'],
    ['', 'unknown'],
    ['市', 'unknown'],
    ['__proto__', 'unknown'],
    ['constructor', 'unknown'],
    ['toString', 'unknown'],
  ])('%j in 2017: %s', (name, expected) => {
    expect(say(in2017.find(name))).toBe(expected)
  })

  test.each([
    ['市中区', { within: '510000' }, 'ambiguous 511002 511102'],
    ['市中区', { within: '511100' }, 'found 511102 市中区'],
    ['吉林', { within: '220000' }, 'found 220200 吉林市'],
    ['宜宾', { within: '510000' }, 'found 511500 宜宾市'],
    ['宜宾', { within: '510000', level: 'county' as const }, 'found 511521 宜宾县'],
    ['岳阳', { level: 'county' as const }, 'found 430621 岳阳县'],
    ['成都', { within: '510100' }, 'unknown'],
    ['成都', { within: '' }, 'found 510100 成都市'],
    ['成都', { within: '330000' }, 'unknown'],
    ['锦江区', { within: '999999' }, 'unknown'],
    ['绵羊', { within: '510000' }, 'unknown 绵竹市 绵阳市 青羊区'],
  ])('%j with %j: %s', (name, options, expected) => {
    expect(say(in2017.find(name, options))).toBe(expected)
  })

  test("a notice's own units are found by name and other names, and stand last", () => {
    expect(say(in2021.find('南湖新区'))).toBe('found 430600-NH 南湖新区')
    expect(say(in2021.find('经开区', { within: '430600' }))).toBe('found 430600-JK 岳阳经济技术开发区')
    // As people write it in a column of 云溪, 君山, 南湖.
    expect(say(in2021.find('南湖', { within: '430600' }))).toBe('found 430600-NH 南湖新区')
    expect(say(in2021.find('经开', { within: '430600' }))).toBe('found 430600-JK 岳阳经济技术开发区')
    expect(say(in2021.find('岳阳市屈原管理区'))).toBe('found 430600-QY 屈原管理区')
    expect(say(in2021.find('430600-jk'))).toBe('found 430600-JK 岳阳经济技术开发区')
    expect(in2021.below('430600', 'county').map(({ name }) => name)).toEqual(
      '岳阳楼区 云溪区 君山区 岳阳县 华容县 湘阴县 平江县 汨罗市 临湘市 岳阳经济技术开发区 南湖新区 屈原管理区'.split(
        ' ',
      ),
    )
    expect(in2021.above('430600-JK', 'city')?.name).toBe('岳阳市')
    expect(in2017.find('南湖新区').kind).toBe('unknown')
  })

  test('a notice gives further names to units that have a code, of whatever day', () => {
    const aliases = [
      { key: '430602', also: ['楼区', '岳 楼'] },
      { key: '511028', also: ['隆昌新城'] },
      { key: '439999', also: ['没有'] },
    ]
    const table = unitTable('2021-05-28', { units: [], aliases, region: '楼区' })
    expect(say(table.find('楼区'))).toBe('found 430602 岳阳楼区')
    expect(say(table.find('岳楼', { within: '430600', level: 'county' }))).toBe('found 430602 岳阳楼区')
    expect(say(table.find('隆昌新城'))).toBe('found 511083 隆昌市')
    expect(say(table.find('没有'))).toBe('unknown')
    expect(table.region?.key).toBe('430602')
    expect(in2021.find('楼区').kind).toBe('unknown')
  })

  test('the name it prints is the name it finds, for every unit on several days', () => {
    const strangers: string[] = []
    for (const day of ['2016-05-02', '2025-01-01']) {
      const table = unitTable(day)
      for (const province of everyProvince) {
        for (const unit of [...table.below(province, 'city'), ...table.below(province, 'county')]) {
          const match = table.find(table.fullName(unit.key))
          if (match.kind !== 'found' || match.unit !== unit) strangers.push(`${day} ${unit.key} ${say(match)}`)
        }
      }
    }
    expect(strangers).toEqual([])
  })

  test('any text is answered, twice the same', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'成都市中区县阳江乐山四川省锦 1'), maxLength: 10 }), (text) => {
        expect(in2017.find(text)).toEqual(in2017.find(text))
        expect(say(unitTable('2017-03-15').find(text))).toBe(say(in2017.find(text)))
      }),
      { numRuns: 30 },
    )
  })
})

const everyProvince = provinceCodes.map((code) => `${code}0000`)

describe('as it was on a day', () => {
  test.each([
    '2013-02-08',
    '2014-12-31',
    '2016-05-02',
    '2016-05-03',
    '2017-03-15',
    '2018-12-31',
    '2020-06-18',
    '2021-02-01',
    '2024-12-31',
  ])('四川 has 21 cities and 183 counties on %s', (day) => {
    const table = unitTable(day)
    expect(table.below('510000', 'city')).toHaveLength(21)
    expect(table.below('510000', 'county')).toHaveLength(183)
  })

  test.each([
    ['2015-07-01', 90],
    ['2016-12-31', 89],
    ['2018-12-31', 89],
    ['2019-12-31', 90],
    ['2021-04-06', 90],
    ['2021-04-09', 90],
  ])('浙江 on %s has %d counties', (day, counties) => {
    expect(unitTable(day).below('330000', 'county')).toHaveLength(counties)
  })

  test('简阳 belongs to 资阳 until 2016-05-02, then to 成都, and is found by both codes', () => {
    const before = unitTable('2016-05-02')
    const after = unitTable('2016-05-03')
    expect(say(before.find('简阳', { within: '512000' }))).toBe('found 512081 简阳市')
    expect(say(after.find('简阳', { within: '510100' }))).toBe('found 510185 简阳市')
    expect(say(after.find('512081'))).toBe('found 510185 简阳市')
    expect(say(before.find('510185'))).toBe('found 512081 简阳市')
    expect(before.below('510100', 'county')).toHaveLength(19)
    expect(after.below('510100', 'county')).toHaveLength(20)
  })

  test.each([
    ['2017-03-15', '新津区', '510132 新津县'],
    ['2017-03-15', '新津县', '510132 新津县'],
    ['2021-05-28', '新津县', '510118 新津区'],
    ['2021-05-28', '新津', '510118 新津区'],
    ['2013-03-11', '昭化区', '510811 元坝区'],
    ['2021-05-28', '元坝区', '510811 昭化区'],
    ['2021-05-28', '郫县', '510117 郫都区'],
    ['2021-05-28', '宜宾县', '511504 叙州区'],
    ['2013-06-27', '达川区', '511721 达县'],
    ['2021-05-28', '名山县', '511803 名山区'],
    ['2021-04-08', '下城区', '330103 下城区'],
    ['2021-04-09', '下城区', '330105 拱墅区'],
    ['2018-01-01', '汤旺河区', '230712 汤旺河区'],
    ['2021-05-28', '汨罗县', '430681 汨罗市'],
    ['2018-06-01', '龙南县', '360727 龙南县'],
    ['2018-06-01', '龙南市', '360727 龙南县'],
    ['2018-06-01', '360783', '360727 龙南县'],
    ['2021-05-28', '龙南县', '360783 龙南市'],
    ['2014-01-01', '米林市', '542623 米林县'],
    ['2014-01-01', '540481', '542623 米林县'],
    ['2025-05-28', '542623', '540481 米林市'],
    ['2014-01-01', '高昌区', '652101 吐鲁番市'],
    ['2016-01-01', '吐鲁番市', '650400 吐鲁番市'],
    ['2014-01-01', '濂溪区', '360402 庐山区'],
    ['2025-12-01', '渝北区', '500157 两江新区'],
    ['2014-01-01', '巴州', '652800 巴音郭楞蒙古自治州'],
    ['2018-01-01', '襄都区', '130502 桥东区'],
  ])('on %s %s is %s', (day, name, expected) => {
    expect(say(unitTable(day).find(name))).toBe(`found ${expected}`)
  })
})

test.each([
  ['2021-05-28', '龙南县', 'former'],
  ['2018-06-01', '龙南市', 'later'],
  ['2018-06-01', '360783', 'later'],
  ['2021-05-28', '江西省赣州市龙南县', 'former'],
  ['2021-05-28', '龙南市', undefined],
  ['2021-05-28', '龙南', undefined],
  ['2018-06-01', '秦淮区', undefined],
  ['2021-05-28', '凉山州', undefined],
])('on %s the name %s is of another day: %s', (day, name, age) => {
  const match = unitTable(day).find(name)
  expect(match.kind === 'found' && match.age).toBe(age)
})

/** What 下城区 and 拱墅区 report adds up, however the name is written. */
test.each([
  ['下城区', '330103'],
  ['下 城 区', '330103'],
  ['杭州市下城区', '330103'],
  ['浙江省杭州市 下城', '330103'],
  ['330103', '330103'],
  ['江干区', '330104'],
  ['临安市', '330185'],
  ['拱墅区', undefined],
])('%s goes with the key %s', (name, was) => {
  const match = unitTable('2021-05-28').find(name)
  expect(match.kind === 'found' && match.was).toBe(was)
})

test('a county that was divided, or a city that ended, is nobody today', () => {
  const table = unitTable('2021-05-28')
  for (const name of ['邯郸县', '371200']) expect(table.find(name).kind).toBe('unknown')
  expect(say(table.find('城区', { within: '140200' }))).toBe('unknown')
})

test('below, above, get and fullName', () => {
  expect(in2017.below('510000', 'city').map(({ shortName }) => shortName)).toEqual(
    '成都 自贡 攀枝花 泸州 德阳 绵阳 广元 遂宁 内江 乐山 南充 眉山 宜宾 广安 达州 雅安 巴中 资阳 阿坝 甘孜 凉山'.split(
      ' ',
    ),
  )
  expect(in2017.below('510100', 'city')).toEqual([])
  expect(in2017.below('110000', 'county')).toHaveLength(16)
  expect(in2017.above('511102', 'province')?.name).toBe('四川省')
  expect(in2017.above('511102', 'county')?.name).toBe('市中区')
  expect(in2017.above('429004', 'city')).toBeUndefined()
  expect(in2017.get('510104')?.name).toBe('锦江区')
  expect(in2017.get('__proto__')).toBeUndefined()
  expect(in2017.fullName('511102')).toBe('乐山市市中区')
  expect(in2017.fullName('510104')).toBe('锦江区')
  expect(in2017.fullName('110105')).toBe('北京市朝阳区')
})

describe('the region of a notice', () => {
  test.each([
    ['四川省', '510000'],
    ['四川', '510000'],
    ['吉林', '220000'],
    ['吉林市', '220200'],
    ['岳阳市', '430600'],
    ['湖南省岳阳市', '430600'],
    ['天府新区', undefined],
    ['锦江区', '510104'],
    ['双流县', '510116'],
    ['内蒙古', '150000'],
    ['兴安盟', '152200'],
    ['430600', '430600'],
    ['990000', undefined],
    ['(州)', undefined],
    ['市', undefined],
    ['', undefined],
  ])('%s → %s', (region, key) => {
    expect(unitTable('2021-05-28', { units: [], aliases: [], region }).region?.key).toBe(key)
  })

  test('may be a unit of its own', () => {
    expect(unitTable('2021-05-28', { units: yueyangZones, aliases: [], region: '屈原区' }).region?.key).toBe(
      '430600-QY',
    )
  })

  test('every province, city and county is the region of its full name', () => {
    const table = unitTable('2021-05-28')
    for (const province of ['110000', '430000', '510000', '650000']) {
      for (const level of ['province', 'city', 'county'] as const) {
        for (const { key } of [table.get(province)!, ...table.below(province, level)]) {
          const region = table.fullName(key)
          expect([region, unitTable('2021-05-28', { units: [], aliases: [], region }).region?.key]).toEqual([
            region,
            key,
          ])
        }
      }
    }
  })
})
