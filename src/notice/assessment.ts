/**
 * What a notice says about hours, ability points, scores, grades and approval: the input of `src/assess`. Types only.
 *
 * A teacher's record is one row of the notice's form `form`; rules name the record's columns by their field. What the text leaves open
 * is a reference to a setting, never a silent choice. The comments name the rule id under which each part is reported.
 */

import type { IsoDate } from '../value/date.ts'
import type { Environment } from './ability-points.ts'

/** A value the text gives, or the name of the setting that holds it. */
export type Open<T> = T | { setting: string }

export interface Assessment {
  /** Id of the form with one row for each teacher. */
  form: string
  /** Who is counted at all; null where everybody on the form is. Rule `population`. */
  population: Population | null
  /** Rule `hours`. */
  hours: HoursRule | null
  /** Rule `ability-points`. */
  abilities: AbilityRule | null
  /** What must be met before something else may be entered. Rule `eligibility`. */
  gates: Gate[]
  /** Rule `score`. */
  score: ScoreRule | null
  /** Rule `grade`. */
  grade: GradeRule | null
  /** Who approves after whom, in order; empty where the notice names no chain. Rule `approval`. */
  steps: ApprovalStep[]
  /** What the notice leaves open about their order. */
  stepOrder: ApprovalOrder
  /** Column that says whether the evidence is valid; null where the notice asks for none. Rule `eligibility`. */
  evidence: EvidenceRule | null
  /** Column of remarks where schools write that somebody has left (已退休, 调出); null where nobody looks. Rule `population`. */
  departure: DepartureRule | null
  /** Who gets a certificate, and for what. Rule `certificate`. */
  certificates: CertificateRule | null
  /** Share of teachers who passed, per school and county. Rule `pass-rate`. */
  passRate: PassRateRule | null
}

export interface Population {
  /** Column that says what a person is: 在编在岗, 单位类型 … */
  field: string
  /** Values that are counted; anybody else on the form is left out and said so. */
  values: string[]
  clauses: string[]
}

export interface HoursRule {
  unit: '学时' | '学分'
  /** Least total. */
  minimum: number
  /** Column of the total; `''` where the total is the sum of the parts that belong to no other part. */
  field: string
  /** The parts on the form; a part may belong to another (课堂实录 to 实践应用). */
  parts: HoursPart[]
  /** Days between which the hours count (三年内, 五年内); null where the notice names none. */
  period: HoursPeriod | null
  /** Hours counted as credits besides (80学时，计80学分). */
  credits: CreditRule | null
  clauses: string[]
}

export interface HoursPart {
  /** Column of the part, unique among the parts: `onlineHours`, `practiceHours` … */
  field: string
  /** 线上课程, 实践应用 … */
  title: string
  /** Field of the part it belongs to; `''` for a part of the total. */
  within: string
  /** Least hours; null where the notice gives a share only. */
  minimum: number | null
  /** Least share, 0…1 (不少于50%); null where the notice gives none. */
  share: number | null
  /** Share of the required hours (50 % of 50 are 25) or of the hours done. Looked at only where there is a share. */
  shareOf: Open<'required' | 'done'>
  /** 建议分配: a miss is advice, not a failure. */
  recommended: boolean
  clauses: string[]
}

export interface HoursPeriod {
  /** Column with the day the hours were completed. */
  field: string
  /** First and last day; `''` where the source masks it: then nothing can be said. */
  from: Open<IsoDate | ''>
  by: Open<IsoDate | ''>
  clauses: string[]
}

export interface CreditRule {
  /** Column of the credits. */
  field: string
  minimum: number
  /** Credits for one hour; null where the notice does not tie them to hours. */
  perHour: number | null
  clauses: string[]
}

export interface AbilityRule {
  /** Column with the chosen codes: `A1、B6`, or with credits `A1（10）、B6（20）`. */
  field: string
  /** Least number of points; null where any number will do. */
  minimum: number | null
  minimumClauses: string[]
  /** Least number of different dimensions the points cover (至少覆盖三个维度); null where none is asked for. */
  dimensions: number | null
  dimensionsClauses: string[]
  /** What the school chose for its teachers; null where the notice lets everybody choose freely. */
  offer: OfferRule | null
  /** Least sum of the credits of the chosen points (合计不少于30学分); null where points have no credits. */
  credits: { minimum: number; clauses: string[] } | null
  /**
   * Environments whose points may be chosen; empty for all three. A notice may contradict itself here: then a setting, whose value is
   * the environments joined by 、 or `''` for all.
   */
  environments: Open<Environment[]>
  environmentsClauses: string[]
  /** Points of the region's own; empty where none may be added. */
  local: LocalAbility[]
  /** Local points may be added (参照30个能力点，拓展、研制地方特色能力点). */
  localClauses: string[]
}

