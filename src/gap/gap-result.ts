/** The question of `gap` and its answer: who has how many teachers, trained and untrained, against what. Its JSON is part of the contract. Types only. */
import type { Notice, Target } from '../notice/notice.ts'
import type { Unit, UnitTable } from '../unit/unit.ts'
import type { IsoDate } from '../value/date.ts'
import type { Figure } from './figure.ts'
import type { FigureBook } from './figure-book.ts'
import type { Headcount } from './headcount.ts'

export type GapLevel = 'city' | 'county' | 'school'
export type Basis = 'reported' | 'named'

export interface GapQuestion {
  notice: Notice
  /** All current figures of the notice, as the ledger gives them. */
  figures: readonly Figure[] | FigureBook
  headcount: readonly Headcount[]
  units: UnitTable
  unit: Unit
  by: GapLevel
  asOf: IsoDate
  /** `named`: trained are the distinct persons on the notice's lists instead of the reported figure. */
  basis?: Basis
}

/** Numbers of one unit, or of all together. null: nobody reported it; that is not 0. */
export interface GapNumbers {
  /** The kinds of schools, where the notice's form has them. */
  kindergarten?: number
  school?: number
  vocational?: number
  staff: number | null
  trained: number | null
  /** staff − trained, row by row; 0 where more are trained than the statistics know, which closes nobody else's gap. */
  untrained: number | null
  /** trained / staff, four places, half up. */
  rate: number | null
  /** Schools in all, schools done, and cases sent in, where the notice's form has them. */
  schools?: number
  schoolsDone?: number
  cases?: number
  /** Distinct persons on the lists of the notice, where it has such lists. */
  participants?: number
  /** Distinct schools on its lists of schools. */
  pilotSchools?: number
}

export interface GapRow extends GapNumbers {
  /** Name of the unit, with its parents where two rows would be called the same; of the school in rows of schools. */
  unit: string
  /** Key of the unit; of the school's county in rows of schools. */
  code: string
  /** Of a school, where the desk is above its county. */
  county?: string
  /** Looked up when somebody asks. */
  readonly source: GapSource[]
}

/** Each row is made when it is asked for: a hundred thousand schools are never all held. */
export interface GapRows extends Iterable<GapRow> {
  readonly length: number
}

export interface GapSource extends SourceFile {
  measure: string
}

export interface SourceFile {
  file: string
  /** `Sheet1!B7`; `B7` in a file without sheets. */
  cell: string
  sha256: string
  /** Of a file in a delivery from below: the files its cell was made from. */
  from?: SourceFile[]
}

export interface GapResult {
  asOf: IsoDate
  notice: string
  unit: string
  code: string
  by: GapLevel
  basis: Basis
  /** In the order of codes. A unit of which nothing finer was reported stands for itself. */
  rows: GapRows
  /** Sum of the rows; distinct persons are counted once in all. */
  total: GapNumbers
  targets: TargetState[]
  /** Units of the level asked for that have no row of their own. */
  missing: MissingUnit[]
  /** Two figures for the same thing; both are kept, `used` is the one in the rows. */
  differences: Difference[]
}

/** A target, and how far it is. */
export interface TargetFigures {
  id: string
  title: string
  of: Target['of']
  from: IsoDate | ''
  /** The day it must be reached; `''` where the source masks it. */
  by: IsoDate | ''
  /** null: nobody reported what it is a share of, or the region is asked as a whole. */
  required: number | null
  /** Upper end of a range (5–7 schools); null where there is none. */
  most: number | null
  reached: number | null
  /** Negative when the day has passed; null where it is masked. */
  daysLeft: number | null
  /** 约, 原则上: a miss is a reminder. */
  approximate: boolean
  /** The region that is asked as a whole, where this unit is only a part of it; `''` otherwise. */
  region: string
  clause: string
}

export interface TargetState extends TargetFigures {
  /** What `required` and `reached` count: a target of two pilot schools in every county counts the counties that have them. */
  counted: 'teachers' | 'schools' | 'counties' | 'cases'
  /** Still to be done; where it is asked of each unit, what one has too many helps no other. */
  short: number | null
  met: boolean | null
  /** The day has come. */
  due: boolean
  /** Units that miss it, where it is asked of each. */
  missing: string[]
}

export interface MissingUnit {
  unit: string
  code: string
  /** The total holds it all the same, in the row of its city. False: the total is without it. */
  counted: boolean
}

export interface Difference {
  /**
   * `row-sum`: parts against the printed total of the row. `gap-identity`: staff − trained against the printed gap. `printed-total`: sum of
   * the rows against the total printed below them. `issued`: what was reported against what was issued from above (or the other way round,
   * where the issued figure is used because the reports are not complete). `named`: persons on the lists against the figure reported.
   * `repeated-person`: distinct persons against the rows' sum.
   */
  kind: 'row-sum' | 'gap-identity' | 'printed-total' | 'issued' | 'named' | 'repeated-person'
  unit: string
  code: string
  measure: string
  used: number
  other: number
  /** used − other. */
  difference: number
  /** Where the other figure stands. */
  source: GapSource[]
}
