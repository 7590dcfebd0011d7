import { abilitiesKnownCheck } from '../../src/rules/abilities-known.ts'
import { checkCases } from './check-cases.ts'

checkCases(abilitiesKnownCheck, {
  accept: [
    { why: 'codes and names with any separator', rows: [['A1、A3,B6'], ['a1 b6'], ['技术支持的展示交流'], ['Ａ３']] },
    { why: 'a code with its name behind', rows: [['A3演示文稿设计与制作']] },
    {
      why: 'what people write, read as the assessment reads it',
      rows: [
        ['A1和A3'],
        ['A1A3'],
        ['1.A1 2.A3'],
        ['A01'],
        ['A1 (10) B6 (20)'],
        ['A1-10、B6-20'],
        ['A3（演示文稿设计与制作）'],
      ],
    },
    { why: 'a blank', rows: [['']] },
  ],
  reject: [
    {
      why: 'a code outside',
      rows: [['A1、D7']],
      finds: [['A4', { reason: 'unknown', value: 'D7' }]],
      severity: 'error',
    },
    { why: 'a code outside with its credits', rows: [['D3（10）']], finds: [['A4', { value: 'D3(10)' }]] },
    {
      why: 'a code twice, with a warning only',
      rows: [['A1、A3、A1']],
      finds: [['A4', { reason: 'twice', value: 'A1' }]],
      severity: 'warning',
    },
  ],
})
