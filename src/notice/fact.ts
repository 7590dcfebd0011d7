/** One thing that a notice asks for, as notices are compared by. Types, and the parts in their order. */

export const factParts = [
  'deadline',
  'target',
  'split',
  'hours',
  'abilities',
  'grade',
  'approval',
  'setting',
  'list',
  'unit',
  'form',
  'column',
  'rule',
] as const

export type FactPart = (typeof factParts)[number]

export interface Fact {
  part: FactPart
  /** Stable within the part: `annex-3/staff`. */
  id: string
  /** What it is about, for people. */
  title: string
  /** What is asked for. */
  text: string
}
