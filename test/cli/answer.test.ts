/** What is printed into a file on Windows is what Notepad opens; documents and CSV keep their own line breaks. */
import { afterEach, expect, test, vi } from 'vitest'
import { print, type TableAnswer } from '../../src/cli/answer.ts'
import type { Context, Format } from '../../src/cli/context.ts'

afterEach(() => void vi.restoreAllMocks())

async function printed(format: Format, bom: boolean): Promise<string> {
  let out = ''
  vi.spyOn(process.stdout, 'write').mockImplementation(((text: string, then?: () => void) => {
    out += text
    then?.()
    return true
  }) as never)
  const answer: TableAnswer = { code: 0, table: () => '一\n二\n', csv: () => '一,二\n', json: () => ({ a: 1 }) }
  await print(answer as never, { format, bom, forNotepad: true } as Context)
  vi.restoreAllMocks()
  return out
}

test('for Notepad', async () => {
  expect(await printed('table', true)).toBe('\ufeff一\r\n二\r\n')
  // Behind what is there already.
  expect(await printed('table', false)).toBe('一\r\n二\r\n')
  expect(await printed('csv', true)).toBe('\ufeff一,二\n')
  expect(await printed('json', true)).toBe('{\n  "a": 1\n}\n')
})
