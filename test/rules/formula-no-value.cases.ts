import { formulaNoValueCheck } from '../../src/rules/formula-no-value.ts'
import { checkCases } from './check-cases.ts'

checkCases(formulaNoValueCheck, {
  accept: [
    {
      why: 'numbers, texts and blanks',
      rows: [
        ['锦江区', 12],
        ['青羊区', ''],
        ['金牛区', '无'],
      ],
    },
  ],
  reject: [
    { why: 'a formula without a value', rows: [['锦江区', '=']], finds: [['B4', { reason: 'unevaluated' }]] },
    {
      why: 'error values, also in the total',
      rows: [
        ['锦江区', '#N/A'],
        ['小计', '#REF!'],
      ],
      finds: [
        ['B4', { value: '#N/A' }],
        ['B5', { value: '#REF!' }],
      ],
    },
    {
      why: 'a total, which is known from the rows',
      rows: [
        ['锦江区', 12],
        ['小计', '='],
      ],
      finds: [['A5', { reason: 'total' }]],
      severity: 'info',
    },
    { why: 'a text column too', rows: [['#NAME?', 1]], finds: [['A4', { reason: 'error' }]] },
  ],
})
