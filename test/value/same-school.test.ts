/** Among many names those that may mean the same school are found as by a look at every one of them. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { namesOfSchools, sameSchool } from '../../src/value/same-school.ts'

const piece = fc.constantFrom(
  '岳阳市',
  '汨罗市',
  '汨罗',
  '市',
  '第',
  '十二',
  '12',
  '2',
  '一',
  '示例',
  '实验',
  '（东校区）',
  '',
)
const kind = fc.constantFrom('中学', '小学', '完全小学', '学校', '幼儿园', '中', '小', '初级中学', '')
const name = fc.tuple(piece, piece, piece, kind).map((parts) => parts.join(''))

test('names of one school, however it is written', () => {
  fc.assert(
    fc.property(fc.array(name, { maxLength: 30 }), name, (all, asked) => {
      const names = namesOfSchools(all)
      names.add(asked)
      expect(names.alike(asked).sort()).toEqual(
        [...new Set([...all, asked])].filter((each) => sameSchool(each, asked)).sort(),
      )
    }),
    { numRuns: 1000 },
  )
})
