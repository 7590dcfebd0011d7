import { abilitiesKnownCheck } from '../../src/check/abilities-known.ts'
import { checkCases } from './check-cases.ts'

checkCases(abilitiesKnownCheck, {
  accept: [
    { why: 'codes and names with any separator', rows: [['A1、A3,B6'], ['a1 b6'], ['技术支持的展示交流'], ['Ａ３']] },
    { why: 'a code with its name behind', rows: [['A3演示文稿设计与制作']] },
    { why: 'a blank', rows: [['']] },
  ],
  reject: [
    {
      why: 'a code outside',
      rows: [['A1、D7']],
      finds: [['A4', { reason: 'unknown', value: 'D7' }]],
      severity: 'error',
    },
    {
      why: 'a code twice, with a warning only',
      rows: [['A1、A3、A1']],
      finds: [['A4', { reason: 'twice', value: 'A1' }]],
      severity: 'warning',
    },
  ],
})
