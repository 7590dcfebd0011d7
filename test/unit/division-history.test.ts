import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import { divisionChanges } from '../../src/unit/division-changes.ts'
import { formerKeys, historyOf, lastingKey, namesOn } from '../../src/unit/division-history.ts'
import { provinceCodes } from '../../src/unit/division-list.ts'

/**
 * Cities and counties at the end of each year as the Ministry of Civil Affairs counts them in its yearly bulletin (民政事业发展统计公报).
 * The tables have four counties more: the 区 of 大兴安岭, which its list of codes names and its count leaves out.
 */
const counted: Record<number, [cities: number, counties: number]> = {
  2011: [332, 2853],
  2012: [333, 2852],
  2013: [333, 2853],
  2014: [333, 2854],
  2015: [334, 2850],
  2016: [334, 2851],
  2017: [334, 2851],
  2018: [333, 2851],
  2019: [333, 2846],
  2020: [333, 2844],
  2021: [333, 2843],
  2022: [333, 2843],
  2023: [333, 2844],
  2024: [333, 2846],
}

test.each(Object.entries(counted))(
  'at the end of %s there are as many cities and counties as were counted',
  (year, [cities, counties]) => {
    const codes = provinceCodes.flatMap((province) => [...namesOn(province, `${year}-12-31`).keys()])
    expect(codes.filter((code) => code.endsWith('00') && !code.endsWith('0000'))).toHaveLength(cities)
    expect(codes.filter((code) => !code.endsWith('00'))).toHaveLength(counties + 4)
  },
)

test('every unit that ever was has a name, and either is a unit today or a change says where it went', () => {
  const lost: string[] = []
  for (const province of provinceCodes) {
    const { newest, changes } = historyOf(province)
    for (const { on, was, now } of changes) {
      for (const [code, name] of [...was, ...now])
        if (!name || !code.startsWith(province)) lost.push(`${on} ${code} ${name}`)
      for (const code of now.keys()) {
        const isGone = changes.some((later) => later.on >= on && later.was.has(code) && !later.now.has(code))
        if (!newest.has(code) && !isGone) lost.push(`${on} ${code}`)
      }
    }
  }
  expect(lost).toEqual([])
})

/** Codes and names of another source; it writes 市辖区 for the one county city of three former 地区. */
test('every code that was given up had the name that the table of ID numbers has for it', () => {
  const area = createRequire(import.meta.url)('idcard/lib/data/area.json') as Record<string, { text: string }>
  const given = provinceCodes.flatMap((province) =>
    historyOf(province).changes.flatMap(({ was, now }) => [...was].filter(([code]) => !now.has(code))),
  )
  const counties = given.filter(([code]) => !code.endsWith('00') && area[code]?.text !== '市辖区')
  expect(counties.length).toBeGreaterThan(300)
  expect(counties.filter(([code, name]) => area[code]?.text !== name)).toEqual([])
})

test('changes stand in the order of their provinces and days', () => {
  const order = divisionChanges.map((line) => line.slice(0, 13))
  expect(order).toEqual([...order].sort())
  expect(order.filter((each) => !/^\d\d 20[12]\d-[01]\d-[0-3]\d$/.test(each))).toEqual([])
})

test.each([
  ['renamed', '511028', '511083'],
  ['of today', '511083', '511083'],
  ['same code, new name', '371324', '371324'],
  ['moved to another city', '512081', '510185'],
  ['two steps: 米林县 of a 地区, of a city, then a city itself', '542623', '540481'],
  ['three steps: 平安县 of a 地区, of a city, then a district', '632121', '630203'],
  ['merged into one that stayed', '320103', '320103'],
  ['merged into a new one', '320602', '320602'],
  ['the city of a 地区', '632100', '630200'],
  ['a county that became a city of its own', '469003', '460400'],
  ['cut down, but stayed', '330110', '330110'],
  ['divided between two others', '130421', '130421'],
  ['ended', '371200', '371200'],
  ['a unit without a code, with that of its city', '632100-高新区', '630200-高新区'],
  ['a unit of a notice', '430600-JK', '430600-JK'],
  ['no code', '不知道', '不知道'],
  ['nothing', '', ''],
])('%s: %s goes by %s', (_, key, today) => {
  expect(lastingKey(key)).toBe(today)
})

test('a name that a change younger than the table gives stands from that day on', () => {
  expect(namesOn('50', '2025-11-06').get('500112')).toBe('渝北区')
  expect(namesOn('50', '2025-11-07').get('500112')).toBeUndefined()
  expect(namesOn('50', '2025-11-07').get('500157')).toBe('两江新区')
})

test('an office that took others in has their keys too, where they do not begin like its own', () => {
  expect(formerKeys('330105')).toEqual(['330103'])
  expect(formerKeys('510104')).toEqual([])
  expect(formerKeys('3701')).toEqual(['371202', '371203'])
  expect(formerKeys('33')).toEqual([])
})
