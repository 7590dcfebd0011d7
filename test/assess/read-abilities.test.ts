import { expect, test } from 'vitest'
import { abilityIndex, readAbilities } from '../../src/assess/read-abilities.ts'
import { abilityPoints } from '../../src/notice/ability-list.ts'

const index = abilityIndex([{ code: 'SC1', name: '双师教学协同', dimension: '教学设计', environment: '' }])

/** `A1 A3=10 | unknown | twice`. */
function say(text: string): string {
  const { chosen, unknown, twice } = readAbilities(text, index)
  const codes = chosen.map(({ point, credits }) => (credits === undefined ? point.code : `${point.code}=${credits}`))
  return [codes.join(' '), unknown.join(' '), twice.map(({ code }) => code).join(' ')].join('|')
}

test.each([
  ['A1、A3、B6', 'A1 A3 B6||'],
  ['A1（优秀）、A3（合格） B6 良好', 'A1 A3 B6||'],
  ['A1（10学分）（优秀）', 'A1=10||'],
  ['A1（优秀）（10学分）', 'A1=10||'],
  ['技术支持的学情分析（优秀）', 'A1||'],
  ['A1（不合格）、A3（待定）、A5优', '|A1(不合格) A3(待定) A5优|'],
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
  ['A3和A5', 'A3 A5||'],
  ['A1A3A5', 'A1 A3 A5||'],
  ['A1A13B10', 'A1 A13 B10||'],
  ['1.A1 2.A3', 'A1 A3||'],
  ['1、A1 2、A3；3、B6', 'A1 A3 B6||'],
  ['（1）A1（2）A3', 'A1 A3||'],
  ['A01、B-6', 'A1 B6||'],
  ['A1 (10) B6 (20)', 'A1=10 B6=20||'],
  ['A1（10）B6（20）', 'A1=10 B6=20||'],
  ['A1-10、B6-20', 'A1=10 B6=20||'],
  ['A1 10学分、B6 20学分', 'A1=10 B6=20||'],
  ['A1【10】', 'A1=10||'],
  ['D3（10）', '|D3(10)|'],
  ['A1、D3（10）', 'A1|D3(10)|'],
  ['A1、A3、A5、D9', 'A1 A3 A5|D9|'],
  ['A1（技术支持的学情分析）、A3（演示文稿设计与制作）（10）', 'A1 A3=10||'],
  ['技术支持的学情分析（A1）', 'A1||'],
  ['A1 技术支持的学情分析 A3 演示文稿设计与制作', 'A1 A3||'],
  ['技术支持的学情分析和演示文稿设计与制作', 'A1 A3||'],
  ['A3演示文稿设计与制作与家校交流与合作', 'A3 B7||'],
  ['微能力：A1、A3', 'A1 A3||'],
  ['SC01、SC-1', 'SC1||SC1'],
  // Not sure, so not read: whoever meant A1 to A3, or A3 and A5, is asked.
  ['A1-A3', '|A1-A3|'],
  ['A1、3、5', 'A1|3 5|'],
  ['A1（待定）', '|A1(待定)|'],
  ['A130', '|A130|'],
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
