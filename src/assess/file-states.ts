/** Files of an assessment → how far each can be trusted: what was read, what is wrong with its data, what was of no use. */
import type { Finding } from '../check/check.ts'
import { type FileOutcome, whyNothing } from '../intake/outcome.ts'
import { noCounts } from '../value/severity.ts'

/** A form of a file, or a file that gave none: how far its data can be trusted. */
export interface FileState {
  path: string
  sha256: string
  notice: string
  form: string
  sheet: string
  rows: number
  /** `copy`: the same content as another file. `other`: a form that is not assessed. */
  use: 'record' | 'offer' | 'other' | 'copy' | 'none'
  status: 'ok' | 'warning' | 'error' | 'unreadable' | 'unrecognised'
  /** Findings about persons and values; what an assessment itself says (hours, points …) is not among them. */
  counts: Record<Finding['severity'], number>
  /** Rules of the errors and warnings, each with its number of places. */
  about: { rule: string; count: number }[]
  /** For files that gave nothing: what happened and what to do. */
  message: string
  hint: string
  crashed: string[]
}

/** Rules whose findings the assessment shows itself, teacher by teacher. */
const ASSESSED: ReadonlySet<string> = new Set([
  'population',
  'hours',
  'ability-points',
  'eligibility',
  'score',
  'grade',
  'approval',
])

export function fileStates(files: readonly FileOutcome[]): FileState[] {
  return files.flatMap(statesOf)
}

function statesOf(outcome: FileOutcome): FileState[] {
  const { path, sha256, unreadable, forms, copyOf } = outcome
  const none: FileState = {
    ...{ path, sha256, notice: '', form: '', sheet: '', rows: 0, use: 'none', status: 'unrecognised' },
    ...{ counts: noCounts(), about: [], message: '', hint: '', crashed: [] },
  }
  if (copyOf !== undefined) return [{ ...none, status: 'ok', use: 'copy', message: `与 ${copyOf} 内容相同，只算一次` }]
  if (unreadable) return [{ ...none, status: 'unreadable', message: unreadable.message, hint: unreadable.hint }]
  if (forms.length === 0) {
    return [{ ...none, message: whyNothing(outcome), hint: '请用 itcap template 的空白训练记录表填写' }]
  }
  return forms.map(({ form: { notice, form, sheet, rows }, result }): FileState => {
    const { findings, crashed } = result()
    const counts = countsOf(findings)
    const { assessment } = notice
    const role =
      form.id === assessment?.form ? 'record' : form.id === assessment?.abilities?.offer?.form ? 'offer' : 'other'
    return {
      ...none,
      ...{ notice: notice.id, form: form.id, sheet, rows, counts, use: role },
      status: counts.error > 0 ? 'error' : counts.warning > 0 ? 'warning' : 'ok',
      about: aboutOf(findings),
      crashed: crashed.map(({ rule }) => rule),
    }
  })
}

function countsOf(findings: Finding[]): FileState['counts'] {
  const counts = noCounts()
  for (const each of findings) if (!ASSESSED.has(each.rule)) counts[each.severity] += placesOf(each)
  return counts
}

function placesOf({ args }: Finding): number {
  return typeof args.folded === 'number' ? args.folded : 1
}

function aboutOf(findings: Finding[]): FileState['about'] {
  const byRule = new Map<string, number>()
  for (const each of findings) {
    if (ASSESSED.has(each.rule) || each.severity === 'info') continue
    byRule.set(each.rule, (byRule.get(each.rule) ?? 0) + placesOf(each))
  }
  return [...byRule].map(([rule, count]) => ({ rule, count }))
}
