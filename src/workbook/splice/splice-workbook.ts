/**
 * A workbook somebody sent, and what is to be marked or added in it, come in; a workbook with that goes out, every part that is not named
 * byte for byte as it was. The workbook that was sent is never written to. What cannot be changed safely is refused with the reason.
 */
import { FileBytes } from '../file-bytes.ts'
import { MAX_SMALL_PART_BYTES, MAX_STYLES_BYTES } from '../limits.ts'
import { unreadable } from '../unreadable.ts'
import { readPart, streamPart } from '../xlsx/part-bytes.ts'
import { readZipDirectory, type ZipDirectory } from '../xlsx/zip-directory.ts'
import { addInputs } from './add-inputs.ts'
import { editSheet, frameOf, type SheetEdits, type SheetFrame } from './edit-sheet.ts'
import { editStyles } from './edit-styles.ts'
import { attributeOf, elementIn, elementsIn, escaped, partText, prefixOf, withAttribute } from './markup.ts'
import { type NewSheet, newSheet } from './new-sheet.ts'
import { free, freeId, relationsName, targetOf, unescaped, withRelation } from './relations.ts'
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

/** Inflated bytes of a sheet that is changed: it is held whole, twice. */
const MOST_SHEET_BYTES = 96 << 20
/** Of a part that holds notes. */
const MAX_NOTES_BYTES = MOST_SHEET_BYTES
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
  await verifySplice(source, target, splice.edits)
  return spliced
}

async function changedParts(
  file: FileBytes,
  directory: ZipDirectory,
  splice: Splice,
  { formulas, unnoted }: Spliced,
): Promise<Map<string, Part>> {
  const changed = new Map<string, Part>()
  const read = (name: string, limit: number) => {
    const entry = directory.get(name.toLowerCase())
    const made = changed.get(entry?.name ?? name)
    if (Buffer.isBuffer(made)) return { name: entry?.name ?? name, bytes: made }
    if (!entry || made) throw unreadable('damaged', name)
    return { name: entry.name, bytes: readPart(file, entry, limit) }
  }
  const small = (name: string) => {
    const { name: own, bytes } = read(name, MAX_SMALL_PART_BYTES)
    return { name: own, text: partText(bytes) }
  }

  const main = targetOf(small('_rels/.rels').text, '', 'officeDocument')
  if (!main) throw unreadable('damaged')
  const workbook = small(main)
  const relations = small(relationsName(workbook.name))
  const stylesName = targetOf(relations.text, workbook.name, 'styles')
  if (!stylesName) throw unreadable('damaged', 'styles')
  const stylesPart = read(stylesName, MAX_STYLES_BYTES)
  const styles = editStyles(stylesPart.bytes)

  const x = prefixOf(workbook.text, 'workbook')
  const namespace = new RegExp(`xmlns${x === '' ? '' : `:${x.slice(0, -1)}`}="([^"]+)"`).exec(workbook.text)?.[1]
  if (!namespace) throw unreadable('damaged')
  const sheets = elementsIn(elementIn(workbook.text, `${x}sheets`)?.inner ?? '', `${x}sheet`)
  const idName = sheets.map((tag) => /\s([\w.-]+:id)\s*=/.exec(tag)?.[1]).find((each) => each !== undefined)
  if (!idName) throw unreadable('damaged')
  const partOf = (tag: string) => targetOf(relations.text, workbook.name, 'worksheet', attributeOf(tag, idName))
  const parts: Parts = {
    namespace,
    has: (name) => directory.has(name.toLowerCase()) || changed.has(name),
    bytes: (name) => (parts.has(name) ? read(name, MAX_NOTES_BYTES).bytes : undefined),
    text: (name) => (parts.has(name) ? small(name).text : undefined),
    put: (name, content) => changed.set(directory.get(name.toLowerCase())?.name ?? name, Buffer.from(content)),
  }
  const named = (name: string) => sheets.find((tag) => unescaped(attributeOf(tag, 'name') ?? '') === name)

  for (const [name, edits] of splice.edits) {
    const tag = named(name)
    const part = tag && partOf(tag)
    if (!part) throw unreadable('damaged', name)
    const sheet = await readLarge(file, directory, part)
    const { frame, noted } = furnished(parts, sheet, edits)
    if (!noted) unnoted.push(name)
    changed.set(sheet.name, () =>
      editSheet(frame, edits, styles, (row, column) => formulas.push({ sheet: name, row, column })),
    )
  }

  let { text } = workbook
  const add = (sheet: NewSheet, place: 'first' | 'last') => {
    const bytes = newSheet(sheet, styles, namespace)
    const old = named(sheet.name)
    const oldPart = old && partOf(old)
    if (oldPart) {
      changed.set(read(oldPart, MOST_SHEET_BYTES).name, bytes)
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

/** Into its place as it is inflated: never held twice. */
async function readLarge(
  file: FileBytes,
  directory: ZipDirectory,
  name: string,
): Promise<{ name: string; bytes: Buffer }> {
  const entry = directory.get(name.toLowerCase())
  if (!entry) throw unreadable('damaged', name)
  if (entry.size > MOST_SHEET_BYTES) throw unreadable('too-large', name)
  const bytes = Buffer.alloc(entry.size)
  let at = 0
  await streamPart(file, entry, (chunk) => {
    at += chunk.copy(bytes, at)
    return undefined
  })
  return { name: entry.name, bytes }
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
