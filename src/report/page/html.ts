/**
 * Text comes in, HTML goes out: whatever is put into an `html` template is escaped, and no long number of anybody comes through, unless it is
 * HTML made here already. Nothing from a workbook becomes a tag, an attribute or a script.
 */
import { hideNumbers } from '../../value/masked.ts'

export interface Html {
  readonly html: string
}

type Part = Html | string | number | undefined | readonly Part[]

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

export function html(fixed: TemplateStringsArray, ...parts: Part[]): Html {
  return { html: String.raw({ raw: fixed }, ...parts.map(textOf)) }
}

/** What was made elsewhere and is safe: the style, the script, a chart. */
export function trusted(text: string): Html {
  return { html: text }
}

function textOf(part: Part): string {
  if (part === undefined) return ''
  if (typeof part !== 'object') return hideNumbers(String(part)).replace(/[&<>"']/g, (sign) => ENTITIES[sign]!)
  return 'html' in part ? part.html : part.map(textOf).join('')
}
