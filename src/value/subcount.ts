/** A count with one of its parts behind it in brackets (118<23>, 118（23）, 118（其中23）, or 118 alone) comes in; both go out. Never guesses. */
import { cleanText, narrowText } from './text.ts'
import type { Value } from './value.ts'

interface Subcount {
  all: number
  /** Undefined where none is written. */
  part: number | undefined
}

const spelling = /^(\d{1,9})\s*(?:人|名)?\s*(?:[<〈《(（[]\s*(?:其中)?\s*(\d{1,9})\s*(?:人|名)?\s*[>〉》)）\]])?$/u

export function readSubcount(value: Value): Subcount | undefined {
  const found = value === undefined ? null : spelling.exec(narrowText(cleanText(String(value))))
  return found ? { all: Number(found[1]), part: found[2] === undefined ? undefined : Number(found[2]) } : undefined
}

/** 118<23>. */
export function subcountText({ all, part }: Subcount): string {
  return part === undefined ? String(all) : `${all}<${part}>`
}

/** Each with each; a part that nobody wrote is none. */
export function sumOfSubcounts(parts: readonly Subcount[]): Subcount {
  const written = parts.filter(({ part }) => part !== undefined)
  return {
    all: parts.reduce((sum, { all }) => sum + all, 0),
    part: written.length === 0 ? undefined : written.reduce((sum, { part = 0 }) => sum + part, 0),
  }
}
