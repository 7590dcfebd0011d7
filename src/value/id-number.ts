/**
 * The text of an ID cell comes in; a reading goes out: a valid number with birth date, sex and what is worth knowing about it, or the
 * one reason why it is none. Never repairs a number and never knows a person: every rule is arithmetic on the digits.
 *
 * Sources: GB 11643-1999 (structure, check digit ISO 7064 MOD 11-2); 港澳台居民居住证申领发放办法 art. 3 (81, 82, 83); the permanent
 * residence card of 2023-12-01 (9 + province + country) and its forerunner (3 letters + 12 digits).
 */

import { type IsoDate, isCalendarDay, isoOf } from './date.ts'
import { digitsAt, idCheckDigit, isBirthday, isDoubleShaped, nine, numberOf, stateOfEighteen } from './id-digits.ts'
import { isMasked } from './masked.ts'
import { RegionState, regionState } from './region.ts'
import { remember } from './remember.ts'
import { cleanText, isBlankText, narrowText } from './text.ts'

type IdKind =
  /** Resident identity card; also the residence permits of 港澳台 with region 81, 82, 83. */
  | 'resident'
  | 'residence-permit'
  /** Foreigner's permanent residence card since 2023-12-01: 18 digits, the first is 9. */
  | 'permanent-resident'
  /** The card before it: three letters of the country and twelve digits. */
  | 'permanent-resident-old'
  /** First-generation card, 15 digits, out of force since 2013-01-01. */
  | 'resident-15'

/** Worth saying about a valid number, or not: `former-county` is normal, many were issued before a county was abolished. */
type IdNote =
  | 'former-county'
  /** The province exists; the county code never did, as far as the public tables go. */
  | 'unknown-county'
  /** 15 digits: the bearer has an 18-digit number by now. `suggestion` holds what it must be if the 15 digits are right. */
  | 'expired-15'
  /** Pattern and date were tested; the algorithm of the check digit is not public. */
  | 'check-digit-untested'

type IdFault =
  | 'blank'
  /** Digits lost in Excel: a numeric cell or its scientific display. */
  | 'float'
  | 'two-numbers'
  /** Digits hidden behind stars by the system that exported it. */
  | 'masked'
  | 'characters'
  /** Eleven digits of a mobile phone: columns swapped. */
  | 'phone'
  /** A passport or travel permit; acceptable only where the form asks for the kind of paper. */
  | 'other-paper'
  /** Not 18 (or 15) characters. */
  | 'length'
  /** `X` anywhere but in the last place. */
  | 'x-place'
  | 'province'
  /** 999…: a student's temporary number. */
  | 'student'
  | 'date'
  | 'future'
  | 'checksum'

export interface ValidId {
  valid: true
  kind: IdKind
  /** Upper case, no blanks; 15 digits stay 15. */
  canonical: string
  /** Undefined for the old foreign card, whose year has two digits. */
  birth: IsoDate | undefined
  /** By the 17th digit; undefined for foreign cards, whose rule is not public. */
  sex: '男' | '女' | undefined
  /** First six characters; for foreign cards the four digits of the accepting office or `9` + province + country. */
  region: string
  notes: readonly IdNote[]
  /** For `expired-15` only: 19 inserted and the check digit added. Personal data: never write it where an ID may not stand. */
  suggestion?: string
}

export interface FaultyId {
  valid: false
  reason: IdFault
  /** Number of characters after cleaning. */
  length: number
  /** For `characters`: the first sign that does not belong there. Never a digit. */
  sign?: string
  /** For `checksum`: the text is what software prints for a rounded number, or happens to look like it. */
  rounded?: true
}

export type IdNumberReading = ValidId | FaultyId

const noNotes: readonly IdNote[] = []
/** Shared, for a roster has a million of them. */
const regionNotes: Record<RegionState, readonly IdNote[]> = {
  [RegionState.noProvince]: noNotes,
  [RegionState.unknown]: ['unknown-county'],
  [RegionState.former]: ['former-county'],
  [RegionState.current]: noNotes,
  [RegionState.permit]: noNotes,
}
const expired15: readonly IdNote[] = ['expired-15']
const untested: readonly IdNote[] = ['check-digit-untested']

/**
 * Reads one ID cell.
 * @param asOf Nobody is born after this day.
 * @param numeric The cell held a number, not text: 16 digits and more cannot be what was typed.
 */
export function readIdNumber(text: string, asOf: IsoDate, numeric = false): IdNumberReading {
  if (numeric && text.length > 15) return { valid: false, reason: 'float', length: text.length }
  return readEighteen(text, asOf) ?? readOther(text, asOf)
}

function readEighteen(text: string, asOf: IsoDate): ValidId | undefined {
  const state = stateOfEighteen(text, asOf)
  if (state === RegionState.noProvince) return undefined
  const foreign = text.charCodeAt(0) === nine
  return {
    valid: true,
    kind: foreign ? 'permanent-resident' : state === RegionState.permit ? 'residence-permit' : 'resident',
    canonical: text,
    birth: dayText(digitsAt(text, 6, 8)),
    sex: foreign ? undefined : (text.charCodeAt(16) & 1) === 1 ? '男' : '女',
    region: text.slice(0, 6),
    notes: foreign ? noNotes : regionNotes[state],
  }
}

