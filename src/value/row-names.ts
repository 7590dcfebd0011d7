/** Names of rows as a notice or a sheet writes them (01, 1, 其中：女, 02—05) come in; keys to compare them by go out. Never shown. */
import { normaliseName } from './text.ts'
import type { Value } from './value.ts'

/** 01 of a notice is the 1 of a cell that Excel took for a number. */
export function rowName(value: Value): string {
  const text = normaliseName(String(value ?? ''))
  return /^\d+$/.test(text) ? text.replace(/^0+(?=\d)/, '') : text
}

const range = /^(\d{1,4})\s*(?:-|—|–|~|～|至)\s*(\d{1,4})$/u

/** Each of them, a range of codes as all its codes: `02—05` is 02, 03, 04, 05. */
export function rowsNamed(words: string | number | readonly (string | number)[]): string[] {
  return [words].flat().flatMap((word) => {
    const found = range.exec(String(word).trim())
    const [first, last] = found ? [Number(found[1]), Number(found[2])] : [1, 0]
    if (!found || first > last) return [String(word)]
    const { length } = found[1]!
    return Array.from({ length: last - first + 1 }, (_, index) => String(first + index).padStart(length, '0'))
  })
}
