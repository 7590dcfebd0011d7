/** A sealed notice of an earlier version has what a notice has now: where a key is missing, what the schema means by leaving it out. */
import { expect, test } from 'vitest'
import { completeNotice } from '../../src/notice/complete-notice.ts'
import type { Notice } from '../../src/notice/notice.ts'
import { readPack } from '../../src/notice/read-pack.ts'
import { checks } from '../../src/rules/registry.ts'
import { loadNotice, noticeIds } from '../notices/load.ts'

/** Says only what must be said. */
const pack = `
id: example-2026
title: 示例市2026年教师信息技术应用能力培训通知
shortTitle: 示例 2026
level: city
clauses:
  A-1: 请于3月31日前报送名单。
units:
  - { key: 510100-EX, name: 示例区, parent: "510100" }
deadlines:
  - { id: d, title: 名单, on: 2026-03-31, inclusive: true, clause: A-1 }
targets:
  - { id: t, title: 全员培训, of: teachers, share: 1, clause: A-1 }
forms:
  list:
    title: 名单
    rows: person
    reporter: school
    head: [{ field: unit, label: 填报单位 }]
    foot: [{ field: filler, label: 填报人 }]
    columns:
      - { heading: 姓名, field: name, type: name }
      - { heading: 备注, field: remark }
    sections: [{ id: s, heading: 总结 }]
  card:
    title: 申报表
    layout: card
    rows: person
    reporter: school
    head: [{ field: name, label: 姓名, type: name }, { field: plan, label: 计划 }]
`

async function read(): Promise<Notice> {
  const result = await readPack(pack, { checks, textOf: () => '' })
  if ('notice' in result) return result.notice
  throw new Error(JSON.stringify(result.faults))
}

/** What no version has ever left out. */
const always =
  /^(?:id|title|shortTitle|level|forms|rows|reporter|tables|columns|heading|field|label|card|part|check|severity|of|clause|inclusive|key|name|parent|also|share|on|head|foot|sections|deadlines|targets|units|rules|type|clauses|quote|checkedBy|unchecked|params|blankRows|A-1)$/

function stripped(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(stripped)
  if (typeof value !== 'object' || value === null) return value
  const kept = Object.entries(value).filter(([key]) => always.test(key))
  return Object.fromEntries(kept.map(([key, each]) => [key, key === 'params' ? each : stripped(each)]))
}

test('keys that a seal lacks mean what the schema means without them', async () => {
  const notice = await read()
  const sealed = stripped(notice) as Notice
  expect(Object.keys(sealed.forms[0]!).length).toBeLessThan(Object.keys(notice.forms[0]!).length - 5)
  expect(completeNotice(sealed)).toEqual(notice)
})

test.each(noticeIds)('%s stays as it is', async (id) => {
  const notice = await loadNotice(id)
  expect(completeNotice(JSON.parse(JSON.stringify(notice)))).toEqual(notice)
})
