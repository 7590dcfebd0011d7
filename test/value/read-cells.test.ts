/** What people write for months, shares, sums of money and ticks, and what it is read as. */
import { expect, test } from 'vitest'
import { valueReader } from '../../src/form/read-value.ts'
import type { ColumnType } from '../../src/notice/column-types.ts'
import { CellKind } from '../../src/workbook/workbook.ts'

const { text, number } = CellKind

test.each<[ColumnType, string, CellKind, string | number | undefined]>([
  ['month', '1985.03', text, '1985-03'],
  ['month', '1985.3', text, '1985-03'],
  ['month', '1985年3月', text, '1985-03'],
  ['month', '198503', number, '1985-03'],
  ['month', '１９８５．１０', text, '1985-10'],
  ['month', '1985-03-12', CellKind.date, '1985-03'],
  ['month', '一九八九年十月', text, '1989-10'],
  ['month', '二〇〇五年一月', text, '2005-01'],
  ['month', '1989年十二月', text, '1989-12'],
  ['month', '一九八九年十三月', text, '一九八九年十三月'],
  ['month', '八九年十月', text, '八九年十月'],
  ['month', '91.12', text, '91.12'],
  ['month', '1985.1', number, '1985.1'],
  ['month', '1985.13', text, '1985.13'],
  ['percent', '98.5%', text, 0.985],
  ['percent', '98.5 ％', text, 0.985],
  ['percent', '98.5', number, 0.985],
  ['percent', '98.7', number, 0.987],
  ['percent', '0.985', number, 0.985],
  ['percent', '0.5%', text, 0.005],
  ['percent', '120', number, 1.2],
  ['percent', '1', number, 1],
  ['percent', '约九成', text, Number.NaN],
  ['percent', '', CellKind.blank, undefined],
  ['money', '3000', number, 3000],
  ['money', '3,000元', text, 3000],
  ['money', '￥3000.50', text, 3000.5],
  ['money', '1.2万元', text, 12000],
  ['money', '1.1万', text, 11000],
  ['money', '三千', text, Number.NaN],
  ['money', '/', text, undefined],
  ['tick', '√', text, '是'],
  ['tick', '☑', text, '是'],
  ['tick', '■', text, '是'],
  ['tick', '是', text, '是'],
  ['tick', 'TRUE', CellKind.boolean, '是'],
  ['tick', '□', text, '否'],
  ['tick', '☑是 □否', text, '是'],
  ['tick', '□是 ☑否', text, '否'],
  ['tick', '□是 □否', text, '□是 □否'],
  ['tick', '大概', text, '大概'],
])('%s %j (%i) is %j', (type, written, kind, wanted) => {
  expect(valueReader(type)(written, kind)).toBe(wanted)
})

test('money is in the unit that its heading says', () => {
  const read = valueReader('money', { heading: '经费', groups: ['投入（万元）'] })
  expect([read('3.5', number), read('3.5万元', text), read('35000元', text)]).toEqual([3.5, 3.5, 3.5])
})
