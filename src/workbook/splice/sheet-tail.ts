/**
 * What follows the rows of a sheet's part comes in; the same with an element more, at the place that the order of a sheet prescribes, goes out.
 * What stands there already stays as it was written.
 */
import { damaged } from '../unreadable.ts'

/** Elements behind the rows, in their fixed order. */
const order = (
  'sheetCalcPr sheetProtection protectedRanges scenarios autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr ' +
  'conditionalFormatting dataValidations hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks customProperties ' +
  'cellWatches ignoredErrors smartTags drawing legacyDrawing legacyDrawingHF drawingHF picture oleObjects controls webPublishItems tableParts extLst'
).split(' ')

const tags = /<(\/?)([\w:.-]+)(?:[^>"']|"[^"]*"|'[^']*')*>/g

interface Part {
  name: string
  start: number
  end: number
}

/** The elements that stand at the top, none of those inside them; alternatives for other programs count as one. */
export function topElements(tail: string, root: string): Part[] {
  const found: Part[] = []
  let depth = 0
  let start = 0
  for (const tag of tail.matchAll(tags)) {
    const [text, closing, name] = tag
    if (depth === 0 && closing && (name === root || name!.endsWith('sheetData'))) continue
    if (closing) depth--
    else {
      if (depth === 0) start = tag.index
      if (!text.endsWith('/>')) depth++
    }
    if (depth < 0) throw damaged(name!)
    if (depth === 0) found.push({ name: name!, start, end: tag.index + text.length })
  }
  return found
}

/** @param x Prefix of the part's elements. */
export function withElement(tail: string, x: string, name: string, element: string): string {
  const later = new Set(order.slice(order.indexOf(name) + 1).map((each) => x + each))
  const elements = topElements(tail, `${x}worksheet`)
  // What another program wrote in a wrapper of its own stands where drawings and controls do.
  const next = elements.find(
    (each) => later.has(each.name) || (/AlternateContent$/.test(each.name) && name !== 'extLst'),
  )
  const at = next?.start ?? tail.lastIndexOf(`</${x}worksheet>`)
  if (at < 0) throw damaged('worksheet')
  return tail.slice(0, at) + element + tail.slice(at)
}
