/** What a sheet took the place of, for its receipt. Types only. */
import type { ToldOtherwise } from '../gap/figure.ts'

/** The last file of it, its rows, and the sums of figures that changed. */
export interface Replaced {
  path: string
  persons: number
  figures: ToldOtherwise[]
  /** Of lists of persons: who stands only on the new one, and who only on the old ones. */
  came?: Moved
  went?: Moved[]
  /** Of sheets of units: names of those that stand only on the old ones. */
  units?: string[]
}

/** Persons of one file: all their rows, the names of the first few. */
export interface Moved {
  path: string
  rows: number[]
  names: string[]
}
