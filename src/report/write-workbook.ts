/**
 * Drawings → an .xlsx file in place: written beside it, reopened and compared with the drawings, then renamed, so that an older file
 * stays whole until the new one is known to be right.
 */
import { readFile, rm, writeFile } from 'node:fs/promises'
import { once } from '../value/remember.ts'
import { FileBytes } from '../workbook/file-bytes.ts'
import { MAX_SMALL_PART_BYTES } from '../workbook/limits.ts'
import { partText } from '../workbook/splice/markup.ts'
import { type Part, rewriteZip } from '../workbook/splice/zip-rewrite.ts'
import { writeAtomically } from '../workbook/write-atomically.ts'
import { readPart } from '../workbook/xlsx/part-bytes.ts'
import { readZipDirectory } from '../workbook/xlsx/zip-directory.ts'
import { Beside } from './beside.ts'
import { digestOfCells } from './digest-of-cells.ts'
import type { Drawing } from './drawing.ts'
import { countRows, rowsOf } from './drawn-rows.ts'
import { type SplitDrawing, splitPlainRows, withPlainRows } from './plain-rows.ts'
import type { PlainRows } from './row-writer.ts'
import { SharedTexts } from './shared-texts.ts'
import { verifyValues, verifyWorkbook } from './verify-workbook.ts'
import { type WriteOptions, workbookBytes } from './workbook-bytes.ts'

/** Sheets that are drawn when somebody asks for them, and about how many rows they will have. */
export interface Drawn {
  rows: number
  draw: () => Drawing[]
}

/**
 * @throws UserError when a text is longer than a cell can hold, or when the file cannot be written.
 * @throws Error when the written workbook does not say what was drawn: a fault of itcap.
 */
export function writeWorkbook(path: string, drawings: Drawing[], options: WriteOptions = {}): Promise<void> {
  return writeDrawn(
    path,
    { rows: drawings.reduce((sum, each) => sum + countRows(each), 0), draw: () => drawings },
    options,
  )
}

/** @param ready The other thread, where it was begun before: it ends here. */
export async function writeDrawn(
  path: string,
  { rows, draw }: Drawn,
  options: WriteOptions = {},
  ready?: Beside,
): Promise<void> {
  const drawn = once(draw)
  const kept: Set<number>[] = []
  await writeAtomically(path, async (temporary) => {
    const frame = `${temporary}.frame`
    const write = async (beside: Beside | undefined) => {
      beside?.begin({ path: temporary, frame })
      try {
        return await writeOnce(temporary, frame, drawn(), kept, options, beside)
      } finally {
        await beside?.close()
        await rm(frame, { force: true })
      }
    }
    if (await write(ready ?? Beside.forRows(rows))) return
    if (!(await write(Beside.forRows(rows)))) throw new Error('a row has a look that the frame with it does not have')
  })
}

/**
 * @param kept Rows that each frame cannot do without.
 * @returns False where that is known of more rows now: they are added, and the workbook must be written once more. Few have a look of their own.
 */
async function writeOnce(
  path: string,
  frame: string,
  drawings: readonly Drawing[],
  kept: Set<number>[],
  { fonts }: WriteOptions,
  beside: Beside | undefined,
): Promise<boolean> {
  const split = drawings.map((drawing, index) => {
    kept[index] ??= new Set()
    return splitPlainRows(drawing, kept[index])
  })
  const frames = split.map((each) => each.frame)
  const isLong = split.some(({ plain }) => plain > 0)
  if (isLong && beside) await beside.frame(frames, fonts)
  else {
    const whole = isLong ? frame : path
    await writeFile(whole, await workbookBytes(frames, { isPacked: !isLong, ...(fonts && { fonts }) }), { mode: 0o600 })
    await verifyWorkbook(await readFile(whole), frames)
  }
  if (!isLong) return true
  const made = split.map((): PlainRows => ({ meant: digestOfCells(), lacking: new Set() }))
  await putPlainRows(path, frame, split, made, beside)
  for (const [index, { lacking }] of made.entries()) for (const row of lacking) kept[index]!.add(row)
  if (made.some(({ lacking }) => lacking.size > 0)) return false
  const meant = made.map((each, index) => ({ name: drawings[index]!.name, digest: each.meant.made() }))
  await (beside ? beside.verify(meant) : verifyValues(path, meant))
  return true
}

/** @param framed The workbook without its plain rows. */
async function putPlainRows(
  path: string,
  framed: string,
  split: readonly SplitDrawing[],
  made: readonly PlainRows[],
  beside: Beside | undefined,
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
    await rewriteZip(path, file, directory, parts, (part, at, length) =>
      beside?.wrote(part, at, length, shared.fresh()),
    )
  } finally {
    file.close()
  }
}

/** Made last: by then it is known which texts come again. */
const TEXTS = 'xl/sharedStrings.xml'
