/** A cell of a known column type comes in; its typed value goes out (`Value` in reading.ts). Never repairs, never guesses. */
import { type ColumnType, columnTypes } from '../notice/column-types.ts'
import { isShare, readCount, readNumber } from '../value/count.ts'
import { readMoney } from '../value/read-money.ts'
import { isShortened, readMonth } from '../value/read-month.ts'
import { readPercent } from '../value/read-percent.ts'
import { readTick } from '../value/read-tick.ts'
import { readSubcount, subcountText } from '../value/subcount.ts'
import { cleanText, isBlankText, narrowText } from '../value/text.ts'
import type { Value } from '../value/value.ts'
import { CellKind } from '../workbook/workbook.ts'

type ValueReader = (text: string, kind: CellKind) => Value

/** What is read into, as far as a column's words matter. */
type Heading = { heading: string; groups?: readonly string[] } | { label: string }

const cleaned =
  (clean: (text: string) => string) =>
  (text: string): Value =>
    isPlain(text) ? text : clean(text) || undefined

const readWords = cleaned(cleanText)
const readCode = cleaned((text) => cleanText(text.normalize('NFKC')))
const readDigits = cleaned((text) => cleanText(narrowText(text)))

const readers: Record<(typeof columnTypes)[ColumnType]['reads'], ValueReader> = {
  words: readWords,
  code: readCode,
  digits: readDigits,
  count: readCount,
  number: readNumber,
  month: readMonthCell,
  percent: readPercent,
  money: (text, kind) => readMoney(text, kind, ''),
  tick: readTickCell,
  subcount: readSubcountCell,
}

/** @param words Heading or label, for a type whose values depend on it. */
export function valueReader(type: ColumnType, words?: Heading): ValueReader {
  const { reads } = columnTypes[type]
  if (words === undefined) return readers[reads]
  const heading = 'label' in words ? words.label : [...(words.groups ?? []), words.heading].join('')
  if (reads === 'money') return (text, kind) => readMoney(text, kind, heading)
  return reads === 'number' && !namesShare.test(heading) ? readAmount : readers[reads]
}

/** 完成率 and the like, which many forms have as plain numbers. */
const namesShare = /率|比|占|百分|[%％]/u

/** Half an hour is not what 50% of the hours was meant for. */
function readAmount(text: string, kind: CellKind): Value {
  return kind === CellKind.text && isShare(text) ? Number.NaN : readNumber(text, kind)
}

/** `118<23>`; what is none stays as it is written. */
function readSubcountCell(text: string): Value {
  const clean = isBlankText(text) ? undefined : readCode(text)
  const read = readSubcount(clean)
  return read === undefined ? clean : subcountText(read)
}

function readTickCell(text: string, kind: CellKind): Value {
  if (kind === CellKind.blank) return undefined
  const clean = readCode(text)
  return clean === undefined ? undefined : (readTick(String(clean)) ?? clean)
}

/** `1985-03`; what is no month stays as it is written. */
function readMonthCell(text: string, kind: CellKind): Value {
  const clean = readDigits(text)
  if (clean === undefined || (kind === CellKind.number && isShortened(String(clean)))) return clean
  return readMonth(String(clean)) ?? clean
}

/** Nearly every cell holds only Chinese characters or only ASCII without blanks; such text needs no cleaning. */
function isPlain(text: string): boolean {
  if (text.length === 0) return false
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if ((code < 0x4e00 || code > 0x9fff) && (code < 0x28 || code > 0x7e)) return false
  }
  return true
}
