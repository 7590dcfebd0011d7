import { phoneCheck } from '../../src/rules/phone.ts'
import { checkCases } from './check-cases.ts'

checkCases(phoneCheck, {
  ground: {
    head: { phone: ['联系电话', 'phone'] },
    columns: { name: ['姓名', 'name'], phone: ['联系电话', 'phone'] },
  },
  accept: [
    {
      why: 'mobile, landline, local, extension',
      rows: [
        ['甲', '13000000000'],
        ['乙', '0730-8960000'],
        ['丙', '8960000'],
        ['丁', '(028)86110000转801'],
      ],
    },
    { why: 'two numbers in a cell', rows: [['甲', '13000000000/0730-8960000']] },
    {
      why: 'ID and phone the wrong way round, which the ID’s finding says',
      ground: { columns: { name: ['姓名', 'name'], id: ['身份证号码', 'idNumber'], phone: ['联系电话', 'phone'] } },
      rows: [['甲', '13000000000', '110103201501011236']],
    },
    { why: 'a number cell', rows: [['甲', 13000000000]] },
    {
      why: 'blanks and signs for nothing',
      rows: [
        ['甲', ''],
        ['乙', '无'],
      ],
      head: { phone: '' },
    },
  ],
  reject: [
    {
      why: '12 digits',
      rows: [['甲', '130000000001']],
      finds: [['B4', { reason: 'mobile-length', digits: 12 }]],
      severity: 'warning',
    },
    { why: '11 digits from 12', rows: [['甲', '12300000000']], finds: [['B4', { reason: 'mobile-prefix' }]] },
    { why: 'an ID number', rows: [['甲', '110103201501011236']], finds: [['B4', { reason: 'id-number' }]] },
    { why: 'words', rows: [['甲', '同上']], finds: [['B4', { reason: 'characters' }]] },
    {
      why: 'the head’s number',
      head: { phone: '1300000000' },
      finds: [['A2', { reason: 'mobile-length', digits: 10 }]],
    },
    {
      why: 'a landline where a mobile number is asked for',
      ground: { params: { mobile: true }, columns: { phone: ['手机号', 'phone'] } },
      rows: [['0730-8960000']],
      finds: [['A4', { reason: 'not-mobile' }]],
    },
    {
      why: 'stars, said once',
      rows: [
        ['甲', '130****0000'],
        ['乙', '130****0001'],
      ],
      finds: [['B4', { reason: 'masked', count: 2 }]],
    },
  ],
})
