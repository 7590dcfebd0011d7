/**
 * A workbook somebody sent, and what is to be marked or added in it, come in; a workbook with that goes out, every part that is not named
 * byte for byte as it was. The workbook that was sent is never written to. What cannot be changed safely is refused with the reason.
 */
import { FileBytes } from '../file-bytes.ts'
import { MAX_SMALL_PART_BYTES, MAX_STYLES_BYTES } from '../limits.ts'
import { unreadable } from '../unreadable.ts'
import { readPart } from '../xlsx/part-bytes.ts'
import { resolveTarget } from '../xlsx/xlsx-package.ts'
import { readZipDirectory, type ZipDirectory } from '../xlsx/zip-directory.ts'
import { editSheet, type SheetEdits } from './edit-sheet.ts'
import { editStyles } from './edit-styles.ts'
import { attributeOf, elementIn, elementsIn, escaped, partText, prefixOf, withAttribute } from './markup.ts'
import { type NewSheet, newSheet } from './new-sheet.ts'
import { verifySplice } from './verify-splice.ts'
import { rewriteZip } from './zip-rewrite.ts'

interface Splice {
  /** By name of the sheet. */
  edits: ReadonlyMap<string, SheetEdits>
  /** Put before the sheets there are; one of the same name is replaced. */
  first?: NewSheet
  /** Put behind them. */
  last?: NewSheet
}

interface FormulaCell {
  sheet: string
  row: number
  column: number
}

/** Inflated bytes of a sheet that is changed: it is held whole, twice. */
const MOST_SHEET_BYTES = 96 << 20

/**
 * @returns Cells that were to be written and hold a formula: what they show is not theirs to change.
 * @throws UnreadableFile when the file is no such workbook, or holds what is not ours to change.
 */
export async function spliceWorkbook(source: string, target: string, splice: Splice): Promise<FormulaCell[]> {
  const formulas: FormulaCell[] = []
  const file = new FileBytes(source)
  try {
    const directory = readZipDirectory(file)
    rewriteZip(target, file, directory, changedParts(file, directory, splice, formulas))
  } finally {
    file.close()
  }
  await verifySplice(source, target, splice.edits)
  return formulas
}

function changedParts(
  file: FileBytes,
  directory: ZipDirectory,
  splice: Splice,
  formulas: FormulaCell[],
): Map<string, Buffer> {
  const changed = new Map<string, Buffer>()
  const read = (name: string, limit: number) => {
    const entry = directory.get(name.toLowerCase())
    if (!entry) throw unreadable('damaged', name)
    return { name: entry.name, bytes: changed.get(entry.name) ?? readPart(file, entry, limit) }
  }
  const small = (name: string) => {
    const { name: own, bytes } = read(name, MAX_SMALL_PART_BYTES)
    return { name: own, text: partText(bytes) }
  }

  const main = targetOf(small('_rels/.rels').text, '', 'officeDocument')
  if (!main) throw unreadable('damaged')
  const workbook = small(main)
  const relations = small(relationsName(workbook.name))
  const types = small('[Content_Types].xml')
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
  const named = (name: string) => sheets.find((tag) => unescaped(attributeOf(tag, 'name') ?? '') === name)

  for (const [name, edits] of splice.edits) {
    const tag = named(name)
    const part = tag && partOf(tag)
    if (!part) throw unreadable('damaged', name)
    const sheet = read(part, MOST_SHEET_BYTES)
    changed.set(
      sheet.name,
      editSheet(sheet.bytes, edits, styles, (row, column) => formulas.push({ sheet: name, row, column })),
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
    const id = `rIdItcap${free((each) => relations.text.includes(`"rIdItcap${each}"`))}`
    changed.set(part, bytes)
    relations.text = withRelation(relations.text, id, `worksheets/sheet${number}.xml`, namespace)
    types.text = withType(types.text, `/${part}`)
    text = withSheet(text, x, { name: sheet.name, state: sheet.veryHidden ? 'veryHidden' : '', idName, id }, place)
  }
  if (splice.first) add(splice.first, 'first')
  if (splice.last) add(splice.last, 'last')
  changed.set(workbook.name, Buffer.from(text))
  changed.set(relations.name, Buffer.from(relations.text))
  changed.set(types.name, Buffer.from(types.text))
  changed.set(stylesPart.name, styles.bytes())
  return changed
}

function relationsName(part: string): string {
  const slash = part.lastIndexOf('/') + 1
  return `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`
}

/** Part that a relation of this kind (and id) leads to. */
function targetOf(relations: string, from: string, kind: string, id?: string): string | undefined {
  const x = prefixOf(relations, 'Relationships')
  const tag = elementsIn(relations, `${x}Relationship`).find(
    (each) => attributeOf(each, 'Type')?.endsWith(`/${kind}`) && (id === undefined || attributeOf(each, 'Id') === id),
  )
  const target = tag && unescaped(attributeOf(tag, 'Target') ?? '')
  return target ? resolveTarget(from, target) : undefined
}

/** The first number from 1 that nobody has. */
function free(isTaken: (number: number) => boolean): number {
  for (let number = 1; ; number++) if (!isTaken(number)) return number
}

function withRelation(relations: string, id: string, target: string, namespace: string): string {
  const x = prefixOf(relations, 'Relationships')
  const office = namespace.includes('purl.oclc.org')
    ? 'http://purl.oclc.org/ooxml/officeDocument/relationships'
    : 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const made = `<${x}Relationship Id="${id}" Type="${office}/worksheet" Target="${target}"/>`
  return relations.replace(`</${x}Relationships>`, `${made}</${x}Relationships>`)
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

function unescaped(text: string): string {
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}
