/** What the notice asks for by when, and how far it is: a table of its targets, a line over the sealed states with where it has to go. */
import type { TargetState } from '../../gap/gap-result.ts'
import type { Line, Moment, Overview } from '../../gap/overview.ts'
import { withoutFigures } from '../../gap/target-words.ts'
import { number } from '../../value/number-text.ts'
import { rateText } from '../../value/percent.ts'
import type * as Charts from './charts.ts'
import { dataTable } from './data-table.ts'
import { type Html, html } from './html.ts'
import { pair } from './pair.ts'
import { COLORS } from './style.ts'

export function drawTargets(overview: Overview, charts: typeof Charts): Html {
  const { targets, lines, moments, unused } = overview
  if (targets.length === 0 && lines.length === 0)
    return html`<section>
<h2>对照指标</h2>
<p>这份通知没有数量指标，也没有完成率可比。</p>
</section>`
  return html`<section>
<h2>对照指标</h2>
${targets.length > 0 ? targetTable(targets) : html`<p>这份通知没有数量指标。</p>`}
${lines.length > 0 ? overTime(overview, charts) : ''}
${moments.length === 1 ? html`<p class="note">还没有冻结过，只有现在这一点。每次报出去以后 <code>itcap freeze 名字</code> 冻结一次，这里就多一点，连成线。</p>` : ''}
${unused.map((why) => html`<p class="note">${why}没有画。</p>`)}
</section>`
}

const WHAT: Record<TargetState['counted'], string> = { teachers: '人', schools: '所', counties: '个', cases: '个' }

function targetTable(targets: readonly TargetState[]): Html {
  const figure = 'figure' as const
  return dataTable({
    caption: '通知要求的',
    columns: [
      { heading: '指标' },
      { heading: '期限', kind: 'day' as const },
      { heading: '应达', kind: figure },
      { heading: '已达', kind: figure },
      { heading: '还差', kind: figure },
      { heading: '情形' },
    ],
    rows: targets.map((target) => {
      const { title, by, required, most, reached, short, counted, approximate } = target
      const amount = (value: number | null) => (value === null ? '—' : `${number(value)} ${WHAT[counted]}`)
      const upTo = most === null ? '' : `–${number(most)}`
      return [
        `${title}${approximate ? '（约）' : ''}`,
        by,
        required === null ? '—' : `${number(required)}${upTo} ${WHAT[counted]}`,
        amount(reached),
        amount(short),
        standing(target),
      ]
    }),
  })
}

function standing(target: TargetState): string | Html {
  const { met, due, daysLeft, missing } = target
  const lacking = withoutFigures(target)
  if (lacking !== '') return lacking
  if (met) return '已达到'
  const where = missing.length > 0 ? `；${missing.length} 个单位未达到` : ''
  if (due) return html`<span class="warn">已过 ${-daysLeft!} 天，未达到</span>${where}`
  return `${daysLeft === null ? '未达到' : `余 ${number(daysLeft)} 天`}${where}`
}

function overTime({ lines, moments }: Overview, charts: typeof Charts): Html {
  const drawn = lines.slice(0, COLORS.courses.length)
  const courses = drawn.map((line, index) => courseOf(line, moments, index, drawn.length))
  const table = dataTable({
    caption: '各次冻结时和现在',
    columns: [
      { heading: '哪一次' },
      { heading: '截至', kind: 'day' as const },
      ...drawn.map(({ title }) => ({ heading: title, kind: 'figure' as const })),
    ],
    rows: moments.map(({ name, asOf, reduced }, index) => [
      `${name === '' ? '现在' : name}${reduced ? '（有内容后来删去了）' : ''}`,
      asOf,
      ...drawn.map(({ shares }) => rateText(shares[index])),
    ]),
  })
  const isWay = courses.some(({ points, goal }) => points.length > 1 || (points.length > 0 && goal))
  if (!isWay) return table
  const keys = drawn.map(({ title }, index) => ({ color: COLORS.courses[index]!, name: title }))
  return pair('达到几成；点线通往期限那天的 100%', keys, charts.drawCourses(courses), table)
}

/** @param drawn How many lines there are: the end of a single one is told in figures. */
function courseOf({ shares, by }: Line, moments: readonly Moment[], index: number, drawn: number): Charts.Course {
  const points = moments.flatMap(({ asOf }, at) => {
    const share = shares[at]
    return share === null || share === undefined ? [] : [[asOf, share] as const]
  })
  const [day, share] = points.at(-1) ?? ['', 0]
  const isAhead = by > day && share < 1
  return {
    color: COLORS.courses[index]!,
    dashed: index > 0,
    points,
    label: drawn === 1 ? rateText(share) : '',
    ...(isAhead && { goal: [by, 1] as const }),
  }
}
