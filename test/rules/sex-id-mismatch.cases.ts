import { sexIdMismatchCheck } from '../../src/rules/sex-id-mismatch.ts'
import { checkCases, type Ground } from './check-cases.ts'

const head: Ground = {
  head: { leader: ['负责人', 'name'], sex: ['性别', 'sex'], id: ['身份证号码', 'idNumber'] },
  columns: { name: ['姓名', 'name'] },
}

checkCases(sexIdMismatchCheck, {
  accept: [
    {
      why: 'what the 17th digit says',
      rows: [
        ['男', '110103201501011236'],
        ['女', '110103201501011244'],
      ],
    },
    {
      why: 'other spellings',
      rows: [
        ['M', '110103201501011236'],
        ['女性', '110103201501011244'],
      ],
    },
    {
      why: 'a faulty number or a blank',
      rows: [
        ['女', '110103201501011237'],
        ['', '110103201501011236'],
        ['女', ''],
      ],
    },
    {
      why: 'the person in the head, as the number says',
      ground: head,
      head: { leader: '张示例', sex: '男', id: '110103201501011236' },
      rows: [['李示例']],
    },
    { why: 'a foreign card, whose digits do not say', rows: [['女', '932682198501010017']] },
  ],
  reject: [
    {
      why: '女 with an odd digit and 男 with an even one',
      rows: [
        ['女', '110103201501011236'],
        ['男', '110103201501011244'],
      ],
      finds: [
        ['A4', { sex: '女' }],
        ['A5', { sex: '男' }],
      ],
    },
    {
      why: 'the person in the head',
      ground: head,
      head: { leader: '张示例', sex: '女', id: '110103201501011236' },
      rows: [['李示例']],
      finds: [['C2', { sex: '女' }]],
    },
  ],
})
