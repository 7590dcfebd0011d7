/**
 * One teacher's record and a notice's assessment come in; every rule's result with its arithmetic and clauses goes out. Pure arithmetic:
 * what the record does not say stays unknown, what the notice leaves open comes from its settings.
 */
import type { Assessment } from '../notice/assessment.ts'
import { assessAbilities } from './assess-abilities.ts'
import { assessGates } from './assess-gates.ts'
import { assessGrade } from './assess-grade.ts'
import { assessHours } from './assess-hours.ts'
import { assessScore } from './assess-score.ts'
import { assessSteps } from './assess-steps.ts'
import { makeItem, textIn } from './item.ts'
import type { AssessItem, SchoolOffer, Settings, Teacher, TeacherResult } from './teacher-result.ts'

/** @param offer What the teacher's school offers, where it is known. */
export function assessTeacher(
  teacher: Teacher,
  assessment: Assessment,
  settings: Settings,
  offer?: SchoolOffer,
): TeacherResult {
  const { hours, abilities, gates, score, grade, steps, certificates } = assessment
  const population = populationItem(teacher, assessment)
  if (population?.state === 'missed') {
    return {
      counted: false,
      items: [population],
      score: undefined,
      grade: '',
      passed: undefined,
      abilities: [],
      certificates: [],
    }
  }
  const items: AssessItem[] = population ? [population] : []
  if (hours) items.push(...assessHours(teacher, hours, settings))
  const chosen = abilities ? assessAbilities(teacher, abilities, settings, offer) : { items: [], codes: [] }
  items.push(...chosen.items)
  items.push(...assessGates(teacher, gates, items))
  const [scored, ...recorded] = score ? assessScore(teacher, score, settings) : []
  if (scored) items.push(scored, ...recorded)
  const graded = grade ? assessGrade(teacher, grade, settings, scored?.have) : { items: [], grade: '' }
  items.push(...graded.items)
  const approval = assessSteps(teacher, steps)
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
    score: scored?.have,
    grade: graded.grade,
    passed,
    abilities: chosen.codes,
    certificates: due,
  }
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
