/** The gap of own rosters → text by county and school, CSV; and the line that an official gap says of rosters it does not hold. */

import type { GapNumbers } from '../gap/gap-result.ts'
import type { NotCountedRows, RosterGap } from '../gap/roster-gap.ts'
import { number } from '../value/number-text.ts'
import { rateText } from '../value/percent.ts'
import { withBars } from './bars.ts'
import { columns, cutFront, exceptFirst } from './columns.ts'
import { csv } from './csv.ts'
import { rowNumbers } from './row-numbers.ts'
import { step, words } from './step.ts'
import type { Style } from './style.ts'

const NO_SCHOOL = '（没有写学校）'

/** @param files Given instead of the ledger. */
export function rosterGapText(result: RosterGap, files: readonly string[], style: Style): string {
  const { asOf, rows, counties, read, notes, unread } = result
  const title = counties.length === 1 && counties[0]!.unit !== '' ? counties[0]!.unit : '名册'
  const repeated = read.repeated > 0 ? `，重复的 ${number(read.repeated)} 行` : ''
  const left = read.notCounted > 0 ? `，没有算的 ${number(read.notCounted)} 行` : ''
  return [
    `\n${style.bold(title)}   截至 ${asOf}   自有名册，不是正式报表`,
    `  读到 ${number(read.rows)} 行：算了 ${number(read.persons)} 人${repeated}${left}${unread.length > 0 ? `；另有 ${unread.length} 张工作表没有读` : ''}`,
    '',
    rows.length > 0 ? table(result, style) : '  没有一行能算。',
    ...lines(result, style),
    '',
    notes.some(({ note }) => note === 'no-status')
      ? step('在名册上加一栏“是否参训”（是、否）再算', style)
      : files.length > 0
        ? step(`itcap import ${words(files)}`, style, '记入台账')
        : step('itcap fill --help', style, '用名册填正式报表'),
  ].join('\n')
}

function table({ rows, counties, total }: RosterGap, style: Style): string {
  const line = (name: string, each: GapNumbers) => [
    name,
    number(each.staff),
    number(each.trained),
    number(each.untrained),
    rateText(each.rate),
  ]
  const isOne = counties.length === 1
  const body = counties.flatMap((county) => [
    ...(isOne ? [] : [{ name: county.unit || '（没有写县）', each: county as GapNumbers }]),
    ...rows
      .filter(({ code }) => code === county.code)
      .map((row) => ({ name: `${isOne ? '' : '  '}${row.unit || NO_SCHOOL}`, each: row as GapNumbers })),
  ])
  const all = [...body, { name: '合计', each: total }]
  const numbers = all.map(({ name, each }) => line(name, each))
  // What the numbers leave is the names'; a longer name keeps its end, which tells schools of one county apart.
  const room = Math.max(16, style.width - 44)
  const shown = numbers.map(([name = '', ...others]) => [cutFront(name, room), ...others])
  const head = [isOne ? '学校' : '县(市、区)、学校', '人数', '已培训', '未培训', '完成率']
  const text = columns([head, ...shown], style, { right: exceptFirst })
  return withBars(text, [null, ...all.map(({ each }) => each.rate)], style)
}

const WHY: Record<NotCountedRows['why'], string> = {
  'no-person': '没有写姓名',
  'no-unit': '没有写县（市、区）',
  'unknown-unit': '县（市、区）认不出',
  'no-status': '没有写是否参训',
  'unclear-status': '看不出是否参训',
  elsewhere: '不在要看的单位里',
}

const NOTE: Record<RosterGap['notes'][number]['note'], string> = {
  ticks: '“是否参训”只打了√，空着的算未培训',
  'no-status': '没有“是否参训”一栏，只知道人数',
  'no-county': '没有写县（市、区），只按学校算',
}

function lines({ notCounted, repeated, versions, notes, unread }: RosterGap, style: Style): string[] {
  const place = (file: string, sheet: string) => (sheet === '' ? file : `${file} ${sheet}`)
  const all = [
    ...notCounted.map(({ file, sheet, rows, why }) => [
      '没有算',
      `${place(file, sheet)} ${rows.length} 行，${WHY[why]}：${rowNumbers(rows)}`,
    ]),
    ...versions.map(({ file, sheet, rows }) => [
      '没有算',
      `${place(file, sheet)} ${number(rows)} 行：与另一份是同一名册的两个版本，留下一份再算`,
    ]),
    ...repeated.map(({ file, sheet, rows }) => [
      '只算一次',
      `${place(file, sheet)} ${rows.length} 行的人前面已经算过：${rowNumbers(rows)}`,
    ]),
    ...unread.map(({ file, sheet, why }) => ['未读', `${file} 工作表“${sheet}”：${why}`]),
    ...notes.map(({ file, sheet, note }) => ['说明', `${place(file, sheet)} ${NOTE[note]}`]),
  ]
  return all.length === 0 ? [] : ['', columns(all, style, { flexible: 1 })]
}

export function rosterGapCsv({ rows, counties, total }: RosterGap): string {
  const name = new Map(counties.map(({ code, unit }) => [code, unit]))
  const line = ({ staff, trained, untrained, rate }: GapNumbers) => [staff, trained, untrained, rateText(rate)]
  return csv([
    ['县（市、区）', '代码', '学校', '人数', '已培训', '未培训', '完成率'],
    ...rows.map((row) => [name.get(row.code), row.code, row.unit, ...line(row)]),
    ['合计', '', '', ...line(total)],
  ])
}
