/** A person's name comes in, 32 bits go out: enough to tell whether two are called the same, however it is written. Keeps no name. */

import { normaliseName } from './text.ts'
import type { Value } from './value.ts'

export function nameHash(value: Value): number {
  const text = String(value ?? '')
  let hashed = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    // Blanks, interpuncts and widths are for `normaliseName`; nearly every name has only these characters.
    if (code < 0x4e00 || code > 0x9fff) return hashPlain(normaliseName(text))
    hashed = (Math.imul(hashed, 31) + code) | 0
  }
  return hashed
}

function hashPlain(text: string): number {
  let hashed = 0
  for (let i = 0; i < text.length; i++) hashed = (Math.imul(hashed, 31) + text.charCodeAt(i)) | 0
  return hashed
}
