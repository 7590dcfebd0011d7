/**
 * Drop-downs and hints for cells, and what follows the rows of a sheet, come in; the same with those goes out. Where the sender has a rule of
 * their own, it stays and ours is left out.
 */
import { columnNumber } from '../address.ts'
import type { Box } from '../workbook.ts'
import { attributeOf, elementIn, elementsIn, escaped, withAttribute } from './markup.ts'
import { topElements, withElement } from './sheet-tail.ts'

export interface CellInput {
  /** `D7:D40`. */
  range: string
  /** The values of a drop-down; none for a hint alone. */
  values: readonly string[]
  hint: string
}

/** Excel's limit for a hint. */
const longestHint = 255

export function addInputs(tail: string, x: string, inputs: readonly CellInput[]): string {
  const taken = rangesIn(tail)
  const free = inputs.filter(({ range }) => {
    const own = boxOf(range)
    return !taken.some((each) => !own || !each || meet(own, each))
  })
  if (free.length === 0) return tail
  const made = free.map((input) => validation(input, x)).join('')
  const old = topElements(tail, `${x}worksheet`).find(({ name }) => name === `${x}dataValidations`)
  if (!old)
    return withElement(
      tail,
      x,
      'dataValidations',
      `<${x}dataValidations count="${free.length}">${made}</${x}dataValidations>`,
    )
  const own = elementIn(tail.slice(old.start, old.end), `${x}dataValidations`)!
  const count = elementsIn(own.inner, `${x}dataValidation`).length + free.length
  const open = withAttribute(own.open.replace(/\s*\/>$/, '>'), 'count', count)
  return `${tail.slice(0, old.start)}${open}${own.inner}${made}</${x}dataValidations>${tail.slice(old.end)}`
}

/** It warns and never forbids: what must be explained must also be possible to write. */
function validation({ range, values, hint }: CellInput, x: string): string {
  const list = values.length > 0
  const kind = list ? ' type="list" errorStyle="warning" showErrorMessage="1"' : ''
  const formula = list ? `<${x}formula1>${escaped(`"${values.join(',')}"`)}</${x}formula1>` : ''
  const open = `<${x}dataValidation${kind} allowBlank="1" showInputMessage="1" prompt="${escaped(hint.slice(0, longestHint))}" sqref="${range}"`
  return formula === '' ? `${open}/>` : `${open}>${formula}</${x}dataValidation>`
}

/** Of the rules there are, those that newer versions of Excel write behind everything among them. */
function rangesIn(tail: string): (Box | undefined)[] {
  const old = tail.match(/<[\w:]*dataValidation(?=[\s/>])[^>]*>/g) ?? []
  const texts = old.map((tag) => attributeOf(tag, 'sqref') ?? '')
  const newer = [...tail.matchAll(/<xm:sqref>([^<]*)</g)].map(([, text]) => text!)
  return [...texts, ...newer].flatMap((text) => text.split(/\s+/).filter(Boolean).map(boxOf))
}

function boxOf(range: string): Box | undefined {
  const [, left, top, right = left, bottom = top] =
    /^\$?([A-Z]{1,3})\$?(\d+)(?::\$?([A-Z]{1,3})\$?(\d+))?$/.exec(range) ?? []
  if (left !== undefined)
    return { top: Number(top), left: columnNumber(left), bottom: Number(bottom), right: columnNumber(right!) }
  const [, first, last] = /^\$?([A-Z]{1,3}):\$?([A-Z]{1,3})$/.exec(range) ?? []
  if (first === undefined) return undefined
  return { top: 1, left: columnNumber(first), bottom: Number.POSITIVE_INFINITY, right: columnNumber(last!) }
}

function meet(a: Box, b: Box): boolean {
  return a.top <= b.bottom && b.top <= a.bottom && a.left <= b.right && b.left <= a.right
}
