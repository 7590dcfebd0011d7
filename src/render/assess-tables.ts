/** Teachers, schools and counties of an assessment → tables of their numbers, those short of what is asked first. */

import { type NoticeResult, type Outcome, outcomeOf, partItem } from '../assess/assess-result.ts'
import type { AssessedTeacher } from '../assess/assess-teachers.ts'
import type { PassRate } from '../assess/pass-rates.ts'
import type { AssessItem } from '../assess/teacher-result.ts'
import { rateText } from '../value/percent.ts'
import { RESULT } from './assess.ts'
import { columns, cut, exceptFirst } from './columns.ts'
import { inAll } from './lines.ts'
import type { Style } from './style.ts'

/** How many teachers, schools or files of one kind are listed before the rest is only counted. */
export const LISTED = 20

const ORDER: Outcome[] = ['failed', 'open', 'passed', 'left']

/** Every teacher's numbers; what missed its mark carries ✗. */
export function scores(result: NoticeResult, style: Style): string {
  const { assessment, teachers } = result
  if (teachers.length === 0) return ''
  const { hours, abilities, score, grade, steps } = assessment
  const tops = (hours?.parts ?? []).filter(({ within }) => within === '')
  const shown = [...teachers].sort((a, b) => ORDER.indexOf(outcomeOf(a)) - ORDER.indexOf(outcomeOf(b))).slice(0, LISTED)
  const cells: [heading: string, side: 'left' | 'right', of: (each: AssessedTeacher) => string][] = [
    ['结果', 'left', (each) => RESULT[outcomeOf(each)]],
    ['姓名', 'left', ({ name }) => name],
  ]
  if (hours) {
    cells.push([`总${hours.unit}`, 'right', ({ result: { items } }) => amount(items.find(({ id }) => id === 'hours'))])
    for (const { field, title } of tops) {
      cells.push([title, 'right', ({ result: { items } }) => amount(partItem(items, field))])
    }
    if (hours.credits) {
      cells.push(['学分', 'right', ({ result: { items } }) => amount(items.find(({ id }) => id === 'hours/credits'))])
    }
  }
  if (abilities) cells.push(['能力点', 'left', abilityCell])
  if (score) cells.push(['得分', 'right', ({ result: { items } }) => amount(items.find(({ id }) => id === 'score'))])
  if (grade) cells.push(['等次', 'left', ({ result: each }) => each.grade || '—'])
  if (steps.length > 0) cells.push(['认定', 'left', ({ result: { items } }) => stepCell(items)])
  const body = [cells.map(([heading]) => heading), ...shown.map((each) => cells.map(([, , of]) => of(each)))]
  const flexible = cells.findIndex(([heading]) => heading === '能力点')
  return [
    '',
    columns(body, style, {
      right: (column) => cells[column]![1] === 'right',
      flexible: flexible >= 0 ? flexible : undefined,
    }),
    ...inAll(teachers.length, LISTED, '人', style),
  ].join('\n')
}

function amount(item: AssessItem | undefined): string {
  if (item?.have === undefined) return '—'
  return `${item.state === 'missed' ? '✗ ' : ''}${item.have}`
}

function abilityCell({ result: { items, abilities } }: AssessedTeacher): string {
  const missed = items.some(({ rule, state }) => rule === 'ability-points' && state === 'missed')
  return `${missed ? '✗ ' : ''}${abilities.join('、') || '—'}`
}

function stepCell(items: AssessItem[]): string {
  const item = items.find(({ rule }) => rule === 'approval')
  return item ? `${item.state === 'missed' ? '✗ ' : ''}${Math.min(item.have ?? 0, item.need ?? 0)}/${item.need}` : '—'
}

export function rates(
  title: string,
  all: PassRate[],
  name: (each: PassRate) => string,
  total: PassRate,
  style: Style,
): string {
  // 合格 and 不合格 are counted already, by all rules and not by the grade alone.
  const known: string[] = Object.values(RESULT)
  const grades = Object.keys(total.grades).filter((grade) => !known.includes(grade))
  const line = (label: string, each: PassRate): string[] => [
    label,
    ...[each.counted, each.passed, each.failed, each.open].map(String),
    ...grades.map((grade) => String(each.grades[grade] ?? 0)),
    rateText(each.rate),
  ]
  const gradeHeadings = grades.map((grade) => `等次${grade}`)
  const head = [title, '人数', RESULT.passed, RESULT.failed, RESULT.open, ...gradeHeadings, '合格率']
  const worst = [...all].sort((a, b) => (a.rate ?? 2) - (b.rate ?? 2))
  const body = [head, ...worst.slice(0, LISTED).map((each) => line(cut(name(each), 28), each)), line('合计', total)]
  return ['', columns(body, style, { right: exceptFirst }), ...inAll(all.length, LISTED, '个', style)].join('\n')
}

export function placeName({ unit, school }: PassRate, { unitName }: NoticeResult): string {
  const county = unitName(unit)
  return [school.startsWith(county) ? '' : county, school || '（未写学校）'].filter(Boolean).join(' ')
}
