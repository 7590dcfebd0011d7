/** Small tools for making items: open values, numbers of a record, comparing without floating dust. */
import type { Open } from '../notice/assessment.ts'
import { isBlankText } from '../value/text.ts'
import type { AssessItem, Settings, Teacher } from './teacher-result.ts'

/** An item with the fields that most do not need left at their rest values, which all items share: there may be millions. */
export function makeItem(
  given: Pick<AssessItem, 'rule' | 'id' | 'title' | 'state' | 'reason' | 'clauses'> & Partial<AssessItem>,
): AssessItem {
  const { rule, id, title, state, reason, clauses } = given
  return {
    rule,
    id,
    title,
    state,
    reason,
    terms: given.terms === undefined || given.terms.length === 0 ? none : given.terms,
    have: given.have,
    need: given.need,
    unit: given.unit ?? '',
    names: given.names === undefined || given.names.length === 0 ? none : given.names,
    args: given.args ?? nothing,
    clauses: clauses.length < 2 ? clauses : withoutRepeats(clauses),
  }
}

const none: never[] = Object.freeze([]) as never
const nothing: Record<string, never> = Object.freeze({})

function withoutRepeats(clauses: string[]): string[] {
  const once = [...new Set(clauses)]
  return once.length === clauses.length ? clauses : once
}

/** The value the notice gives, or what the setting holds; undefined where that setting is empty. */
export function settled<T extends string | number | readonly string[]>(
  open: Open<T>,
  settings: Settings,
): T | undefined {
  if (typeof open !== 'object' || !('setting' in open)) return open as T
  const value = settings[open.setting]?.value
  return value === '' || value === undefined ? undefined : (value as T)
}

/** Number in a column of the record; undefined where blank or no number. */
export function numberIn(teacher: Teacher, field: string): number | undefined {
  const value = field === '' ? undefined : teacher.values[field]
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined
}

/** Something is written where a number belongs, and it is none: not the same as a blank. */
export function isNoNumber(teacher: Teacher, field: string): boolean {
  return numberIn(teacher, field) === undefined && textIn(teacher, field) !== ''
}

/** Text in a column of the record; `''` where blank, or where a sign stands for a blank. */
export function textIn(teacher: Teacher, field: string): string {
  const value = field === '' ? undefined : teacher.values[field]
  if (typeof value !== 'string') return value === undefined ? '' : String(value)
  return isBlankText(value) ? '' : value.trim()
}
