/** Whatever dialect a workbook is written in, a splice writes what it is told and loses nothing, or is refused: then the file is as it was. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { UnreadableFile } from '../../src/user-error.ts'
import { openWorkbook } from '../../src/workbook/open-workbook.ts'
import type { CellEdit } from '../../src/workbook/splice/edit-row.ts'
import { spliceWorkbook } from '../../src/workbook/splice/splice-workbook.ts'
import { verifySplice } from '../../src/workbook/splice/verify-splice.ts'
import { type Cell, type Dialect, makeXlsx } from './make-xlsx.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'itcap-splice-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function textsOf(path: string): Promise<Map<string, Map<string, string>>> {
  const workbook = await openWorkbook(path)
  const all = new Map<string, Map<string, string>>()
  try {
    for (const sheet of workbook.sheets) {
      const texts = new Map<string, string>()
      await sheet.rows((row) => {
        row.texts.forEach((text, column) => {
          if (text) texts.set(`${row.number} ${column}`, text)
        })
        return undefined
      })
      all.set(sheet.name, texts)
    }
  } finally {
    await workbook.close()
  }
  return all
}

const letter = {
  name: '退回说明',
  cells: [{ row: 1, column: 0, edit: { look: { bold: true, size: 18, across: 'center' as const }, text: '信' } }],
  widths: [10],
  heights: new Map(),
  merges: [],
}

/** @returns What the copy holds; undefined where the workbook was refused. */
async function spliced(rows: Cell[][], dialect: Dialect, cells: [row: number, column: number, edit: CellEdit][]) {
  const [source, target] = [join(folder, 'sent.xlsx'), join(folder, 'copy.xlsx')]
  const bytes = makeXlsx({ rows }, dialect)
  writeFileSync(source, bytes)
  const before = await textsOf(source)
  const [sheet] = before.keys()
  const byRow = new Map<number, Map<number, CellEdit>>()
  for (const [row, column, edit] of cells) byRow.set(row, (byRow.get(row) ?? new Map()).set(column, edit))
  const edits = new Map([[sheet!, { cells: byRow, heights: new Map([[2, 40]]), widths: new Map([[9, 30]]) }]])
  try {
    const { formulas } = await spliceWorkbook(source, target, { edits, first: letter })
    return { before: before.get(sheet!)!, after: await textsOf(target), sheet: sheet!, formulas }
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error
    return undefined
  } finally {
    expect(readFileSync(source).equals(bytes)).toBe(true)
  }
}

const dialects: Dialect[] = [
  {},
  { prefix: 'x' },
  { strict: true },
  { strings: 'inline' },
  { strings: 'rich' },
  { noReferences: true },
  { oddAttributes: true },
  { oddPartNames: true },
  { absoluteTargets: true },
  { noDimension: true },
  { date1904: true },
]

test.each(dialects.map((dialect) => [JSON.stringify(dialect), dialect] as const))('%s', async (_, dialect) => {
  const rows: Cell[][] = [[{ text: '甲' }, { number: '1' }], [], [{ text: '乙' }, undefined, { number: '2.5' }]]
  const made = await spliced(rows, dialect, [
    [1, 0, { look: { fill: 'F8CBAD' } }],
    [3, 9, { look: { wrap: true, lined: true }, text: '<问题> & "x" _x000D_' }],
    [40, 9, { look: {}, text: '末' }],
  ])
  expect([...made!.after.keys()][0]).toBe('退回说明')
  expect(made!.after.get(made!.sheet)).toEqual(
    new Map([...made!.before, ['3 9', '<问题> & "x" _x000D_'], ['40 9', '末']]),
  )
})

test('what a formula shows is not written over, and is told', async () => {
  const rows: Cell[][] = [[{ formula: 'A2' }, { text: '甲' }]]
  const made = await spliced(rows, {}, [
    [1, 0, { look: {}, text: '改' }],
    [1, 1, { look: {}, text: '改' }],
  ])
  expect(made!.formulas.map(({ row, column }) => [row, column])).toEqual([[1, 0]])
  expect(made!.after.get(made!.sheet)).toEqual(new Map([['1 1', '改']]))
})

test('any table in any dialect: written as told, or refused', async () => {
  const cell: fc.Arbitrary<Cell> = fc.oneof(
    fc.constant(undefined),
    fc.record({ text: fc.constantFrom('甲', ' 乙 ', '<&>', '1', '换\n行') }),
    fc.record({ number: fc.constantFrom('0', '1', '4.5E2') }),
  )
  const dialect = fc.record(
    {
      prefix: fc.constantFrom('x', 'main'),
      strict: fc.boolean(),
      strings: fc.constantFrom('shared', 'inline', 'rich', 'cdata', 'entities'),
      noReferences: fc.boolean(),
      oddAttributes: fc.boolean(),
      chatty: fc.boolean(),
      encoding: fc.constantFrom('utf-8', 'utf-8-bom', 'utf-16le'),
      oddPartNames: fc.boolean(),
      absoluteTargets: fc.boolean(),
      noDimension: fc.boolean(),
    },
    { requiredKeys: [] },
  ) as fc.Arbitrary<Dialect>
  const place = fc.tuple(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 0, max: 6 }), fc.boolean())
  let made = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(cell, { maxLength: 5 }), { minLength: 1, maxLength: 6 }),
      dialect,
      fc.uniqueArray(place, { selector: ([row, column]) => row * 100 + column, maxLength: 8 }),
      async (rows, of, places) => {
        const cells = places.map(([row, column, written]): [number, number, CellEdit] => {
          return [row, column, { look: { fill: 'FFF2CC' }, ...(written && { text: `新 ${row} ${column}` }) }]
        })
        const result = await spliced(rows, of, cells)
        if (!result) return
        made++
        const wanted = new Map(result.before)
        for (const [row, column, { text }] of cells) if (text !== undefined) wanted.set(`${row} ${column}`, text)
        expect(result.after.get(result.sheet)).toEqual(wanted)
      },
    ),
    { numRuns: 150, seed: 20210528 },
  )
  // Refusing everything would pass as well.
  expect(made).toBeGreaterThan(50)
})

test.each([
  ['a row that it does not have', [2, 0], 'A2'],
  ['its last row, which it does not have', [9, 1], 'B9'],
  ['a row that says something else', [3, 0], 'A3'],
  ['nothing else', [1, 0], undefined],
])('a copy that was to say it in %s is refused with the cell', async (_, [row, column], cell) => {
  const path = join(folder, 'verified.xlsx')
  writeFileSync(path, makeXlsx({ rows: [[{ text: '甲' }], [], [{ text: '乙' }]] }, {}))
  const [sheet] = (await textsOf(path)).keys()
  const cells = new Map([
    [1, new Map([[0, { look: {}, text: '甲' }]])],
    [row!, new Map([[column!, { look: {}, text: '甲' }]])],
  ])
  const verified = verifySplice(
    path,
    path,
    new Map([[sheet!, { cells, heights: new Map(), widths: new Map() }]]),
    () => false,
  )
  await (cell ? expect(verified).rejects.toMatchObject({ name: 'WrittenOtherwise', cell }) : verified)
})
