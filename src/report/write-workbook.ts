/**
 * Drawings → an .xlsx file in place: written beside it, reopened and compared with the drawings, then renamed, so that an older file
 * stays whole until the new one is known to be right.
 */
import { readFile, rm, writeFile } from 'node:fs/promises'
import { FileBytes } from '../workbook/file-bytes.ts'
import { MAX_SMALL_PART_BYTES } from '../workbook/limits.ts'
import { partText } from '../workbook/splice/markup.ts'
import { type Part, rewriteZip } from '../workbook/splice/zip-rewrite.ts'
import { writeAtomically } from '../workbook/write-atomically.ts'
import { readPart } from '../workbook/xlsx/part-bytes.ts'
import { readZipDirectory } from '../workbook/xlsx/zip-directory.ts'
import { digestOfCells } from './digest-of-cells.ts'
import type { Drawing } from './drawing.ts'
import { rowsOf } from './drawn-rows.ts'
import { type SplitDrawing, splitPlainRows, withPlainRows } from './plain-rows.ts'
import { ReadBack } from './read-back.ts'
import type { PlainRows } from './row-writer.ts'
import { SharedTexts } from './shared-texts.ts'
import { verifyValues, verifyWorkbook } from './verify-workbook.ts'
import { type WriteOptions, workbookBytes } from './workbook-bytes.ts'

/**
 * @throws UserError when a text is longer than a cell can hold, or when the file cannot be written.
 * @throws Error when the written workbook does not say what was drawn: a fault of itcap.
 */
export async function writeWorkbook(path: string, drawings: Drawing[], options: WriteOptions = {}): Promise<void> {
  await writeAtomically(path, async (temporary) => {
    const kept = drawings.map(() => new Set<number>())
    const write = () => writeOnce(temporary, drawings, kept, options)
    if (!(await write()) && !(await write())) throw new Error('a row has a look that the frame with it does not have')
  })
}

/**
 * @param kept Rows that each frame cannot do without.
 * @returns False where that is known of more rows now: they are added, and the workbook must be written once more. Few have a look of their own.
 */
async function writeOnce(
  path: string,
  drawings: readonly Drawing[],
  kept: readonly Set<number>[],
  options: WriteOptions,
): Promise<boolean> {
  const split = drawings.map((drawing, index) => splitPlainRows(drawing, kept[index]))
  const frames = split.map(({ frame }) => frame)
  const isLong = split.some(({ plain }) => plain > 0)
  const bytes = await workbookBytes(frames, { ...options, isPacked: !isLong })
  await writeFile(path, bytes)
  await verifyWorkbook(await readFile(path), frames)
  if (!isLong) return true
  const made = split.map((): PlainRows => ({ meant: digestOfCells(), lacking: new Set() }))
  const framed = `${path}.frame`
  await writeFile(framed, bytes, { mode: 0o600 })
  const isVeryLong = split.reduce((sum, { plain }) => sum + plain, 0) > ALONE
  const back = isVeryLong ? new ReadBack({ path, frame: framed }) : undefined
  try {
    await putPlainRows(path, framed, split, made, back)
    for (const [index, { lacking }] of made.entries()) for (const row of lacking) kept[index]!.add(row)
    if (made.some(({ lacking }) => lacking.size > 0)) return false
    const meant = made.map((each, index) => ({ name: drawings[index]!.name, digest: each.meant.made() }))
    await (back ? back.verify(meant) : verifyValues(path, meant))
    return true
  } finally {
    await back?.close()
    await rm(framed, { force: true })
  }
}

/** Plain rows that are read back faster than another thread starts, which is worth it for more. */
const ALONE = 5_000

/** @param framed The workbook without its plain rows. */
async function putPlainRows(
  path: string,
  framed: string,
  split: readonly SplitDrawing[],
  made: readonly PlainRows[],
  back: ReadBack | undefined,
): Promise<void> {
  const file = new FileBytes(framed)
  try {
    const directory = readZipDirectory(file)
    const entries = new Map([...directory.values()].map((entry) => [entry.name, entry]))
    const partAt = (name: string) => readPart(file, entries.get(name)!, MAX_SMALL_PART_BYTES)
    const shared = new SharedTexts(partText(partAt(TEXTS)))
    const parts = new Map<string, Part>()
    for (const [index, each] of split.entries()) {
      const name = `xl/worksheets/sheet${index + 1}.xml`
      if (each.plain > 0) {
        const sheet = partText(partAt(name))
        parts.set(name, () => withPlainRows(sheet, each, shared, made[index]!))
      } else for (const row of rowsOf(each.drawing)) made[index]!.meant.addRow(row)
    }
    parts.set(TEXTS, () => shared.part())
    // None of the frame's is packed yet.
    for (const name of entries.keys()) if (!parts.has(name)) parts.set(name, partAt(name))
    await rewriteZip(path, file, directory, parts, (part, at, length) => back?.wrote(part, at, length, shared.fresh()))
  } finally {
    file.close()
  }
}

/** Made last: by then it is known which texts come again. */
const TEXTS = 'xl/sharedStrings.xml'
