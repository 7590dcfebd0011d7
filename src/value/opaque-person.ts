/**
 * A person's ID number, or name and school where there is none, comes in; an opaque key to compare persons by goes out.
 * The key of an ID number can be guessed by trying them all: it is for memory and the ledger, never for anything shown.
 */

import { fingerprint } from './fingerprint.ts'
import { normaliseName } from './text.ts'

/** @param id Canonical ID number as `readIdNumber` gives it, `''` where there is none or none that is valid. */
export function opaquePerson(id: string, name: string, school: string): string {
  return fingerprint(id === '' ? `name|${normaliseName(name)}|${normaliseName(school)}` : `id|${id}`)
}
