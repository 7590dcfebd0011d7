import { eligibleProjectCheck } from '../../src/rules/eligible-project.ts'
import { checkCases } from './check-cases.ts'

checkCases(eligibleProjectCheck, {
  ground: {
    params: { from: 2014, certificate: 'certificate' },
    notice: { lists: { project: ['示例项目甲'] } },
    columns: { year: ['年度', 'year'], project: ['项目名称', 'text'], certificate: ['证书编号', 'text'] },
  },
  accept: [
    {
      why: 'year, project and certificate',
      rows: [
        ['2014', '示例项目甲', '示例001'],
        ['2016年', '示例项目甲', '示例002'],
      ],
    },
    { why: 'a year nobody can read, which is year’s', rows: [['去年', '示例项目甲', '示例001']] },
  ],
  reject: [
    {
      why: 'a year before',
      rows: [['2013', '示例项目甲', '示例001']],
      finds: [['A4', { reason: 'year', year: 2013, from: 2014 }]],
    },
    {
      why: 'another project',
      rows: [['2014', '别的培训', '示例001']],
      finds: [['B4', { reason: 'project', value: '别的培训' }]],
    },
    {
      why: 'no certificate',
      rows: [
        ['2014', '示例项目甲', ''],
        ['2014', '示例项目甲', '无'],
      ],
      finds: [
        ['C4', { reason: 'certificate' }],
        ['C5', { reason: 'certificate' }],
      ],
    },
  ],
})
