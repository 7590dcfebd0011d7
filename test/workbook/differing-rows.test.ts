/** A copy of which only the rows that differ are looked at is told from the workbook that was sent exactly where the whole of both tells them apart. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { UnreadableFile } from '../../src/user-error.ts'
import { openWorkbook } from '../../src/workbook/open-workbook.ts'
import { differingRows } from '../../src/workbook/splice/differing-rows.ts'
import { verifySplice } from '../../src/workbook/splice/verify-splice.ts'
import { tries } from '../tries.ts'
import { type Dialect, makeXlsx, sheetParts } from './make-xlsx.ts'
import { makeZip } from './make-zip.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'itcap-differing-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Rows of one text, by their markup; of a row without a number its place is its number. */
type Given = { number?: number; text: string; shared?: boolean }

const STRINGS = ['零', '一', '二'].map((text) => `<si><t>${text}</t></si>`).join('')

function bookOf(rows: readonly Given[], strings = STRINGS): Buffer {
  const markup = rows.map(({ number, text, shared }) => {
    const [row, cell] = number === undefined ? ['', ''] : [` r="${number}"`, ` r="A${number}"`]
    const value = shared
      ? `<c${cell} t="s"><v>${text.length % 3}</v></c>`
      : `<c${cell} t="inlineStr"><is><t>${text}</t></is></c>`
    return `<row${row}>${value}</row>`
  })
  return makeZip(sheetParts(`<sheetData>${markup.join('')}</sheetData>`, { strings }))
}

async function contentOf(path: string): Promise<string | undefined> {
  const found: unknown[] = []
  try {
    const workbook = await openWorkbook(path)
    try {
      for (const sheet of workbook.sheets)
        await sheet.rows(({ number, texts, kinds }) => {
          found.push([number, texts, kinds])
          return undefined
        })
    } finally {
      await workbook.close()
    }
  } catch (error) {
    if (error instanceof UnreadableFile) return undefined
    throw error
  }
  return JSON.stringify(found)
}

function written(name: string, bytes: Buffer): string {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  return path
}

async function nameIn(path: string): Promise<string> {
  const workbook = await openWorkbook(path)
  await workbook.close()
  return workbook.sheets[0]!.name
}

async function isVerified(sent: string, made: string): Promise<boolean> {
  const edits = { cells: new Map(), heights: new Map(), widths: new Map() }
  try {
    await verifySplice(sent, made, new Map([[await nameIn(sent), edits]]), () => false)
    return true
  } catch (error) {
    if (error instanceof UnreadableFile) return false
    throw error
  }
}

const numbered = (count: number): Given[] =>
  Array.from({ length: count }, (_, i) => ({ number: i + 1, text: `行${i}` }))

test.each<[string, (rows: Given[]) => Given[], number[]]>([
  ['nothing', (rows) => rows, []],
  ['the first row', ([first, ...rest]) => [{ ...first!, text: '改' }, ...rest], [1, 2]],
  ['the last row', (rows) => rows.with(99, { number: 100, text: '改' }), [99, 100]],
  ['one in their midst', (rows) => rows.with(49, { number: 50, text: '改' }), [49, 50, 51]],
  [
    'two beside each other',
    (rows) => rows.with(49, { number: 50, text: '改' }).with(50, { number: 51, text: '改' }),
    [49, 50, 51, 52],
  ],
  ['a row more', (rows) => [...rows, { number: 200, text: '新' }], [100, 200]],
  ['a row less', (rows) => rows.toSpliced(49, 1), [49, 51]],
])('of %s that differs, no more is looked at than the rows beside', async (_, change, numbers) => {
  const sent = written('sent.xlsx', bookOf(numbered(100)))
  const made = written('made.xlsx', bookOf(change(numbered(100))))
  const found: number[] = []
  await (await differingRows(sent, made, await nameIn(sent)))!.made.rows(({ number }) => {
    found.push(number)
    return undefined
  })
  expect(found).toEqual(numbers)
})

test('what the rows lean on is looked at as well', async () => {
  const rows: Given[] = [{ number: 1, text: '一', shared: true }]
  const sent = written('sent.xlsx', bookOf(rows))
  expect(await isVerified(sent, written('made.xlsx', bookOf(rows)))).toBe(true)
  expect(await isVerified(sent, written('made.xlsx', bookOf(rows, STRINGS.replace('一', '乙'))))).toBe(false)
  const day = (date1904: boolean): Dialect => ({ date1904 })
  const dated = [0, 1].map((at) =>
    written(`dated${at}.xlsx`, makeXlsx({ rows: [[{ number: '45000' }]] }, day(at === 1))),
  )
  expect(await isVerified(dated[0]!, dated[0]!)).toBe(true)
})

test('rows changed, dropped, put in, turned round or without a number: told as by the whole of both', async () => {
  const row = fc.record({ text: fc.constantFrom('甲', '乙丙', '<row', '丁'), shared: fc.boolean() })
  const change = fc.record({
    at: fc.nat(30),
    how: fc.constantFrom('text', 'shared', 'drop', 'add', 'swap', 'number', 'none'),
  })
  const seen = { same: 0, other: 0 }
  await fc.assert(
    fc.asyncProperty(
      fc.array(row, { minLength: 1, maxLength: 12 }),
      fc.array(change, { maxLength: 3 }),
      fc.array(fc.nat(12), { maxLength: 3 }),
      async (given, changes, unnumbered) => {
        const rows: Given[] = given.map((each, i) => ({
          ...each,
          text: each.text.replace('<', '&lt;'),
          ...(!unnumbered.includes(i) && { number: i * 2 + 1 }),
        }))
        const made = [...rows]
        for (const { at, how } of changes) {
          const i = at % Math.max(1, made.length)
          const old = made[i]
          if (!old) continue
          if (how === 'text') made[i] = { ...old, text: `${old.text}改` }
          else if (how === 'shared') made[i] = { ...old, shared: !old.shared }
          else if (how === 'drop') made.splice(i, 1)
          else if (how === 'add') made.splice(i, 0, { text: '新', ...(at % 2 === 0 && { number: at }) })
          else if (how === 'swap') made.reverse()
          else if (how === 'number' && old.number !== undefined) made[i] = { ...old, number: old.number + 1 }
          else if (how === 'none') made[i] = { ...old, number: undefined } as unknown as Given
        }
        const [a, b] = [written('a.xlsx', bookOf(rows)), written('b.xlsx', bookOf(made))]
        const [before, after] = [await contentOf(a), await contentOf(b)]
        if (before === undefined) return
        const isSame = before === after
        seen[isSame ? 'same' : 'other']++
        expect(await isVerified(a, b)).toBe(isSame)
      },
    ),
    { numRuns: tries(600), seed: 20261128 },
  )
  expect(Math.min(seen.same, seen.other)).toBeGreaterThan(20)
})
