/** Faults of the shape and faults of the whole are told in one round, each where it stands; none that only another fault made. */
import { expect, test } from 'vitest'
import { readPack } from '../../src/notice/read-pack.ts'
import { checks } from '../../src/rules/registry.ts'

const pack = `id: example
title: 示例通知
shortTitle: 示例
region: 岳阳市
level: city
clauses: { A-1: 请报送。 }
settings: { dayItselfCounts: { default: true, why: 原文没有说明当日是否算在内 } }
deadlines:
  - { id: first, title: 报名单, on: 2021-13-01, forms: [list], clause: A-1 }
  - { id: second, title: 报计划, on: 2021-05-31, forms: [plan], clause: A-9 }
forms:
  list:
    title: 示例名单
    rows: person
    reporter: county
    clause: A-1
    head: [{ field: unit, label: 报送单位, type: unit }]
    columns:
      - { field: name, heading: 姓名, type: name }
      - { field: subject, heading: 学科 }
    checks:
      - { check: quota, by: subject, max: 2, clauses: A-1 }
      - { check: quotas, by: subject, max: 2 }
  other:
    title: 另一张名单
    rows: people
    reporter: county
    columns:
      - { field: name, heading: 姓名, tpye: name }
    checks:
      - { check: onlist, form: list }
`

async function faultsOf(text: string) {
  const result = await readPack(text, { checks })
  return 'faults' in result ? result.faults.map(({ line, path }) => `${line} ${path}`) : []
}

test('both kinds at once, each in its line', async () => {
  expect(await faultsOf(pack)).toEqual([
    '9 deadlines[0].on',
    '10 deadlines[1].forms[0]',
    '10 deadlines[1].clause',
    '22 forms.list.checks[0].clauses',
    '23 forms.list.checks[1].check',
    '26 forms.other.rows',
    '29 forms.other.columns[0].tpye',
  ])
})

test('what is named only in a part of the wrong shape is not said to be missing', async () => {
  const text = pack
    .replace('{ A-1: 请报送。 }', '{ A-1: [请报送。] }')
    .replace('forms: [plan], clause: A-9', 'forms: [list], clause: A-1')
  expect(await faultsOf(text)).not.toContainEqual(expect.stringContaining('deadlines[1]'))
})

test('without the faults of the shape the others are the same', async () => {
  const mended = pack.replace('2021-13-01', '2021-12-01').replace('people', 'person').replace('tpye', 'type')
  const [all, left] = [await faultsOf(pack), await faultsOf(mended)]
  expect(all).toEqual(expect.arrayContaining(left.filter((fault) => !fault.includes('forms.other'))))
  expect(left).toContainEqual(expect.stringContaining('forms.other.checks[0]'))
})

test('a line that is no YAML is told of once', async () => {
  const told = await faultsOf('id: example\ndeadlines:\n  - { id: first, title: 报名单, lists:\n  stage: [小学]\n')
  expect(told.length).toBeGreaterThan(0)
  expect(told).toEqual([...new Set(told)])
})
