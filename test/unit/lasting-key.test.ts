import { expect, test } from 'vitest'
import { lastingKey } from '../../src/unit/lasting-key.ts'

test.each([
  ['隆昌县, a city since 2017', '511028', '511083'],
  ['简阳市, of another city since 2016', '512081', '510185'],
  ['达县, a district under another code', '511721', '511703'],
  ['a county that never changed', '510104', '510104'],
  ['下城区, merged into 拱墅区', '330103', '330103'],
  ['苍南县, divided', '330327', '330327'],
  ['a unit of a notice', '430600-JK', '430600-JK'],
  ['nobody', '', ''],
])('%s: %s → %s', (_, key, today) => {
  expect(lastingKey(key)).toBe(today)
})
