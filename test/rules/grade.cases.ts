import { gradeCheck } from '../../src/rules/grade.ts'
import { checkCases } from './check-cases.ts'

checkCases(gradeCheck, {
  accept: [
    {
      why: 'what the score gives, the bound going up',
      rows: [
        ['张示例', 80, '优秀'],
        ['李示例', 79, '合格'],
        ['王示例', 60, '合格'],
        ['赵示例', 59, '不合格'],
      ],
    },
    {
      why: 'a word that is none of the grades, which is not-in-list’s',
      ground: {
        ...gradeCheck.example,
        notice: { ...gradeCheck.example.notice, lists: { grade: ['优秀', '合格', '不合格'] } },
        columns: { name: ['姓名', 'name'], points: ['考核成绩', 'number'], grade: ['等次', 'list', 'grade'] },
      },
      rows: [['张示例', 85, '良好']],
    },
    { why: 'no grade recorded yet', rows: [['张示例', 80, '']] },
  ],
  reject: [
    {
      why: 'a better grade than the score gives',
      rows: [['张示例', 79, '优秀']],
      finds: [['C4', { reason: 'differs' }]],
      severity: 'warning',
    },
    { why: 'a pass for a fail', rows: [['张示例', 59, '合格']], finds: [['C4', { reason: 'differs' }]] },
  ],
})
