import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { idCheckDigit, idKey, isDoubleShaped } from '../../src/value/id-digits.ts'
import { type FaultyId, readIdNumber, type ValidId } from '../../src/value/id-number.ts'
import { anyText } from './any-text.ts'

const asOf = '2021-05-28'

/** GB 11643-1999's own sample; all others are invented. */
const accepted: [text: string, reading: Partial<ValidId>, why: string][] = [
  [
    '11010519491231002X',
    { kind: 'resident', birth: '1949-12-31', sex: '女', region: '110105', notes: [] },
    'the sample of GB 11643',
  ],
  ['510104198001011236', { kind: 'resident', birth: '1980-01-01', sex: '男', notes: [] }, 'a county in force'],
  ['512323197201011238', { kind: 'resident', notes: ['former-county'] }, '南川县 of 涪陵地区, abolished 1994'],
  ['110103197201011235', { kind: 'resident', notes: ['former-county'] }, '崇文区, abolished 2010'],
  ['810000198001011236', { kind: 'residence-permit', notes: [] }, 'residence permit, 香港'],
  ['820000198001011238', { kind: 'residence-permit' }, 'residence permit, 澳门'],
  ['83000019800101123X', { kind: 'residence-permit' }, 'residence permit, 台湾'],
  [
    '932682198501010017',
    { kind: 'permanent-resident', birth: '1985-01-01', sex: undefined },
    'permanent residence card of 2023',
  ],
  [
    'USA510185010112',
    { kind: 'permanent-resident-old', birth: undefined, notes: ['check-digit-untested'] },
    'the card before it',
  ],
  ['519999197201011234', { kind: 'resident', notes: ['unknown-county'] }, 'the county never was, the province is'],
  [
    '510104800101123',
    { kind: 'resident-15', notes: ['expired-15'], birth: '1980-01-01', sex: '男', suggestion: '510104198001011236' },
    '15 digits',
  ],
  ['51010419800101009x', { canonical: '51010419800101009X' }, 'small x'],
  ['51010419800101009×', { canonical: '51010419800101009X' }, 'multiplication sign'],
  ['51010419800101009х', { canonical: '51010419800101009X' }, 'Cyrillic х'],
  ['51010419800101009Ｘ', { canonical: '51010419800101009X' }, 'full-width X'],
  ['５１０１０４１９８００１０１１２３６', { canonical: '510104198001011236' }, 'full-width digits'],
  ['510104 19800101 1236', { canonical: '510104198001011236' }, 'blanks for reading'],
  ['510104\u00A01980\u200B01011236\n', { canonical: '510104198001011236' }, 'no-break blank, zero-width, line break'],
  ["'510104198001011236", { canonical: '510104198001011236' }, 'apostrophe'],
  ['\t510104198001011236', { canonical: '510104198001011236' }, 'tab'],
  ['\uFEFF510104198001011236', { canonical: '510104198001011236' }, 'byte order mark'],
  [withCheckDigit('44190019800101123'), { kind: 'resident', notes: [] }, '东莞 has no counties: the city code stands'],
  [withCheckDigit('51010420040229123'), { birth: '2004-02-29' }, 'leap day'],
]

test.each(accepted)('%j is valid: %o (%s)', (text, reading) => {
  expect(readIdNumber(text, asOf)).toMatchObject({ valid: true, ...reading })
})

const rejected: [text: string, reading: Partial<FaultyId>, why: string][] = [
  ['', { reason: 'blank' }, 'empty'],
  [' / ', { reason: 'blank' }, 'a stroke for none'],
  ['510104198001011237', { reason: 'checksum' }, 'last digit wrong'],
  ['510104198101011236', { reason: 'checksum' }, 'one digit wrong in the middle'],
  ['510104198002301235', { reason: 'date' }, '30 February, check digit right'],
  ['510104198102291230', { reason: 'date' }, '29 February of a common year'],
  ['510104190002291231', { reason: 'date' }, '1900 was no leap year'],
  ['510104209901011232', { reason: 'future' }, 'born after the as-of date'],
  ['510104800132123', { reason: 'date' }, '15 digits, 32 January'],
  ['991234800101123', { reason: 'province' }, '15 digits, no such province'],
  ['990104198001011230', { reason: 'province' }, 'province 99'],
  ['710000198001011231', { reason: 'province' }, '台湾 residents carry 83, never 71'],
  ['999999197201011233', { reason: 'student' }, "a student's temporary number"],
  ['510104198001011000', { reason: 'checksum', rounded: true }, 'text that may have been a number once'],
  ['510104198001013440', { reason: 'checksum', rounded: true }, 'text, perhaps printed from a double'],
  ['5101**********1236', { reason: 'masked' }, 'stars of an export'],
  ['５１０１＊＊＊＊＊＊＊＊＊＊１２３６', { reason: 'masked' }, 'wide stars'],
  ['510104●●●●●●●●123X', { reason: 'masked' }, 'dots'],
  ['510104xxxxxxxx1236', { reason: 'masked' }, 'the letter x for stars'],
  ['5.10104E+17', { reason: 'float' }, 'scientific display'],
  ['5.10104198001011e+17', { reason: 'float' }, 'scientific, all digits shown'],
  ['510104198001011236.0', { reason: 'float' }, 'decimals of a number'],
  ['51010419800101123', { reason: 'length', length: 17 }, 'one digit short'],
  ['5101041980010112366', { reason: 'length', length: 19 }, 'one too many'],
  ['51010419800101X236', { reason: 'x-place' }, 'X in the middle'],
  ['51010419800101l236', { reason: 'characters', sign: 'L' }, 'a letter for a digit'],
  ['51010419800101123⑥', { reason: 'characters', sign: '⑥' }, 'a footnote mark for a digit'],
  ['510104-19800101-1236', { reason: 'characters', sign: '-' }, 'strokes'],
  ['510104198001011236、11010519491231002X', { reason: 'two-numbers' }, 'two numbers'],
  ['510104198001011236\n11010519491231002X', { reason: 'two-numbers' }, 'two numbers on two lines'],
  ['51010419800101123611010519491231002X', { reason: 'two-numbers' }, 'two numbers run together'],
  ['13800138000', { reason: 'phone' }, 'a mobile phone'],
  ['E12345678', { reason: 'other-paper' }, 'a passport'],
  ['H1234567890', { reason: 'other-paper' }, 'a permit of 港澳'],
  ['张三', { reason: 'characters', sign: '张' }, 'a name'],
  ['USA510185130112', { reason: 'date' }, 'old foreign card, month 13'],
]

