/**
 * A text comes in, its keys as a heading go out, remembered: the same few dozen headings stand on every sheet of a folder.
 * Remembers a bounded number of short texts, and only for the run.
 */
import { remember } from '../value/remember.ts'
import { headingStem, normaliseHeading } from '../value/text.ts'

interface Keys {
  /** As `normaliseHeading`. */
  key: string
  /** As `headingStem`. */
  stem: string
}

const LONGEST_REMEMBERED = 100

export function headingKeys(text: string): Keys {
  return text.length > LONGEST_REMEMBERED ? makeKeys(text) : rememberedKeys(text)
}

function makeKeys(text: string): Keys {
  return { key: normaliseHeading(text), stem: headingStem(text) }
}

const rememberedKeys = remember(makeKeys, 5_000)
