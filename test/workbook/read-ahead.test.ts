/** What another thread reads ahead is, in every word, what is read here: rows, layouts, refusals, digests, in whatever order it is asked for. */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, test as anywhere, beforeEach, expect } from 'vitest'
import { type Opening, openAhead } from '../../src/workbook/ahead/read-ahead.ts'
import { openWorkbook } from '../../src/workbook/open-workbook.ts'
import type { Row, Workbook } from '../../src/workbook/workbook.ts'
import { sheetParts, struckXlsx, xlsxOf } from './make-xlsx.ts'
import { makeZip } from './make-zip.ts'

/** With one core nothing is read ahead. */
const test = anywhere.runIf(availableParallelism() > 1)
const root = fileURLToPath(new URL('../..', import.meta.url))
let folder: string
let opening: Opening | undefined

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'itcap-ahead-'))
})
afterEach(async () => {
  await opening?.close()
  rmSync(folder, { recursive: true })
})

function ahead(paths: readonly string[], digests = false): Opening {
  opening = openAhead(paths, digests, 0)
  return opening
}

function put(name: string, bytes: Buffer | string): string {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  return path
}

async function all(open: () => Promise<Workbook>): Promise<unknown> {
  try {
    const workbook = await open()
    const sheets = []
    for (const sheet of workbook.sheets) {
      const layout = await sheet.layout()
      sheets.push([sheet.name, sheet.state, layout, await rowsOf(workbook, sheets.length)])
    }
    const digest = await workbook.digest()
    await workbook.close()
    return { format: workbook.format, digest, sheets }
  } catch (error) {
    const { name, code, message, hint } = error as Record<string, unknown>
    return { name, code, message, hint }
  }
}

async function rowsOf({ sheets }: Workbook, index: number): Promise<Row[]> {
  const rows: Row[] = []
  await sheets[index]!.rows((row) => {
    rows.push({ ...row, texts: Array.from(row.texts, (text) => text ?? '') })
    return undefined
  })
  return rows
}

const row = (number: number, ...texts: string[]) =>
  `<row r="${number}">${texts.map((text, column) => `<c r="${String.fromCharCode(65 + column)}${number}" t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`
const cut = (xml: string) => makeZip(sheetParts(`<sheetData>${xml}`))

test('every workbook that is shipped or lies among the tests, one after the other', async () => {
  const paths = ['samples', 'templates', 'test/workbook/files', 'test/inbox'].flatMap((name) =>
    readdirSync(join(root, name), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(?:xlsx?|csv|yaml)$/.test(file))
      .map((file) => join(root, name, file)),
  )
  paths.push(join(folder, 'missing.xlsx'), folder)
  expect(paths.length).toBeGreaterThan(60)
  const books = ahead(paths, true)
  for (const path of paths) expect(await all(() => books.open(path)), path).toEqual(await all(() => openWorkbook(path)))
})

test('texts of every length, numbers of rows and kinds of cells come as they are', async () => {
  const rows = Array.from({ length: 400 }, (_, i) =>
    row(i + 1, '湘'.repeat(i), 'x'.repeat(i * 7), '岳阳市第一中学', String(i), ['男', '女'][i % 2]!),
  )
  const odd =
    '<row r="65536" hidden="1"><c r="B65536"><v>7</v></c><c r="D65536" t="b"><v>1</v></c></row>' +
    '<row r="1048576"><c r="A1048576"><f>1+1</f></c><c r="C1048576" t="e"><v>#REF!</v></c></row>'
  const path = put('a.xlsx', xlsxOf(rows.join('') + odd))
  expect(await all(() => ahead([path]).open(path))).toEqual(await all(() => openWorkbook(path)))
})

test('rows struck through and not', async () => {
  const row = (r: number, style: number) => `<row r="${r}"><c r="A${r}" s="${style}"><v>1</v></c></row>`
  const path = put('struck.xlsx', struckXlsx(row(1, 0), row(2, 1), row(70_000, 1), row(70_001, 0)))
  expect(await all(() => ahead([path]).open(path))).toEqual(await all(() => openWorkbook(path)))
})

test('a row and a layout too large for a piece of tape', async () => {
  const merges = Array.from({ length: 9_000 }, (_, i) => `<mergeCell ref="A${i + 3}:B${i + 3}"/>`).join('')
  const sheet = `<sheetData>${row(1, '一')}${row(2, '长'.repeat(32_000), '文'.repeat(32_000))}${row(3, '三')}</sheetData><mergeCells>${merges}</mergeCells>`
  const path = put('a.xlsx', makeZip(sheetParts(sheet)))
  expect(await all(() => ahead([path]).open(path))).toEqual(await all(() => openWorkbook(path)))
})

test('a file damaged half-way is refused, and the next one read', async () => {
  const many = Array.from({ length: 20_000 }, (_, i) => row(i + 1, '张三', `${i}`)).join('')
  const paths = [
    put('a.xlsx', cut(many)),
    put('b.xlsx', xlsxOf(row(1, '乙'))),
    put('c.xlsx', 'x'),
    put('d.csv', '一,二'),
  ]
  const books = ahead(paths)
  for (const path of paths) expect(await all(() => books.open(path)), path).toEqual(await all(() => openWorkbook(path)))
})

test('who wants no more rows gets none, and the next file after them', async () => {
  // Long texts, that few rows fill all pieces of the tape more than once.
  const many = Array.from({ length: 12_000 }, (_, i) => row(i + 1, '张三', String(i).padStart(60, '0'))).join('')
  const paths = [put('a.xlsx', xlsxOf(many)), put('b.xlsx', cut(many)), put('c.xlsx', xlsxOf(row(1, '丙')))]
  const books = ahead(paths)
  for (const path of paths.slice(0, 2)) {
    const seen: number[] = []
    const workbook = await books.open(path)
    await workbook.sheets[0]!.rows(({ number }) => {
      seen.push(number)
      return number < 3
    })
    expect(seen).toEqual([1, 2, 3])
    expect((await rowsOf(workbook, 0).catch(({ code }) => code)).length).toBeGreaterThan(3)
    await workbook.close()
  }
  expect((await rowsOf(await books.open(paths[2]!), 0))[0]?.texts).toEqual(['丙'])
})

test('sheets in another order, twice, and files passed over or never named', async () => {
  const sample = join(root, 'samples/yueyang-2021')
  const paths = readdirSync(sample, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.xlsx'))
    .map((name) => join(sample, name))
  const books = ahead(paths)
  for (const path of [paths[1]!, paths[4]!, paths[0]!]) {
    const [there, here] = [await books.open(path), await openWorkbook(path)]
    for (let index = here.sheets.length - 1; index >= 0; index--) {
      for (const _ of [1, 2]) expect(await rowsOf(there, index)).toEqual(await rowsOf(here, index))
      expect(await there.sheets[index]!.layout()).toEqual(await here.sheets[index]!.layout())
    }
    await there.close()
    await here.close()
  }
})
