import { expect, test } from 'vitest'
import { inSchoolOrder } from '../../src/value/school-order.ts'

const order = (names: string[]) => inSchoolOrder(names, String)

test.each([
  [['第一中学', '第二中学', '第三中学', '第七中学', '第十中学', '第十二中学', '第二十中学', '第一百零五中学']],
  [['示例1中', '示例2中', '示例１０中', '示例11中']],
  [['第2小学', '第三小学', '第4小学']],
  [['一小', '二小', '十一小', '实验小学']],
  [['九〇小学', '九一小学']],
])('%s', (names) => {
  expect(order([...names].reverse())).toEqual(names)
})

test('names that differ in nothing but how a number is written stand in one order, whichever came first', () => {
  expect(order(['第一中学', '第1中学'])).toEqual(order(['第1中学', '第一中学']))
})
