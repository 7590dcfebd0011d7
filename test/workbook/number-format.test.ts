/** Which number formats make a number a date, and what date it is. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { serialToIso } from '../../src/workbook/date-serial.ts'
import { builtInDateKind, DateKind, dateKindOf, formatDateKind } from '../../src/workbook/number-format.ts'
import { readStyles } from '../../src/workbook/xlsx/styles.ts'
import { tries } from '../tries.ts'

describe('dateKindOf', () => {
  test.each([
    'yyyy-mm-dd',
    'yyyy/m/d',
    'm/d/yy h:mm',
    'yyyy"年"m"月"d"日"',
    'yyyy"年"m"月"d"日";@',
    '[$-804]yyyy"年"m"月"',
    '[$-F800]dddd, mmmm dd, yyyy',
    '[DBNum1][$-804]yyyy"年"m"月"d"日"',
    'yyyy年m月d日',
    'm"月"d"日"',
    'mmm-yy',
    'mmmm',
    'aaaa',
    '[$-804]aaa',
    'e',
    '[$-411]ge.m.d',
    '[红色]yyyy/m/d',
    '[>=43831]yyyy/m/d;General',
    '[<1]h:mm;yyyy/m/d h:mm',
    'yyyy\\-mm\\-dd',
    'YYYY-MM-DD',
  ])('date: %s', (code) => expect(dateKindOf(code)).not.toBe(DateKind.none))

  test.each(['h:mm', 'hh:mm:ss', 'h:mm AM/PM', '上午/下午h"时"mm"分"', 'mm:ss', 'mm:ss.0', 'h"时"mm"分"'])(
    'time: %s',
    (code) => expect(dateKindOf(code)).toBe(DateKind.time),
  )

  test.each([
    'General',
    'G/通用格式',
    '0',
    '0.00',
    '#,##0',
    '0%',
    '0.00E+00',
    '##0.0E+0',
    '# ?/?',
    '@',
    '',
    ';;;',
    '[h]:mm:ss',
    '[hh]:mm',
    '[mm]:ss',
    '[ss]',
    '"日期"0',
    '0"天"',
    '0\\d',
    '0_d',
    '0*y',
    '[Red]0',
    '[Yellow]0',
    '[$¥-804]#,##0.00',
    '#,##0" 元";[红色]-#,##0" 元"',
    'General;"yyyy"',
    '0;yyyy',
    '000000000000000000',
    '"班"0',
    '_(* #,##0_);_(* \\(#,##0\\);_(* "-"_);_(@_)',
  ])('no date: %s', (code) => expect(dateKindOf(code)).toBe(DateKind.none))

  test('formats without a code', () => {
    const dates = [14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58]
    const times = [18, 19, 20, 21, 32, 33, 34, 35, 45, 47, 55, 56]
    for (let id = 0; id < 200; id++) {
      const expected = dates.includes(id) ? DateKind.date : times.includes(id) ? DateKind.time : DateKind.none
      expect([id, builtInDateKind(id)]).toEqual([id, expected])
    }
  })
})

test('a number that the file defines itself means what the file says', () => {
  expect(formatDateKind(31, undefined)).toBe(DateKind.date)
  expect(formatDateKind(31, '0.00')).toBe(DateKind.none)
  expect(formatDateKind(58, '')).toBe(DateKind.none)
  expect(formatDateKind(190, 'yyyy"年"m"月"')).toBe(DateKind.date)
  const styles = (formats: string) =>
    readStyles(
      Buffer.from(
        `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${formats}<cellXfs><xf numFmtId="31"/><xf numFmtId="57"/></cellXfs></styleSheet>`,
      ),
    )
  expect([...styles('')]).toEqual([DateKind.date, DateKind.date])
  const own = '<numFmts><numFmt numFmtId="31" formatCode="0"/><numFmt numFmtId="57" formatCode="h:mm"/></numFmts>'
  expect([...styles(own)]).toEqual([DateKind.none, DateKind.time])
})

describe('serialToIso', () => {
  test.each([
    [1, '1900-01-01'],
    [31, '1900-01-31'],
    [32, '1900-02-01'],
    [59, '1900-02-28'],
    [60, '1900-02-29'],
    [61, '1900-03-01'],
    [366, '1900-12-31'],
    [367, '1901-01-01'],
    [36525, '1999-12-31'],
    [36526, '2000-01-01'],
    [36585, '2000-02-29'],
    [44346, '2021-05-30'],
    [2_958_465, '9999-12-31'],
    [44346.5, '2021-05-30T12:00:00'],
    [44346.333333333336, '2021-05-30T08:00:00'],
    [44346.999999999, '2021-05-31'],
    [0.5, '12:00:00'],
    [0, '1900-01-00'],
    [-1, undefined],
    [2_958_466, undefined],
    [Number.NaN, undefined],
    [1e300, undefined],
  ])('1900: %d is %s', (serial, iso) => expect(serialToIso(serial, DateKind.date, false)).toBe(iso))

  test.each([
    [0, '1904-01-01'],
    [1, '1904-01-02'],
    [42884, '2021-05-30'],
    [0.25, '1904-01-01T06:00:00'],
    [2_957_003, '9999-12-31'],
    [2_957_004, undefined],
  ])('1904: %d is %s', (serial, iso) => expect(serialToIso(serial, DateKind.date, true)).toBe(iso))

  test('a time without a date', () => {
    for (const date1904 of [false, true]) {
      expect(serialToIso(0, DateKind.time, date1904)).toBe('00:00:00')
      expect(serialToIso(1 / 3, DateKind.time, date1904)).toBe('08:00:00')
    }
    expect(serialToIso(44346.5, DateKind.time, false)).toBe('2021-05-30T12:00:00')
  })

  test('agrees with the calendar on every day and second', () => {
    fc.assert(
      fc.property(fc.integer({ min: 61, max: 2_958_465 }), fc.integer({ min: 0, max: 86_399 }), (day, second) => {
        const instant = new Date(Date.UTC(1900, 2, 1) + (day - 61) * 86_400_000 + second * 1000)
          .toISOString()
          .slice(0, 19)
        const expected = second === 0 ? instant.slice(0, 10) : instant
        expect(serialToIso(day + second / 86_400, DateKind.date, false)).toBe(expected)
        if (day >= 1462) expect(serialToIso(day - 1462 + second / 86_400, DateKind.date, true)).toBe(expected)
      }),
      { numRuns: tries(2000) },
    )
  })
})
