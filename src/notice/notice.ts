/**
 * A notice as the rest of itcap reads it: resolved, cross-checked, every rule with its clause. Types only, made from the schemas of a pack
 * (`pack-schema.ts`, `form-schema.ts`), which say what each part means; here stands what `resolve-notice.ts` makes of them. Nothing here may be
 * guessed by code elsewhere.
 */
import type { Severity } from '../value/severity.ts'
import type { Assessment } from './assessment.ts'
import type { PackColumn, PackForm, PackHeadField, PackSection, PackTable } from './form-schema.ts'
import type { ListValue } from './list-lookup.ts'
import type { Pack, PackDeadline, PackSetting, PackTarget, PackUnit } from './pack-schema.ts'

export interface Notice extends Omit<Pack, 'clauses' | 'assessment' | 'forms'> {
  /** Id of the notice it builds on; `''` for none. What it inherits is already contained here. */
  extends: string
  clauses: Record<string, Clause>
  settings: Record<string, Setting>
  lists: Record<string, ListValue[]>
  /** Units the notice addresses that have no GB/T 2260 code. */
  units: ExtraUnit[]
  /** Names that units with a code go by in this notice's region. */
  aliases: UnitAlias[]
  deadlines: Deadline[]
  targets: Target[]
  /** Hours, ability points, grades, approval chain; null where the notice has none. */
  assessment: Assessment | null
  forms: Form[]
}

export interface Clause {
  id: string
  /** The sentence, word for word, in mainland simplified wording. */
  quote: string
  /** Ids of the rules, deadlines (`deadline`), targets (`target-share` …) that enforce it; filled by the resolver, sorted. */
  checkedBy: string[]
  /** Why no machine can check it, where `checkedBy` is empty. */
  unchecked: string
}

/** What the text leaves open: a named choice, its default and why. */
export interface Setting extends PackSetting {
  /** What holds now: the default, unless the workspace says otherwise (`apply-settings.ts`). */
  value: string | number | boolean
}

/** A unit without a GB/T 2260 code: 岳阳经济技术开发区, 市直属学校 … */
export interface ExtraUnit extends PackUnit {
  name: string
  /** Code of the unit it belongs to. */
  parent: string
  level: 'county'
}

/** By its code of GB/T 2260, of whatever day. */
export type UnitAlias = Pick<ExtraUnit, 'key' | 'also'>

/** Own field → name of the setting it comes from: `{ inclusive: 'dayItselfCounts' }`; see `apply-settings.ts`. */
type References = Record<string, string>

export interface Deadline extends Omit<PackDeadline, 'inclusive'> {
  /** Does the day itself still count? From the setting `dayItselfCounts`. */
  inclusive: boolean
  settings: References
}

export interface Target extends Omit<PackTarget, 'basis' | 'rounding' | 'rounded'> {
  /** Share counts everything up to `by` (cumulative) or this phase alone. */
  basis: 'cumulative' | 'phase'
  /** How share × base becomes whole persons, schools, counties. */
  rounding: 'half-up' | 'up' | 'down'
  /** What is rounded: the running total of the phases, so that they add up; or each phase by itself. */
  rounded: 'total' | 'each'
  settings: References
}

export type Split = Pack['splits'][number]

export type Mail = NonNullable<Pack['mail']>

/** What a form says of its one table is said by the table itself. */
type OfMainTable = Exclude<keyof PackTable, 'id' | 'heading'>

export interface Form extends Omit<PackForm, OfMainTable | 'tables' | 'clause' | 'checks' | 'layout'> {
  id: string
  /** What people call it: its mark, else its title; `''` for a list of one's own, which goes by its notice. */
  label: string
  /** `附件3` as printed flush left above the title; `''` for none. */
  mark: string
  head: HeadField[]
  foot: HeadField[]
  tables: Table[]
  sections: Section[]
  /** Clauses that fix the layout. */
  clauses: string[]
  rules: FormRule[]
}

export type HeadField = Omit<PackHeadField, 'clause'>

export interface Column extends Omit<PackColumn, 'clause' | 'columns'> {
  field: string
  /** Group headings above it, outermost first: `['专任教师数']`. */
  groups: string[]
}

export interface Table extends Omit<PackTable, 'columns' | 'numberedRows'> {
  columns: Column[]
  /** Sequence numbers are printed on the rows of the blank form. */
  numbered: boolean
  /** Its one row stands all over the sheet, label beside value: how each column is drawn, by index. */
  card?: CardCell[]
}

export interface CardCell {
  /** What the blank form prints where the value goes. */
  blank: string
  /** Lines to write on; 0 for an ordinary cell. */
  lines: number
  /** Where the pack has it; a section is a headed text, as high as the page leaves where it names no lines. */
  part: 'head' | 'section' | 'foot'
}

export type Section = Omit<PackSection, 'clause'>

/** One check applied to one form, with its parameters. */
export interface FormRule {
  /** Id of the check = rule id. */
  check: string
  severity: Severity
  /** Clause ids it stands on; empty only for rules of form (hidden data, damaged headings). */
  clauses: string[]
  /** Validated against the check's own schema when the pack is verified. */
  params: Record<string, unknown>
  /** Table the rule looks at; `''` for the first or for the whole sheet. */
  table: string
  /** `severity` or a parameter → name of the setting it comes from: `{ tolerance: 'tolerance' }`; see `apply-settings.ts`. */
  settings?: References
}
