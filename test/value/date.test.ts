import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, daysBetween, isIsoDate, readDate, shanghaiDay, shanghaiTime } from '../../src/value/date.ts'

test.each([
  ['2021-05-30', '2021-05-30'],
  ['2021.5.30', '2021-05-30'],
  ['2021/5/30', '2021-05-30'],
  ['2021年5月30日', '2021-05-30'],
  ['2021 年 5 月 30 日', '2021-05-30'],
  ['２０２１．５．３０', '2021-05-30'],
  ['20210530', '2021-05-30'],
  ['2021-05-30T08:00:00', '2021-05-30'],
  ['二〇二一年五月三十日', '2021-05-30'],
  ['二○二一年十二月二十一日', '2021-12-21'],
  ['一九八九年十月', undefined],
  ['2021年2月29日', undefined],
  ['2021年5月', undefined],
  ['5.30', undefined],
  ['5月30日', undefined],
  ['44346', undefined],
  ['20215030', undefined],
  ['', undefined],
])('readDate %j → %j', (text, date) => {
  expect(readDate(text)).toBe(date)
})

test.each([
  ['2020-02-29', true],
  ['2021-02-29', false],
  ['1900-02-29', false],
  ['2021-5-30', false],
  ['2021-13-01', false],
])('isIsoDate %j → %s', (text, is) => {
  expect(isIsoDate(text)).toBe(is)
})

test('the day in Shanghai turns at 16:00 UTC', () => {
  expect(shanghaiDay(Date.UTC(2021, 4, 30, 15, 59, 59))).toBe('2021-05-30')
  expect(shanghaiDay(Date.UTC(2021, 4, 30, 16, 0, 0))).toBe('2021-05-31')
  expect(shanghaiTime(Date.UTC(2021, 4, 30, 9, 0, 0))).toBe('2021-05-30T17:00:00+08:00')
})

test('days between two days and days added agree, over months and leap years', () => {
  expect(daysBetween('2021-05-28', '2021-05-30')).toBe(2)
  expect(daysBetween('2020-03-01', '2020-02-28')).toBe(-2)
  fc.assert(
    fc.property(fc.integer({ min: -40000, max: 40000 }), (days) => {
      expect(daysBetween('2017-03-15', addDays('2017-03-15', days))).toBe(days)
    }),
  )
})
