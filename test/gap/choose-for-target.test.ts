import { beforeAll, expect, test } from 'vitest'
import { chooseForTarget, type Wish } from '../../src/gap/choose-for-target.ts'
import type { Notice } from '../../src/notice/notice.ts'
import { unitTable } from '../../src/unit/unit-table.ts'
import { UserError } from '../../src/user-error.ts'
import { figuresOf } from '../gap/figures.ts'
import { loadNotice } from '../notices/load.ts'

let zhejiang: Notice
beforeAll(async () => {
  zhejiang = await loadNotice('zhejiang-2021')
})

/** Two counties of 杭州; schools and numbers are invented. */
const schools = [
  { unit: '330102', school: '实验小学', measures: { staff: 30 } },
  { unit: '330102', school: '示例中学', measures: { staff: 20 } },
  { unit: '330105', school: '实验小学', measures: { staff: 16 } },
  { unit: '330106', school: '示例小学', measures: { staff: 12 } },
]
const progress = [
  { unit: '330102', measures: { staff: 100, trained: 25 } },
  { unit: '330105', measures: { staff: 150, trained: 50 } },
]

function choose(wish: Partial<Wish>, unit = '330100', reported = progress) {
  const units = unitTable('2021-05-10', zhejiang)
  const figures = [
    ...figuresOf('zhejiang-2021', 'school-list', schools),
    ...figuresOf('zhejiang-2021', 'progress', reported),
  ]
  const at = { notice: zhejiang, units, unit: units.get(unit)!, asOf: '2021-05-10', headcount: [] }
  return chooseForTarget({ target: 'phase-2', chosen: [], excluded: [], ...wish }, { ...at, figures })
}

function refusal(wish: Partial<Wish>, unit?: string, reported?: typeof progress): [code: string, text: string] {
  try {
    choose(wish, unit, reported)
  } catch (error) {
    if (error instanceof UserError) return [error.code, `${error.message}${error.hint}`]
    throw error
  }
  throw new Error('Nothing was refused')
}

test('each county reaches it with its own schools; what all of those lack that fall short is the answer', () => {
  // 40 % of 100 are 40: 30 + 20 are 10 too many. 40 % of 150 are 60: 16 are 44 too few.
  const choice = choose({})
  expect(choice.units.map(({ unit, required, surplus }) => [unit, required, surplus])).toEqual([
    ['上城区', 40, 10],
    ['拱墅区', 60, -44],
  ])
  expect(choice).toMatchObject({ required: 100, teachers: 66, surplus: -44, withoutBase: ['西湖区'] })
})

test('a base nobody reported is not made up of the schools listed', () => {
  expect(refusal({}, '330100', [])[0]).toBe('no-base')
  expect(refusal({}, '330106')[0]).toBe('no-base')
})

test('of two schools of one name it asks which', () => {
  const [code, text] = refusal({ chosen: ['实验小学'] })
  expect(code).toBe('which-school')
  expect(text).toContain('上城区实验小学')
  expect(text).toContain('拱墅区实验小学')
  expect(choose({ chosen: ['拱墅区实验小学'] }).schools).toContainEqual({ name: '实验小学', teachers: 16 })
  expect(choose({ chosen: ['实验小学'] }, '330102').schools[0]).toEqual({ name: '实验小学', teachers: 30 })
})

test('a school is not both chosen and left out', () => {
  expect(refusal({ chosen: ['示例中学'], excluded: ['上城区示例中学'] })[0]).toBe('chosen-and-excluded')
})

test('a target that counts no teachers chooses no schools', async () => {
  expect(refusal({ target: 'phase-9' })[0]).toBe('unknown-target')
})
