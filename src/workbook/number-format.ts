/** The number format of a cell → is a number in it a date? Elapsed time (`[h]:mm`) is a quantity, not a date. */

export const DateKind = {
  none: 0,
  /** Has a year, month or day. */
  date: 1,
  /** Hours, minutes or seconds only. */
  time: 2,
} as const
export type DateKind = (typeof DateKind)[keyof typeof DateKind]

/**
 * Formats that have a number but no code in the file (ECMA-376 part 1, 18.8.30). 27–36 and 50–58 are the Chinese ones:
 * 27 `yyyy"年"m"月"`, 31 `yyyy"年"m"月"d"日"`, 32 `h"时"mm"分"`, 55 `上午/下午h"时"mm"分"` …
 */
export function builtInDateKind(id: number): DateKind {
  if (14 <= id && id <= 17) return DateKind.date
  if (18 <= id && id <= 21) return DateKind.time
  if (id === 22) return DateKind.date
  if (32 <= id && id <= 35) return DateKind.time
  if (27 <= id && id <= 36) return DateKind.date
  if (id === 45 || id === 47) return DateKind.time
  if (id === 55 || id === 56) return DateKind.time
  if (50 <= id && id <= 58) return DateKind.date
  return DateKind.none
}

/** A format by its number and, where the file defines that number itself, its code: then the code alone counts. */
export function formatDateKind(id: number, code: string | undefined): DateKind {
  return code === undefined ? builtInDateKind(id) : dateKindOf(code)
}

/** `code` as in `numFmt/@formatCode`. */
export function dateKindOf(code: string): DateKind {
  const sections = splitSections(code)
  // With a condition (`[<1]…;…`) the first section need not be the one that is used for ordinary numbers.
  const relevant = /\[\s*[<>=]/.test(sections[0] ?? '') ? sections.slice(0, 3) : sections.slice(0, 1)
  const kinds = relevant.map(sectionDateKind)
  return kinds.find((kind) => kind !== DateKind.none) ?? DateKind.none
}

function sectionDateKind(section: string): DateKind {
  if (/\[(?:h+|m+|s+)\]/i.test(section)) return DateKind.none
  const letters = section
    .replace(/\[[^\]]*\]/g, '')
    .replace(/general|G\/通用格式|常规/gi, '')
    .replace(/E[+-]/gi, '')
    .replace(/AM\/PM|A\/P|上午\/下午/gi, 'h')
  // `m` is a month unless hours or seconds stand beside it; `a` counts the weekdays, `e`, `g` and `b` the years of an era.
  if (/[yd]|aaa|[egb]/i.test(letters)) return DateKind.date
  if (/[hs]/i.test(letters)) return DateKind.time
  return /m/i.test(letters) ? DateKind.date : DateKind.none
}

/** Splits at `;` and drops what is shown as it stands: quoted text, `\x`, `_x` (a gap), `*x` (a filler). */
function splitSections(code: string): string[] {
  const sections = ['']
  for (const [token] of code.matchAll(/"[^"]*"?|[\\_*][\s\S]?|\[[^\]]*\]?|[\s\S]/g)) {
    if (token === ';') sections.push('')
    else if (!/^["\\_*]/.test(token)) sections[sections.length - 1] += token
  }
  return sections
}
