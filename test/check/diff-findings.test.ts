import { expect, test } from 'vitest'
import type { Finding } from '../../src/check/check.ts'
import { diffFindings } from '../../src/check/diff-findings.ts'

function finding(given: Partial<Finding>): Finding {
  const args = given.args ?? { value: 3, expected: 2 }
  return {
    ...{ rule: 'sequence', severity: 'warning', sheet: 'Sheet1', cell: 'A9', row: 9, column: '序号', clause: 'a#1' },
    ...{ args, message: JSON.stringify(args), rows: [9], compared: false, fingerprint: 'x', ...given },
  }
}

const names = (findings: Finding[]) => findings.map(({ rule, cell, column }) => [rule, cell, column].join(' '))

test('the notice, its clause and its fingerprint make no difference', () => {
  const diff = diffFindings([finding({})], [finding({ clause: 'b#7', fingerprint: 'y' })])
  expect(diff).toEqual({ appeared: [], vanished: [], changed: [], same: 1 })
})

test('what only one of them finds appears or vanishes', () => {
  const diff = diffFindings(
    [finding({ cell: 'A9' }), finding({ cell: 'A10', row: 10 })],
    [finding({ cell: 'A9' }), finding({ rule: 'name', cell: 'A9' })],
  )
  expect(names(diff.appeared)).toEqual(['name A9 序号'])
  expect(names(diff.vanished)).toEqual(['sequence A10 序号'])
  expect(diff.same).toBe(1)
})

test('another severity, or other words at the same place, is a change', () => {
  const heavier = diffFindings([finding({})], [finding({ severity: 'error' })])
  expect(heavier.changed.map(({ before, after }) => [before.severity, after.severity])).toEqual([['warning', 'error']])
  const other = diffFindings([finding({})], [finding({ args: { value: 3, expected: 1 }, column: '编号' })])
  expect([other.changed.length, other.appeared.length, other.vanished.length]).toEqual([1, 0, 0])
})

test('missing headings all stand at one cell and are still told apart', () => {
  const missing = (column: string) =>
    finding({ rule: 'heading-missing', cell: 'A8', column, args: { heading: column } })
  const diff = diffFindings([missing('自评'), missing('总学时')], [missing('等级'), missing('总学时')])
  expect(names(diff.appeared)).toEqual(['heading-missing A8 等级'])
  expect(names(diff.vanished)).toEqual(['heading-missing A8 自评'])
  expect([diff.changed.length, diff.same]).toEqual([0, 1])
})

test('every finding of both is told exactly once', () => {
  const before = [finding({}), finding({}), finding({ cell: '', row: 0 })]
  const after = [
    finding({}),
    finding({ args: { value: 4, expected: 2 } }),
    finding({ cell: '', row: 0, column: '姓名' }),
  ]
  const { appeared, vanished, changed, same } = diffFindings(before, after)
  expect(vanished.length + changed.length + same).toBe(before.length)
  expect(appeared.length + changed.length + same).toBe(after.length)
})
