/**
 * A unit's ledger comes in, the workbooks that it owes the level above go out, drawn but not yet on disk, each under a name of its own: one per
 * form, per project where projects are reported apart, per school where each fills in a plan of its own. What nobody reported is no workbook.
 */

import type { Coverage } from '../gap/coverage.ts'
import type { Form } from '../notice/notice.ts'
import { isInside } from '../unit/is-inside.ts'
import { sameSchool } from '../value/same-school.ts'
import { type DrawnReport, drawReport, type Ground, type ReportOrder } from './make-report.ts'

export interface Deliverable extends DrawnReport {
  form: Form
  /** `''` where it is about all of them, or where the form knows none. */
  project: string
  school: string
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

/** The parts that stand on sheets of their own: a project; a school, where each fills in the form for itself. */
function partsOf({ notice, ledger, unit, units }: Question, form: Form): Pick<Deliverable, 'project' | 'school'>[] {
  const sheets = ledger.sheets(notice.id, form.id).filter((each) => isInside(units, unit, each.unit))
  const projects = form.head.some(({ field }) => field === 'project')
    ? [...new Set(sheets.map(({ project }) => project))].sort()
    : ['']
  const isSchools = form.head.some(({ type, required }) => type === 'school' && required)
  const schools: string[] = []
  for (const { school } of isSchools ? sheets : [])
    if (!schools.some((each) => each === school || sameSchool(each, school))) schools.push(school)
  const found = projects.flatMap((project) => (isSchools ? schools : ['']).map((school) => ({ project, school })))
  return found.length > 0 ? found : [{ project: '', school: '' }]
}

/** Two forms may be given one name by the notice, and projects are. */
function ownName({ fileName, project, about }: Deliverable, all: readonly Deliverable[]): string {
  const alike = all.filter((each) => each.fileName === fileName)
  if (alike.length === 1) return fileName
  const differs = new Set(alike.map((each) => each.project)).size === alike.length
  return fileName.replace(/(?=\.xlsx$)/, () => `（${differs ? project : about.label}）`)
}