test.each(rejected)('%j is none: %o (%s)', (text, reading) => {
  expect(readIdNumber(text, asOf)).toMatchObject({ valid: false, ...reading })
})

test('a number cell of 16 digits and more has lost digits, whatever its check digit says', () => {
  const printed = String(Number('510104198001011236'))
  expect(printed).toBe('510104198001011260')
  expect(readIdNumber(printed, asOf, true)).toMatchObject({ valid: false, reason: 'float' })
  // As text it is a number like any other; only a whole column of such numbers tells.
  expect(readIdNumber(printed, asOf)).toMatchObject({ valid: true, notes: [] })
  expect(isDoubleShaped(printed)).toBe(true)
  expect(isDoubleShaped('510104198001011236')).toBe(false)
  expect(readIdNumber('510104800101123', asOf, true)).toMatchObject({ valid: true, kind: 'resident-15' })
})

test('whether a birth lies in the future depends on the as-of date alone', () => {
  const text = withCheckDigit('51010420210528123')
  expect(readIdNumber(text, '2021-05-28')).toMatchObject({ valid: true })
  expect(readIdNumber(text, '2021-05-27')).toMatchObject({ valid: false, reason: 'future' })
})

describe('properties', () => {
  const seventeen = fc
    .tuple(
      fc.constantFrom('510104', '512323', '430602', '810000', '110101'),
      fc.date({ min: new Date('1900-01-01'), max: new Date('2020-12-31'), noInvalidDate: true }),
      fc.integer({ min: 0, max: 999 }),
    )
    .map(
      ([region, date, serial]) =>
        region + date.toISOString().slice(0, 10).replaceAll('-', '') + String(serial).padStart(3, '0'),
    )

  test('every number with its check digit is valid, and its key is its own', () => {
    fc.assert(
      fc.property(seventeen, seventeen, (a, b) => {
        const first = readIdNumber(withCheckDigit(a), asOf)
        expect(first).toMatchObject({ valid: true, canonical: withCheckDigit(a) })
        const keys = [idKey(withCheckDigit(a)), idKey(withCheckDigit(b))]
        expect(keys[0]).toBeLessThan(2 ** 53)
        expect(keys[0] === keys[1]).toBe(a === b)
      }),
    )
  })

  test('any single wrong digit and any swap of neighbours is found', () => {
    fc.assert(
      fc.property(seventeen, fc.nat(16), fc.integer({ min: 1, max: 9 }), (digits, place, shift) => {
        const good = withCheckDigit(digits)
        const wrong = good.slice(0, place) + ((Number(good[place]) + shift) % 10) + good.slice(place + 1)
        expect(readIdNumber(wrong, asOf).valid).toBe(false)
        const swapped =
          good.slice(0, place) +
          good
            .slice(place, place + 2)
            .split('')
            .reverse()
            .join('') +
          good.slice(place + 2)
        if (swapped !== good) expect(readIdNumber(swapped, asOf).valid).toBe(false)
      }),
    )
  })

  test('any text is read without throwing, and nothing valid comes of a text without 15 digits', () => {
    fc.assert(
      fc.property(anyText(40), (text) => {
        const reading = readIdNumber(text, asOf)
        if (text.replace(/\D/gu, '').length < 12) expect(reading.valid).toBe(false)
      }),
    )
  })
})

test('the key of a 15-digit number is that of its 18 digits; the old foreign card has none', () => {
  expect(idKey('510104800101123')).toBe(idKey('510104198001011236'))
  expect(idKey('USA510185010112')).toBeUndefined()
  expect(idKey('')).toBeUndefined()
})

function withCheckDigit(seventeen: string): string {
  return seventeen + idCheckDigit(seventeen)
}
