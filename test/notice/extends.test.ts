import { describe, expect, test } from 'vitest'
import { readPack } from '../../src/notice/read-pack.ts'
import { checks } from '../../src/rules/registry.ts'
import { minimalPack } from './minimal-pack.ts'

const child = `id: example-town
extends: example-county
title: 示例镇教师培训通知
clauses:
  B-1: 请于2024年5月20日前报送。
deadlines:
  - { id: report, title: 报送培训情况表, on: 2024-05-20, forms: [report], clause: B-1 }
forms:
  report:
    checks:
      - { check: column-sum, severity: info, clause: B-1 }
`

function read(text: string, others: Record<string, string> = { 'example-county': minimalPack }) {
  return readPack(text, { checks, textOf: (id) => others[id] })
}

async function noticeOf(text: string) {
  const result = await read(text)
  if ('faults' in result) throw new Error(JSON.stringify(result.faults))
  return result.notice
}

describe('extends', () => {
  test('keeps what is not written and replaces what is', async () => {
    const notice = await noticeOf(child)
    expect(notice).toMatchObject({
      id: 'example-town',
      extends: 'example-county',
      title: '示例镇教师培训通知',
      level: 'county',
    })
    expect(Object.keys(notice.clauses)).toEqual(['A-1', 'A-2', 'B-1'])
    expect(notice.deadlines.map(({ id, on }) => [id, on])).toEqual([['report', '2024-05-20']])
    expect(notice.forms[0]?.tables[0]?.columns).toHaveLength(5)
  })

  test('adds checks to those of the form', async () => {
    const [form] = (await noticeOf(child)).forms
    const of = (check: string) => form?.rules.find((rule) => rule.check === check)
    expect(of('row-sum')?.clauses).toEqual(['A-2'])
    expect(of('column-sum')).toMatchObject({ severity: 'info', clauses: ['B-1'] })
  })

  test('removes what is written as null', async () => {
    const notice = await noticeOf(
      `${child.replace(/deadlines:[\s\S]*/, '')}deadlines: []\nsettings:\n  dayItselfCounts: null\n  other: { default: a, why: 示例 }\n`,
    ).catch((error: Error) => error.message)
    // The inherited deadline still asks for the setting that was taken away: said at the line that extends.
    expect(notice).toContain('没有设置“dayItselfCounts”')
  })

  test('points at the own text for own faults and at extends for inherited ones', async () => {
    const own = await read(child.replace('severity: info', 'severity: grave'))
    expect(own).toMatchObject({ faults: [{ line: 11, path: 'forms.report.checks[1].severity' }] })
    const inherited = await read(child, { 'example-county': minimalPack.replace('level: county', 'level: nowhere') })
    expect(inherited).toMatchObject({ faults: [{ line: 1 }] })
  })

  test.each([
    ['a notice nobody has', child, {}, '没有作为基础的通知'],
    ['a broken notice', child, { 'example-county': 'id: [' }, '本身有错'],
    ['itself', child.replace('extends: example-county', 'extends: example-town'), {}, '绕回了自己'],
    [
      'a circle',
      child,
      { 'example-county': `${minimalPack}extends: example-town\n`, 'example-town': child },
      '本身有错',
    ],
  ])('refuses %s at the line of extends', async (_, text, others, words) => {
    const result = await read(text, others as Record<string, string>)
    expect(result).toMatchObject({ faults: [{ line: 2, column: 1, message: expect.stringContaining(words) }] })
  })
})
