import { onIssuedListCheck } from '../../src/rules/on-issued-list.ts'
import { checkCases } from './check-cases.ts'

checkCases(onIssuedListCheck, {
  accept: [
    { why: 'persons of the list', rows: [['张示例'], ['李 示例']], issued: ['张示例', '李示例'] },
    { why: 'no list to compare with', rows: [['张示例']] },
  ],
  reject: [
    {
      why: 'somebody else',
      rows: [['张示例'], ['王示例']],
      issued: ['张示例', '李示例'],
      finds: [['A5', { listed: 2 }]],
      severity: 'warning',
    },
  ],
})
