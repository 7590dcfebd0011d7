/** Hours (or credits) of a teacher against what the notice asks for: the total, its parts, their shares, the days they count. */

import { defineCheck } from '../check/check.ts'
import { missedIsMild, noAssessment, watchAssessment } from './tools/assess-record.ts'

export const hoursCheck = defineCheck({
  id: 'hours',
  scope: 'row',
  title: '学时',
  meaning:
    '每人的总学时（学分）及各部分（线上课程、实践应用等）不少于通知规定；规定了比例的按比例算（50 学时的 50% 是 25 学时）；建议的分配只作提示。总学时少于各部分之和、学分与学时对不上是填写错误。',
  severity: 'error',
  milder: missedIsMild,
  start: (context) =>
    watchAssessment(context, 'hours', ({ id }, { hours }) => {
      const part = id.split('/')[1] ?? ''
      if (part === 'credits') return hours?.credits?.field ?? ''
      if (part === 'period') return hours?.period?.field ?? ''
      return hours?.parts.some(({ field }) => field === part) ? part : (hours?.field ?? '')
    }),
  message: ({ found }) => `发现${found}，${/请核对$/u.test(String(found)) ? '' : '请核对，'}未完成的请补足`,
  example: {
    notice: {
      assessment: {
        ...noAssessment,
        hours: {
          unit: '学时',
          minimum: 50,
          field: 'totalHours',
          parts: [part('onlineHours', '线上课程', 20), part('practiceHours', '实践应用', 30)],
          period: null,
          credits: null,
          clauses: [],
        },
      },
    },
    columns: {
      name: ['姓名', 'name'],
      onlineHours: ['线上课程学时', 'number'],
      practiceHours: ['实践应用学时', 'number'],
      totalHours: ['总学时', 'number'],
    },
    wrong: { rows: [['张示例', 18, 32, 50]] },
    right: { rows: [['张示例', 20, 30, 50]] },
  },
})

function part(field: string, title: string, minimum: number) {
  return {
    field,
    title,
    within: '',
    minimum,
    share: null,
    shareOf: 'required' as const,
    recommended: false,
    clauses: [],
  }
}
