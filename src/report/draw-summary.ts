/**
 * The gap of each unit comes in, one sheet to pass on goes out: staff, trained, untrained and rate, with a bar in the cell behind the last two.
 * The numbers are those that `gap` says, none is worked out here; what they lack stands above them.
 */

import type { Coverage } from '../gap/coverage.ts'
import { lackLines, lackSentence } from '../gap/coverage-words.ts'
import type { GapNumbers, GapResult } from '../gap/gap-result.ts'
import { LEVEL, rowName } from '../gap/status-words.ts'
import { noticeWords } from '../notice/form-words.ts'
import type { Notice } from '../notice/notice.ts'
import { drawingOf, frame, put, raise, rowBox, startCanvas } from './canvas.ts'
import type { Drawing } from './drawing.ts'
import type { LookName } from './looks.ts'
import { drawHeadings, drawTitle } from './plain-table.ts'

const widths = [24, 14, 14, 20, 20]
/** Columns of the last two numbers. */
const [UNTRAINED, RATE] = [3, 4]

export function drawSummary(result: GapResult, coverage: Coverage, notice: Notice): Drawing {
  const { rows, total, asOf, by, unit } = result
  const canvas = startCanvas(widths)
  const lacks = coverage.complete
    ? []
    : [lackSentence(coverage), ...lackLines(coverage).map(([label, text]) => `${label}：${text}`)]
  const top = drawTitle(canvas, `${unit}教师培训缺口汇总表`, [`${noticeWords(notice)}　截至 ${asOf}`, ...lacks])
  drawHeadings(canvas, top, [LEVEL[by], '专任教师数', '已培训人数', '未培训人数（缺口数）', '完成率'])
  const lines = [
    ...Array.from(rows, (each) => ({ name: rowName(each), numbers: each as GapNumbers })),
    { name: '合计', numbers: total },
  ]
  for (const [index, { name, numbers }] of lines.entries()) {
    const row = top + 1 + index
    const isTotal = index === lines.length - 1
    raise(canvas, row, 18)
    put(canvas, rowBox(row, 0, 0), name, isTotal ? 'plainHeading' : 'plain', { lined: true })
    const { staff, trained, untrained, rate } = numbers
    for (const [column, value] of [staff, trained, untrained, rate].entries()) {
      const figure: LookName = isTotal ? 'totalFigureSmall' : 'figureSmall'
      const share: LookName = isTotal ? 'totalRateSmall' : 'rateSmall'
      const at = column + 1
      put(canvas, rowBox(row, at, at), value ?? undefined, at === RATE ? share : figure, { lined: true })
    }
  }
  const bottom = top + lines.length
  frame(canvas, { top, left: 0, bottom, right: widths.length - 1 })
  // The total would make all other bars short.
  const bars =
    rows.length === 0
      ? []
      : [UNTRAINED, RATE].map((column) => ({
          column,
          top: top + 1,
          bottom: bottom - 1,
          most: column === RATE ? 1 : undefined,
        }))
  const page = { repeatFrom: top, repeatTo: top }
  return drawingOf(canvas, '汇总', page, { frozenRows: top, bars })
}
