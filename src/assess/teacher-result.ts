/**
 * What assessing gives back: for every rule its arithmetic, its clauses and whether it is met. Data only; `describe-item.ts` makes words.
 * Holds no ID number and no phone.
 */

export type AssessRule =
  | 'population'
  | 'hours'
  | 'ability-points'
  | 'eligibility'
  | 'score'
  | 'grade'
  | 'approval'
  | 'certificate'

/**
 * `advice`: the notice only recommends it, or it cannot decide; shown, never counted against anybody. `unknown`: the record does not say enough; nothing is assumed in favour or against.
 */
export type ItemState = 'met' | 'missed' | 'advice' | 'unknown'

/** One number of the arithmetic: 教师互评 90 × 0.4, 迟到 2 × −1. */
export interface Term {
  label: string
  value: number
  /** Factor; 1 where the value itself is added. */
  times: number
}

export interface AssessItem {
  rule: AssessRule
  /** Unique within a result: `hours`, `hours/onlineHours`, `ability-points/dimensions` … */
  id: string
  title: string
  state: ItemState
  /** Which of the rule's cases it is; chooses the words. */
  reason: string
  /** What `have` is the sum of. */
  terms: Term[]
  have: number | undefined
  /** What `have` must reach. */
  need: number | undefined
  /** 学时, 学分, 个, 分; `''` where nothing is counted. */
  unit: string
  /** Names in the result: missing dimensions, unknown codes, steps still open. */
  names: string[]
  /** Whatever else the sentence needs: days, shares, grades. */
  args: Record<string, string | number>
  clauses: string[]
}

export interface TeacherResult {
  /** False for those the notice does not count. */
  counted: boolean
  items: AssessItem[]
  /** Score after weights, deductions and bonus, to two decimals. */
  score: number | undefined
  /** `''` where it cannot be said yet. */
  grade: string
  /** True only when every rule that decides is met; undefined while something is unknown and nothing is missed. */
  passed: boolean | undefined
  /** Codes of the ability points that count, as written. */
  abilities: string[]
  /** Codes of the ability points a certificate is due for, or one entry `''` where the certificate is for the whole. */
  certificates: string[]
}

/** One row of the notice's record form: field → value as read; blanks left out or undefined. */
export interface Teacher {
  values: Readonly<Record<string, string | number | undefined>>
  /** Fields whose value is none of those their column allows. */
  unlisted?: ReadonlySet<string>
}

/** What a school chose for its teachers to learn. */
export interface SchoolOffer {
  /** Codes of the ability points. */
  codes: readonly string[]
  /** 智慧教育创建学校, or whatever mark makes the notice ask for more. */
  marked: boolean
}

/** Values of the notice's settings; `value` is what holds now. */
export type Settings = Readonly<Record<string, { value: string | number | boolean }>>
