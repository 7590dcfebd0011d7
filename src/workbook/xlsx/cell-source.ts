/** What a cell's XML says → its text and kind. Needs the workbook's shared strings, styles and date system. */
import { serialToIso, timeText } from '../date-serial.ts'
import { DateKind } from '../number-format.ts'
import { damaged } from '../unreadable.ts'
import { CellKind } from '../workbook.ts'
import type { SharedStrings } from './shared-strings.ts'
import { type CellStyles, STRUCK } from './styles.ts'

export interface CellSource {
  strings: Pick<SharedStrings, 'get' | 'struck'>
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
      return isoValue(raw)
    default:
      throw damaged('单元格类型不认得')
  }
}

/** `raw` is a number as the file holds it. */
export function numberValue(source: CellSource, style: number, raw: string): CellValue {
  const kind = ((source.styles[style] ?? DateKind.none) & ~STRUCK) as DateKind
  const date = kind === DateKind.none ? undefined : serialToIso(Number(raw), kind, source.date1904)
  return date === undefined ? { text: raw, kind: CellKind.number } : { text: date, kind: CellKind.date }
}

function textValue(text: string): CellValue {
  return text === '' ? BLANK : { text, kind: CellKind.text }
}

/**
 * What a cell of dates says in XML (ISO 8601) → the shape all other dates have: no time when it is midnight, no fraction, no zone.
 * A length of time (`PT8H30M`) is a time of day as Excel keeps it. What is none of these is text: one odd cell spoils no sheet.
 */
export function isoValue(raw: string): CellValue {
  const text = isoDate(raw) ?? isoTime(raw)
  return text === undefined ? textValue(raw) : { text, kind: CellKind.date }
}

function isoDate(raw: string): string | undefined {
  const match = /^(?:(\d{4}-\d\d-\d\d))?[T ]?(?:(\d\d:\d\d)(:\d\d)?(?:[.,]\d+)?)?(?:Z|[+-]\d\d:?\d\d)?$/.exec(raw)
  if (!match || (!match[1] && !match[2])) return undefined
  const [, date, minutes, seconds = ':00'] = match
  if (!date) return minutes + seconds
  return minutes === undefined || minutes + seconds === '00:00:00' ? date : `${date}T${minutes}${seconds}`
}

/** `PT8H30M0.000S` → `08:30:00`; a day and more has no such form. */
function isoTime(raw: string): string | undefined {
  const match = /^PT(?=\d)(?:(\d{1,4})H)?(?:(\d{1,4})M)?(?:(\d{1,5})(?:[.,]\d+)?S)?$/.exec(raw)
  if (!match) return undefined
  const [hours, minutes, seconds] = match.slice(1).map((part) => Number(part ?? 0)) as [number, number, number]
  const total = (hours * 60 + minutes) * 60 + seconds
  return total < 86_400 ? timeText(total) : undefined
}
