/** Text as XML writes it → text as it was meant: entities, line ends, and Excel's own `_x000D_`. */
import { damaged } from '../unreadable.ts'

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** Resolves the five entities of XML and numeric ones. There are no others without a DOCTYPE, and that is refused. */
export function decodeXmlText(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&([^;]*);?/g, (whole, name: string) => {
    if (!whole.endsWith(';')) throw damaged('XML 实体不完整')
    if (name.startsWith('#')) return characterOf(name)
    const character = Object.hasOwn(ENTITIES, name) ? ENTITIES[name] : undefined
    if (character === undefined) throw damaged('XML 实体不认得')
    return character
  })
}

/** XML reads every line end as a line feed; a carriage return that is meant is written as `&#13;` or `_x000D_`. */
export function normaliseLineEnds(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
}

/** Characters that XML cannot hold are written by Excel as `_xHHHH_`, and a literal `_x000D_` as `_x005F_x000D_`. */
export function decodeExcelEscapes(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}

/** `xsd:boolean`. */
export function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true' || value === 'on'
}

function characterOf(reference: string): string {
  const match = /^#(?:x([0-9A-Fa-f]+)|([0-9]+))$/.exec(reference)
  const code = match ? Number.parseInt(match[1] ?? match[2]!, match[1] ? 16 : 10) : Number.NaN
  if (!(code > 0 && code <= 0x10ffff)) throw damaged('XML 实体不认得')
  return String.fromCodePoint(code)
}
