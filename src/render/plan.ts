/** A plan → text and CSV: what each phase asks for, unit by unit, the answers to what was asked beside it, and what the figures it starts from lack. */

import type { SchoolChoice } from '../gap/choose-for-target.ts'
import type { Coverage } from '../gap/coverage.ts'
import { lackLines } from '../gap/coverage-words.ts'
import type { PhasePlan, SplitPlan } from '../gap/plan.ts'
import type { QuotaState } from '../gap/quota-states.ts'
import { doneBy } from '../gap/target-words.ts'
import type { WholePlan } from '../gap/whole-plan.ts'
import { countedWord, headingOf } from '../notice/form-words.ts'
import type { Notice } from '../notice/notice.ts'
import { number } from '../value/number-text.ts'
import { percent } from '../value/percent.ts'
import { columns, exceptFirst } from './columns.ts'
import { csv } from './csv.ts'
import { lackBelow, NAMES_SHOWN, titleLine } from './lines.ts'
import { quotasText } from './quotas.ts'
import { step } from './step.ts'
import type { Style } from './style.ts'

export function planCsv({ phases, splits }: WholePlan): string {
  const rows = phases.flatMap((phase) =>
    [...phase.rows, { unit: '合计', code: '', ...phase }].map((row) => [
      phase.title,
      phase.by,
      row.unit,
      row.code,
      row.base,
      row.required,
      row.own,
      row.reached,
      row.left,
    ]),
  )
  const parts = splits.flatMap((split) =>
    split.rows.flatMap((row) =>
      Object.entries(row.parts).map(([part, value]) => [
        part,
        '',
        row.unit,
        row.code,
        row.amount,
        value,
        value,
        null,
        null,
      ]),
    ),
  )
  return csv([['指标', '期限', '单位', '代码', '基数', '累计应达', '本期', '已达', '还差'], ...rows, ...parts])
}

export function planText(
  plan: WholePlan & { quotas: readonly QuotaState[] },
  coverage: Coverage,
  notice: Notice,
  style: Style,
): string {
  const lacking = lackLines(coverage, NAMES_SHOWN)
  const parts = [
    `\n${titleLine(plan.unit, plan.asOf, notice, style)}`,
    ...lackBelow(coverage, style),
    ...plan.phases.map((phase) => phaseText(phase, plan.asOf, style)),
    ...plan.splits.map((split) => splitText(split, notice, style)),
    ...(plan.quotas.length > 0 ? [`\n${quotasText(plan.quotas, style)}`] : []),
    ...(plan.choice ? [choiceText(plan.choice, style)] : []),
    ...(plan.pace ? [paceText(plan.pace, style)] : []),
    ...(lacking.length > 0 ? [`\n${columns(lacking, style, { flexible: 1 })}`] : []),
  ]
  return `${parts.join('\n')}\n\n${step('itcap gap', style, '看现在的缺口')}`
}

function phaseText(phase: PhasePlan, asOf: string, style: Style): string {
  const { title, of, share, base, required, own, most } = phase
  const { reached, left, perDay, stated, agrees, rows, region } = phase
  const facts = [
    ['期限', when(phase, asOf)],
    ['任务', region === '' ? '' : doneBy(region)],
    [
      '基数',
      region !== ''
        ? ''
        : base === null
          ? `没有收到${of === 'cases' ? '参训教师' : countedWord[of]}的数，算不出来`
          : share === null
            ? ''
            : `${number(base)} × ${percent(share, 2)}`,
    ],
    [
      '应达',
      required === null
        ? ''
        : `${number(required)}${most === null ? '' : `–${number(most)}`}${own === required ? '' : `，其中本期 ${number(own)}`}`,
    ],
    ['已达', reached === null ? '' : number(reached)],
    ['还差', left === null ? '' : `${number(left)}${perDay ? `，平均每天 ${number(perDay)}` : ''}`],
    [
      '通知所印',
      stated === null ? '' : `${number(stated)}${agrees === null ? '' : agrees ? '，与计算相同' : '，与计算不同'}`,
    ],
  ].filter(([, text]) => text !== '') as string[][]
  const head = `\n  ${style.bold(`${title}（${countedWord[of]}）`)}\n${columns(facts, style, { flexible: 1 })}`
  if (rows.length === 0 || share === null) return head
  const lines = [
    ['单位', '基数', '累计应达', '本期', '已达', '还差'],
    ...rows.map((row) => [
      row.unit,
      number(row.base),
      number(row.required),
      number(row.own),
      number(row.reached),
      number(row.left),
    ]),
  ]
  return `${head}\n\n${columns(lines, style, { right: exceptFirst })}`
}

