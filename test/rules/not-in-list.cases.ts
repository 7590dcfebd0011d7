import { notInListCheck } from '../../src/rules/not-in-list.ts'
import { checkCases } from './check-cases.ts'

checkCases(notInListCheck, {
  accept: [
    { why: 'values and synonyms', rows: [['学前'], ['初级中学'], ['小 学'], ['“高中”']] },
    {
      why: 'the parts of a school that have one stage',
      rows: [
        ['高中部'],
        ['小学部'],
        ['初中部'],
        ['幼儿部'],
        ['普通高中部'],
        ['高中阶段'],
        ['小学教育'],
        ['学前教育'],
        ['小学低段'],
      ],
    },
    {
      why: 'grades of one stage',
      rows: [['高一'], ['初三'], ['七年级'], ['三年级'], ['幼儿园大班'], ['学前班'], ['普高']],
    },
    { why: 'a blank, and the signs for nothing', rows: [[''], ['/'], ['无']] },
    {
      why: 'the built-in list of a sex column',
      ground: { columns: { sex: ['性别', 'sex'] } },
      rows: [['男'], ['女性'], ['F'], ['1']],
    },
  ],
  reject: [
    {
      why: 'a value outside',
      rows: [['大学']],
      finds: [['A4', { reason: 'unknown', value: '大学', allowed: '学前、小学、初中、高中' }]],
      severity: 'error',
    },
    {
      why: 'with the value meant',
      rows: [['小学语文'], ['普通高中教师']],
      finds: [
        ['A4', { meant: '小学' }],
        ['A5', { meant: '高中' }],
      ],
    },
    {
      why: 'kinds of school that span stages',
      rows: [['九年一贯制'], ['完全中学'], ['中学部']],
      finds: [
        ['A4', { reason: 'several', meant: '小学、初中' }],
        ['A5', { meant: '初中、高中' }],
        ['A6', { meant: '初中、高中' }],
      ],
    },
    {
      why: 'two values in a cell',
      rows: [['小学/初级中学']],
      finds: [['A4', { reason: 'several', meant: '小学、初中' }]],
    },
    {
      why: 'a tolerated value, with a warning only',
      ground: {
        params: { tolerated: { '中职|职高': '学段表中没有中职' } },
        notice: { lists: { stage: ['小学'] } },
        columns: { stage: ['任教学段', 'list', 'stage'] },
      },
      rows: [['中职'], ['职高']],
      finds: [
        ['A4', { reason: 'tolerated', why: '学段表中没有中职' }],
        ['A5', { value: '职高' }],
      ],
      severity: 'warning',
    },
    {
      why: 'something else in a sex column',
      ground: { columns: { sex: ['性别', 'sex'] } },
      rows: [['未知']],
      finds: [['A4', { allowed: '男、女' }]],
    },
  ],
})
