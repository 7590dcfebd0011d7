import { sexIdMismatchCheck } from '../../src/rules/sex-id-mismatch.ts'
import { checkCases } from './check-cases.ts'

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
  ],
})
