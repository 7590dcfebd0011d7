/**
 * Notes for a sheet of a package come in; its parts are given the notes, or nothing of it is touched and that is said: a sheet whose notes are
 * of a newer kind, or drawn together with buttons, is not ours to change.
 */
import { addNotes, type CellNote, newNotes } from './add-notes.ts'
import { attributeOf, elementIn, elementsIn, prefixOf } from './markup.ts'
import { free, freeId, noRelations, officeOf, relationsName, targetOf, withRelation } from './relations.ts'
import { topElements, withElement } from './sheet-tail.ts'

/** The parts of a workbook, as they are by now. */
export interface Parts {
  namespace: string
  has(name: string): boolean
  /** undefined where there is no such part. */
  bytes(name: string): Buffer | undefined
  text(name: string): string | undefined
  put(name: string, content: Buffer | string): void
}

/** Drawing of notes, in the one folder where every program looks for it. */
const DRAWING_TYPE = 'application/vnd.openxmlformats-officedocument.vmlDrawing'
const COMMENTS_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml'

/**
 * @param tail What follows the rows of the sheet.
 * @returns The same, with a way to the notes; undefined where nothing was done.
 */
export function putNotes(
  parts: Parts,
  { sheet, x, tail }: { sheet: string; x: string; tail: string },
  notes: readonly CellNote[],
): string | undefined {
  const relations = parts.text(relationsName(sheet)) ?? noRelations
  if (targetOf(relations, sheet, 'threadedComment')) return undefined
  const drawn = topElements(tail, `${x}worksheet`).find(({ name }) => name === `${x}legacyDrawing`)
  const comments = targetOf(relations, sheet, 'comments')
  if ((drawn === undefined) !== (comments === undefined)) return undefined
  if (comments !== undefined) {
    const id = /\s[\w.-]+:id\s*=\s*["']([^"']*)/.exec(tail.slice(drawn!.start, drawn!.end))?.[1]
    return extend(parts, comments, targetOf(relations, sheet, 'vmlDrawing', id), notes) ? tail : undefined
  }
  begin(parts, sheet, relations, notes)
  const id = freeId(relations)
  const element = `<${x}legacyDrawing xmlns:r="${officeOf(parts.namespace)}" r:id="${id}"/>`
  return withElement(tail, x, 'legacyDrawing', element)
}

function extend(parts: Parts, comments: string, drawing: string | undefined, notes: readonly CellNote[]): boolean {
  const [said, drawn] = [parts.bytes(comments), drawing === undefined ? undefined : parts.bytes(drawing)]
  if (!said || !drawn) return false
  const made = addNotes({ comments: said, drawing: drawn }, notes)
  if (!made) return false
  parts.put(comments, made.comments)
  parts.put(drawing!, made.drawing)
  return true
}

/** The relation of the drawing comes first: its id is the first that is free. */
function begin(parts: Parts, sheet: string, relations: string, notes: readonly CellNote[]): void {
  const folder = sheet.slice(0, sheet.lastIndexOf('/worksheets/') + 1) || 'xl/'
  const number = free(
    (each) => parts.has(`${folder}comments${each}.xml`) || parts.has(`${folder}drawings/vmlDrawing${each}.vml`),
  )
  const [comments, drawing] = [`${folder}comments${number}.xml`, `${folder}drawings/vmlDrawing${number}.vml`]
  const made = newNotes(notes, parts.namespace)
  parts.put(comments, made.comments)
  parts.put(drawing, made.drawing)
  // Some programs look for the notes under the very words that Excel writes.
  const way = (part: string) =>
    /^[^/]*\/worksheets\/[^/]*$/.test(sheet) ? `../${part.slice(folder.length)}` : `/${part}`
  const relation = (before: string, part: string, kind: string) =>
    withRelation(before, { id: freeId(before), target: way(part), kind }, parts.namespace)
  const both = relation(relation(relations, drawing, 'vmlDrawing'), comments, 'comments')
  parts.put(relationsName(sheet), both)
  parts.put('[Content_Types].xml', withTypes(parts.text('[Content_Types].xml')!, `/${comments}`))
}

function withTypes(types: string, comments: string): string {
  const x = prefixOf(types, 'Types')
  const list = elementIn(types, `${x}Types`)!
  const known = elementsIn(list.inner, `${x}Default`).some((each) => attributeOf(each, 'Extension') === 'vml')
  const made = known ? '' : `<${x}Default Extension="vml" ContentType="${DRAWING_TYPE}"/>`
  const open = types.slice(0, list.start + list.open.length)
  const rest = types.slice(list.start + list.open.length)
  return `${open}${made}${rest.replace(`</${x}Types>`, `<${x}Override PartName="${comments}" ContentType="${COMMENTS_TYPE}"/></${x}Types>`)}`
}
