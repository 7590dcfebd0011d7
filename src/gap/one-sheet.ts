/**
 * Those whom a sheet that does not count holds up come in, one by one; those who must mend it go out, each sheet once: a city's sheet with an
 * error is one thing to do for the city, not twenty for its counties.
 */
import { grouped } from '../value/grouped.ts'

export interface HeldUp {
  unit: string
  code: string
  school: string
  /** Full name and key of who sent what lies there, where that is somebody else; `''` where it is the unit itself, or nobody. */
  sentBy: string
  sentByCode: string
  /** Files that stand: those that count and those that lie rejected or undecided. */
  paths: string[]
}

/**
 * @param rows `form`: left out where all are of one.
 * @returns `of`: how many of them it stands for.
 */
export function bySheet<T extends HeldUp & { form?: string }>(rows: readonly T[]): (T & { of: number })[] {
  const keyOf = ({ form, code, school, sentByCode, paths }: T) =>
    JSON.stringify(sentByCode === '' ? [form, code, school] : [form, sentByCode, paths])
  return [...grouped(rows, keyOf).values()].map((all) => {
    const [first] = all as [T]
    if (first.sentByCode === '') return { ...first, of: 1 }
    return { ...first, unit: first.sentBy, code: first.sentByCode, school: '', of: all.length }
  })
}