/** Days before a phase begins are none to work in. */
function when({ from, by, daysLeft, days }: PhasePlan, asOf: string): string {
  if (by === '' || daysLeft === null) return '期限未写明'
  if (daysLeft < 0) return `${by} 前，已过 ${-daysLeft} 天`
  if (daysLeft === 0) return `${by} 前，今天是最后一天`
  return days !== null && from > asOf ? `${from} 至 ${by}，共 ${days} 天` : `${by} 前，余 ${daysLeft} 天`
}

function splitText(split: SplitPlan, notice: Notice, style: Style): string {
  const fields = Object.keys(split.total)
  const lines = [
    ['单位', '缺口', ...fields.map((field) => headingOf(notice, field))],
    ...split.rows.map((row) => [row.unit, number(row.amount), ...fields.map((field) => number(row.parts[field]))]),
    [
      '合计',
      number(split.rows.reduce((sum, { amount }) => sum + amount, 0)),
      ...fields.map((field) => number(split.total[field])),
    ],
  ]
  return `\n  ${style.bold('按比例拆分')}\n${columns(lines, style, { right: exceptFirst })}`
}

function choiceText(choice: SchoolChoice, style: Style): string {
  const { required, teachers, surplus, schools, units, withoutBase } = choice
  const result =
    surplus < 0
      ? style.yellow(`全部学校加起来还差 ${number(-surplus)} 人`)
      : `共 ${number(teachers)} 人，比应达的多 ${number(surplus)} 人`
  const list = schools.map(({ name, teachers: count }) => [name, number(count)])
  const perUnit = units.map((each) => [
    each.unit,
    number(each.required),
    `${each.schools.length} 所`,
    number(each.teachers),
    each.surplus < 0 ? style.yellow(`还差 ${number(-each.surplus)}`) : `多 ${number(each.surplus)}`,
  ])
  const unitTable =
    perUnit.length === 0
      ? ''
      : `${columns([['单位', '应达', '学校', '教师', ''], ...perUnit], style, { right: (column) => column > 0 && column < 4 })}\n\n`
  const open =
    withoutBase.length > 0 ? `  ${style.yellow(`没有收到教师数，算不出应达：${withoutBase.join('、')}`)}\n` : ''
  return `\n  ${style.bold('挑选的学校')}  应达 ${number(required)} 人：${schools.length} 所，${result}\n${open}${unitTable}${columns(list, style, { right: exceptFirst })}`
}

function paceText(pace: NonNullable<WholePlan['pace']>, style: Style): string {
  const title = `\n  ${style.bold(`每个单位每天最多 ${number(pace.perDay)} 人`)}`
  if (pace.short.length === 0) return `${title}  ${style.green('都来得及。')}`
  const lines = [
    ...pace.short.map(({ unit, persons }) => ['来不及', `${unit} ${number(persons)} 人`]),
    ...pace.moves.map(({ from, to, persons }) => ['可调剂', `${from} 的 ${number(persons)} 人由 ${to} 培训`]),
    ...(pace.uncovered > 0 ? [['没处安排', `${number(pace.uncovered)} 人`]] : []),
  ]
  return `${title}\n${columns(lines, style, { flexible: 1 })}`
}
