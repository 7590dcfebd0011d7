/**
 * A workbook somebody sent, and what is to be marked or added in it, come in; a workbook with that goes out, every part that is not named
 * byte for byte as it was. The workbook that was sent is never written to. What cannot be changed safely is refused with the reason.
 */
import { FileBytes } from '../file-bytes.ts'
import { unreadable } from '../unreadable.ts'
import { readPartBeside } from '../xlsx/part-bytes.ts'
import { readZipDirectory, type ZipDirectory } from '../xlsx/zip-directory.ts'
import { addInputs } from './add-inputs.ts'
import { editSheet, frameOf, type SheetEdits, type SheetFrame } from './edit-sheet.ts'
import { editStyles } from './edit-styles.ts'
import { insertRows, withoutResults } from './insert-rows.ts'
import { attributeOf, elementIn, elementsIn, escaped, partText, prefixOf, withAttribute } from './markup.ts'
import { moveBeside, recalculated } from './move-beside.ts'
import { type NewSheet, newSheet } from './new-sheet.ts'
import { MOST_SHEET_BYTES, openParts } from './open-parts.ts'
import { free, freeId, withRelation } from './relations.ts'
import { type Parts, putNotes } from './sheet-notes.ts'
import { verifySplice } from './verify-splice.ts'
import { type Part, rewriteZip } from './zip-rewrite.ts'

interface Splice {
  /** By name of the sheet. */
  edits: ReadonlyMap<string, SheetEdits>
  /** Put before the sheets there are; one of the same name is replaced. */
  first?: NewSheet
  /** Put behind them. */
  last?: NewSheet
  /** Formulas of the workbook are counted anew when it is opened. */
  recalculate?: boolean
}

interface Spliced {
  /** Cells that were to be written and hold a formula: what they show is not theirs to change. */
  formulas: FormulaCell[]
  /** Sheets that were given no notes, because theirs are not ours to change. */
  unnoted: string[]
}

interface FormulaCell {
  sheet: string
  row: number
  column: number
}

const TYPES = '[Content_Types].xml'

/**
 * @throws UnreadableFile when the file is no such workbook, or holds what is not ours to change.
 */
export async function spliceWorkbook(source: string, target: string, splice: Splice): Promise<Spliced> {
  const spliced: Spliced = { formulas: [], unnoted: [] }
  const file = new FileBytes(source)
  try {
    const directory = readZipDirectory(file)
    await rewriteZip(target, file, directory, await changedParts(file, directory, splice, spliced))
  } finally {
    file.close()
  }
  const { formulas } = spliced
  const isFormula = (sheet: string, row: number, column: number) =>
    formulas.some((each) => each.sheet === sheet && each.row === row && each.column === column)
  await verifySplice(source, target, splice.edits, isFormula)
  return spliced
}

async function changedParts(
  file: FileBytes,
  directory: ZipDirectory,
  splice: Splice,
  { formulas, unnoted }: Spliced,
): Promise<Map<string, Part>> {
  const changed = new Map<string, Part>()
  const pack = openParts(file, directory, changed)
  const { workbook, relations, stylesPart, x, namespace, idName, parts, partOf, named } = pack
  const styles = editStyles(stylesPart.bytes)

  for (const [name, edits] of splice.edits) {
    const tag = named(name)
    const part = tag && partOf(tag)
    if (!part) throw unreadable('damaged', name)
    const sheet = await readLarge(file, directory, part)
    const { frame: sent, noted } = furnished(parts, sheet, edits)
    if (!noted) unnoted.push(name)
    const frame = filling(sent, name, edits)
    if (edits.insert) {
      const moved = { name, part: sheet.name, id: attributeOf(tag, 'sheetId') ?? '' }
      const names = [...directory.values()].map((entry) => entry.name)
      moveBeside(parts, names, moved, edits.insert)
    }
    changed.set(sheet.name, () =>
      editSheet(frame, edits, styles, (row, column) => formulas.push({ sheet: name, row, column })),
    )
  }

  // Names may have moved with the rows.
  let text = parts.text(workbook.name)!
  if (splice.recalculate) text = recalculated(text, x)
  const add = (sheet: NewSheet, place: 'first' | 'last') => {
    const bytes = newSheet(sheet, styles, namespace)
    const old = named(sheet.name)
    const oldPart = old && partOf(old)
    if (oldPart) {
      parts.put(oldPart, bytes)
      return
    }
    const folder = `${workbook.name.slice(0, workbook.name.lastIndexOf('/') + 1)}worksheets/`
    const number = free(
      (each) => directory.has(`${folder}sheet${each}.xml`) || changed.has(`${folder}sheet${each}.xml`),
    )
    const part = `${folder}sheet${number}.xml`
    const id = freeId(relations.text)
    changed.set(part, bytes)
    const relation = { id, target: `worksheets/sheet${number}.xml`, kind: 'worksheet' }
    relations.text = withRelation(relations.text, relation, namespace)
    parts.put(TYPES, withType(parts.text(TYPES)!, `/${part}`))
    text = withSheet(text, x, { name: sheet.name, state: sheet.veryHidden ? 'veryHidden' : '', idName, id }, place)
  }
  if (splice.first) add(splice.first, 'first')
  if (splice.last) add(splice.last, 'last')
  changed.set(workbook.name, Buffer.from(text))
  changed.set(relations.name, Buffer.from(relations.text))
  changed.set(stylesPart.name, () => [styles.bytes()])
  return changed
}

