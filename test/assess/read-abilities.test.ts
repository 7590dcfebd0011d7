import { expect, test } from 'vitest'
import { abilityIndex, readAbilities } from '../../src/assess/read-abilities.ts'
import { abilityPoints } from '../../src/notice/ability-points.ts'

const index = abilityIndex([{ code: 'SC1', name: '双师教学协同', dimension: '教学设计', environment: '' }])

/** `A1 A3=10 | unknown | twice`. */
function say(text: string): string {
  const { chosen, unknown, twice } = readAbilities(text, index)
  const codes = chosen.map(({ point, credits }) => (credits === undefined ? point.code : `${point.code}=${credits}`))
  return [codes.join(' '), unknown.join(' '), twice.join(' ')].join('|')
}

test.each([
  ['A1、A3、B6', 'A1 A3 B6||'],
  ['a1, b10;C7', 'A1 B10 C7||'],
  ['Ａ１　Ｂ６', 'A1 B6||'],
  ['A1\nA3', 'A1 A3||'],
  ['A1/A3', 'A1 A3||'],
  ['A1（10）、B6（20学分）', 'A1=10 B6=20||'],
  ['A1=10、B6：7.5分', 'A1=10 B6=7.5||'],
  ['技术支持的学情分析', 'A1||'],
  ['A1技术支持的学情分析', 'A1||'],
  ['A1.技术支持的学情分析、B2:微课程设计与制作', 'A1 B2||'],
  ['A1演示文稿设计与制作', '|A1演示文稿设计与制作|'],
  ['SC1、双师教学协同', 'SC1||SC1'],
  ['A14、B11、C8、D1、A0', '|A14 B11 C8 D1 A0|'],
  ['A1、A1', 'A1||A1'],
  ['', '||'],
  ['/', '||'],
  ['无', '||'],
  ['__proto__', '|__proto__|'],
])('%j → %s', (text, expected) => {
  expect(say(text)).toBe(expected)
})

test('thirty points: 13, 10 and 7 in three environments, four dimensions, every code and name its own', () => {
  const count = (of: 'environment' | 'dimension', value: string): number =>
    abilityPoints.filter((point) => point[of] === value).length
  expect(['多媒体教学环境', '混合学习环境', '智慧学习环境'].map((each) => count('environment', each))).toEqual([
    13, 10, 7,
  ])
  expect(['学情分析', '教学设计', '学法指导', '学业评价'].map((each) => count('dimension', each))).toEqual([
    2, 7, 14, 7,
  ])
  for (const { code, name } of abilityPoints) {
    expect(say(code)).toBe(`${code}||`)
    expect(say(name)).toBe(`${code}||`)
  }
})
