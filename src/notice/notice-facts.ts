/** Notice → what it asks for, one short Chinese line each, under a stable name: the ground on which notices are compared. */

import { percent } from '../value/percent.ts'
import type { Assessment, Open } from './assessment.ts'
import { columnTypes } from './column-types.ts'
import type { Fact, FactPart } from './fact.ts'
import { countedWord, formName, headingText } from './form-words.ts'
import type { Column, Deadline, Form, Notice, Target } from './notice.ts'
import { ruleFacts } from './rule-facts.ts'
import { dueText, isDated } from './timeliness.ts'

export function noticeFacts(notice: Notice): Fact[] {
  return [
    ...notice.deadlines.map((each) => fact('deadline', each.id, each.title, deadlineText(each))),
    ...notice.targets.map((each) => fact('target', each.id, each.title, targetText(each))),
    ...notice.splits.map((each) => fact('split', each.id, each.of, splitText(each.into))),
    ...assessmentFacts(notice.assessment),
    ...Object.entries(notice.settings).map(([id, each]) => fact('setting', id, id, String(each.value) || '（未填）')),
    ...Object.entries(notice.lists).map(([id, values]) =>
      fact('list', id, id, values.map((each) => each.value).join('、')),
    ),
    ...notice.units.map((each) => fact('unit', each.key, each.name, each.key)),
    ...notice.aliases.map((each) => fact('unit', each.key, each.key, each.also.join('、'))),
    ...notice.forms.flatMap((form) => [
      fact('form', form.id, formName(form), formText(form)),
      ...form.tables.flatMap((table) =>
        table.columns.map((column) => {
          const id = [form.id, ...(form.tables.length > 1 ? [table.id] : []), column.field].join('/')
          return fact('column', id, `${formName(form)} ${headingText(column)}`, columnText(column))
        }),
      ),
      ...ruleFacts(form),
    ]),
  ]
}

function fact(part: FactPart, id: string, title: string, text: string): Fact {
  return { part, id, title, text }
}

function period(from: string, to: string): string {
  if (from === '') return to === '' ? '日期未定' : to
  return `${from} 至 ${to === '' ? '日期未定' : to}`
}

function deadlineText(deadline: Deadline): string {
  const { from, on, forms, monthly } = deadline
  const kept = isDated(deadline) ? dueText(deadline) : ''
  const day = monthly > 0 ? kept : period(from, on) + kept.slice(on.length)
  return `${day}${forms.length > 0 ? `：${forms.join('、')}` : ''}`
}

const scope: Record<Target['per'], string> = { region: '全域', city: '每个市（州）', county: '每个县（市、区）' }

function targetText(target: Target): string {
  const { share, count, most, batches, approximate, basis, among } = target
  const amount = [
    share === null ? '' : `${approximate ? '约' : '≥'} ${percent(share, 4)}`,
    count === null ? '' : most === null ? `≥ ${count}` : `${count}—${most}`,
    batches > 1 ? `× ${batches} 期` : '',
  ]
  const words = [scope[target.per], among, countedWord[target.of], ...amount, period(target.from, target.by)]
  return [...words, basis === 'phase' ? '只算本期' : '累计'].filter(Boolean).join(' ')
}

function splitText(into: Record<string, number>): string {
  return Object.entries(into)
    .map(([field, share]) => `${field} ${percent(share, 4)}`)
    .join('，')
}

function assessmentFacts(assessment: Assessment | null): Fact[] {
  if (assessment === null) return []
  const { hours, abilities, grade, steps } = assessment
  const facts: Fact[] = []
  if (hours) {
    facts.push(fact('hours', 'total', `总${hours.unit}`, `≥ ${hours.minimum}`))
    for (const part of hours.parts) {
      const least = part.minimum === null ? '' : `≥ ${part.minimum}`
      const share = part.share === null ? '' : `≥ ${percent(part.share, 4)}`
      const text = [least, share, part.recommended ? '（建议）' : ''].filter(Boolean).join(' ')
      facts.push(fact('hours', part.field, part.title, text))
    }
    if (hours.credits) facts.push(fact('hours', 'credits', '学分', `≥ ${hours.credits.minimum}`))
  }
  if (abilities) {
    const { minimum, dimensions, offer, credits } = abilities
    const text = [
      minimum === null ? '' : `≥ ${minimum} 个`,
      dimensions === null ? '' : `覆盖 ≥ ${dimensions} 个维度`,
      offer === null ? '' : `学校选 ≥ ${offer.dimensions} 个维度，每个维度 ≥ ${offer.perDimension} 个`,
      credits === null ? '' : `合计 ≥ ${credits.minimum} 学分`,
    ]
    facts.push(fact('abilities', 'abilities', '能力点', text.filter(Boolean).join('，') || '数量不限'))
  }
  if (grade) {
    const levels = grade.levels.map(({ name, from, to }) => (from === null ? name : `${name} ${from}—${to ?? ''}`))
    const bound = `，边界归${known(grade.bound) === 'lower' ? '低' : '高'}等次`
    const hasBounds = grade.levels.some((level) => level.from !== null)
    const text = `${levels.join('，')}${hasBounds ? bound : ''}${grade.onePartFails ? '，一项不合格即不合格' : ''}`
    facts.push(fact('grade', 'grade', '等级', text))
  }
  if (steps.length > 0) facts.push(fact('approval', 'steps', '审核环节', steps.map((step) => step.title).join(' → ')))
  return facts
}

function known<T>(value: Open<T>): T | undefined {
  return typeof value === 'object' && value !== null && 'setting' in value ? undefined : (value as T)
}

const direction: Record<Form['direction'], string> = { reported: '上报', issued: '下发', both: '下发后报回' }

function formText(form: Form): string {
  const columns = form.tables.reduce((total, table) => total + table.columns.length, 0)
  const parts = [direction[form.direction], form.official ? '' : '非官方格式', `${columns} 栏`]
  return parts.filter(Boolean).join('，')
}

function columnText(column: Column): string {
  const list = column.list === '' ? '' : `取自 ${column.list}`
  return [headingText(column), columnTypes[column.type].word, list, column.required ? '必填' : '']
    .filter(Boolean)
    .join('，')
}
