import { singleProjectCheck } from '../../src/rules/single-project.ts'
import { checkCases } from './check-cases.ts'

checkCases(singleProjectCheck, {
  accept: [
    { why: 'one of the list in any spelling', head: { project: '“示例项目甲”' } },
    { why: 'an alias', head: { project: '教育部示例项目乙' } },
    { why: 'a blank, which is head-required’s', head: { project: '' } },
    {
      why: 'rows of the same project',
      ground: {
        notice: { lists: { project: ['示例项目甲'] } },
        head: { project: ['项目名称', 'text'] },
        columns: { project: ['项目', 'text'] },
      },
      head: { project: '示例项目甲' },
      rows: [['示例项目甲'], ['']],
    },
  ],
  reject: [
    {
      why: 'two projects',
      head: { project: '示例项目甲和示例项目乙' },
      finds: [['A2', { reason: 'several', count: 2 }]],
    },
    {
      why: 'a project outside',
      head: { project: '别的培训' },
      finds: [['A2', { reason: 'unknown', value: '别的培训' }]],
    },
    {
      why: 'a row of another project',
      ground: {
        notice: { lists: { project: ['示例项目甲', '示例项目乙'] } },
        head: { project: ['项目名称', 'text'] },
        columns: { project: ['项目', 'text'] },
      },
      head: { project: '示例项目甲' },
      rows: [['示例项目甲'], ['示例项目乙']],
      finds: [['A5', { reason: 'row', expected: '示例项目甲' }]],
    },
  ],
})
