/**
 * A unit's ledger comes in, the workbooks that it owes the level above go out, drawn but not yet on disk, each under a name of its own: one per
 * form, per project where projects are reported apart, per sender where only the head says whose the rows are (a school's plan, a county's list
 * of schools). What nobody reported is no workbook.
 */

import type { Coverage } from '../gap/coverage.ts'
import type { StoredSheet } from '../gap/figure.ts'
import type { Form } from '../notice/notice.ts'
import { isHigherLevel } from '../unit/higher-level.ts'
import { isInside } from '../unit/is-inside.ts'
import type { Unit } from '../unit/unit.ts'
import { compare } from '../value/compare.ts'
import { sameSchool } from '../value/same-school.ts'
import { type DrawnReport, drawReport, type Ground, type ReportOrder } from './make-report.ts'

export interface Deliverable extends DrawnReport {
  form: Form
  /** `''` where it is about all of them, or where the form knows none. */
  project: string
  school: string
  /** Whose it is, where that is somebody below the unit. */
  sender: Unit | undefined
}

interface Question extends Omit<Ground, 'coverage'> {
  contact: ReportOrder['contact']
  /** What a total of this form lacks. */
  coverage: (form: Form) => Coverage
}

export function deliverables(question: Question): Deliverable[] {
  const forms = question.notice.forms.filter((form) => form.direction !== 'issued' && holdsAny(question, form))
  const all = forms.flatMap((form) => {
    const coverage = question.coverage(form)
    return partsOf(question, form).map((part): Deliverable => {
      const order = { ...question, form, coverage, ...part }
      return { form, ...part, ...drawReport(order, true) }
    })
  })
  return all.map((each) => ({ ...each, fileName: ownName(each, all) }))
}

/** Is there a row of it, counted and the unit's own? */
function holdsAny({ notice, ledger, unit, units }: Question, form: Form): boolean {
  const within = (key: string) => isInside(units, unit, key)
  const rows = ledger.records(notice.id, form.id, { within, direction: 'reported' })
  return rows.next().done !== true
}

type Part = Pick<Deliverable, 'project' | 'school' | 'sender'>

/** The parts that stand on sheets of their own: a project; a school, where each fills in the form for itself; a sender, where its rows do not say whose they are. */
function partsOf({ notice, ledger, unit, units }: Question, form: Form): Part[] {
  const sheets = ledger.sheets(notice.id, form.id).filter((each) => isInside(units, unit, each.unit) && hasRow(each))
  const hasProjects = form.head.some(({ field }) => field === 'project')
  const isSchools = form.head.some(({ type, required }) => type === 'school' && required)
  const isSenders = isSchools || (saysWhoseInHead(form) && isHigherLevel(unit.level, form.reporter))
  const parts: Part[] = []
  for (const each of sheets) {
    const sender = isSenders && each.unit !== unit.key ? units.get(each.unit) : undefined
    const part = { project: hasProjects ? each.project : '', school: isSchools ? each.school : '', sender }
    if (!parts.some((other) => isSamePart(other, part))) parts.push(part)
  }
  if (parts.length === 0) return [{ project: '', school: '', sender: undefined }]
  return parts.sort((a, b) => compare(a.project, b.project))
}

/** A zero report has none: there is nothing to write of it. */
function hasRow(sheet: StoredSheet): boolean {
  for (const _ of sheet.records()) return true
  return false
}

/** A list of schools or persons that names its county once, above all rows. */
function saysWhoseInHead({ rows, head, tables }: Form): boolean {
  const isUnit = ({ type }: { type: string }) => type === 'unit'
  return (
    (rows === 'school' || rows === 'person') && head.some(isUnit) && !tables.some(({ columns }) => columns.some(isUnit))
  )
}

function isSamePart(a: Part, b: Part): boolean {
  return a.project === b.project && a.sender?.key === b.sender?.key && sameSchool(a.school, b.school)
}

/** Two forms may be given one name by the notice, projects are, and schools of two counties have one. */
function ownName({ fileName, project, sender, about }: Deliverable, all: readonly Deliverable[]): string {
  const alike = all.filter((each) => each.fileName === fileName)
  if (alike.length === 1) return fileName
  const words = wordsOf({ project, sender, about })
  const differing = words.find(
    (word, which) => word !== '' && new Set(alike.map((each) => wordsOf(each)[which])).size === alike.length,
  )
  return fileName.replace(/(?=\.xlsx$)/, () => `（${differing ?? words.join('')}）`)
}

function wordsOf({ project, sender, about }: Pick<Deliverable, 'project' | 'sender' | 'about'>): string[] {
  return [project, sender?.name ?? '', about.label]
}
