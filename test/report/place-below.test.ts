import { join } from 'node:path'
import { expect, test } from 'vitest'
import { placesBelow } from '../../src/report/place-below.ts'

test('the way below a folder is kept, and no two files end in one place', () => {
  const places = placesBelow('改好', ['收件', 'a/x.xlsx', 'b/x.xlsx'])
  expect(places.of('收件/甲县/附件3.xlsx', '附件3', '.xlsx')).toBe(join('改好', '甲县', '附件3.xlsx'))
  expect(places.of('收件/乙县/附件3.xlsx', '附件3', '.xlsx')).toBe(join('改好', '乙县', '附件3.xlsx'))
  expect(places.of('a/x.xlsx', 'x', '.xlsx')).toBe(join('改好', 'x.xlsx'))
  expect(places.of('b/x.xlsx', 'x', '.xlsx')).toBe(join('改好', 'x-2.xlsx'))
})
