import fc from 'fast-check'
import { expect, test } from 'vitest'
import { spansOf } from '../../src/report/spans.ts'

const part = (least: number, ideal = least) => ({ least, ideal, weight: 1 })

test('parts take the columns nearest to what they ask for', () => {
  expect(spansOf([5, 5, 5, 5], [part(4), part(9), part(4)])).toEqual([
    { first: 0, last: 0 },
    { first: 1, last: 2 },
    { first: 3, last: 3 },
  ])
})

test('says when they do not fit', () => {
  expect(spansOf([5, 5], [part(1), part(1), part(1)])).toBeUndefined()
  expect(spansOf([5, 5], [part(6), part(6)])).toBeUndefined()
})

test('spans follow each other, cover every column and are wide enough', () => {
  const widths = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 14 })
  const parts = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 6 })
  fc.assert(
    fc.property(widths, parts, (columns, leasts) => {
      const spans = spansOf(
        columns,
        leasts.map((least) => part(least)),
      )
      if (!spans) return
      expect(spans.map((span) => span.first)).toEqual([0, ...spans.slice(0, -1).map((span) => span.last + 1)])
      expect(spans.at(-1)?.last).toBe(columns.length - 1)
      for (const [index, span] of spans.entries()) {
        const width = columns.slice(span.first, span.last + 1).reduce((sum, each) => sum + each, 0)
        expect(width).toBeGreaterThanOrEqual(leasts[index]!)
      }
    }),
  )
})
