import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type PhoneFault, readPhones } from '../../src/value/phone.ts'

const accepted: [text: string, canonical: string[]][] = [
  ['13800138000', ['13800138000']],
  ['１３８００１３８０００', ['13800138000']],
  ['138 0013 8000', ['13800138000']],
  ['138-0013-8000', ['13800138000']],
  ['19912345678', ['19912345678']],
  ['+86 13800138000', ['13800138000']],
  ['8613800138000', ['13800138000']],
  ['0086-13800138000', ['13800138000']],
  ['13800138000.0', ['13800138000']],
  ['1.3800138E10', ['13800138000']],
  ['0730-8963658', ['0730-8963658']],
  ['0730—8963658', ['0730-8963658']],
  ['07308963658', ['0730-8963658']],
  ['0730 8963658', ['0730-8963658']],
  ['(028)86115370', ['028-86115370']],
  ['（028）86115370', ['028-86115370']],
  ['028-86115370', ['028-86115370']],
  ['+86-28-86115370', []],
  ['8963658', ['8963658']],
  ['8611 5370', ['86115370']],
  ['0730-8963658-801', ['0730-8963658-801']],
  ['0730-8963658转801', ['0730-8963658-801']],
  ['8963658转801', ['8963658-801']],
  ['400-810-8888', ['4008108888']],
  ['13800138000/13900139000', ['13800138000', '13900139000']],
  ['13800138000、0730-8963658', ['13800138000', '0730-8963658']],
  ['0730-8963658，13800138000', ['0730-8963658', '13800138000']],
  ['13800138000 13900139000', ['13800138000', '13900139000']],
  ['13800138000\n8963658', ['13800138000', '8963658']],
  ['0730 8963658 13800138000', ['0730-8963658', '13800138000']],
  ['手机：13800138000', ['13800138000']],
  ['13800138000（张三）', ['13800138000']],
]

test.each(accepted.filter(([, canonical]) => canonical.length > 0))('%j holds %j', (text, canonical) => {
  const reading = readPhones(text)
  expect(reading.valid && reading.phones.map((phone) => phone.canonical)).toEqual(canonical)
})

const rejected: [text: string, reason: PhoneFault, digits: number][] = [
  ['', 'blank', 0],
  ['无', 'blank', 0],
  ['12345678901', 'mobile-prefix', 11],
  ['1380013800', 'mobile-length', 10],
  ['138001380000', 'mobile-length', 12],
  ['021-1234567', 'landline-length', 10],
  ['0730-896365', 'landline-length', 10],
  ['0130-8963658', 'area-code', 11],
  ['896365', 'length', 6],
  ['1.38E+10', 'float', 5],
  ['1.38001E+10', 'float', 8],
  ['510104198001011236', 'id-number', 18],
  ['51010419800101009X', 'id-number', 17],
  ['张三', 'characters', 0],
  ['1380013800②', 'characters', 10],
  ['1380013800O', 'characters', 10],
  ['13800138000/1390013900', 'mobile-length', 10],
]

test.each(rejected)('%j: %s with %d digits', (text, reason, digits) => {
  expect(readPhones(text)).toEqual({ valid: false, reason, digits })
})

test('any text is read without throwing; a reading invents no digits', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'0123456789 -/、()转+E.张'), maxLength: 30 }), (text) => {
      const reading = readPhones(text)
      if (!reading.valid || /E/.test(text)) return
      const found = reading.phones.map((phone) => phone.canonical.replace(/\D/g, '')).join('')
      expect(found.length).toBeLessThanOrEqual(text.replace(/\D/g, '').length)
    }),
  )
})
