/**
 * One teacher's record and a notice's assessment come in; every rule's result with its arithmetic and clauses goes out. Pure arithmetic:
 * what the record does not say stays unknown, what the notice leaves open comes from its settings.
 */
import type { Assessment, EvidenceRule } from '../notice/assessment.ts'
import { assessAbilities } from './assess-abilities.ts'
import { assessGates } from './assess-gates.ts'
import { assessGrade } from './assess-grade.ts'
import { agree, assessHours } from './assess-hours.ts'
import { assessScore } from './assess-score.ts'
import { assessSteps } from './assess-steps.ts'
import { makeItem, settled, textIn } from './item.ts'
import type { AssessItem, SchoolOffer, Settings, Teacher, TeacherResult } from './teacher-result.ts'

/** @param offer What the teacher's school offers, where it is known. */
export function assessTeacher(
  teacher: Teacher,
  assessment: Assessment,
  settings: Settings,
  offer?: SchoolOffer,
): TeacherResult {
  const { hours, abilities, gates, evidence, score, grade, steps, stepOrder, certificates } = assessment
  const items = [populationItem(teacher, assessment), departureItem(teacher, assessment, settings)].filter(
    (item) => item !== undefined,
  )
  const left = items.find(({ state }) => state === 'missed')
  if (left) return notCounted(left)
  if (hours) items.push(...assessHours(teacher, hours, settings))
  const chosen = abilities ? assessAbilities(teacher, abilities, settings, offer) : { items: [], codes: [] }
  items.push(...chosen.items)
  if (hours?.unit === '学分') items.push(...againstPoints(items))
  items.push(...assessGates(teacher, gates, items))
  const proof = evidence && evidenceItem(teacher, evidence, settings)
  if (proof) items.push(proof)
  const scored = score ? assessScore(teacher, score, settings) : undefined
  if (scored) items.push(...scored.items)
  const graded = grade ? assessGrade(teacher, grade, settings, scored?.exact) : { items: [], grade: '' }
  items.push(...graded.items)
  const approval = assessSteps(teacher, steps, stepOrder, settings)
  if (approval) items.push(approval)

  const passed = passedBy(items)
  const due = certificates && passed === true ? (certificates.per === 'ability' ? chosen.codes : ['']) : []
  if (certificates) {
    const { clauses, issuer } = certificates
    const state = passed === true ? 'met' : 'unknown'
    const common = {
      rule: 'certificate',
      id: 'certificate',
      title: '证书',
      clauses,
      args: { issuer, per: certificates.per },
    } as const
    items.push(makeItem({ ...common, state, reason: state === 'met' ? 'due' : 'not-due', names: due }))
  }
  return {
    counted: true,
    items,
    score: scored?.items[0].have,
    grade: graded.grade,
    passed,
    abilities: chosen.codes,
    certificates: due,
  }
}

function notCounted(item: AssessItem): TeacherResult {
  return {
    counted: false,
    items: [item],
    score: undefined,
    grade: '',
    passed: undefined,
    abilities: [],
    certificates: [],
  }
}

/** The same credits in a total and point by point; a total below its points is a slip of the record. */
function againstPoints(items: AssessItem[]): AssessItem[] {
  const total = items.find(({ id }) => id === 'hours')
  const points = items.find(({ id }) => id === 'ability-points/credits')
  if (!total || !points) return []
  // Enough by the points is enough, whatever the column of the total leaves out.
  if (total.state === 'unknown' && points.state === 'met') {
    const { have, terms } = points
    Object.assign(total, { state: 'met', reason: 'minimum', have, terms } satisfies Partial<AssessItem>)
    return []
  }
  const isComplete =
    points.reason === 'credits' && !items.some(({ reason }) => reason === 'unknown-code' || reason === 'environment')
  if (!isComplete || total.have === undefined || points.have === undefined || total.have >= points.have) return []
  agree(total, points)
  const { have, unit, clauses } = total
  const common = { rule: 'hours', id: 'hours/points', title: total.title, state: 'advice', clauses, unit } as const
  return [makeItem({ ...common, reason: 'unlike-points', have, need: points.have })]
}

/** Void evidence proves nothing; what that comes to is for the setting to say. */
function evidenceItem(teacher: Teacher, rule: EvidenceRule, settings: Settings): AssessItem | undefined {
  const value = textIn(teacher, rule.field)
  if (!rule.invalid.includes(value)) return undefined
  const common = { rule: 'eligibility', id: 'eligibility/evidence', title: '证据', clauses: rule.clauses } as const
  return makeItem({ ...common, state: settled(rule.state, settings) ?? 'unknown', reason: 'void', args: { value } })
}

/** 已退休, 调出 … in the remarks; who is 即将退休 or 未到退休年龄 is still there. */
const departed = /(?<!未到?|不|将|拟|快要?|待|距|近|延迟)(?:退休|调出|调离|调走|离职|辞职|解聘|去世|病故)/u

function departureItem(teacher: Teacher, { departure }: Assessment, settings: Settings): AssessItem | undefined {
  const value = departure ? textIn(teacher, departure.field) : ''
  const word = departed.exec(value)?.[0]
  if (!departure || word === undefined) return undefined
  const state = (settled(departure.counts, settings) ?? 'count') === 'count' ? 'advice' : 'missed'
  const common = {
    rule: 'population',
    id: 'population/departed',
    title: '统计范围',
    clauses: departure.clauses,
  } as const
  return makeItem({ ...common, state, reason: 'departed', args: { value: word } })
}

/** One rule missed is enough to say no; yes needs every rule. */
function passedBy(items: AssessItem[]): boolean | undefined {
  if (items.some(({ state }) => state === 'missed')) return false
  return items.some(({ state }) => state === 'unknown') ? undefined : true
}

function populationItem(teacher: Teacher, { population }: Assessment): AssessItem | undefined {
  if (!population) return undefined
  const { field, values, clauses } = population
  const value = textIn(teacher, field)
  const common = {
    rule: 'population',
    id: 'population',
    title: '统计范围',
    clauses,
    args: { value },
    names: values,
  } as const
  if (value === '') return makeItem({ ...common, state: 'unknown', reason: 'blank' })
  // A slip of the pen must not take a teacher out of the count.
  if (teacher.unlisted?.has(field)) return makeItem({ ...common, state: 'unknown', reason: 'unlisted' })
  return makeItem({ ...common, state: values.includes(value) ? 'met' : 'missed', reason: 'population' })
}
