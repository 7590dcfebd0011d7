/** Days that are due once, by an hour, or every month; what is in time for them and what answers for which month. */
import { expect, test } from 'vitest'
import type { Deadline, Notice } from '../../src/notice/notice.ts'
import { dueBefore, dueText, heldFor, missedDay, nextDue, timelinessOf } from '../../src/notice/timeliness.ts'

const once: Deadline = {
  id: 'a',
  title: '报送',
  from: '',
  on: '2021-05-30',
  at: '',
  monthly: 0,
  inclusive: true,
  forms: ['f'],
  clause: '',
  settings: {},
}
const byHour = { ...once, at: '17:00' }
const monthly = { ...once, on: '', from: '2021-03-10', monthly: 5 }

test.each([
  [once, '2021-05-30T23:59:59+08:00', ''],
  [once, '2021-05-31T00:00:00+08:00', '2021-05-30'],
  [{ ...once, inclusive: false }, '2021-05-30T08:00:00+08:00', '2021-05-29'],
  [byHour, '2021-05-30T17:00:59+08:00', ''],
  [byHour, '2021-05-30T17:01:00+08:00', '2021-05-30'],
  // A day without an hour is not held against anybody.
  [byHour, '2021-05-30', ''],
  [{ ...once, on: '' }, '2099-01-01', ''],
])('%# %o', (deadline, received, missed) => {
  expect(missedDay(deadline, received, [])).toBe(missed)
})

test('a day of every month, within the time of the notice', () => {
  expect(nextDue(monthly, '2021-03-10')).toBe('2021-04-05')
  expect(nextDue(monthly, '2021-04-05')).toBe('2021-04-05')
  expect(nextDue(monthly, '2021-12-06')).toBe('2022-01-05')
  expect(dueBefore(monthly, '2021-04-05')).toBe('')
  expect(dueBefore(monthly, '2021-04-06')).toBe('2021-04-05')
  expect(nextDue({ ...monthly, on: '2021-06-30' }, '2021-06-06')).toBe('')
  expect(nextDue({ ...monthly, monthly: 31 }, '2021-04-01')).toBe('2021-04-30')
  expect(nextDue({ ...monthly, inclusive: false }, '2021-04-04')).toBe('2021-04-04')
})

test('a report every month is late where nothing came for the day before it', () => {
  const notice = { deadlines: [monthly] } as unknown as Notice
  const on = (received: string, ...earlier: string[]) => timelinessOf(notice, 'f', received, () => earlier)
  expect(on('2021-04-03T09:00:00+08:00')).toBe('on-time')
  expect(on('2021-04-07T09:00:00+08:00')).toBe('late')
  expect(on('2021-04-07T09:00:00+08:00', '2021-04-03T09:00:00+08:00')).toBe('on-time')
  expect(on('2021-05-07T09:00:00+08:00', '2021-04-03T09:00:00+08:00')).toBe('late')
  expect(on('2021-05-20T09:00:00+08:00', '2021-05-07T09:00:00+08:00')).toBe('on-time')
  expect(timelinessOf({ deadlines: [] } as unknown as Notice, 'f', '2021-04-03', () => [])).toBe('no-deadline')
})

test('what came late for one month is not the next month’s', () => {
  const held = (sender: string, received: string) => ({ form: 'f', sender, school: '', received })
  const all = [held('甲', '2021-04-03'), held('甲', '2021-05-04'), held('乙', '2021-04-04'), held('乙', '2021-05-07')]
  const senders = (due: string) => heldFor(monthly, due, all).map(({ sender, received }) => `${sender} ${received}`)
  expect(senders('2021-05-05')).toEqual(['甲 2021-05-04', '乙 2021-05-07'])
  expect(senders('2021-06-05')).toEqual([])
  expect(heldFor(monthly, '2021-06-05', [...all, held('乙', '2021-05-20')])).toEqual([held('乙', '2021-05-20')])
})

test('is said in words', () => {
  expect([once, byHour, monthly].map(dueText)).toEqual([
    '2021-05-30（含当日）',
    '2021-05-30 17:00 前',
    '每月 5 日（含当日）',
  ])
})
