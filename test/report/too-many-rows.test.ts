/** A report that no workbook should hold is refused before a row is read, and says what to ask for instead. */
import { expect, test } from 'vitest'
import { drawReport } from '../../src/report/make-report.ts'

const order = (rows: number, level: 'city' | 'county') =>
  ({
    form: { label: '附件3' },
    unit: { name: '示例', level },
    coverage: { counted: { rows } },
  }) as unknown as Parameters<typeof drawReport>[0]

test.each([
  ['city', '--county'],
  ['county', '按学校'],
] as const)('more than 100,000 rows of a %s', (level, advice) => {
  try {
    drawReport(order(100_001, level), false)
    expect.unreachable()
  } catch (error) {
    expect(error).toMatchObject({
      code: 'too-many-rows',
      message: '示例 的 附件3 有 100,001 行，一份工作簿写不下：最多 100,000 行。',
      hint: expect.stringContaining(advice),
    })
  }
  // One fewer is let through to what comes next, which this order lacks.
  expect(() => drawReport(order(100_000, level), false)).toThrow(TypeError)
})
