import { requiredCheck } from '../../src/rules/required.ts'
import { checkCases } from './check-cases.ts'

checkCases(requiredCheck, {
  accept: [
    { why: 'filled cells', rows: [['张示例', '示例小学']] },
    { why: 'a total row', rows: [['小计', '']] },
    { why: 'a formula without a value, which is formula-no-value’s', rows: [['张示例', '=']] },
  ],
  reject: [
    {
      why: 'a blank cell',
      rows: [
        ['张示例', ''],
        ['', '示例小学'],
      ],
      finds: [
        ['B4', { heading: '工作单位' }],
        ['A5', { heading: '姓名' }],
      ],
    },
    {
      why: 'signs for nothing',
      rows: [
        ['张示例', '—'],
        ['李示例', '无'],
        ['王示例', ' / '],
      ],
      finds: [['B4', { folded: 3 }]],
    },
  ],
})
