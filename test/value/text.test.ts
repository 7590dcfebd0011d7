import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  cleanText,
  editDistance,
  headingStem,
  isBlankText,
  normaliseHeading,
  normaliseName,
  sameText,
} from '../../src/value/text.ts'

test.each([
  ['岳阳楼区', '岳阳楼区'],
  [' 岳阳楼区\u00A0', '岳阳楼区'],
  ['\uFEFF岳阳\u200B楼区', '岳阳楼区'],
  ['岳阳楼区\r\n第一小学', '岳阳楼区 第一小学'],
  ['岳阳楼区\u3000\u3000第一小学', '岳阳楼区 第一小学'],
  ["'0730", '0730'],
  ['\t0730', '0730'],
  ["O'Neill", "O'Neill"],
  ['ＡＢ（１）', 'ＡＢ（１）'],
  ['𠮷野', '𠮷野'],
  ['⻘山小学', '青山小学'],
  ['⻩甲⼀', '黄甲一'],
  ['⽅⻢⻰', '方马龙'],
  ['\uf9e1\uf9f4', '李林'],
  ['', ''],
])('cleanText %j → %j', (text, clean) => {
  expect(cleanText(text)).toBe(clean)
})

test('every radical is read as the character it looks like', () => {
  for (let code = 0x2e80; code <= 0x2fd5; code++) {
    const radical = String.fromCodePoint(code)
    if (!/\p{Script=Han}/u.test(radical)) continue
    const [character, ...more] = cleanText(`张${radical}`).slice(1)
    expect(more).toEqual([])
    expect(character).toMatch(/^[\u3400-\u9FFF]$/u)
    expect(normaliseHeading(radical)).toBe(character)
  }
})

test('cleaning twice changes nothing more, and letters stay', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'张三ＡA1 \u3000\n\u200B\t．·\u00A0') }), (text) => {
      expect(cleanText(cleanText(text))).toBe(cleanText(text))
      expect(cleanText(text).replaceAll(' ', '')).toBe(text.replace(/[\s\u200B]/gu, ''))
    }),
  )
})

test.each([
  ['身份证号码', '身份证号码'],
  ['身 份 证\n号 码', '身份证号码'],
  ['★身份证号码（必填）', '身份证号码'],
  ['*身份证号码：', '身份证号码'],
  ['县（市、区）', '县(市、区)'],
  ['县【市区】', '县(市区)'],
  ['Ｎｏ．', 'no.'],
])('normaliseHeading %j → %j', (text, key) => {
  expect(normaliseHeading(text)).toBe(key)
})

test.each([
  ['任教学段\n（学前、小学、初中、高中）', '任教学段'],
  ['性别(1-男/0-女)', '性别'],
  ['学校（机构（含附设））标识码', '学校标识码'],
  ['未培训人数（缺口数', '未培训人数'],
])('headingStem %j → %j', (text, stem) => {
  expect(headingStem(text)).toBe(stem)
})

test.each([
  ['张　三', '张三'],
  ['张 三', '张三'],
  ['买买提•艾力', '买买提·艾力'],
  ['买买提 ・ 艾力', '买买提·艾力'],
  ['买买提．艾力', '买买提·艾力'],
  ['买买提.艾力', '买买提·艾力'],
  ['买买提·艾力', '买买提·艾力'],
  ['Anna Maria', 'Anna Maria'],
  ['Ａｎｎａ', 'Anna'],
  ['J. Smith', 'J. Smith'],
])('normaliseName %j → %j', (text, key) => {
  expect(normaliseName(text)).toBe(key)
})

test.each(['', ' ', '-', '—', '/', '无', '\u3000', '－'])('%j says nothing', (text) => {
  expect(isBlankText(text)).toBe(true)
})
test.each(['0', '无锡', '李无', '-1', '无此情况说明'])('%j says something', (text) => {
  expect(isBlankText(text)).toBe(false)
})

test('sameText looks through width, blanks and brackets', () => {
  expect(sameText('市(州)', '市（州） ')).toBe(true)
  expect(sameText('市州', '市（州）')).toBe(false)
})

describe('editDistance', () => {
  test.each([
    ['', '', 0],
    ['岳阳楼区', '岳阳楼区', 0],
    ['岳阳楼', '岳阳楼区', 1],
    ['君山区', '均山区', 1],
    ['汨罗市', '罗汨市', 1],
    ['kitten', 'sitting', 3],
    ['𠮷野', '吉野', 1],
  ])('%j and %j: %d', (a, b, distance) => {
    expect(editDistance(a, b)).toBe(distance)
  })

  test('is symmetric, and a limit only says "more"', () => {
    const word = fc.string({ unit: fc.constantFrom(...'abc'), maxLength: 8 })
    fc.assert(
      fc.property(word, word, fc.nat(5), (a, b, most) => {
        const full = editDistance(a, b)
        expect(editDistance(b, a)).toBe(full)
        const limited = editDistance(a, b, most)
        if (full <= most) expect(limited).toBe(full)
        else expect(limited).toBeGreaterThan(most)
      }),
    )
  })
})
