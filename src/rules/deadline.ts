/** Time of receipt against the day the notice names. */

import { defineCheck } from '../check/check.ts'
import { daysBetween } from '../value/date.ts'

export const deadlineCheck = defineCheck({
  id: 'deadline',
  scope: 'sheet',
  title: '报送时限',
  meaning: '收件日期（北京时间）不晚于通知规定的最后一天。“…日前”是否含当日由设置 dayItselfCounts 决定，默认含当日。',
  severity: 'warning',
  params: (zod) => zod.strictObject({ deadline: zod.string().optional() }),
  start({ form, received, flag }, { deadline }) {
    const due = form.notice.deadlines.find((each) =>
      deadline ? each.id === deadline : each.forms.includes(form.form.id),
    )
    if (due === undefined) return { why: '通知没有规定这张表的报送时间' }
    if (due.on === '') return { why: '通知原文隐去了报送日期' }
    if (received === undefined) return { why: '不知道收件时间；可用 --received 写明' }
    return {
      end() {
        const day = received.slice(0, 10)
        const late = daysBetween(due.on, day) + (due.inclusive ? 0 : 1)
        if (late > 0)
          flag.at({ row: 0, column: -1, subject: due.id }, { received: day, due: due.on, late, title: due.title })
      },
    }
  },
  message: ({ received, due, late }) => `发现 ${received} 收到，应在 ${due} 前报送，已超过 ${late} 天，请写明情况`,
  example: {
    notice: { deadline: '2021-05-30' },
    wrong: { received: '2021-05-31T08:30:00+08:00' },
    right: { received: '2021-05-30T23:59:59+08:00' },
  },
})
