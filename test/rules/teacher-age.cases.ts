import { teacherAgeCheck } from '../../src/rules/teacher-age.ts'
import { withCheckDigit } from '../samples/people.ts'
import { checkCases } from './check-cases.ts'

const born = (day: string) => withCheckDigit(`510104${day}123`)

const columns = { name: ['姓名', 'name'], id: ['身份证号码', 'idNumber'] } as const

checkCases(teacherAgeCheck, {
  ground: { columns, notice: { deadline: '2021-05-30' } },
  accept: [
    {
      why: 'the eighteenth birthday and the last day before the sixty-sixth, as of 2021-05-28',
      rows: [
        ['甲', born('20030528')],
        ['乙', born('19550529')],
        ['丙', born('19800101')],
      ],
    },
    {
      why: 'sixty-six today, sixty-four on the last day of the notice',
      ground: { columns, notice: { deadline: '2019-05-30' } },
      rows: [['甲', born('19550501')]],
    },
    { why: 'the old card', rows: [['甲', '510104800101123']] },
    { why: 'a wrong number, which is id-number’s', rows: [['甲', '510104201001011237']] },
    { why: 'the old foreign card, which does not tell the century', rows: [['甲', 'USA510185010112']] },
  ],
  reject: [
    {
      why: 'a pupil and a pensioner',
      rows: [
        ['甲', born('20100101')],
        ['乙', born('19380101')],
      ],
      finds: [
        ['B4', { age: 11 }],
        ['B5', { age: 83 }],
      ],
      severity: 'warning',
    },
    { why: 'one day short of eighteen', rows: [['甲', born('20030529')]], finds: [['B4', { age: 17 }]] },
    {
      why: 'other limits of a notice',
      ground: { columns, notice: { deadline: '2021-05-30' }, params: { max: 60 } },
      rows: [['甲', born('19590101')]],
      finds: [['B4', { age: 62, max: 60 }]],
    },
  ],
})
