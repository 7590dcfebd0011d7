/**
 * Who has handed in comes in, two sheets for the group chat go out: the sums by form and by unit, and the list of all. Names of units and
 * schools only; no person, no number of anybody, no path of a file.
 */

import type { State, StatusResult, StatusRow, Tally } from '../gap/status-result.ts'
import { failure, LEVEL, STATE, statesIn, whom } from '../gap/status-words.ts'
import { noticeWords } from '../notice/form-words.ts'
import type { Notice } from '../notice/notice.ts'
import { rateText } from '../value/percent.ts'
import { type Canvas, drawingOf, frame, put, rowBox, startCanvas } from './canvas.ts'
import type { Drawing } from './drawing.ts'
import type { LookName } from './looks.ts'
import { drawHeadings, drawRows, drawTitle } from './plain-table.ts'

const LOOK: Record<State, LookName> = {
  missing: 'error',
  rejected: 'error',
  undecided: 'error',
  correcting: 'warning',
  late: 'warning',
  zero: 'plain',
  'on-time': 'plain',
  received: 'plain',
}

export function drawProgress(result: StatusResult, notice: Notice): Drawing[] {
  return [drawSums(result, notice), drawList(result, notice)]
}

function drawSums(result: StatusResult, notice: Notice): Drawing {
  const { forms, groups, total, by } = result
  const states = statesIn([...forms, ...groups])
  const canvas = startCanvas([24, 8, ...states.map(() => 10), 10, 10])
  const top = drawTitle(canvas, `${result.unit}报送进度`, [aboutOf(result, notice)])
  const schools = by === 'school'
  const next = drawTallies(canvas, top, '报表', states, [
    ...forms.map((form) => ({ name: form.label, tally: form })),
    { name: '合计', tally: total },
  ])
  drawTallies(
    canvas,
    next + 1,
    LEVEL[by],
    states,
    groups.map((group) => ({ name: schools ? whom(group) : group.unit, tally: group })),
  )
  return drawingOf(canvas, '进度', {})
}

function aboutOf({ asOf }: StatusResult, notice: Notice): string {
  return `${noticeWords(notice)}　截至 ${asOf}`
}

/** Returns the next free row. */
function drawTallies(
  canvas: Canvas,
  top: number,
  title: string,
  states: readonly State[],
  lines: readonly { name: string; tally: Tally }[],
): number {
  const heads = [title, '应报', ...states.map((state) => STATE[state]), '报齐率', '按时率']
  drawHeadings(canvas, top, heads)
  for (const [index, { name, tally }] of lines.entries()) {
    const row = top + 1 + index
    put(canvas, rowBox(row, 0, 0), name, tally.complete < tally.expected ? 'warning' : 'plain', { lined: true })
    const numbers = [tally.expected, ...states.map((state) => tally.states[state])]
    for (const [column, value] of numbers.entries())
      put(canvas, rowBox(row, 1 + column, 1 + column), value, 'plainFigure', { lined: true })
    for (const [column, rate] of [tally.completeness, tally.timeliness].entries()) {
      const at = 1 + numbers.length + column
      put(canvas, rowBox(row, at, at), rateText(rate), 'plainFigure', { lined: true })
    }
  }
  frame(canvas, { top, left: 0, bottom: top + lines.length, right: heads.length - 1 })
  return top + lines.length + 1
}

const headings = ['单位', '学校', '报表', '状态', '说明', '收到时间', '催报']
const widths = [20, 30, 14, 11, 30, 17, 12]

function drawList(result: StatusResult, notice: Notice): Drawing {
  const canvas = startCanvas(widths)
  const top = drawTitle(canvas, `${result.unit}报送明细`, [aboutOf(result, notice)])
  const rows = [...result.rows, ...result.unlisted]
  drawRows(canvas, top, headings, rows.map(textsOf), (row, column) => (column === 3 ? LOOK[rows[row]!.state] : 'plain'))
  return drawingOf(canvas, '明细', { repeatFrom: top, repeatTo: top }, { frozenRows: top })
}

function textsOf(row: StatusRow): string[] {
  const { unit, school, label, state, expected, received, reminded, sentBy } = row
  const sender = sentBy === '' ? '' : `${sentBy}报的：`
  const stuck = state === 'rejected' || state === 'undecided' || state === 'correcting'
  const remarks = [...(expected ? [] : ['名单外']), ...(stuck ? [sender + failure(row)] : [])]
  const time = received.slice(0, 16).replace('T', ' ')
  return [unit, school, label, STATE[state], remarks.join('，'), time, reminded]
}
