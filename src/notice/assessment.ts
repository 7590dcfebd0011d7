/**
 * What a notice says about hours, ability points, scores, grades and approval: the input of `src/assess`. Types only, made from the schema in
 * `assessment-schema.ts`, which says what each part means.
 */
import type { PackAssessment } from './assessment-schema.ts'

/** A value the text gives, or the name of the setting that holds it. */
export type Open<T> = T | { setting: string }

/** `clause: X` or a list of them → `clauses`, `minimumClause` → `minimumClauses`; all else stays. */
type WithClauses<T> = T extends readonly (infer E)[]
  ? WithClauses<E>[]
  : T extends object
    ? {
        [K in keyof T as K extends 'clause' ? 'clauses' : K extends `${infer P}Clause` ? `${P}Clauses` : K]: K extends
          | 'clause'
          | `${string}Clause`
          ? string[]
          : WithClauses<T[K]>
      }
    : T

export type Assessment = WithClauses<PackAssessment>

type Part<K extends keyof Assessment> = NonNullable<Assessment[K]>

export type HoursRule = Part<'hours'>
export type HoursPart = HoursRule['parts'][number]
export type AbilityRule = Part<'abilities'>
export type LocalAbility = AbilityRule['local'][number]
export type OfferRule = NonNullable<AbilityRule['offer']>
export type Gate = Part<'gates'>[number]
export type ScoreRule = Part<'score'>
export type GradeRule = Part<'grade'>
export type GradeLevel = GradeRule['levels'][number]
export type ApprovalStep = Part<'steps'>[number]
export type ApprovalOrder = Part<'stepOrder'>
export type EvidenceRule = Part<'evidence'>
export type PassRateRule = Part<'passRate'>
