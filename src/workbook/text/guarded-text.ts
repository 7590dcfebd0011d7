/**
 * A text of a table that another program exported comes in; what Excel shows of it goes out, without the guard that keeps a long number
 * from becoming a rounded one: `="430…"`, `'430…`, `\t430…`, a back-tick. Touches nothing but such guards.
 */

/** A formula that is but a text; quotes in it are doubled. */
const formula = /^[\s\ufeff]*=\s*(?:T\s*\(\s*)?"((?:[^"]|"")*)"\s*\)?\s*$/
/** A number behind or between marks. */
const marked = /^[\s\ufeff'’‘＇`´"]+(\d[\d-]{2,}[\dXx])[\s\ufeff'’‘＇`´"]*$|^(\d[\d-]{2,}[\dXx])[\s\ufeff'’‘＇`´"]+$/u

export function unguarded(text: string): string {
  const first = text.charCodeAt(0)
  const last = text.charCodeAt(text.length - 1)
  if (isPlain(first) && isPlain(last)) return text
  const quoted = formula.exec(text)
  if (quoted) return quoted[1]!.replaceAll('""', '"')
  const found = marked.exec(text)
  return found ? (found[1] ?? found[2])! : text
}

/** Letters, digits and Chinese characters: no guard begins or ends with them. */
function isPlain(code: number): boolean {
  return (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x5a)
}
