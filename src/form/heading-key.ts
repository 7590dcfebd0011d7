/**
 * A text comes in, its keys as a heading go out, remembered: the same few dozen headings stand on every sheet of a folder.
 * Remembers a bounded number of short texts, and only for the run.
 */
import { headingStem, normaliseHeading } from '../value/text.ts'

interface Keys {
  /** As `normaliseHeading`. */
  key: string
  /** As `headingStem`. */
  stem: string
}

const remembered = new Map<string, Keys>()
const MOST_REMEMBERED = 5_000
const LONGEST_REMEMBERED = 100

export function headingKeys(text: string): Keys {
  const known = remembered.get(text)
  if (known) return known
  const keys = { key: normaliseHeading(text), stem: headingStem(text) }
  if (text.length > LONGEST_REMEMBERED) return keys
  if (remembered.size >= MOST_REMEMBERED) remembered.clear()
  remembered.set(text, keys)
  return keys
}
