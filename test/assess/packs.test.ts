/** Every notice that ships with an assessment: a record that holds exactly what it asks passes, one that holds less does not. */
import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { assessTeacher } from '../../src/assess/assess-teacher.ts'
import { describeItem } from '../../src/assess/describe-item.ts'
import type { SchoolOffer } from '../../src/assess/teacher-result.ts'
import type { Assessment, HoursPart } from '../../src/notice/assessment.ts'
import type { Notice } from '../../src/notice/notice.ts'
import { loadNotice } from '../notices/load.ts'

type Values = Record<string, string | number>

const ids = readdirSync(new URL('../../templates', import.meta.url))
const notices = (await Promise.all(ids.map((id) => loadNotice(id)))).filter(({ assessment }) => assessment !== null)
const offer: SchoolOffer = { codes: ['A1', 'A3', 'B6', 'B9'], marked: false }

test('seven notices say something about assessment', () => {
  expect(notices.map(({ id }) => id).sort()).toEqual([
    'heilongjiang-school',
    'school-assessment',
    'shaanxi-2.0',
    'sichuan-2.0',
    'tianfu-2.0',
    'town-assessment',
    'yueyang-2021',
  ])
})

describe.each(notices.map((notice) => [notice.id, notice] as const))('%s', (_, notice) => {
  const assessment = notice.assessment!
  const exact = exactRecord(assessment)

  test('exactly what is asked passes', () => {
    const result = assess(notice, exact)
    expect(result.items.filter(({ state }) => state !== 'met').map(describeItem)).toEqual([])
    expect(result.passed).toBe(true)
  })

  test('more than asked passes too', () => {
    const more = { ...exact }
    for (const { field, within } of assessment.hours?.parts ?? [])
      if (within === '') more[field] = Number(more[field]) + 3
    if (assessment.hours?.field) more[assessment.hours.field] = Number(more[assessment.hours.field]) + 100
    if (assessment.hours?.credits)
      more[assessment.hours.credits.field] = Number(more[assessment.hours.credits.field]) + 100
    expect(
      assess(notice, more)
        .items.filter(({ state }) => state === 'missed')
        .map(describeItem),
    ).toEqual([])
  })

  test('one hour less of any required part fails, and says by which clause', () => {
    for (const part of assessment.hours?.parts.filter(({ recommended }) => !recommended) ?? []) {
      // Its own parts too: a total smaller than they are contradicts itself.
      const within = assessment.hours!.parts.filter(({ within }) => within === part.field).slice(0, 1)
      const less = [part, ...within].map(({ field }) => [field, Number(exact[field]) - 1])
      const { items, passed } = assess(notice, { ...exact, ...Object.fromEntries(less) })
      expect(passed).toBe(false)
      const missed = items.filter(({ id, state }) => id.startsWith(`hours/${part.field}`) && state === 'missed')
      expect(missed.map(({ have, need, clauses }) => [need! - have!, clauses])).toEqual([[1, part.clauses]])
    }
  })

  test('an empty record passes nothing and fails nothing', () => {
    const result = assess(notice, {})
    expect(result.passed).toBeUndefined()
    expect(result.items.filter(({ state }) => state === 'missed')).toEqual([])
  })

  test('every rule stands on a clause of the notice', () => {
    for (const { clauses, id } of assess(notice, exact).items) {
      expect(clauses.length, id).toBeGreaterThan(0)
      for (const clause of clauses) expect(notice.clauses[clause], `${id} ${clause}`).toBeDefined()
    }
  })

  test('every column it names stands on its form', () => {
    const form = notice.forms.find(({ id }) => id === assessment.form)!
    const fields = form.tables.flatMap(({ columns }) => columns.map(({ field }) => field))
    expect(Object.keys(exact).filter((field) => !fields.includes(field))).toEqual([])
  })
})

test.each([
  ...[['2020年9月退休', false] as const, ['已调出', false] as const],
  ...[['即将退休', true] as const, ['未到退休年龄', true] as const, ['距退休不足2年', true] as const],
])('where who has left is not counted: %s', (remark, counted) => {
  const town = notices.find(({ id }) => id === 'town-assessment')!
  const settings = { ...town.settings, departedTeacher: { ...town.settings.departedTeacher!, value: 'leave' } }
  const values = { ...exactRecord(town.assessment!), remark }
  expect(assessTeacher({ values }, town.assessment!, settings).counted).toBe(counted)
})

test('offline practice is a part of practice, not beside it', () => {
  const notice = notices.find(({ id }) => id === 'school-assessment')!
  const record = { ...exactRecord(notice.assessment!), practiceHours: 30, offlineHours: 25 }
  expect(
    assess(notice, record)
      .items.filter(({ state }) => state === 'missed')
      .map(describeItem),
  ).toEqual([])
})

function assess(notice: Notice, values: Values) {
  return assessTeacher({ values }, notice.assessment!, notice.settings, offer)
}

function exactRecord({ population, hours, abilities, score, grade, steps }: Assessment): Values {
  const values: Values = {}
  const least = ({ minimum, share }: HoursPart): number => Math.max(minimum ?? 0, (share ?? 0) * (hours?.minimum ?? 0))
  if (population) values[population.field] = population.values[0]!
  if (hours) {
    for (const part of hours.parts) values[part.field] = least(part)
    if (hours.field !== '') values[hours.field] = hours.minimum
    if (hours.credits) values[hours.credits.field] = hours.credits.minimum
  }
  if (abilities) values[abilities.field] = abilities.credits ? 'A1（10）、A3（10）、B6（10）' : 'A1、A3、B6、B9'
  for (const { field } of score?.parts ?? []) values[field] = 90
  for (const { field } of grade?.parts ?? []) values[field] = grade!.levels[0]!.name
  if (grade?.field && !score) values[grade.field] = grade.levels[0]!.name
  for (const { field } of steps) values[field] = '合格'
  return values
}
