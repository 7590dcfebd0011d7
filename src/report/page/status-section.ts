/** Who has handed in, who has not, and what has to be settled before it counts: sums, a chart of the states of each unit, names. */
import type { Overview } from '../../gap/overview.ts'
import type { GroupTally, StatusResult, Tally } from '../../gap/status-result.ts'
import { daysLeft, firstNames, LEVEL, STATE, statesIn, whom } from '../../gap/status-words.ts'
import { formAmong } from '../../notice/form-words.ts'
import { number } from '../../value/number-text.ts'
import { rateText } from '../../value/percent.ts'
import type * as Charts from './charts.ts'
import { type Column, dataTable } from './data-table.ts'
import { type Html, html } from './html.ts'
import { MOST_NAMES, pair } from './pair.ts'
import { COLORS } from './style.ts'

/** Names told of one form, and sheets that hold up; the rest is counted. */
const MOST_NAMED = 200

export function drawStatus(overview: Overview, charts: typeof Charts): Html {
  const { status, hindrances, differences } = overview
  const { forms, total } = status
  return html`<section>
<h2>谁报了，谁没报</h2>
${
  forms.length === 0
    ? html`<p>这份通知没有要报的表。</p>`
    : tallyTable('各张报表', '报表', [
        ...forms.map((form) => ({
          name: form.label,
          more: form.daysLeft === null ? '' : daysLeft(form.daysLeft),
          tally: form,
        })),
        ...(forms.length > 1 ? [{ name: '合计', more: '', tally: total }] : []),
      ])
}
${drawGroups(status, charts)}
${missingTable(overview)}
</section>
<section>
<h2>卡在哪里</h2>
${hindrances.length > 0 ? hindranceTable(hindrances) : html`<p>收到的都计入了，没有退回未改、两版待定的。</p>`}
${differences > 0 ? html`<p class="note">有 ${number(differences)} 处同一个数报得不一样，已用其中一个；<code>itcap gap</code> 列出各处。</p>` : ''}
</section>`
}

function tallyTable(
  caption: string,
  title: string,
  lines: readonly { name: string; more?: string; tally: Tally }[],
): Html {
  const states = statesIn(lines.map(({ tally }) => tally))
  const isMore = lines.some(({ more }) => more !== undefined)
  const figures: Column[] = ['应报', ...states.map((state) => STATE[state]), '报齐率'].map((heading) => ({
    heading,
    kind: 'figure',
  }))
  return dataTable({
    caption,
    columns: [{ heading: title }, ...(isMore ? [{ heading: '期限' }] : []), ...figures],
    rows: lines.map(({ name, more = '', tally }) => [
      name,
      ...(isMore ? [more] : []),
      number(tally.expected),
      ...states.map((state) => (tally.states[state] === 0 ? '' : number(tally.states[state]))),
      rateText(tally.completeness),
    ]),
  })
}

/** A school of one or two forms is no picture; its state stands below. */
function drawGroups({ groups, by }: StatusResult, charts: typeof Charts): Html | undefined {
  if (by === 'school' || groups.length < 2) return undefined
  const open = (each: GroupTally) => each.expected - each.complete
  const drawn = [...groups].sort((a, b) => open(b) - open(a)).slice(0, MOST_NAMES)
  const states = statesIn(drawn).reverse()
  const svg = charts.drawStacks(
    drawn.map(({ unit }) => shortName(unit, groups)),
    states.map((state) => ({ color: COLORS.states[state], values: drawn.map((each) => each.states[state]) })),
    drawn.map(({ complete, expected }) => `${number(complete)} / ${number(expected)}`),
  )
  const keys = states.map((state) => ({ color: COLORS.states[state], name: STATE[state] }))
  const table = tallyTable(
    `全部${LEVEL[by]}`,
    LEVEL[by],
    groups.map((each) => ({ name: each.unit, tally: each })),
  )
  return pair(`各${LEVEL[by]}报齐几份，差得多的在前`, keys, svg, table)
}

/** 成都市锦江区 among counties of 成都市 alone. */
function shortName(name: string, all: readonly GroupTally[]): string {
  const [, city = ''] = /^(.+?[市州盟]|.+?地区)(?=.)/u.exec(name) ?? []
  return city !== '' && all.every(({ unit }) => unit.startsWith(city)) ? name.slice(city.length) : name
}

function missingTable({ missing, notice }: Overview): Html {
  if (missing.length === 0) return html`<p>应报的都来过。</p>`
  return dataTable({
    caption: '还没有报的',
    columns: [{ heading: '报表' }, { heading: '份数', kind: 'figure' }, { heading: '谁' }],
    rows: missing.map(({ form, count, all, names }) => [
      formAmong(notice, form),
      number(count),
      `${all && count > 1 ? '都没有报：' : ''}${firstNames(names, MOST_NAMED, 'itcap status --format csv ')}`,
    ]),
  })
}

function hindranceTable(all: Overview['hindrances']): Html {
  const shown = all.slice(0, MOST_NAMED)
  const table = dataTable({
    caption: '要先办完才计入的',
    columns: [
      { heading: '单位' },
      { heading: '报表' },
      { heading: '情形' },
      { heading: '说明' },
      { heading: '未计入行数', kind: 'figure' },
      { heading: '收到', kind: 'day' },
    ],
    rows: shown.map(({ unit, school, label, what, detail, rows, received }) => [
      whom({ unit, school }) || '认不出单位',
      ...[label, what, detail, rows === 0 ? '' : number(rows), received],
    ]),
  })
  const left = all.length - shown.length
  return html`${table}${left > 0 ? html`<p class="note">另有 ${number(left)} 处，<code>itcap status --format csv</code> 列出全部。</p>` : ''}`
}