/** Everything but the plain case: mends what is only spelling, then names the first thing that is wrong. */
function readOther(text: string, asOf: IsoDate): IdNumberReading {
  if (isBlankText(text)) return { valid: false, reason: 'blank', length: 0 }
  const narrow = narrowText(cleanText(text)).toUpperCase()
  const id = narrow.replace(/\s+/gu, '').replace(/(?<=^\d{17})[×ХΧ✕✖]$/u, 'X')
  const fault = (reason: IdFault): FaultyId => ({ valid: false, reason, length: [...id].length })

  if (id !== text) {
    const reading = readEighteen(id, asOf)
    if (reading) return reading
  }
  if (/^\d{15}$/.test(id)) return readFifteen(id, asOf)
  if (/^[A-Z]{3}\d{12}$/.test(id)) return readOldForeign(id, fault)
  if (isFloat(id)) return fault('float')
  if ((narrow.match(/\d{17}[\dX]|(?<!\d)\d{15}(?!\d)/gu)?.length ?? 0) > 1 || /^(?:\d{17}[\dX]){2}$/.test(id))
    return fault('two-numbers')
  if (/^1[3-9]\d{9}$/.test(id)) return fault('phone')
  if (/^(?:[A-Z]\d{8}|[A-Z]{2}\d{7}|[HM]\d{8}(?:\d{2})?)$/.test(id)) return fault('other-paper')
  if (isMasked(id)) return fault('masked')
  const sign = /[^\dX]/u.exec(id)
  if (sign) return { ...fault('characters'), sign: sign[0] }
  if (id.length !== 18) return fault('length')
  if (id.slice(0, 17).includes('X')) return fault('x-place')
  const reason = faultOfEighteen(id, asOf)
  return reason === 'checksum' && mayBeRounded(id) ? { ...fault(reason), rounded: true } : fault(reason)
}

/** Why 17 digits and a digit or X are no ID number. Region first, then the date, then the check digit: from the plainest to the most opaque. */
function faultOfEighteen(id: string, asOf: IsoDate): IdFault {
  const foreign = id.startsWith('9')
  const province = foreign ? digitsAt(id, 1, 2) * 10000 : digitsAt(id, 0, 6)
  if (regionState(province) === RegionState.noProvince) return id.startsWith('999') ? 'student' : 'province'
  const day = digitsAt(id, 6, 8)
  if (!isBirthday(day)) return 'date'
  return day > numberOf(asOf) ? 'future' : 'checksum'
}

/** Scientific display, or the decimals other software prints behind a number. */
function isFloat(id: string): boolean {
  return /^\d(?:\.\d+)?E\+?1[3-9]$/.test(id) || /^\d{14,18}\.\d+$/.test(id)
}

/**
 * Excel keeps 15 digits of a number typed by hand and fills up with zeros; other software prints a double in its shortest form. Asked only
 * about numbers that are wrong already, and no more than a possibility: as text, they were most likely typed so.
 */
function mayBeRounded(id: string): boolean {
  return id.endsWith('000') || isDoubleShaped(id)
}

function readFifteen(id: string, asOf: IsoDate): IdNumberReading {
  const fault = (reason: IdFault): FaultyId => ({ valid: false, reason, length: 15 })
  const state = regionState(digitsAt(id, 0, 6))
  if (state === RegionState.noProvince || state === RegionState.permit) return fault('province')
  const day = 19000000 + digitsAt(id, 6, 6)
  if (!isBirthday(day)) return fault('date')
  if (day > numberOf(asOf)) return fault('future')
  const seventeen = `${id.slice(0, 6)}19${id.slice(6)}`
  return {
    valid: true,
    kind: 'resident-15',
    canonical: id,
    birth: dayText(day),
    sex: (id.charCodeAt(14) & 1) === 1 ? '男' : '女',
    region: id.slice(0, 6),
    notes: expired15,
    suggestion: seventeen + idCheckDigit(seventeen),
  }
}

/** Three letters, four digits of the office, YYMMDD, a serial and a check digit. The century is not written, so any that has the day will do. */
function readOldForeign(id: string, fault: (reason: IdFault) => FaultyId): IdNumberReading {
  const year = digitsAt(id, 7, 2)
  const month = digitsAt(id, 9, 2)
  const day = digitsAt(id, 11, 2)
  if (!isCalendarDay(1900 + year, month, day) && !isCalendarDay(2000 + year, month, day)) return fault('date')
  return {
    valid: true,
    kind: 'permanent-resident-old',
    canonical: id,
    birth: undefined,
    sex: undefined,
    region: id.slice(3, 7),
    notes: untested,
  }
}

/** 19800101 → 1980-01-01. A roster has 15,000 birthdays, not a million: each is made once. */
const dayText = remember(
  (day: number): IsoDate => isoOf(Math.floor(day / 10000), Math.floor(day / 100) % 100, day % 100),
  50_000,
)
