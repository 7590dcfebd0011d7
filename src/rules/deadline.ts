/** Time of receipt against the day the notice names. */

import { defineCheck } from '../check/check.ts'
import { slotOf } from '../form/slot.ts'
import { isDated, missedDay } from '../notice/timeliness.ts'
import { daysBetween } from '../value/date.ts'
import { sameSchool } from '../value/same-school.ts'

export const deadlineCheck = defineCheck({
  id: 'deadline',
  scope: 'sheet',
  title: '报送时限',
  meaning:
    '收件日期（北京时间）不晚于通知规定的最后一天（写明几点的，不晚于几点）；每月报送的，看上一期是否报过。“…日前”是否含当日由设置 dayItselfCounts 决定，默认含当日。',
  severity: 'warning',
  params: (zod) => zod.strictObject({ deadline: zod.string().optional() }),
  start({ form, received, flag, known, whose, skip }, { deadline }) {
    const due = form.notice.deadlines.find((each) =>
      deadline ? each.id === deadline : each.forms.includes(form.form.id),
    )
    if (due === undefined) return { why: '通知没有规定这张表的报送时间' }
    if (!isDated(due)) return { why: '通知原文隐去了报送日期' }
    if (received === undefined) return { why: '不知道收件时间；可用 --received 写明' }
    /** What the sender's reports before it were received; without a ledger nobody can tell which month it answers, and none is missed. */
    const earlier = (): string[] | undefined => {
      const [sender, { school }] = [whose.sender()?.key ?? '', slotOf(form)]
      if (known.earlier === undefined || sender === '') return undefined
      return known
        .earlier(form.form.id)
        .filter((each) => each.unit === sender && sameSchool(each.school, school))
        .map((each) => each.received)
    }
    return {
      end() {
        const before = due.monthly > 0 ? earlier() : []
        if (before === undefined) return skip('每月报送的，要看上一期是否报过；登记到台账时再看')
        const missed = missedDay(due, received, before)
        if (missed === '') return
        const day = received.slice(0, 10)
        const on = due.monthly > 0 ? missed : due.on
        const late = daysBetween(missed, day)
        const args = {
          received: late > 0 ? day : received.slice(0, 16).replace('T', ' '),
          due: on,
          late,
          title: due.title,
        }
        flag.at({ row: 0, column: -1, subject: due.id }, { ...args, ...(due.at !== '' && { at: due.at }) })
      },
    }
  },
  message: ({ received, due, at, late }) =>
    `发现 ${received} 收到，应在 ${due}${at ? ` ${at}` : ''} 前报送，已${late === 0 ? '过时' : `超过 ${late} 天`}，请写明情况`,
  example: {
    notice: { deadline: '2021-05-30' },
    wrong: { received: '2021-05-31T08:30:00+08:00' },
    right: { received: '2021-05-30T23:59:59+08:00' },
  },
})
