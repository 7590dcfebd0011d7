/**
 * What is different between two states of a unit's reports comes in, the 更正说明 for the level above goes out: one line a cell, before and
 * after, and the file that brought it. Numbers of persons are not on it.
 */

import { noticeWords } from '../notice/form-words.ts'
import type { Notice } from '../notice/notice.ts'
import { fileName } from '../value/file-name.ts'
import { cellIn } from '../value/origin.ts'
import { drawingOf, put, rowBox, startCanvas } from './canvas.ts'
import type { Change } from './compare-reports.ts'
import type { Drawing } from './drawing.ts'
import { drawRows, drawTitle } from './plain-table.ts'

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
  const top = drawTitle(canvas, `${unit}更正说明`, [
    noticeWords(notice),
    `${between}，共 ${changes.length} 处。单元格是报送的工作簿里的位置。`,
  ])
  const bottom = drawRows(canvas, top, headings, changes.map(textsOf))
  put(canvas, rowBox(bottom + 2, 0, 2), '填报单位（盖章）：', 'plain')
  put(canvas, rowBox(bottom + 2, 3, 5), '填报人：', 'plain')
  put(canvas, rowBox(bottom + 2, 6, 6), '日期：', 'plain')
  const page = { orientation: 'landscape' as const, repeatFrom: top, repeatTo: top }
  return drawingOf(canvas, '更正说明', page, { frozenRows: top })
}

function textsOf({ label, subject, column, cell, before, after, kind, from }: Change): string[] {
  const words = { changed: [before, after], added: ['（没有）', after], removed: [before, '（删去）'] }[kind]
  return [label, subject, column, cell, ...words, sourceWords(from)]
}

/** 附件3更正.csv Sheet1!C10; its folder too, for many files have one name. */
function sourceWords(from: Change['from']): string {
  return from.map((origin) => `${fileName(origin.path, 2)} ${cellIn(origin)}`).join('；')
}
