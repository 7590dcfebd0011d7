/**
 * A value for JSON comes in, the text of `JSON.stringify(value, null, 2)` goes out in pieces: a document over all teachers of a province
 * is longer than a string may be. An iterable stands for an array whose elements are made one at a time.
 */

/** Below this depth a value is small enough to be written at once. */
const DEPTH = 4

export function* jsonPieces(value: unknown, indent = '', depth = 0): Generator<string> {
  if (depth >= DEPTH || typeof value !== 'object' || value === null) {
    yield (JSON.stringify(isLazy(value) ? [...value] : value, null, 2) ?? 'null').replaceAll('\n', `\n${indent}`)
    return
  }
  const inner = `${indent}  `
  const isList = Array.isArray(value) || isLazy(value)
  let count = 0
  for (const [key, each] of isList ? unnamed(value as Iterable<unknown>) : named(value)) {
    yield `${count === 0 ? (isList ? '[' : '{') : ','}\n${inner}${key === '' ? '' : `${key}: `}`
    yield* jsonPieces(each, inner, depth + 1)
    count++
  }
  if (count === 0) yield isList ? '[]' : '{}'
  else yield `\n${indent}${isList ? ']' : '}'}`
}

function* unnamed(values: Iterable<unknown>): Generator<['', unknown]> {
  for (const value of values) yield ['', value]
}

function* named(value: object): Generator<[string, unknown]> {
  for (const [key, each] of Object.entries(value)) if (each !== undefined) yield [JSON.stringify(key), each]
}

function isLazy(value: unknown): value is Iterable<unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && Symbol.iterator in value
}
