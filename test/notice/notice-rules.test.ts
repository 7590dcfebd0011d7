import { expect, test } from 'vitest'
import { isMailSubject } from '../../src/notice/mail-subject.ts'
import { noticeRules } from '../../src/notice/notice-rules.ts'
import { checkById, checks } from '../../src/rules/registry.ts'
import { loadNotice, noticeIds } from '../notices/load.ts'

test('every rule that enforces a sentence is in the catalogue, once', async () => {
  const notices = await Promise.all(noticeIds.map(loadNotice))
  const used = new Set(notices.flatMap((notice) => Object.values(notice.clauses).flatMap((clause) => clause.checkedBy)))
  const ids = noticeRules.map((rule) => rule.id)
  expect([...used].filter((id) => !checkById(id) && !ids.includes(id))).toEqual([])
  expect(ids.filter((id) => !used.has(id))).toEqual([])
  const all = [...checks.map((check) => check.id), ...ids]
  expect(new Set(all).size).toBe(all.length)
})

test('the examples of the mail subject are a wrong and a right one', async () => {
  const { mail } = await loadNotice('yueyang-2021')
  const { example } = noticeRules.find((rule) => rule.id === 'mail-subject')!
  expect(isMailSubject(mail!, example.wrong, ['岳阳楼区'])).toBe(false)
  expect(isMailSubject(mail!, example.right, ['岳阳楼区'])).toBe(true)
})
