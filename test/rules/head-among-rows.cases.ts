import { headAmongRowsCheck } from '../../src/rules/head-among-rows.ts'
import { checkCases } from './check-cases.ts'

checkCases(headAmongRowsCheck, {
  accept: [
    {
      why: 'a model county with a model school (SC2-13), by any of its names',
      head: { unit: '成都市', modelCounty: '成都市锦江区' },
      rows: [
        ['青羊区', '示例小学'],
        ['锦江区', '示例中学'],
      ],
    },
    {
      why: 'a blank head, which is not checked',
      head: { unit: '成都市', modelCounty: '' },
      rows: [['青羊区', '示例小学']],
    },
    { why: 'a table without rows', head: { unit: '成都市', modelCounty: '锦江区' }, rows: [] },
  ],
  reject: [
    {
      why: 'a model county without a model school (SC2-13)',
      head: { unit: '成都市', modelCounty: '锦江区' },
      rows: [
        ['青羊区', '示例小学'],
        ['', '示例中学'],
      ],
      finds: [['C2', { label: '样板县', value: '锦江区' }]],
    },
    {
      why: 'two counties in one head',
      head: { unit: '成都市', modelCounty: '锦江区、青羊区' },
      rows: [['锦江区', '示例中学']],
      finds: [['C2', { value: '锦江区、青羊区' }]],
    },
  ],
})
