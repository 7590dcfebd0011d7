import { idNumberFloatCheck } from '../../src/rules/id-number-float.ts'
import { checkCases, type Ground } from './check-cases.ts'

const head: Ground = {
  head: { id: ['身份证号码', 'idNumber'] },
  columns: { name: ['姓名', 'name'] },
}

checkCases(idNumberFloatCheck, {
  accept: [
    { why: 'text in the head', ground: head, head: { id: '110103201501011236' }, rows: [['李示例']] },
    { why: 'text', rows: [['张示例', '110103201501011236']] },
    { why: 'fifteen digits, which a number holds exactly', rows: [['张示例', 510104800101123]] },
    { why: 'a phone number in the wrong column', rows: [['张示例', 13000000000]] },
    { why: 'text with a wrong check digit, which is id-number’s', rows: [['李示例', '510104198001011000']] },
  ],
  reject: [
    {
      why: 'the display of a number in the head',
      ground: head,
      head: { id: '1.10103E+17' },
      rows: [['李示例']],
      finds: [['A2', {}]],
    },
    { why: 'a number cell', rows: [['张示例', 110103201501011230]], finds: [['B4', {}]], severity: 'error' },
    { why: 'a number cell whose digits happen to fit', rows: [['张示例', 510104198001011300]], finds: [['B4', {}]] },
    {
      why: 'the display of a number, pasted as text',
      rows: [
        ['张示例', '5.10104E+17'],
        ['李示例', '510104198001011236.0'],
      ],
      finds: [
        ['B4', {}],
        ['B5', {}],
      ],
    },
  ],
})
