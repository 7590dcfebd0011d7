/**
 * A target, the names the user fixed, and the desk come in; the schools that reach the target go out. A name with two bearers is asked about,
 * and what the target is a share of is never made up from the schools on a list.
 */

import type { UnitTable } from '../unit/unit.ts'
import { UserError } from '../user-error.ts'
import { askedOf } from './asked-of.ts'
import { type Choice, chooseSchools } from './choose-schools.ts'
import { computeGap } from './compute-gap.ts'
import type { GapQuestion } from './gap-result.ts'
import { groundOf } from './gap-rows.ts'

export interface SchoolChoice {
  target: string
  required: number
  teachers: number
  /** Teachers beyond what is asked; below 0 where somebody falls short, and then what all those lack. */
  surplus: number
  schools: { name: string; teachers: number }[]
  /** Where it is asked of every county: what each of them comes to; empty otherwise. */
  units: { unit: string; code: string; required: number; teachers: number; surplus: number; schools: string[] }[]
  /** Counties with listed schools whose teachers nobody reported: nothing can be asked of them yet. */
  withoutBase: string[]
}

export interface Wish {
  /** Id of the target. */
  target: string
  chosen: readonly string[]
  excluded: readonly string[]
}

interface Candidate {
  name: string
  teachers: number
  /** Key of its county. */
  unit: string
}

export function chooseForTarget(wish: Wish, question: Omit<GapQuestion, 'by'>): SchoolChoice {
  const { notice, units, unit } = question
  const target = notice.targets.find(({ id }) => id === wish.target)
  const possible = notice.targets.filter(({ of, share }) => of === 'teachers' && share !== null)
  if (!target || !possible.includes(target)) {
    const why = target ? `指标 ${wish.target} 数的不是教师，不能按教师数挑选学校。` : `没有指标 ${wish.target}。`
    throw new UserError('unknown-target', why, `可以写：${possible.map(({ id }) => id).join('、')}。`)
  }
  const schools = computeGap({ ...question, by: 'school' }).rows
  const all = Array.from(schools, (row): Candidate => ({ name: row.unit, teachers: row.staff ?? 0, unit: row.code }))
  if (all.length === 0) {
    throw new UserError(
      'no-schools',
      '台账里没有按学校填的教师数，没法挑选学校。',
      '请先登记写有学校和教师数的表，或在命令后面直接写上文件。',
    )
  }
  const asked = askedOf(groundOf({ ...question, by: 'county' }), target, 'county')
  if (asked.own === null) {
    throw new UserError(
      'no-base',
      asked.region === ''
        ? `没有收到 ${unit.name} 的教师数，算不出“${target.title}”应达多少人。`
        : `“${target.title}”由${asked.region}统一完成，没有分到 ${unit.name}。`,
      '请先登记写有教师数的进度表；名单上的学校只是一部分，不能当作全部教师。',
    )
  }
  const chosen = wish.chosen.map((name) => theSchool(name, all, units))
  const excluded = wish.excluded.map((name) => theSchool(name, all, units))
  const both = chosen.find((school) => excluded.includes(school))
  if (both) {
    throw new UserError(
      'chosen-and-excluded',
      `“${both.name}”又在 --chosen 里，又在 --exclude 里。`,
      '请只留一处：定下的写 --chosen，不能选的写 --exclude。',
    )
  }
  const free = all.filter((school) => !excluded.includes(school))
  // Asked of every county, each has to reach it with schools of its own.
  const { per } = target
  const ofEach = per === 'region' ? [] : asked.units
  const bearer = (school: Candidate) =>
    ofEach.find(
      ({ code }) => code === (units.above(school.unit, per === 'city' ? 'city' : 'county')?.key ?? school.unit),
    )
  const parts = ofEach.map((each) => {
    const isOwn = (school: Candidate) => bearer(school) === each
    const choice = chooseSchools(free.filter(isOwn), each.own, chosen.filter(isOwn))
    return { unit: each.unit, code: each.code, required: each.own, ...choice }
  })
  const whole = per === 'region' ? chooseSchools(free, asked.own, chosen) : joined(parts)
  const without = per === 'region' ? [] : all.filter((school) => !bearer(school))
  return {
    target: target.id,
    required: asked.own,
    teachers: whole.teachers,
    surplus: whole.surplus,
    schools: whole.schools.map(({ name, teachers }) => ({ name, teachers })),
    units: (unit.level === per ? [] : parts).map(({ schools: picked, ...part }) => ({
      ...part,
      schools: picked.map(({ name }) => name),
    })),
    withoutBase: [...new Set(without.map((school) => units.get(school.unit)?.name ?? school.unit))],
  }
}

/** What one unit has too many is no help to another: where some fall short, what they lack together. */
function joined(parts: readonly Choice[]): Choice {
  const sum = (numbers: number[]) => numbers.reduce((all, each) => all + each, 0)
  const lacking = sum(parts.map(({ surplus }) => Math.min(0, surplus)))
  return {
    schools: parts.flatMap(({ schools }) => schools),
    teachers: sum(parts.map(({ teachers }) => teachers)),
    surplus: lacking < 0 ? lacking : sum(parts.map(({ surplus }) => surplus)),
  }
}

/** By its name, or its county's name and its own. */
function theSchool(name: string, all: readonly Candidate[], units: UnitTable): Candidate {
  const named = (school: Candidate) => [
    school.name,
    (units.get(school.unit)?.name ?? '') + school.name,
    units.fullName(school.unit) + school.name,
  ]
  const found = all.filter((school) => named(school).includes(name))
  if (found.length === 1) return found[0]!
  if (found.length === 0) throw new UserError('unknown-school', `没有叫“${name}”的学校。`, '请照表上的全称写。')
  const full = found.map((school) => `${units.fullName(school.unit)}${school.name}`)
  throw new UserError(
    'which-school',
    `有 ${found.length} 所学校叫“${name}”。`,
    `请在前面写上县（市、区）：${full.join('、')}。`,
  )
}