function withType(types: string, part: string): string {
  const x = prefixOf(types, 'Types')
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml'
  return types.replace(`</${x}Types>`, `<${x}Override PartName="${part}" ContentType="${type}"/></${x}Types>`)
}

/** Names that belong to one sheet, and the sheet that opens, are told by position: one in front moves them on. */
function withSheet(
  workbook: string,
  x: string,
  { name, state, idName, id }: { name: string; state: string; idName: string; id: string },
  place: 'first' | 'last',
): string {
  const sheets = elementIn(workbook, `${x}sheets`)!
  const numbers = elementsIn(sheets.inner, `${x}sheet`).map((tag) => Number(attributeOf(tag, 'sheetId') ?? 0))
  const shown = state === '' ? '' : ` state="${state}"`
  // Some writers say at each sheet what `r:` means, and not once for all.
  const declaration = new RegExp(`\\sxmlns:${idName.split(':')[0]}=(?:"[^"]*"|'[^']*')`)
  const root = workbook.slice(0, sheets.start)
  const declared = declaration.test(root) ? '' : (declaration.exec(sheets.inner)?.[0] ?? '')
  const made = `<${x}sheet${declared} name="${escaped(name)}" sheetId="${Math.max(...numbers) + 1}"${shown} ${idName}="${id}"/>`
  const inner = place === 'first' ? made + sheets.inner : sheets.inner + made
  const text = `${workbook.slice(0, sheets.start)}${sheets.open}${inner}</${x}sheets>${workbook.slice(sheets.end)}`
  if (place === 'last') return text
  return text
    .replaceAll(/(\slocalSheetId\s*=\s*")(\d+)"/g, (_, start, number) => `${start}${Number(number) + 1}"`)
    .replaceAll(new RegExp(`<${x}workbookView(?=[\\s/>])[^>]*>`, 'g'), (tag) =>
      withAttribute(tag, 'activeTab', Number(attributeOf(tag, 'activeTab') ?? 0) + 1),
    )
}

async function readLarge(
  file: FileBytes,
  directory: ZipDirectory,
  name: string,
): Promise<{ name: string; bytes: Buffer }> {
  const entry = directory.get(name.toLowerCase())
  if (!entry) throw unreadable('damaged', name)
  return { name: entry.name, bytes: await readPartBeside(file, entry, MOST_SHEET_BYTES) }
}

/** Rows that are put in; results that will not be true any more. */
function filling(frame: SheetFrame, name: string, { insert, recounted }: SheetEdits): SheetFrame {
  const longer = insert ? insertRows(frame, name, insert) : frame
  return recounted ? { ...longer, rows: Buffer.from(withoutResults(partText(longer.rows), frame.x)) } : longer
}

/** Behind the rows stand the rules of what may be typed, and the way to the notes. */
function furnished(
  parts: Parts,
  { name, bytes }: { name: string; bytes: Buffer },
  { inputs = [], notes = [] }: SheetEdits,
): { frame: SheetFrame; noted: boolean } {
  const frame = frameOf(bytes)
  if (inputs.length + notes.length === 0) return { frame, noted: true }
  const { x } = frame
  const tail = addInputs(partText(frame.tail), x, inputs)
  const noted = notes.length === 0 ? tail : putNotes(parts, { sheet: name, x, tail }, notes)
  return { frame: { ...frame, tail: Buffer.from(noted ?? tail) }, noted: noted !== undefined }
}
