/**
 * What is different between two states of a unit's reports comes in, the 更正说明 for the level above goes out: one line a cell, before and
 * after, and the file that brought it. Numbers of persons are not on it.
 */
import type { Notice } from '../notice/notice.ts'
import { type Canvas, drawingOf, frame, put, raise, rowBox, startCanvas } from './canvas.ts'
import type { Change } from './compare-reports.ts'
import type { Drawing } from './drawing.ts'
import { heightOf, linesOf } from './text-size.ts'

const headings = ['报表', '单位', '栏目', '单元格', '原为', '更正为', '依据']
const widths = [12, 26, 26, 9, 22, 22, 34]

interface ChangesHead {
  notice: Notice
  unit: string
  /** 三月底报（截至 2017-03-28） → 现在（截至 2017-04-05）. */
  between: string
}

export function drawChanges({ notice, unit, between }: ChangesHead, changes: readonly Change[]): Drawing {
  const canvas = startCanvas(widths)
  const right = widths.length - 1
  put(canvas, rowBox(1, 0, right), `${unit}更正说明`, 'titleSmaller')
  raise(canvas, 1, 30)
  wide(canvas, 2, `${notice.title}${notice.number === '' ? '' : `（${notice.number}）`}`)
  wide(canvas, 3, `${between}，共 ${changes.length} 处。单元格是报送的工作簿里的位置。`)
  for (const [column, heading] of headings.entries())
    put(canvas, rowBox(4, column, column), heading, 'plainHeading', { lined: true })
  for (const [index, change] of changes.entries()) {
    const row = 5 + index
    for (const [column, text] of textsOf(change).entries()) {
      put(canvas, rowBox(row, column, column), text === '' ? undefined : text, 'plain', { lined: true })
      raise(canvas, row, heightOf(linesOf(text, 10.5, widths[column]!), 10.5))
    }
  }
  const bottom = 4 + changes.length
  frame(canvas, { top: 4, left: 0, bottom, right })
  put(canvas, rowBox(bottom + 2, 0, 2), '填报单位（盖章）：', 'plain')
  put(canvas, rowBox(bottom + 2, 3, 5), '填报人：', 'plain')
  put(canvas, rowBox(bottom + 2, 6, 6), '日期：', 'plain')
  const page = { orientation: 'landscape' as const, repeatFrom: 4, repeatTo: 4 }
  return drawingOf(canvas, '更正说明', page, { frozenRows: 4 })
}

function wide(canvas: Canvas, row: number, text: string): void {
  put(canvas, rowBox(row, 0, widths.length - 1), text, 'plain')
  const room = widths.reduce((sum, width) => sum + width, 0)
  raise(canvas, row, heightOf(linesOf(text, 10.5, room), 10.5))
}

function textsOf({ label, subject, column, cell, before, after, kind, from }: Change): string[] {
  const words = { changed: [before, after], added: ['（没有）', after], removed: [before, '（删去）'] }[kind]
  return [label, subject, column, cell, ...words, sourceWords(from)]
}

/** 附件3更正.csv Sheet1!C10; its folder too, for many files have one name. */
function sourceWords(from: Change['from']): string {
  return from
    .map(
      ({ path, sheet, cell }) => `${path.split(/[/\\]/).slice(-2).join('/')} ${sheet === '' ? '' : `${sheet}!`}${cell}`,
    )
    .join('；')
}
