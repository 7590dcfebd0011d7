import fc from 'fast-check'
import { expect, test } from 'vitest'
import { jsonPieces } from '../../src/cli/json-pieces.ts'

test('the pieces together are what JSON.stringify writes', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 8 }), (value) => {
      expect([...jsonPieces(value)].join('')).toBe(JSON.stringify(value, null, 2))
    }),
  )
})

test('keys without a value are left out, line breaks within texts stay within them', () => {
  const value = { a: undefined, b: [{ c: { d: { e: { f: 'x\n  y', g: [] } } } }], h: null }
  expect([...jsonPieces(value)].join('')).toBe(JSON.stringify(value, null, 2))
})

test('an iterable is an array, made one element at a time', () => {
  let made = 0
  const many = {
    *[Symbol.iterator]() {
      for (let i = 0; i < 3; i++) {
        made++
        yield { i }
      }
    },
  }
  const pieces = jsonPieces({ rows: many })
  while (!pieces.next().value?.includes('0')) expect(made).toBeLessThan(2)
  expect(made).toBe(1)
  expect([...jsonPieces({ rows: many })].join('')).toBe(
    JSON.stringify({ rows: [{ i: 0 }, { i: 1 }, { i: 2 }] }, null, 2),
  )
})
