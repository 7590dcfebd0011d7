import { idNumberCheck } from '../../src/rules/id-number.ts'
import { checkCases } from './check-cases.ts'

checkCases(idNumberCheck, {
  accept: [
    { why: 'the sample of GB 11643', rows: [['张示例', '11010519491231002X']] },
    {
      why: 'lower case, full width and blanks',
      rows: [
        ['张示例', '11010519491231002x'],
        ['李示例', '１１０１０５ 19491231 002X'],
      ],
    },
    { why: 'a county abolished long ago', rows: [['张示例', '512323197201011238']] },
    {
      why: 'residence permits and permanent residence',
      rows: [
        ['张示例', '810000198001011236'],
        ['李示例', '83000019800101123X'],
        ['王示例', '932682198501010017'],
      ],
    },
    { why: 'a blank, which is required’s', rows: [['张示例', '']] },
    {
      why: 'lost digits, which are id-number-float’s',
      rows: [
        ['张示例', 110103201501011230],
        ['李示例', '1.10103E+17'],
      ],
    },
  ],
  reject: [
    {
      why: 'a passport; a warning once the remarks say so, as they were asked to',
      ground: { columns: { name: ['姓名', 'name'], id: ['身份证号码', 'idNumber'], remark: ['备注', 'text'] } },
      rows: [
        ['张示例', 'E12345678', ''],
        ['李示例', 'E12345679', '/'],
        ['王示例', 'E12345670', '外籍'],
      ],
      finds: [
        ['B4', { reason: 'other-paper' }],
        ['B5', { reason: 'other-paper' }],
        ['B6', { reason: 'other-paper-remarked' }],
      ],
    },
    {
      why: 'a wrong check digit',
      rows: [['张示例', '510104198001011237']],
      finds: [['B4', { reason: 'checksum' }]],
      severity: 'error',
    },
    { why: '30 February', rows: [['张示例', '510104198002301235']], finds: [['B4', { reason: 'date' }]] },
    { why: 'a birth in the future', rows: [['张示例', '510104209901011232']], finds: [['B4', { reason: 'future' }]] },
    { why: 'a province nobody has', rows: [['张示例', '999999197201011233']], finds: [['B4', { reason: 'student' }]] },
    { why: '17 digits', rows: [['张示例', '51010419800101123']], finds: [['B4', { reason: 'length', length: 17 }]] },
    { why: 'a phone number', rows: [['张示例', '13000000000']], finds: [['B4', { reason: 'phone' }]] },
    {
      why: 'a strange sign',
      rows: [['张示例', '5101041980010112#6']],
      finds: [['B4', { reason: 'characters', sign: '#' }]],
    },
    {
      why: 'a county that never was, with a warning only',
      rows: [['张示例', '519999197201011234']],
      finds: [['B4', { reason: 'unknown-county' }]],
      severity: 'warning',
    },
    {
      why: 'a card out of force, with a warning only',
      rows: [['张示例', '510104800101123']],
      finds: [['B4', { reason: 'expired-15' }]],
      severity: 'warning',
    },
    {
      why: 'the old foreign card, for information',
      rows: [['张示例', 'USA510185010112']],
      finds: [['B4', { reason: 'check-digit-untested' }]],
      severity: 'info',
    },
    {
      why: 'text that may have been rounded once: what is seen first, the rest as a possibility',
      rows: [['张示例', '510104198001011000']],
      finds: [['B4', { reason: 'checksum-rounded' }]],
    },
    {
      why: 'a column of stars, said once',
      ground: {
        columns: { name: ['姓名', 'name'], id: ['身份证号码', 'idNumber'], phone: ['联系电话', 'phone'] },
      },
      rows: [
        ['张*', '4306**********17', '130****0000'],
        ['李**', '4306＊＊＊＊＊＊＊＊＊＊25', '130****0001'],
      ],
      finds: [['B4', { reason: 'masked', count: 2, also: '姓名、联系电话' }]],
    },
    {
      why: 'a number dragged down, also over one that happens to fit',
      rows: [
        ['甲', '510104198001011236'],
        ['乙', '510104198001011237'],
        ['丙', '510104198001011238'],
        ['丁', '510104198001011239'],
      ],
      finds: [['B5', { reason: 'dragged', count: 3, from: 'B4' }]],
    },
    {
      why: 'two wrong numbers that follow each other by chance',
      rows: [
        ['甲', '510104198001011237'],
        ['乙', '510104198001011238'],
        ['丙', '110103201501011236'],
      ],
      finds: [
        ['B4', { reason: 'checksum' }],
        ['B5', { reason: 'checksum' }],
      ],
    },
  ],
})
