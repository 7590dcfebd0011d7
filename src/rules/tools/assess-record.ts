/**
 * Records of the form an assessment is made from come in; what the assessment says under one rule goes out as findings. The arithmetic is
 * `src/assess`'s; this only asks it once per record, whichever checks look at it. A rule that is met, or that cannot be decided yet, is silent.
 */

import { assessTeacher } from '../../assess/assess-teacher.ts'
import { describeItem } from '../../assess/describe-item.ts'
import { teacherReader } from '../../assess/teacher-of.ts'
import type { AssessItem, AssessRule, Teacher, TeacherResult } from '../../assess/teacher-result.ts'
import type { CheckContext, NotChecked, Watcher } from '../../check/check.ts'
import { type FormRecord, fieldIndex, type SheetForm } from '../../form/reading.ts'
import type { Assessment } from '../../notice/assessment.ts'
import { rememberOf } from '../../value/remember.ts'

/** Reasons that contradict the record itself; to have missed something, or to be told of it, is milder. */
const CONTRADICTIONS = new Set([
  'below-parts',
  'unequal',
  'too-early',
  'skipped',
  'after-refusal',
  'differs',
  'no-level',
  'beyond',
  'no-number',
  'unlike-points',
])

/** For `milder`: who has not met a rule yet has made no mistake on the sheet. */
export const missedIsMild = { missed: 'warning', advice: 'info' } as const

/** @param columnOf Field of the column an item is flagged at. */
export function watchAssessment(
  context: CheckContext,
  rule: AssessRule,
  columnOf: (item: AssessItem, assessment: Assessment) => string,
): Watcher | NotChecked {
  const { form, flag, table } = context
  // A failed grade or a refusal is a result, not a fault of the sheet.
  const tellsMissed = rule === 'hours' || rule === 'ability-points'
  const { assessment } = form.notice
  if (assessment === null || table === undefined) return { why: '通知没有考核规则' }
  if (assessment.form !== form.form.id) return { why: '这张表不是考核用的登记表' }
  return {
    record(record) {
      for (const item of resultOf(record, form, assessment).items) {
        if (item.rule !== rule) continue
        const contradicts = CONTRADICTIONS.has(item.reason)
        // 良好 is no grade of the notice's: `not-in-list` says so.
        if (item.reason === 'differs' && isUnlisted(form, record, columnOf(item, assessment))) continue
        if (!contradicts && !(tellsMissed && isShortfall(item))) continue
        const reason = contradicts ? item.reason : item.state
        flag(record, fieldIndex(table.table, columnOf(item, assessment)), { reason, found: describeItem(item) })
      }
    },
  }
}

function isUnlisted(form: SheetForm, record: FormRecord, field: string): boolean {
  return askedOf(form, record).read(record).unlisted?.has(field) ?? false
}

/** Codes are `abilities-known`'s, and a masked date is the notice's gap, not the teacher's. */
function isShortfall({ state, reason }: AssessItem): boolean {
  if (reason === 'masked' || reason === 'unknown-code' || reason === 'twice') return false
  return state === 'missed' || state === 'advice'
}

/** Several checks ask for the same record one after the other: the last answer of each sheet is kept. */
interface Asked {
  record: FormRecord | undefined
  result: TeacherResult | undefined
  read: (record: FormRecord) => Teacher
}

const askedOf = rememberOf(
  (form: SheetForm, record: FormRecord): Asked => ({
    record: undefined,
    result: undefined,
    read: teacherReader(form.notice, record.table),
  }),
)

function resultOf(record: FormRecord, form: SheetForm, assessment: Assessment): TeacherResult {
  const sheet = askedOf(form, record)
  if (record !== sheet.record || sheet.result === undefined) {
    sheet.result = assessTeacher(sheet.read(record), assessment, form.notice.settings)
    sheet.record = record
  }
  return sheet.result
}

/** An assessment of nothing, for the parts of examples. */
export const noAssessment: Assessment = {
  form: 'example',
  population: null,
  hours: null,
  abilities: null,
  gates: [],
  score: null,
  grade: null,
  steps: [],
  stepOrder: { skipped: 'unknown', refusedThenPassed: 'unknown' },
  evidence: null,
  departure: null,
  certificates: null,
  passRate: null,
}
