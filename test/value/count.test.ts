import { expect, test } from 'vitest'
import { readCount, readNumber } from '../../src/value/count.ts'
import { CellKind } from '../../src/workbook/workbook.ts'

test.each([
  ['133742', CellKind.number, 133742],
  ['0', CellKind.number, 0],
  ['1.2E2', CellKind.number, 120],
  ['12.0', CellKind.number, 12],
  ['12.000000000000002', CellKind.number, 12],
  ['12.5', CellKind.number, Number.NaN],
  ['-3', CellKind.number, Number.NaN],
  ['44346', CellKind.date, Number.NaN],
  ['TRUE', CellKind.boolean, Number.NaN],
  ['#REF!', CellKind.error, Number.NaN],
  ['', CellKind.unevaluated, Number.NaN],
  ['', CellKind.blank, undefined],
  [' 120 ', CellKind.text, 120],
  ['１２０', CellKind.text, 120],
  ['1,234', CellKind.text, 1234],
  ['133,742', CellKind.text, 133742],
  ['1,23', CellKind.text, Number.NaN],
  ['12人', CellKind.text, 12],
  ['3 所', CellKind.text, 3],
  ['约12', CellKind.text, Number.NaN],
  ['12+3', CellKind.text, Number.NaN],
  ['十二', CellKind.text, 12],
  ['六人', CellKind.text, 6],
  ['共 6 人', CellKind.text, 6],
  ['共计６名', CellKind.text, 6],
  ['合计：12名教师', CellKind.text, 12],
  ['6（人）', CellKind.text, 6],
  ['一百零五人', CellKind.text, 105],
  ['壹拾贰人', CellKind.text, 12],
  ['两所', CellKind.text, 2],
  ['一百二', CellKind.text, Number.NaN],
  ['一二', CellKind.text, Number.NaN],
  ['6人左右', CellKind.text, Number.NaN],
  ['男3女3', CellKind.text, Number.NaN],
  ['1464②', CellKind.text, Number.NaN],
  ['1464¹', CellKind.text, Number.NaN],
  ['1464⑴', CellKind.text, Number.NaN],
  ['1464*', CellKind.text, Number.NaN],
  ['1464#', CellKind.text, Number.NaN],
  ['②', CellKind.text, Number.NaN],
  ['-', CellKind.text, undefined],
  ['/', CellKind.text, undefined],
  ['无', CellKind.text, undefined],
  ['0x10', CellKind.text, Number.NaN],
  ['Infinity', CellKind.text, Number.NaN],
])('readCount %j (kind %d) → %d', (text, kind, count) => {
  expect(readCount(text, kind)).toEqual(count)
})

test.each([
  ['66.28%', CellKind.text, 0.6628],
  ['0.6628', CellKind.number, 0.6628],
  ['-1', CellKind.number, -1],
  ['25.5学时', CellKind.text, 25.5],
  ['49.99999999999999', CellKind.number, 50],
  ['30.000000000000004', CellKind.number, 30],
  ['45.00000001', CellKind.number, 45.00000001],
  ['30学分', CellKind.text, 30],
  ['90 分', CellKind.text, 90],
  ['优秀', CellKind.text, Number.NaN],
  ['', CellKind.text, undefined],
])('readNumber %j (kind %d) → %d', (text, kind, number) => {
  expect(readNumber(text, kind)).toEqual(number)
})
