/** The county table to pass on says what the gap says, with a bar behind the gap and the rate. */
import { expect, test } from 'vitest'
import type { Coverage } from '../../src/gap/coverage.ts'
import type { GapResult } from '../../src/gap/gap-result.ts'
import { drawSummary } from '../../src/report/draw-summary.ts'
import { workbookBytes } from '../../src/report/workbook-bytes.ts'
import { loadNotice } from '../notices/load.ts'
import { sheetXml } from './sheet-xml.ts'

const numbers = (staff: number, trained: number) => ({
  staff,
  trained,
  untrained: staff - trained,
  rate: Math.round((trained / staff) * 10_000) / 10_000,
})

test('the numbers are those of the gap; bars from nothing to the largest, and to all', async () => {
  const notice = await loadNotice('sichuan-2017')
  const rows = [
    { unit: '锦江区', ...numbers(100, 60) },
    { unit: '青羊区', ...numbers(300, 90) },
  ]
  const result = { asOf: '2017-03-28', unit: '成都市', by: 'county', rows, total: numbers(400, 150) }
  const drawing = drawSummary(
    result as unknown as GapResult,
    { complete: true, notCounted: [], missing: [], unread: [] } as unknown as Coverage,
    notice,
  )
  const values = drawing.cells.filter(({ value }) => value !== undefined).map(({ value }) => value)
  expect(values.slice(-15)).toEqual([
    '锦江区',
    100,
    60,
    40,
    0.6,
    '青羊区',
    300,
    90,
    210,
    0.3,
    '合计',
    400,
    150,
    250,
    0.375,
  ])
  const xml = sheetXml(await workbookBytes([drawing]))
  const bytes = async () => Buffer.from(await workbookBytes([drawing]))
  expect((await bytes()).equals(await bytes())).toBe(true)
  const bars = [...xml.matchAll(/<conditionalFormatting sqref="([^"]*)">.*?<dataBar[^>]*>(.*?)<color/g)].map(
    ([, ref, cfvo]) => [ref, cfvo],
  )
  expect(bars).toEqual([
    ['D4:D5', '<cfvo type="num" val="0"/><cfvo type="max"/>'],
    ['E4:E5', '<cfvo type="num" val="0"/><cfvo type="num" val="1"/>'],
  ])
})
