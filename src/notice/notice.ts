/**
 * A notice as the rest of itcap reads it: resolved, cross-checked, every rule with its clause. Types only.
 * It is made from a pack (`templates/<id>/notice.yaml`) by `resolve-notice.ts`; nothing here may be guessed by code elsewhere.
 */

import type { IsoDate } from '../value/date.ts'
import type { ColumnType } from './column-types.ts'
import type { ListValue } from './list-lookup.ts'

export type Severity = 'error' | 'warning' | 'info'

export interface Notice {
  id: string
  /** Id of the notice it builds on; `''` for none. What it inherits is already contained here. */
  extends: string
  title: string
  /** Short name for tables, for example `四川 2017`. */
  shortTitle: string
  /** 文号; `''` where the source has none or masks it. */
  number: string
  issuer: string
  /** `''` where the source masks it. */
  issued: IsoDate | ''
  /** Full name of the region it covers, for example `四川省`; `''` where the source masks it. */
  region: string
  /** The level of the issuing office. */
  level: 'province' | 'city' | 'county' | 'town' | 'school'
  /** School year of its figures, for example `2015/2016`; `''` where it names none. */
  schoolYear: string
  /** What a reader must know about the source (masked words, damaged text); `''` where nothing. */
  remark: string
  clauses: Record<string, Clause>
  settings: Record<string, Setting>
  /** What the text leaves open beyond the settings (damaged words, lists not given), one sentence each. */
  openPoints: string[]
  lists: Record<string, ListValue[]>
  /** Units the notice addresses that have no GB/T 2260 code. */
  units: ExtraUnit[]
  /** Names that units with a code go by in this notice's region. */
  aliases: UnitAlias[]
  deadlines: Deadline[]
  targets: Target[]
  splits: Split[]
  mail: Mail | null
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
export interface Setting {
  default: string | number | boolean
  /** What holds now: the default, unless the workspace says otherwise (`apply-settings.ts`). */
  value: string | number | boolean
  /** What the text does not say, one sentence. */
  why: string
  /** Allowed values, for settings that are words. */
  options: string[]
}

/** A unit without a GB/T 2260 code: 岳阳经济技术开发区, 市直属学校 … */
/** By its code of GB/T 2260, of whatever day. */
export type UnitAlias = Pick<ExtraUnit, 'key' | 'also'>

export interface ExtraUnit {
  /** Parent's code and a suffix: `430600-JK`. */
  key: string
  name: string
  also: string[]
  /** Code of the unit it belongs to. */
  parent: string
  level: 'county'
  /** It stands beside the counties in what each of them must do; not so 市直属学校, which only send sheets. */
  district: boolean
}

export interface Deadline {
  id: string
  title: string
  /** First day of a window (第二阶段：2020年下半年); `''` for a plain deadline. */
  from: IsoDate | ''
  /** The last day; `''` where the source masks it (then `deadlines` says so). */
  on: IsoDate | ''
  /** Does the day itself still count? From the setting `dayItselfCounts`. */
  inclusive: boolean
  /** Ids of the forms that must be in by then; empty for a task that is no form. */
  forms: string[]
  clause: string
  /** Own field → name of the setting it comes from: `{ inclusive: 'dayItselfCounts' }`; see `apply-settings.ts`. */
  settings: Record<string, string>
}

export interface Target {
  id: string
  title: string
  /** What is counted. */
  of: 'teachers' | 'schools' | 'counties' | 'pilotSchools' | 'sampleSchools' | 'inspectedSchools' | 'courses' | 'cases'
  /** Share of the base, 0…1; null where the target is a number. */
  share: number | null
  /** Absolute number (or lower bound) where the target is no share; persons per batch where there are batches. */
  count: number | null
  /** Number of batches (三期，每期200人: 3); 1 otherwise. */
  batches: number
  /** Upper bound where the notice gives a range (5–7 schools). */
  most: number | null
  /** Counted per which unit: the whole region, each city, each county. */
  per: 'region' | 'city' | 'county'
  /** First day of the phase; `''` where it has none. */
  from: IsoDate | ''
  by: IsoDate | ''
  /** Share counts everything up to `by` (cumulative) or this phase alone. */
  basis: 'cumulative' | 'phase'
  /** How share × base becomes whole persons, schools, counties. */
  rounding: 'half-up' | 'up' | 'down'
  /** What is rounded: the running total of the phases, so that they add up; or each phase by itself. */
  rounded: 'total' | 'each'
  /** The whole number the notice itself prints beside the share (1874所); null where it prints none. */
  stated: number | null
  /** 约/原则上: a miss is a warning, not an error. */
  approximate: boolean
  /** Only units of this list (for example poor counties); `''` for all. */
  among: string
  clause: string
  /** Own field → name of the setting it comes from: `{ basis: 'quotaBasis' }`; see `apply-settings.ts`. */
  settings: Record<string, string>
}

/** Splitting a measure over columns by shares that sum to 1. */
export interface Split {
  id: string
  /** Measure that is split, for example `untrained`. */
  of: string
  /** Field → share. */
  into: Record<string, number>
  clause: string
}

export interface Mail {
  to: string
  /** With `{unit}`. */
  subject: string
  clause: string
}

/** Filled by issue "ten notices"; see `assessment.ts`. */
export type Assessment = import('./assessment.ts').Assessment

export interface Form {
  id: string
  /** `附件3` as printed flush left. */
  label: string
  /** Printed title; may hold `{unit}`, `{year}`. Lines are split where the notice splits them. */
  title: string[]
  /** What the blank form prints for a placeholder of the title: `{ unit: '____市(州)____县(区)' }`. */
  blanks: Record<string, string>
  /** Reported from below, issued from above (its receiver cannot correct it), or both (an issued list that comes back). */
  direction: 'reported' | 'issued' | 'both'
  /** False where the notice needs the form but its official layout is not known; said on the sheet. */
  official: boolean
  /** What one data row of the main table stands for. */
  rows: 'city' | 'county' | 'school' | 'person' | 'text'
  /** Level of the unit that hands the form in. */
  reporter: 'province' | 'city' | 'county' | 'school'
  /** Fields above the tables. */
  head: HeadField[]
  /** Fields below the tables (填报人 …). */
  foot: HeadField[]
  tables: Table[]
  /** Headed free text (Yueyang Annex 2); empty for most forms. */
  sections: Section[]
  /** Order of tables and sections on the sheet, by id. */
  order: string[]
  /** Units in the order in which the notice prints its rows, as printed (成都 … 凉山); empty where it prints none. */
  unitOrder: string[]
  /** Clauses that fix the layout. */
  clauses: string[]
  /** Printed below the table. */
  notes: string[]
  page: { paper: 'A4'; orientation: 'portrait' | 'landscape' }
  delivery: Delivery
  rules: FormRule[]
}

export interface HeadField {
  field: string
  label: string
  also: string[]
  type: ColumnType
  required: boolean
  /** On the line above (or below) the table, or `row`: a label cell and a value cell of its own, as wide as the form. */
  place: 'left' | 'middle' | 'right' | 'row'
  /** What the blank form prints where the value goes (`____市____县(市、区)`); `''` for empty space. */
  blank: string
  /** List of allowed values, for type `list`. */
  list: string
}

export interface Column {
  /** English name of what the column holds, unique in its table: `idNumber`, `staff`, `verified2014` … */
  field: string
  /** Leaf heading as printed. */
  heading: string
  /** Group headings above it, outermost first: `['专任教师数']`. */
  groups: string[]
  /** Other spellings of the heading. */
  also: string[]
  /** Second line printed in the heading cell: `(学前、小学、初中、高中)`; `''` where none. */
  hint: string
  type: ColumnType
  /** List of allowed values, for type `list`. */
  list: string
  required: boolean
  /** Merged down over equal neighbours on the printed form (组别, 县). */
  mergeDown: boolean
  /** Printed width in characters of half width; 0 lets the writer choose by type. */
  width: number
}

export interface Table {
  id: string
  /** Printed above the table where a sheet has several; `''` for the main one. */
  heading: string
  /** The same columns stand side by side this many times (Annex 1: 2). Data run down the left block first. */
  blocks: number
  columns: Column[]
  /** Label of the total row (小计); `''` where the form has none. */
  total: string
  /** Pre-printed sequence numbers on the blank form (16 in Yueyang Annex 1), or the number of empty rows to draw. */
  blankRows: number
  numbered: boolean
  /** Pre-printed first rows: field → text. */
  preprinted: Record<string, string>[]
  /** Fields that together name a row's subject (for fingerprints and duplicates); never idNumber. */
  key: string[]
}

export interface Section {
  id: string
  heading: string
  /** Printed in brackets below the heading. */
  hint: string
  /** Sub-headings 一级标题 under it are sections of their own with `level` 2. */
  level: 1 | 2
  required: boolean
}

export interface Delivery {
  /** File name with `{unit}`; `''` where the notice does not say. */
  file: string
  /** Paper copies; 0 where none is asked for. */
  paper: number
  stamp: boolean
}

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
  settings?: Record<string, string>
}
