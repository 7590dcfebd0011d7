/** Where the pages of a drawn form end: on one page what nearly fits, and never the last rows alone with their total on the next. */
import { beforeAll, describe, expect, test } from 'vitest'
import type { Form, Notice } from '../../src/notice/notice.ts'
import { drawForm } from '../../src/report/draw-form.ts'
import type { Drawing } from '../../src/report/drawing.ts'
import { rowsOf as drawnRows } from '../../src/report/drawn-rows.ts'
import { blankContent } from '../../src/report/form-content.ts'
import { unitsOfMillimetres } from '../../src/report/text-size.ts'
import { loadNotice } from '../notices/load.ts'
import { column, form as formOf, noticeWithLists, table } from './forms.ts'

let notice: Notice
let form: Form
beforeAll(async () => {
  notice = await loadNotice('sichuan-2017')
  form = notice.forms.find(({ id }) => id === 'annex-3')!
})

function drawn(count: number): Drawing {
  const content = blankContent(form, notice)
  content.forInput = false
  const rows = Array.from({ length: count }, (_, index) => ({
    unit: `示例${index}县`,
    staff: 1000,
    trained: 500,
    untrained: 500,
  }))
  content.tables = { main: { rows, total: { staff: 1000 * count } } }
  return drawForm(form, content)
}

const rowsOf = (drawing: Drawing) => Math.max(...drawing.cells.map(({ row }) => row))
const pointsOf = (drawing: Drawing, first: number, last: number) => {
  let sum = 0
  for (let row = first; row <= last; row++) sum += drawing.heights.get(row) ?? 15
  return sum
}
/** A4 across without the margins of GB/T 9704, in points. */
const paper = ((210 - 28 - 26) / 25.4) * 72

/** First and last row of each page. */
function pagesOf(drawing: Drawing): [number, number][] {
  const ends = [...drawing.page.breaks, rowsOf(drawing)]
  return ends.map((end, index) => [(ends[index - 1] ?? 0) + 1, end])
}

test('the 20 counties of 成都 with their notes go on one page, in letters that are still read', () => {
  const drawing = drawn(20)
  expect(drawing.page).toMatchObject({ onePage: true, breaks: [] })
  expect(drawing.widths.reduce((sum, width) => sum + width, 0)).toBeLessThanOrEqual(unitsOfMillimetres(297 - 35 - 37))
  const shrink = paper / pointsOf(drawing, 1, rowsOf(drawing))
  expect(shrink).toBeGreaterThan(0.74)
})

describe('a longer one', () => {
  test.each([23, 24, 25, 26, 27, 28, 29, 30, 35, 40, 60, 100, 183])(
    'of %i rows keeps its last rows with the total and the notes',
    (count) => {
      const drawing = drawn(count)
      const { page } = drawing
      expect(page.onePage).toBe(false)
      const pages = pagesOf(drawing)
      expect(pages.length).toBeGreaterThan(1)
      const total = drawing.cells.find(({ value }) => value === '小计')!.row
      const repeated = pointsOf(drawing, page.repeatFrom, page.repeatTo)
      for (const [index, [first, last]] of pages.entries()) {
        expect(pointsOf(drawing, first, last) + (index === 0 ? 0 : repeated)).toBeLessThan(paper)
        expect(last > page.repeatTo).toBe(true)
      }
      const [first, last] = pages.at(-1)!
      expect([total - first >= 3, last]).toEqual([true, rowsOf(drawing)])
    },
  )
})

test('what is filled in for a unit goes on one page too, with the line of a sample', () => {
  const content = blankContent(form, notice, {
    units: Array.from({ length: 20 }, (_, index) => `示例${index}县`),
    prefill: true,
  })
  content.remarks = ['注：示例数据']
  expect(drawForm(form, content).page).toMatchObject({ onePage: true, breaks: [] })
})

describe('a roster', () => {
  const roster = async (count: number) => {
    const yueyang = await loadNotice('yueyang-2021')
    const annex3 = yueyang.forms.find(({ id }) => id === 'annex-3')!
    const rows = Array.from({ length: count }, (_, index) => ({ sequence: index + 1, name: '示例', stage: '小学' }))
    return drawForm(annex3, { ...blankContent(annex3, yueyang), tables: { main: { rows, total: undefined } } })
  }
  test('a little over two pages is set on two', async () => {
    const { page, heights } = await roster(32)
    expect([page.onePage, page.breaks.length, heights.get(page.repeatTo + 1)]).toEqual([false, 1, 14])
  })
  test('and one a little over three on three', async () => {
    expect((await roster(56)).page.breaks.length).toBe(2)
  })
  test('a long one keeps its rows as high as they are', async () => {
    const { page, heights } = await roster(200)
    expect(page.breaks.length).toBeGreaterThan(3)
    expect(heights.get(page.repeatTo + 1)).toBe(18)
  })
  test.each([
    [600, 18],
    [700, 14],
  ])(
    'of %i rows, so wide that a page holds hundreds, is set closer where that spares a page: all its rows',
    (count, points) => {
      const columns = Array.from({ length: 100 }, (_, index) => column(`field${index}`, '备注', 'text'))
      const wide = formOf([table(columns)], { rows: 'person' })
      const rows = Array.from({ length: count }, () => ({ field0: '示例' }))
      const content = { ...blankContent(wide, noticeWithLists), forInput: false }
      const drawing = drawForm(wide, { ...content, tables: { main: { rows, total: undefined } } })
      expect([drawing.stretches.length, drawing.page.breaks.length]).toEqual([1, 2])
      const data = [...drawnRows(drawing)].filter(({ row }) => row > drawing.page.repeatTo).slice(0, count)
      expect(new Set(data.map(({ height }) => height))).toEqual(new Set([points]))
    },
  )
})

test('a blank list a little over two pages has closer rows, and may grow', async () => {
  const tianfu = await loadNotice('tianfu-2.0')
  const progress = tianfu.forms.find(({ id }) => id === 'progress')!
  const { page, heights } = drawForm(progress, blankContent(progress, tianfu))
  expect([page.onePage, page.breaks, heights.get(page.repeatTo + 1)]).toEqual([false, [], 16])
})

test('a blank form that is filled in grows as it must', () => {
  const drawing = drawForm(form, blankContent(form, notice))
  expect(drawing.page).toMatchObject({ onePage: false, breaks: [] })
})
