/** What a cell's XML says → its text and kind. Needs the workbook's shared strings, styles and date system. */
import { serialToIso } from './date-serial.ts'
import { DateKind } from './number-format.ts'
import type { SharedStrings } from './shared-strings.ts'
import type { CellStyles } from './styles.ts'
import { damaged } from './unreadable.ts'
import { CellKind } from './workbook.ts'

export interface CellSource {
  strings: SharedStrings
  styles: CellStyles
  date1904: boolean
}

export interface CellValue {
  text: string
  kind: CellKind
}

const BLANK: CellValue = { text: '', kind: CellKind.blank }
const UNEVALUATED: CellValue = { text: '', kind: CellKind.unevaluated }
/** As XML Schema writes a double. */
export const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/

/**
 * `type` is `t=`, `style` is `s=`, `value` the text of `<v>` and `inline` that of `<is>`, both `undefined` where absent.
 * @throws UnreadableFile when they do not belong together.
 */
export function cellValue(
  source: CellSource,
  type: string,
  style: number,
  value: string | undefined,
  inline: string | undefined,
  formula: boolean,
): CellValue {
  if (type === 'inlineStr') return textValue(inline ?? value ?? '')
  if (type === 'str' && value !== undefined) return textValue(value)
  const raw = value?.trim() ?? ''
  if (raw === '') return formula ? UNEVALUATED : BLANK
  switch (type) {
    case 'n':
      if (!NUMBER.test(raw)) throw damaged('数值单元格里不是数')
      return numberValue(source, style, raw)
    case 's':
      if (!/^\d{1,9}$/.test(raw)) throw damaged('共享字符串序号不对')
      return textValue(source.strings.get(Number(raw)))
    case 'b':
      if (!/^(?:[01]|true|false)$/i.test(raw)) throw damaged('逻辑值不对')
      return { text: raw === '1' || raw.toLowerCase() === 'true' ? 'TRUE' : 'FALSE', kind: CellKind.boolean }
    case 'e':
      return { text: raw, kind: CellKind.error }
    case 'd':
      return { text: isoDate(raw), kind: CellKind.date }
    default:
      throw damaged('单元格类型不认得')
  }
}

/** `raw` is a number as the file holds it. */
export function numberValue(source: CellSource, style: number, raw: string): CellValue {
  const kind = (source.styles[style] ?? DateKind.none) as DateKind
  const date = kind === DateKind.none ? undefined : serialToIso(Number(raw), kind, source.date1904)
  return date === undefined ? { text: raw, kind: CellKind.number } : { text: date, kind: CellKind.date }
}

function textValue(text: string): CellValue {
  return text === '' ? BLANK : { text, kind: CellKind.text }
}

/** An ISO date as XML writes it, in the shape all other dates have: no time when it is midnight, no fraction, no zone. */
export function isoDate(raw: string): string {
  const match = /^(?:(\d{4}-\d\d-\d\d))?T?(?:(\d\d:\d\d)(:\d\d)?(?:\.\d+)?)?Z?$/.exec(raw)
  if (!match || (!match[1] && !match[2])) throw damaged('日期不对')
  const [, date, minutes, seconds = ':00'] = match
  if (!date) return minutes + seconds
  return minutes === undefined || minutes + seconds === '00:00:00' ? date : `${date}T${minutes}${seconds}`
}
