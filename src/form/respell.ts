/**
 * The text of a cell, its column's type and the list it is chosen from come in; the same said in the usual spelling goes out. Never a digit of a
 * number, never a guess: what cannot be read for certain is left as it is.
 */
import { type ColumnType, columnTypes } from '../notice/column-types.ts'
import type { ListLookup } from '../notice/list-lookup.ts'
import { type IsoDate, readDate } from '../value/date.ts'
import { readIdNumber } from '../value/id-number.ts'
import { listParts } from '../value/list-parts.ts'
import { readPhones } from '../value/phone.ts'
import { readMonth } from '../value/read-month.ts'
import { readSex } from '../value/read-sex.ts'
import { readTick } from '../value/read-tick.ts'
import { cleanText, narrowText, normaliseName } from '../value/text.ts'

type Way = Exclude<(typeof columnTypes)[ColumnType]['respelled'], ''>

/** What is said of a change. */
export const respellWords: Record<Way, string> = {
  idNumber: '证件号码的写法',
  phone: '电话的写法',
  name: '姓名的写法',
  words: '看不见的字符、多余的空格',
  listed: '按表列的写法',
  date: '日期的写法',
  month: '年月的写法',
  tick: '勾选的写法',
}

interface Around {
  asOf: IsoDate
  lookup: ListLookup | undefined
  /** Several values may stand in the cell. */
  multiple?: boolean
}

const rare = /[\uF900-\uFAFF]|[\u{2F800}-\u{2FA1F}]/u

const ways: Record<Way, (text: string, around: Around) => string | undefined> = {
  idNumber(text, { asOf }) {
    const plain = withoutBlanks(text).toUpperCase()
    const reading = readIdNumber(plain, asOf)
    return reading.valid && reading.canonical === plain ? plain : undefined
  },
  phone(text) {
    const plain = narrowText(cleanText(text))
    // Words beside a number say whose it is: they are not ours to drop.
    if (/\p{Script=Han}|[A-Za-z]/u.test(plain)) return undefined
    const reading = readPhones(text)
    const [phone, ...others] = reading.valid ? reading.phones : []
    if (!phone || others.length > 0 || phone.kind === 'service') return undefined
    const digits = (each: string) => each.replaceAll(/\D/g, '')
    return digits(phone.canonical) === digits(plain) ? phone.canonical : undefined
  },
  // A rare character that has a usual twin may be just the one in somebody's name.
  name: (text) => (rare.test(text) ? undefined : /\p{Script=Han}/u.test(text) ? normaliseName(text) : cleanText(text)),
  // Line breaks in a remark were meant.
  words: (text) => (text.includes('\n') ? undefined : cleanText(text)),
  // 1 and 2 for a sex are codes, which somebody must read as such first.
  listed(text, { lookup, multiple }) {
    if (/\d/.test(text)) return undefined
    const one = lookup ? lookup.find(text) : readSex(text)
    if (one !== undefined || lookup === undefined || !multiple) return one
    const parts = listParts(text).map((part) => lookup.find(part))
    return parts.every((part) => part !== undefined) ? parts.join('、') : undefined
  },
  date: (text) => readDate(text),
  // A word for it stays the word.
  tick: (text) => (readTick(text) === '是' && !/[是有]/u.test(text) ? '√' : undefined),
  // The day of a whole day would be lost.
  month: (text) => (readDate(text) === undefined ? readMonth(text) : undefined),
}

function withoutBlanks(text: string): string {
  return narrowText(cleanText(text)).replaceAll(/\s/g, '')
}

/** Undefined where there is nothing to change. */
export function respelled(text: string, type: ColumnType, around: Around): string | undefined {
  const way = columnTypes[type].respelled
  if (way === '' || text === '' || (type === 'list' && !around.lookup)) return undefined
  const made = ways[way](text, around)
  return made === undefined || made === '' || made === text ? undefined : made
}
