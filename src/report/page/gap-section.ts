/** Who still has how many to train: a chart of the largest gaps and a table of all units; or the places of a notice, or that it counts none. */
import type { GapNumbers } from '../../gap/gap-result.ts'
import type { Overview } from '../../gap/overview.ts'
import type { QuotaState } from '../../gap/quota-states.ts'
import { LEVEL } from '../../gap/status-words.ts'
import { grouped } from '../../value/grouped.ts'
import { number } from '../../value/number-text.ts'
import { rateText } from '../../value/percent.ts'
import type * as Charts from './charts.ts'
import { dataTable } from './data-table.ts'
import { type Html, html } from './html.ts'
import { MOST_NAMES, pair } from './pair.ts'
import { COLORS } from './style.ts'

type Level = Overview['levels'][number]

/** A column of the table; a bar of the chart where it has a colour. */
interface Measure {
  field: keyof GapNumbers
  heading: string
  color?: string
  most?: number
  text: (value: number | null | undefined) => string
}

const STAFF: readonly Measure[] = [
  { field: 'staff', heading: '专任教师', text: number },
  { field: 'trained', heading: '已培训', text: number },
  { field: 'untrained', heading: '未培训', text: number, color: COLORS.gap },
  { field: 'rate', heading: '完成率', text: rateText, color: COLORS.done, most: 1 },
]
const LISTS: readonly Measure[] = [
  { field: 'pilotSchools', heading: '学校（所）', text: number, color: COLORS.gap },
  { field: 'participants', heading: '人数', text: number, color: COLORS.done },
]

export function drawGap(overview: Overview, charts: typeof Charts): Html {
  const { counts, levels, quotas } = overview
  const all = counts === 'staff' ? STAFF : LISTS
  const measures = all.filter(({ field }) => levels[0]!.rows.some(({ numbers }) => numbers[field] !== undefined))
  const [{ by }] = levels as [Level]
  return html`<section>
<h2>${counts === 'staff' ? `各${LEVEL[by]}还差多少` : '各单位报了多少'}</h2>
${counts === 'nothing' && quotas.length === 0 ? html`<p>${nothing(overview)}</p>` : ''}
${counts === 'nothing' ? '' : levels.map((level) => drawLevel(level, measures, charts))}
${byRule(quotas).map(drawQuotas)}
</section>`
}

function drawLevel({ by, rows, total }: Level, measures: readonly Measure[], charts: typeof Charts): Html {
  const drawn = measures.filter(({ color }) => color !== undefined)
  const [first] = drawn as [Measure]
  const size = (numbers: GapNumbers) => (numbers[first.field] as number | null | undefined) ?? -1
  const largest = [...rows].sort((a, b) => size(b.numbers) - size(a.numbers)).slice(0, MOST_NAMES)
  const svg = charts.drawBars(
    largest.map(({ name }) => name),
    drawn.map(({ field, color, most, text }) => ({
      color: color!,
      values: largest.map(({ numbers }) => numbers[field] as number | null),
      labels: largest.map(({ numbers }) => text(numbers[field] as number | null)),
      ...(most !== undefined && { most }),
    })),
  )
  const isWithAbove = rows.some(({ above }) => above !== '')
  const line = (numbers: GapNumbers) => measures.map(({ field, text }) => text(numbers[field] as number | null))
  const caption =
    rows.length > MOST_NAMES
      ? `${first.heading}最多的 ${MOST_NAMES} 个${LEVEL[by]}`
      : `各${LEVEL[by]}，${first.heading}多的在前`
  return pair(
    caption,
    drawn.map(({ color, heading }) => ({ color: color!, name: heading })),
    svg,
    dataTable({
      caption: `全部${LEVEL[by]}，${number(rows.length)} 个`,
      columns: [
        { heading: LEVEL[by] },
        ...(isWithAbove ? [{ heading: by === 'school' ? LEVEL.county : LEVEL.city }] : []),
        ...measures.map(({ heading }) => ({ heading, kind: 'figure' as const })),
      ],
      rows: rows.map(({ name, above, numbers }) => [name, ...(isWithAbove ? [above] : []), ...line(numbers)]),
      ...(total && { total: ['合计', ...(isWithAbove ? [''] : []), ...line(total)] }),
    }),
  )
}

function nothing({ notice, status }: Overview): Html {
  if (notice.forms.every(({ rows }) => rows === 'category'))
    return html`这份通知的表没有专任教师数和已培训人数，没有缺口可算；汇总表用 <code>itcap report</code> 写出。`
  const isHeld = status.rows.some(({ state }) => state !== 'missing')
  return isHeld
    ? html`收到了表，还没有计入的数；卡在哪里见下面。`
    : html`还没有收到表。收到以后先校验再登记：<code>itcap validate 收件</code>，<code>itcap import 收件</code>，再写这一页。`
}

function byRule(quotas: readonly QuotaState[]): QuotaState[][] {
  return [...grouped(quotas, ({ form, id, title }) => `${form}/${id}/${title}`).values()]
}

function drawQuotas(quotas: readonly QuotaState[]): Html {
  const isGrouped = quotas.some(({ group }) => group !== '')
  const sum = (field: 'limit' | 'found') => number(quotas.reduce((total, each) => total + each[field], 0))
  const left = ({ left: open, kind }: QuotaState) =>
    open >= 0 ? number(open) : kind === 'min' ? '0' : html`<span class="warn">多 ${number(-open)}</span>`
  return dataTable({
    caption: `名额${quotas[0]!.title === '' ? '' : `：${quotas[0]!.title}`}`,
    columns: [
      { heading: '单位' },
      ...(isGrouped ? [{ heading: '类别' }] : []),
      ...['名额', '已报', '差'].map((heading) => ({ heading, kind: 'figure' as const })),
    ],
    rows: quotas.map((each) => [
      each.unit,
      ...(isGrouped ? [each.group] : []),
      ...[`${each.kind === 'min' ? '≥ ' : ''}${number(each.limit)}`, number(each.found), left(each)],
    ]),
    total: ['合计', ...(isGrouped ? [''] : []), sum('limit'), sum('found'), ''],
  })
}
