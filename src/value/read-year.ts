/** What people write into a year column → the year; undefined for anything but one year of four digits. */
import type { Value } from './value.ts'

const spelling = /^(\d{4})(?:\.0+)?\s*(?:年|年度)?$/u

export function readYear(value: Value): number | undefined {
  if (typeof value === 'number') return Number.isInteger(value) ? value : undefined
  if (value === undefined) return undefined
  const plain = value.length === 4 ? Number(value) : Number.NaN
  if (plain >= 1000) return Number.isInteger(plain) ? plain : undefined
  const found = spelling.exec(value) ?? spelling.exec(value.normalize('NFKC'))
  return found ? Number(found[1]) : undefined
}
