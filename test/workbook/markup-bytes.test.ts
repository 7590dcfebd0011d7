/** Bytes of markup: what is put in stands there as a string of the same would, and no text that must be escaped gets in as it is. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { escaped, textElement } from '../../src/workbook/splice/markup.ts'
import { MarkupBytes, numberStamp, stampOf } from '../../src/workbook/splice/markup-bytes.ts'
import { anyText } from '../value/any-text.ts'

const [before, after] = [stampOf('<t>'), stampOf('</t>')]
const texts = fc.oneof(
  anyText(12),
  fc.string({
    unit: fc.constantFrom(...'赵宀1a "&<>_x\r\n\t\0\x7f\x85\u00a0é\ud800\udc00\uffff\ufffd\ue000'),
    maxLength: 12,
  }),
)

test('a text goes in as its element says it, or not at all', () => {
  const isIn = new Set<boolean>()
  fc.assert(
    fc.property(texts, (text) => {
      const out = new MarkupBytes()
      out.putMarkup('x')
      const isPut = out.putText(before, text, after)
      isIn.add(isPut)
      expect(out.taken().toString()).toBe(isPut ? `x${textElement(text)}` : 'x')
      if (isPut) expect(escaped(text)).toBe(text)
    }),
    { numRuns: 2000, seed: 1 },
  )
  expect(isIn.size).toBe(2)
})

test('what no piece has room for makes it larger', () => {
  const out = new MarkupBytes()
  const long = '赵'.repeat(200_000)
  out.put(before)
  expect(out.putText(before, long, after)).toBe(true)
  out.putMarkup(long)
  expect(out.isFull).toBe(true)
  expect(out.taken().toString()).toBe(`<t><t>${long}</t>${long}`)
})

test('stamps of any length and numbers of all lengths', () => {
  const out = new MarkupBytes()
  const numbered = numberStamp()
  const numbers = [1, 9, 10, 99, 100, 999, 1000, 9999, 10_000, 99_999, 100_000, 123_456, 999_999, 1_048_576]
  for (const number of numbers) {
    out.put(numbered(number))
    out.put(stampOf(' '.repeat(number % 9)))
  }
  expect(out.taken().toString()).toBe(numbers.map((number) => `${number}${' '.repeat(number % 9)}`).join(''))
})
