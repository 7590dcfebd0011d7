import { hoursCheck } from '../../src/rules/hours.ts'
import { noAssessment } from '../../src/rules/tools/assess-record.ts'
import { checkCases } from './check-cases.ts'

const part = (field: string, title: string, more: object) => ({
  field,
  title,
  within: '',
  minimum: null,
  share: null,
  shareOf: 'required' as const,
  recommended: false,
  clauses: [],
  ...more,
})

checkCases(hoursCheck, {
  ground: {
    notice: {
      assessment: {
        ...noAssessment,
        hours: {
          unit: '学时',
          minimum: 50,
          field: 'total',
          parts: [
            part('online', '线上课程', { minimum: 20 }),
            part('practice', '实践应用', { share: 0.5 }),
            part('lesson', '课堂实录', { within: 'practice', minimum: 5, recommended: true }),
          ],
          period: null,
          credits: { field: 'credits', minimum: 50, perHour: 1, clauses: [] },
          clauses: [],
        },
      },
    },
    columns: {
      online: ['线上', 'number'],
      lesson: ['课堂实录', 'number'],
      practice: ['实践', 'number'],
      total: ['总学时', 'number'],
      credits: ['学分', 'number'],
    },
  },
  accept: [
    {
      why: 'everything done',
      rows: [
        [20, 5, 30, 50, 50],
        [25, 5, 25, 50, 50],
      ],
    },
    { why: 'more than asked for', rows: [[40, 10, 40, 80, 80]] },
    { why: 'blanks, which cannot be judged', rows: [['', '', '', '', '']] },
  ],
  reject: [
    {
      why: 'too few hours in all',
      rows: [[20, 5, 25, 45, 50]],
      finds: [
        ['E4', { reason: 'unequal' }],
        ['D4', { reason: 'missed' }],
      ],
    },
    {
      why: 'too few hours of a part, with a warning only',
      rows: [[18, 5, 32, 50, 50]],
      finds: [['A4', { reason: 'missed' }]],
      severity: 'warning',
    },
    { why: 'less than the share', rows: [[30, 5, 20, 50, 50]], finds: [['C4', { reason: 'missed' }]] },
    {
      why: 'less than advised, for information',
      rows: [[20, 4, 30, 50, 50]],
      finds: [['B4', { reason: 'advice' }]],
      severity: 'info',
    },
    {
      why: 'a total below its parts, which is an error',
      rows: [[40, 5, 30, 50, 50]],
      finds: [['D4', { reason: 'below-parts' }]],
      severity: 'error',
    },
  ],
})
