import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { halfWidths, linesOf, widthOf } from '../../src/report/text-size.ts'
import { breakHeading, breakTitle } from '../../src/report/title-lines.ts'

describe('titles', () => {
  test.each([
    ['整合培训项目教师参训情况汇总表', ['培训', '项目', '教师', '情况']],
    ['2017年阿坝藏族羌族自治州能力提升工程培训计划及执行情况', ['2017', '自治州', '能力', '工程', '计划', '情况']],
    ['岳阳市中小学（幼儿园）教师信息技术应用能力提升工程', ['（幼儿园）', '教师', '技术', '能力']],
  ])('%s is broken between words', (title, words) => {
    for (const room of [widthOf(title, 22) * 0.6, widthOf(title, 22) * 0.4]) {
      const lines = breakTitle(title, 22, room)
      expect(lines.join('')).toBe(title)
      expect(lines.length).toBeGreaterThan(1)
      for (const word of words) expect(lines.some((line) => line.includes(word))).toBe(true)
    }
  })

  test('nothing is lost, every line fits if its words do', () => {
    const words = fc.array(fc.constantFrom('教师', '培训', '（', '）', '2017', '年', '、', '情况', 'a'), {
      maxLength: 20,
    })
    fc.assert(
      fc.property(words, fc.integer({ min: 30, max: 90 }), (parts, room) => {
        const title = parts.join('')
        const lines = breakTitle(title, 22, room)
        expect(lines.join('')).toBe(title)
        expect(lines.some((line) => /^[）、]/.test(line)) && !/^[）、]/.test(title)).toBe(false)
      }),
    )
  })
})

describe('headings', () => {
  test.each([
    ['已培训人数', '已培训\n人数'],
    ['未培训人数（缺口数）', '未培训人数\n（缺口数）'],
    ['省级及以上项目需求数', '省级及以上\n项目需求数'],
  ])('%s', (heading, expected) => {
    expect(breakHeading(heading, 12, widthOf(heading, 12) * 0.62)).toBe(expected)
  })

  test('one that fits stays as it is', () => {
    expect(breakHeading('备注', 12, 10)).toBe('备注')
  })

  test('one whose words do not fit is left to Excel', () => {
    expect(breakHeading('信息技术', 12, 1)).toBe('信息技术')
  })
})

test.each([
  ['', 0],
  ['abc', 3],
  ['甲乙', 4],
  ['（一）“引”', 12],
  ['𠮷😀', 4],
  ['甲\nabcdefg', 7],
  ['e\u0301', 1],
])('%j is %i half characters wide', (text, width) => {
  expect(halfWidths(text)).toBe(width)
})

test('lines are counted by the column they stand in', () => {
  expect(linesOf('甲'.repeat(10), 12, widthOf('甲'.repeat(10), 12) + 1)).toBe(1)
  expect(linesOf('甲'.repeat(10), 12, widthOf('甲'.repeat(5), 12) + 1)).toBe(2)
  expect(linesOf('甲\n\n乙', 12, 50)).toBe(3)
})
