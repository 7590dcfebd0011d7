/**
 * Notes for cells, and the parts that hold a sheet's notes already, come in; those parts with the notes added go out. The sender's own notes stay
 * as they were written, and a cell that has one gets no other. Where the parts are not of the plain kind, nothing is added and the reason is said.
 */
import { cellAddress } from '../address.ts'
import { attributeOf, elementIn, elementsIn, partText, prefixOf, textElement } from './markup.ts'

export interface CellNote {
  row: number
  column: number
  text: string
}

/** The two parts of a sheet's notes: what they say, and where they are drawn. */
interface NoteParts {
  comments: Buffer
  drawing: Buffer
}

/** Who says it; by this name an earlier 退回表's notes are known, and replaced. */
const AUTHOR = '退回表'

export function newNotes(notes: readonly CellNote[], namespace: string): NoteParts {
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
  const none = `${head}<comments xmlns="${namespace}"><authors></authors><commentList></commentList></comments>`
  const shapes = [
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">',
    '<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>',
    '</xml>',
  ].join('')
  return addNotes({ comments: Buffer.from(none), drawing: Buffer.from(shapes) }, notes)!
}

/** @returns undefined where the parts are written in a way that is not ours to change. */
export function addNotes(parts: NoteParts, notes: readonly CellNote[]): NoteParts | undefined {
  const comments = partText(parts.comments)
  let drawing = partText(parts.drawing)
  const x = prefixOf(comments, 'comments')
  const list = elementIn(comments, `${x}commentList`)
  const authors = elementIn(comments, `${x}authors`)
  if (!list || !authors || !isPlain(drawing)) return undefined
  const names = elementsIn(authors.inner, `${x}author`)
  const own = names.findIndex((each) => each.replace(/<[^>]*>/g, '') === AUTHOR)
  const author = own < 0 ? names.length : own
  const isOurs = (comment: string) => Number(attributeOf(openOf(comment), 'authorId')) === own
  const before = elementsIn(list.inner, `${x}comment`)
  const kept = own < 0 ? before : before.filter((each) => !isOurs(each))
  const gone = new Set(own < 0 ? [] : before.filter(isOurs).map((each) => attributeOf(openOf(each), 'ref')))
  if (gone.size > 0) drawing = withoutShapes(drawing, gone)
  const taken = new Set(kept.map((each) => attributeOf(openOf(each), 'ref')))
  const added = notes.filter(({ row, column }) => !taken.has(cellAddress(column, row)))
  const made = added.map(
    ({ row, column, text }) =>
      `<${x}comment ref="${cellAddress(column, row)}" authorId="${author}"><${x}text><${x}r>${textElement(text, x)}</${x}r></${x}text></${x}comment>`,
  )
  const inner = own < 0 ? `${authors.inner}<${x}author>${AUTHOR}</${x}author>` : authors.inner
  const rest = gone.size > 0 ? kept.join('') : list.inner
  const said = [
    comments.slice(0, authors.start),
    `<${x}authors>${inner}</${x}authors>`,
    comments.slice(authors.end, list.start),
    `${list.open.replace(/\s*\/>$/, '>')}${rest}${made.join('')}</${x}commentList>`,
    comments.slice(list.end),
  ]
  return { comments: Buffer.from(said.join('')), drawing: Buffer.from(withShapes(drawing, added)) }
}

function openOf(element: string): string {
  return element.slice(0, element.indexOf('>') + 1)
}

/** As Excel and nearly all others write it. */
function isPlain(drawing: string): boolean {
  return (
    /xmlns:v="urn:schemas-microsoft-com:vml"/.test(drawing) &&
    /xmlns:x="urn:schemas-microsoft-com:office:excel"/.test(drawing) &&
    /xmlns:o="urn:schemas-microsoft-com:office:office"/.test(drawing) &&
    /<\/xml>\s*$/.test(drawing)
  )
}

const SHAPE_TYPE = '_x0000_t202'
const TYPE = `<v:shapetype id="${SHAPE_TYPE}" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>`

function withShapes(drawing: string, notes: readonly CellNote[]): string {
  const numbers = [...drawing.matchAll(/_x0000_s(\d+)/g)].map(([, number]) => Number(number))
  const first = numbers.reduce((most, each) => Math.max(most, each), 1024) + 1
  const type = drawing.includes(`id="${SHAPE_TYPE}"`) ? '' : TYPE
  const made = notes.map((note, index) => shape(note, first + index))
  const end = drawing.lastIndexOf('</xml>')
  return `${drawing.slice(0, end)}${type}${made.join('')}${drawing.slice(end)}`
}

/** Shown beside its cell when the mouse is on it. */
function shape({ row, column, text }: CellNote, number: number): string {
  const lines = Math.min(12, 2 + text.split('\n').reduce((sum, line) => sum + Math.ceil((line.length + 1) / 16), 0))
  const anchor = [column + 1, 15, Math.max(0, row - 2), 2, column + 4, 15, Math.max(0, row - 2) + lines, 4]
  return [
    `<v:shape id="_x0000_s${number}" type="#${SHAPE_TYPE}" style="position:absolute;width:180pt;height:${lines * 15}pt;z-index:${number - 1024};visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">`,
    '<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>',
    '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>',
    `<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${anchor.join(', ')}</x:Anchor><x:AutoFill>False</x:AutoFill>`,
    `<x:Row>${row - 1}</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape>`,
  ].join('')
}

function withoutShapes(drawing: string, gone: ReadonlySet<string | undefined>): string {
  return drawing.replace(/<v:shape(?=[\s>])[^>]*>[\s\S]*?<\/v:shape>/g, (each) => {
    const row = /<x:Row>\s*(\d+)/.exec(each)?.[1]
    const column = /<x:Column>\s*(\d+)/.exec(each)?.[1]
    return row !== undefined && column !== undefined && gone.has(cellAddress(Number(column), Number(row) + 1))
      ? ''
      : each
  })
}
