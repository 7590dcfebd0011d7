import { abilityPointsCheck } from '../../src/rules/ability-points.ts'
import { checkCases } from './check-cases.ts'

checkCases(abilityPointsCheck, {
  accept: [
    { why: 'three points over three dimensions', rows: [['张示例', 'A1、A3、A5']] },
    { why: 'a blank, which cannot be judged', rows: [['张示例', '']] },
  ],
  reject: [
    {
      why: 'two points',
      rows: [['张示例', 'A1、A3']],
      finds: [
        ['B4', { reason: 'missed' }],
        ['B4', { reason: 'missed' }],
      ],
      severity: 'warning',
    },
    { why: 'three points of one dimension', rows: [['张示例', 'A5、A6、A7']], finds: [['B4', { reason: 'missed' }]] },
    {
      why: 'a point counted once, though written twice',
      rows: [
        ['张示例', 'A1、A3、A5、A5'],
        ['李示例', 'A1、A1、A3'],
      ],
      finds: [
        ['B5', {}],
        ['B5', {}],
      ],
    },
  ],
})
