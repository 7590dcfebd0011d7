/** However a pack is broken, the answer is a notice or faults that point into the text; never a crash. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readPack } from '../../src/notice/read-pack.ts'
import { checks } from '../../src/rules/registry.ts'
import { tries } from '../tries.ts'
import { minimalPack } from './minimal-pack.ts'

const lines = minimalPack.split('\n')
const words = [
  'null',
  '[]',
  '{}',
  '- a',
  'x: y',
  '"',
  "'",
  '&a',
  '*a',
  '!!set',
  '$name',
  '2024-05-31',
  '-1',
  '99999999999',
  '\t',
  '：',
]

/** A line taken out, doubled, cut short, moved in, or a word put in its place. */
const damage = fc.record({
  at: fc.nat(lines.length - 1),
  how: fc.constantFrom('drop', 'double', 'cut', 'indent', 'value', 'word'),
  word: fc.oneof(fc.constantFrom(...words), fc.string({ maxLength: 12 })),
  by: fc.nat(20),
})

function damaged(
  all: string[],
  { at, how, word, by }: { at: number; how: string; word: string; by: number },
): string[] {
  const line = all[at] ?? ''
  const changed: Record<string, string[]> = {
    drop: [],
    double: [line, line],
    cut: [line.slice(0, by)],
    indent: [`${' '.repeat(by % 5)}${line}`],
    value: [line.replace(/:.*/, `: ${word}`)],
    word: [`${line}${word}`],
  }
  return [...all.slice(0, at), ...(changed[how] ?? []), ...all.slice(at + 1)]
}

test('a damaged pack is read or refused with a place in it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(damage, { minLength: 1, maxLength: 3 }), async (damages) => {
      const text = damages.reduce(damaged, lines).join('\n')
      const result = await readPack(text, { checks })
      if ('notice' in result) return
      expect(result.faults.length).toBeGreaterThan(0)
      for (const { line, column, message } of result.faults) {
        expect(line).toBeGreaterThanOrEqual(1)
        expect(line).toBeLessThanOrEqual(text.split('\n').length)
        expect(column).toBeGreaterThanOrEqual(1)
        expect(message).toMatch(/[\u4e00-\u9fff]/)
      }
    }),
    { numRuns: tries(120) },
  )
})

test('aliases that grow without end are refused', async () => {
  const bomb = ['a: &a [1, 2, 3, 4, 5, 6, 7, 8, 9]']
  for (const [from, to] of ['ab', 'bc', 'cd', 'de', 'ef', 'fg', 'gh'].map((pair) => [...pair])) {
    bomb.push(`${to}: &${to} [${Array(9).fill(`*${from}`).join(', ')}]`)
  }
  const result = await readPack(bomb.join('\n'), { checks })
  expect(result).toMatchObject({ faults: [{ line: 1, message: expect.stringContaining('太多') }] })
})