export interface LocalAbility {
  code: string
  name: string
  dimension: string
  environment: string
}

export interface OfferRule {
  /** Least number of dimensions a school offers. */
  dimensions: number
  /** The same for a school marked as one that needs more (智慧教育创建学校: 3); null where there are none. */
  markedDimensions: number | null
  /** What such a school is called; `''` where there are none. */
  mark: string
  schoolClauses: string[]
  /** A point that the school does not offer, besides enough of those it does: told, or a failure. */
  extra: Open<'advice' | 'missed'>
  /** Id of the form on which schools are listed with what they offer, its column of codes and its column of the mark; `''` where there is none. */
  form: string
  codesField: string
  markField: string
  /** Least number of a teacher's points in each dimension the school offers. */
  perDimension: number
  teacherClauses: string[]
}

export interface Gate {
  id: string
  /** 完成50学时后方可参与校本应用考核. */
  title: string
  /** What must be met: `hours` (the total), `abilities`, or the field of a part of the hours. */
  needs: string[]
  /** Columns that may hold something only then: scores, grades, practice hours. */
  before: string[]
  clauses: string[]
}

export interface ScoreRule {
  /** No part is above it; null where nothing limits it. */
  full: Open<number> | null
  /** `limited`: what bonus and deductions lift above the full score, or push below 0, counts as those. */
  limits: Open<'limited' | 'free'>
  parts: ScorePart[]
  /** Points taken off for each time. */
  deductions: Deduction[]
  /** Column of points added (获奖加分); `''` where there are none. */
  bonus: string
  bonusClauses: string[]
  /** Column of the final score as recorded, compared with the computed one; `''` where there is none. */
  field: string
  clauses: string[]
}

export interface ScorePart {
  field: string
  /** 教师互评, 考核领导评价. */
  title: string
  /** Weights of all parts sum to 1. */
  weight: Open<number>
}

export interface Deduction {
  /** Column with the number of times. */
  field: string
  title: string
  /** Points for one time, above 0. */
  points: number
  clauses: string[]
}

export interface GradeRule {
  /** Best first. The last one is the grade of those who failed. */
  levels: GradeLevel[]
  /** Where two levels share a bound (80分), which one has it. */
  bound: Open<'higher' | 'lower'>
  boundClauses: string[]
  /** Column of the grade as recorded; compared with the computed one, or taken where the notice gives no bounds. `''` where there is none. */
  field: string
  /** Columns of grades of single parts (分项评价). */
  parts: GradePart[]
  /** One part not passed fails the whole. */
  onePartFails: boolean
  partsClauses: string[]
  clauses: string[]
}

export interface GradeLevel {
  /** 优秀, 合格, 不合格. */
  name: string
  /** Bounds on the score, both as printed; null where the notice gives none. */
  from: number | null
  to: number | null
}

export interface GradePart {
  field: string
  title: string
}

export interface ApprovalStep {
  /** Column of the step's result. */
  field: string
  /** 教师组内互评, 学校骨干复评, 县级专家团队审核认定, 省市专家团队抽查. */
  title: string
  /** Only some are looked at (抽查): no result is no gap. */
  sampled: boolean
  clauses: string[]
}

export interface ApprovalOrder {
  /** A step left blank while a later one is filled: not to be said, or a failure. */
  skipped: Open<'unknown' | 'missed'>
  /** A refusal, and a later step passed: not to be said, a failure, or the last word counts. */
  refusedThenPassed: Open<'unknown' | 'missed' | 'last'>
}

export interface EvidenceRule {
  field: string
  /** Values that say it is void. */
  invalid: string[]
  /** What void evidence comes to. */
  state: Open<'unknown' | 'missed' | 'advice'>
  clauses: string[]
}

export interface DepartureRule {
  field: string
  /** Whoever is said to have left: counted with a word about it, or left out. */
  counts: Open<'count' | 'leave'>
  clauses: string[]
}

export interface CertificateRule {
  /** One for each chosen ability point, or one for the whole. */
  per: 'ability' | 'teacher'
  /** Who issues it: 县教育局. */
  issuer: string
  clauses: string[]
}

export interface PassRateRule {
  /** Of all who are counted, or of those with a result. */
  of: Open<'all' | 'assessed'>
  /** Grades of everybody, or only of those who were entitled to one (the gates). */
  gradesOf: Open<'all' | 'qualified'>
  clauses: string[]
}
