import { teamRolesCheck } from '../../src/rules/team-roles.ts'
import { checkCases } from './check-cases.ts'

checkCases(teamRolesCheck, {
  accept: [
    {
      why: 'everybody there',
      rows: [
        ['管理者', '张示例', '校长', '领导小组组长'],
        ['指导者', '李示例', '', ''],
      ],
    },
    {
      why: 'several duties in a cell',
      rows: [
        ['管理者', '张示例', '党支部书记、校长', '领导小组组长'],
        ['指导者', '李示例', '', ''],
      ],
    },
  ],
  reject: [
    {
      why: 'a deputy in the chair',
      rows: [
        ['管理者', '张示例', '副校长', '领导小组组长'],
        ['指导者', '李示例', '', ''],
      ],
      finds: [['C3', { reason: 'few', count: 0, min: 1 }]],
    },
    {
      why: 'two of them',
      rows: [
        ['管理者', '张示例', '校长', '领导小组组长'],
        ['管理者', '王示例', '校长', '领导小组组长'],
        ['指导者', '李示例', '', ''],
      ],
      finds: [['C3', { reason: 'many', count: 2, max: 1 }]],
    },
    {
      why: 'nobody who guides',
      rows: [['管理者', '张示例', '校长', '领导小组组长']],
      finds: [['A3', { title: '指导者', count: 0 }]],
    },
  ],
})
