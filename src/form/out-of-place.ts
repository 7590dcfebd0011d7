/**
 * A record comes in; whether its cells stand beside the headings they belong to goes out: the whole row some columns aside, or name and ID number
 * the wrong way round. Judged by the shape of the two alone; moves nothing.
 */
import { indexOf } from '../notice/column-types.ts'
import type { Table } from '../notice/notice.ts'
import { rememberOf } from '../value/remember.ts'
import { startsWithSurname } from '../value/surname.ts'
import { cleanText } from '../value/text.ts'
import { type FormRecord, rawText, sheetColumn } from './reading.ts'

/** `by`: columns to the right, negative to the left; 0 where the two are swapped. */
interface OutOfPlace {
  by: number
  name: number
  id: number
}

/** Farther than this is another table. */
const shifts = [1, -1, 2, -2]

/** Shaped like a number where it belongs, right or wrong: nearly every record, told by one look. */
export function holdsNumber(value: unknown): boolean {
  return typeof value === 'string' && value.length === 18 && isDigit(value, 0) && isDigit(value, 16)
}

export function outOfPlace(record: FormRecord): OutOfPlace | undefined {
  const { id, name } = indicesOf(record.table.table)
  if (id < 0 || name < 0 || record.kind !== 'data') return undefined
  if (holdsNumber(record.values[id])) return undefined
  const isSwapped = isNumber(rawText(record, name)) && isName(rawText(record, id))
  // 语文 where the number belongs has two characters as well, but nobody is called so.
  if (isSwapped && startsWithSurname(cleanText(rawText(record, id)))) return { by: 0, name, id }
  const textBeside = (index: number, by: number) => {
    const column = sheetColumn(record.table, index, record.block)
    return column < 0 ? '' : (record.source.texts[column + by] ?? '')
  }
  const by = shifts.find((each) => isNumber(textBeside(id, each)) && isName(textBeside(name, each)))
  return by !== undefined || isSwapped ? { by: by ?? 0, name, id } : undefined
}

/** What is to be said of this cell can only be said once it is where it belongs. */
export function isOutOfPlace(record: FormRecord, index: number): boolean {
  const found = outOfPlace(record)
  return found !== undefined && (found.by !== 0 || index === found.name || index === found.id)
}

/** Of cards none: their values are found by labels. */
const indicesOf = rememberOf(({ card, columns }: Table) =>
  card ? { id: -1, name: -1 } : { id: indexOf(columns, 'idNumber'), name: indexOf(columns, 'name') },
)

function isDigit(text: string, index: number): boolean {
  const code = text.charCodeAt(index)
  return code >= 0x30 && code <= 0x39
}

function isNumber(text: string): boolean {
  return /^\d{17}[\dXx]$/u.test(cleanText(text))
}

function isName(text: string): boolean {
  return /^(?:\p{Script=Han}\s*){2,4}$|^\p{Script=Han}+(?:·\p{Script=Han}+)+$/u.test(cleanText(text))
}
