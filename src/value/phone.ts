/**
 * The text of a phone cell comes in; the numbers it holds go out, or the reason why it holds none. Knows the Chinese numbering plan
 * (mobile 11 digits from 13 to 19; 010 and 02x with 8 digits, other area codes with 7 or 8) and never completes a number.
 */
import { isMasked } from './masked.ts'
import { cleanText, isBlankText, narrowText } from './text.ts'

export interface Phone {
  /** `local`: a landline number without its area code. `service`: 400 and 800 numbers. */
  kind: 'mobile' | 'landline' | 'local' | 'service'
  /** `13800138000`, `0730-8963658`, `0730-8963658-801`, `8963658`. */
  canonical: string
}

export type PhoneFault =
  | 'blank'
  /** Excel's rounded display: `1.38E+10`. */
  | 'float'
  /** Looks like an ID number: columns swapped. */
  | 'id-number'
  /** Starts like a mobile number but has not 11 digits. */
  | 'mobile-length'
  /** 11 digits, but 10…, 11… and 12… are no mobile numbers. */
  | 'mobile-prefix'
  /** Starts with an area code, but the number behind it is too short or too long. */
  | 'landline-length'
  /** An area code that does not exist. */
  | 'area-code'
  /** Neither a mobile nor a landline number by its count of digits. */
  | 'length'
  /** Digits hidden behind stars by the system that exported it. */
  | 'masked'
  /** Letters or signs that no phone number has. */
  | 'characters'

type PhoneReading =
  | { valid: true; phones: Phone[] }
  /** `digits`: how many digits the faulty number has. */
  | { valid: false; reason: PhoneFault; digits: number }

const mobile = /^1[3-9]\d{9}$/
const country = /^(?:\+|00)?86[- ]*(?=(?:1[3-9]|0?[1-9]\d{1,2}).{7,})/
const landline =
  /^\(?(010|02\d|0[3-9]\d{2})\)?[- ]*([2-9]\d{2,3}[- ]?\d{4})(?:[- ]*(?:转|分机|ext\.?|[-#*])[- ]*(\d{1,6}))?$/i
const local = /^([2-9]\d{2,3}[- ]?\d{4})(?:[- ]*(?:转|分机|ext\.?|[-#*])[- ]*(\d{1,6}))?$/i
const service = /^([48]00)[- ]?(\d{3,4})[- ]?(\d{3,4})$/
/** What people write before or behind a number to say whose or which it is. */
const label = /^(?:联系电话|办公电话|固定电话|移动电话|手机号码?|手机|电话|座机|固话|办公室?|办|宅|tel|phone)[:：. ]*/iu
const remark = /\([^()\d]*\)/gu

/** Reads one or several numbers out of a cell; several may be parted by `/`, `、`, commas, 或, line breaks or blanks. */
export function readPhones(text: string): PhoneReading {
  if (mobile.test(text)) return { valid: true, phones: [{ kind: 'mobile', canonical: text }] }
  if (isBlankText(text)) return { valid: false, reason: 'blank', digits: 0 }
  const narrow = narrowText(cleanText(text))
    .replace(/[‐‑‒–—―−─ー]+/gu, '-')
    .replace(remark, ' ')
    .trim()
  const phones: Phone[] = []
  for (const part of narrow.split(/\s*[/、,;|或和及&\\]+\s*/u)) {
    if (part === '') continue
    const found = readPart(part.replace(label, ''))
    if (!Array.isArray(found)) return found
    phones.push(...found)
  }
  return phones.length > 0 ? { valid: true, phones } : { valid: false, reason: 'characters', digits: 0 }
}

/** A part is one number written with blanks, or several numbers parted by blanks only. */
function readPart(part: string): Phone[] | Extract<PhoneReading, { valid: false }> {
  const words = part.split(' ')
  return (words.length <= 8 ? readWords(words) : undefined) ?? { valid: false, ...faultOf(part) }
}

function readWords(words: string[]): Phone[] | undefined {
  for (let count = words.length; count > 0; count--) {
    const phone = readOne(words.slice(0, count).join(' '))
    if (!phone) continue
    if (count === words.length) return [phone]
    const rest = readWords(words.slice(count))
    if (rest) return [phone, ...rest]
  }
  return undefined
}

function readOne(text: string): Phone | undefined {
  const number = exactNumber(text).replace(country, '')
  const digits = number.replace(/(?<=\d)[- ](?=\d)/g, '')
  if (mobile.test(digits)) return { kind: 'mobile', canonical: digits }
  const fixed = landline.exec(number)
  if (fixed) {
    const subscriber = fixed[2]!.replace(/\D/g, '')
    // 010 and 02x have eight digits everywhere.
    if (fixed[1]!.length === 4 || subscriber.length === 8) {
      return { kind: 'landline', canonical: [fixed[1]!, subscriber, ...(fixed[3] ? [fixed[3]] : [])].join('-') }
    }
  }
  const toll = service.exec(number)
  if (toll && digits.length === 10) return { kind: 'service', canonical: digits }
  const near = local.exec(number)
  if (near) return { kind: 'local', canonical: [near[1]!.replace(/\D/g, ''), ...(near[2] ? [near[2]] : [])].join('-') }
  return undefined
}

/** Undoes what number cells of other software print: `13800138000.0`, `1.3800138E10`. Excel's own display has five decimals and lost digits. */
function exactNumber(text: string): string {
  if (/^\d{7,12}\.0+$/.test(text)) return text.slice(0, text.indexOf('.'))
  return /^1\.\d{7,10}E\+?10$/i.test(text) ? String(Number(text)) : text
}

function faultOf(part: string): { reason: PhoneFault; digits: number } {
  const bare = part.replace(/[\s()+-]/g, '').replace(/^(?:00)?86(?=1\d{9,})/, '')
  const digits = bare.replace(/\D/g, '').length
  if (/^\d(?:\.\d+)?E\+?\d+$/i.test(part.replace(/ /g, ''))) return { reason: 'float', digits }
  if (/^\d{17}[\dX]$/i.test(bare) || /^\d{15}$/.test(bare)) return { reason: 'id-number', digits }
  if (!/^\d+$/.test(bare)) return { reason: isMasked(bare) ? 'masked' : 'characters', digits }
  if (bare.startsWith('0'))
    return { reason: /^0(?:10|2\d|[3-9]\d)/.test(bare) ? 'landline-length' : 'area-code', digits }
  if (bare.startsWith('1')) {
    return { reason: digits === 11 ? 'mobile-prefix' : digits >= 9 ? 'mobile-length' : 'length', digits }
  }
  return { reason: 'length', digits }
}
