/**
 * Results of teachers come in; what an assessment answers as a whole (totals, hours by part, settings it turned on, one teacher of many)
 * goes out. Never takes a file that could not be read for one with nobody in it.
 */
import type { FileOutcome } from '../intake/outcome.ts'
import type { Assessment } from '../notice/assessment.ts'
import type { Notice } from '../notice/notice.ts'
import { UserError } from '../user-error.ts'
import { nearest } from '../value/nearest.ts'
import { normaliseName } from '../value/text.ts'
import type { AssessedTeacher, TeachersResult } from './assess-teachers.ts'
import type { FileState } from './file-states.ts'
import type { PlacedOffer } from './placed.ts'
import type { AssessItem } from './teacher-result.ts'

/** What the files of one notice gave. */
export interface NoticeResult extends TeachersResult {
  notice: Notice
  assessment: Assessment
  /** Name of a unit by its key; `''` where it is not known. */
  unitName: (key: string) => string
  /** Schools listed with different offers: none of them is used. */
  contradictory: PlacedOffer[]
}

export interface AssessResult {
  asOf: string
  files: FileOutcome[]
  /** Notices with records among the files, in the order in which they came. */
  notices: NoticeResult[]
}

export interface Totals {
  files: number
  teachers: number
  passed: number
  failed: number
  open: number
  notCounted: number
  error: number
  warning: number
  unreadable: number
  unrecognised: number
}

/** Of the teachers listed: with --teacher, of that one. */
export function totalsOf({ files, notices }: AssessResult, states: FileState[]): Totals {
  const outcomes = notices.flatMap(({ teachers }) => teachers.map(outcomeOf))
  const count = (wanted: Outcome) => outcomes.filter((each) => each === wanted).length
  const having = (status: FileState['status']) => states.filter((each) => each.status === status).length
  const used = states.filter(({ use }) => use === 'record' || use === 'offer')
  return {
    files: files.length,
    teachers: outcomes.length,
    passed: count('passed'),
    failed: count('failed'),
    open: count('open'),
    notCounted: count('left'),
    error: used.reduce((sum, { counts }) => sum + counts.error, 0),
    warning: used.reduce((sum, { counts }) => sum + counts.warning, 0),
    unreadable: having('unreadable'),
    unrecognised: having('unrecognised'),
  }
}

/** `left`: out of the count. */
export type Outcome = 'passed' | 'failed' | 'open' | 'left'

export function outcomeOf({ result: { counted, passed } }: AssessedTeacher): Outcome {
  if (!counted) return 'left'
  return passed === undefined ? 'open' : passed ? 'passed' : 'failed'
}

/** Hours as far as they are known: the total, and every part by its field. */
export function hoursOf(
  items: AssessItem[],
  { hours }: Assessment,
): { total: number | null; parts: Record<string, number | null>; unit: string } | null {
  if (!hours) return null
  const parts = hours.parts.map(({ field }) => [field, partItem(items, field)?.have ?? null])
  return {
    total: items.find(({ id }) => id === 'hours')?.have ?? null,
    parts: Object.fromEntries(parts),
    unit: hours.unit,
  }
}

export function partItem(items: AssessItem[], field: string): AssessItem | undefined {
  return items.find(({ id }) => id === `hours/${field}` || id === `hours/${field}/share`)
}

/** Settings that the assessment turns on, with what holds now: the notice leaves them open. */
export function settingsOf({ notice, assessment }: NoticeResult): Record<string, string | number | boolean> {
  const names = [...JSON.stringify(assessment).matchAll(/\{"setting":"([^"]+)"\}/g)].map(([, name]) => name!)
  return Object.fromEntries([...new Set(names)].map((name) => [name, notice.settings[name]?.value ?? '']))
}

/** Items of one state that say something of their own: no certificate, and no grade without a score, follow from the rest. */
export function decisive(items: AssessItem[], wanted: AssessItem['state']): AssessItem[] {
  return items.filter(({ state, rule, reason }) => state === wanted && rule !== 'certificate' && reason !== 'no-score')
}

/**
 * The one asked about, in all files; the rates stay those of everybody.
 * @throws UserError when nobody is called so.
 */
export function onlyTeacher(result: AssessResult, name: string): AssessResult {
  const asked = normaliseName(name)
  const isAsked = (each: { name: string }) => normaliseName(each.name) === asked
  const notices = result.notices.map((each) => ({ ...each, teachers: each.teachers.filter(isAsked) }))
  if (notices.some(({ teachers }) => teachers.length > 0)) {
    return { ...result, notices: notices.filter(({ teachers }) => teachers.length > 0) }
  }
  const names = [...new Set(result.notices.flatMap(({ teachers }) => teachers.map((each) => normaliseName(each.name))))]
  const near = nearest(asked, names)
  throw new UserError(
    'unknown-teacher',
    `这些文件里没有 ${name}。`,
    near ? `是不是 ${near}？` : '不写 --teacher 列出所有人。',
  )
}
