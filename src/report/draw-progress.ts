/**
 * Who has handed in comes in, two sheets for the group chat go out: the sums by form and by unit, and the list of all. Names of units and
 * schools only; no person, no number of anybody, no path of a file.
 */
import type { State, StatusResult, StatusRow, Tally } from '../gap/status-result.ts'
import { failure, STATE, statesIn, whom } from '../gap/status-words.ts'
import type { Notice } from '../notice/notice.ts'
import { rateText } from '../value/percent.ts'
import { type Canvas, drawingOf, frame, put, raise, rowBox, startCanvas } from './canvas.ts'
import type { Drawing } from './drawing.ts'
import type { LookName } from './looks.ts'
import { heightOf, linesOf } from './text-size.ts'

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
  const top = drawTitle(canvas, result, notice, '报送进度')
  const title = { city: '市（州）', county: '县（市、区）', school: '学校' }[by]
  const schools = by === 'school'
  const next = drawTallies(canvas, top, '报表', states, [
    ...forms.map((form) => ({ name: form.label, tally: form })),
    { name: '合计', tally: total },
  ])
  drawTallies(
    canvas,
    next + 1,
    title,
    states,
    groups.map((group) => ({ name: schools ? whom(group) : group.unit, tally: group })),
  )
  return drawingOf(canvas, '进度', {})
}

function drawTitle(canvas: Canvas, { unit, asOf }: StatusResult, notice: Notice, title: string): number {
  const right = canvas.widths.length - 1
  put(canvas, rowBox(1, 0, right), `${unit}${title}`, 'titleSmaller')
  raise(canvas, 1, 30)
  const about = `${notice.title}${notice.number === '' ? '' : `（${notice.number}）`}　截至 ${asOf}`
  put(canvas, rowBox(2, 0, right), about, 'plain')
  const room = canvas.widths.reduce((sum, width) => sum + width, 0)
  raise(canvas, 2, heightOf(linesOf(about, 10.5, room), 10.5))
  return 3
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
  for (const [column, head] of heads.entries())
    put(canvas, rowBox(top, column, column), head, 'plainHeading', { lined: true })
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
  const top = drawTitle(canvas, result, notice, '报送明细')
  for (const [column, head] of headings.entries())
    put(canvas, rowBox(top, column, column), head, 'plainHeading', { lined: true })
  const rows = [...result.rows, ...result.unlisted]
  for (const [index, row] of rows.entries()) {
    for (const [column, text] of textsOf(row).entries()) {
      const look = column === 3 ? LOOK[row.state] : 'plain'
      put(canvas, rowBox(top + 1 + index, column, column), text === '' ? undefined : text, look, { lined: true })
      raise(canvas, top + 1 + index, heightOf(linesOf(text, 10.5, widths[column]!), 10.5))
    }
  }
  frame(canvas, { top, left: 0, bottom: top + rows.length, right: headings.length - 1 })
  return drawingOf(canvas, '明细', { repeatFrom: top, repeatTo: top }, { frozenRows: top })
}

function textsOf(row: StatusRow): string[] {
  const { unit, school, label, state, expected, received, reminded } = row
  const stuck = state === 'rejected' || state === 'undecided' || state === 'correcting'
  const remarks = [...(expected ? [] : ['名单外']), ...(stuck ? [failure(row)] : [])]
  const time = received.slice(0, 16).replace('T', ' ')
  return [unit, school, label, STATE[state], remarks.join('，'), time, reminded]
}
