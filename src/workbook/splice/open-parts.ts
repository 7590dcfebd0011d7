/** A workbook and the parts of it that are changed by now come in; its parts by name, and its sheets, go out. */
import type { FileBytes } from '../file-bytes.ts'
import { MAX_SMALL_PART_BYTES, MAX_STYLES_BYTES } from '../limits.ts'
import { unreadable } from '../unreadable.ts'
import { readPart } from '../xlsx/part-bytes.ts'
import type { ZipDirectory } from '../xlsx/zip-directory.ts'
import { attributeOf, elementIn, elementsIn, partText, prefixOf } from './markup.ts'
import { relationsName, targetOf, unescaped } from './relations.ts'
import type { Parts } from './sheet-notes.ts'
import type { Part } from './zip-rewrite.ts'

/** Inflated bytes of a sheet that is changed: it is held whole, twice. */
export const MOST_SHEET_BYTES = 96 << 20

/** @throws UnreadableFile where it is no workbook, or one that is not ours to change. */
export function openParts(file: FileBytes, directory: ZipDirectory, changed: Map<string, Part>) {
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
    bytes: (name) => (parts.has(name) ? read(name, MOST_SHEET_BYTES).bytes : undefined),
    text: (name) => (parts.has(name) ? small(name).text : undefined),
    put: (name, content) => changed.set(directory.get(name.toLowerCase())?.name ?? name, Buffer.from(content)),
  }
  const named = (name: string) => sheets.find((tag) => unescaped(attributeOf(tag, 'name') ?? '') === name)
  return { workbook, relations, stylesPart, x, namespace, idName, parts, partOf, named }
}
