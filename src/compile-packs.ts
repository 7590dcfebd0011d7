/** The build's way in: all packs → resolved notices, verified against the checks there are. No part of the running program. */

import { type CompileFault, compileNotices, type PackText } from './notice/compile-notices.ts'
import type { Notice } from './notice/notice.ts'
import { packJsonSchema } from './notice/pack-json-schema.ts'
import { checks } from './rules/registry.ts'

export function compilePacks(packs: readonly PackText[]): Promise<{ notices: Notice[] } | { faults: CompileFault[] }> {
  return compileNotices(packs, checks)
}

/** JSON Schema for editors, with every check there is. */
export function packSchema(): Record<string, unknown> {
  return packJsonSchema(checks)
}
