/**
 * YAML text of a pack → Notice, or faults with line and column in the words of an officer. Loads zod and yaml only when called;
 * never touches a file: the text of the pack it builds on is handed in.
 */

import type { z } from 'zod'
import { rememberOf } from '../value/remember.ts'
import type { Severity } from '../value/severity.ts'
import type { ColumnType } from './column-types.ts'
import type { Notice } from './notice.ts'
import type { Fault, PackFault, PackPath } from './pack-fault.ts'
import type { KnownCheck, KnownChecks } from './resolve-rules.ts'

/** What reading a pack needs of `checks` in `src/rules/registry.ts`. */
export interface CheckShape {
  id: string
  severity: Severity
  takes?: Readonly<Record<string, readonly ColumnType[]>>
  params: (zod: typeof z) => z.ZodType
}

export interface ReadPackOptions {
  checks: readonly CheckShape[]
  /** YAML text of another pack, by id, for `extends`. */
  textOf?: (id: string) => string | undefined
  /** Looks at the notice as a whole, and at the pack as it was written. */
  prove?: ((notice: Notice, pack: unknown) => Promise<Fault[]>) | undefined
}

export async function readPack(
  text: string,
  options: ReadPackOptions,
): Promise<{ notice: Notice } | { faults: PackFault[] }> {
  const [zod, { packSchema }, { openPack }, { faultsOfIssue }, { resolveNotice }] = await Promise.all([
    import('zod'),
    import('./pack-schema.ts'),
    import('./open-pack.ts'),
    import('./fault-words.ts'),
    import('./resolve-notice.ts'),
  ])
  const opened = openPack(text, options.textOf ?? (() => undefined))
  if ('faults' in opened) return opened
  const { keysIn, shapeOf } = await import('./schema-keys.ts')
  const known = knownChecks(options.checks, zod.z, (issue, schema) =>
    faultsOfIssue(issue, (path) => keysIn(shapeOf(schema), path)),
  )
  /** What is wrong with the shape, or, where nothing is, with the whole. */
  async function look(value: unknown): Promise<{ notice: Notice } | { shape: Fault[] } | { whole: Fault[] }> {
    const parsed = packSchema.safeParse(value, { reportInput: true })
    if (!parsed.success) {
      const keysAt = (path: PackPath) => keysIn(shapeOf(packSchema), path)
      return { shape: parsed.error.issues.flatMap((issue) => faultsOfIssue(issue, keysAt)) }
    }
    const resolved = resolveNotice(parsed.data, known)
    if ('faults' in resolved) return { whole: resolved.faults }
    const faults = (await options.prove?.(resolved.notice, value)) ?? []
    return faults.length > 0 ? { whole: faults } : resolved
  }

  const seen = await look(opened.value)
  if ('notice' in seen) return seen
  if ('whole' in seen) return { faults: opened.locate(seen.whole) }
  const rest = await behind(opened.value, seen.shape, look)
  return { faults: opened.locate([...seen.shape, ...rest]) }
}

/** Faults of the whole that do not hang on those of the shape. */
async function behind(
  pack: unknown,
  shape: readonly Fault[],
  look: (value: unknown) => Promise<{ notice: Notice } | { shape: Fault[] } | { whole: Fault[] }>,
): Promise<Fault[]> {
  const { mendPack } = await import('./mend-pack.ts')
  const mended = mendPack(pack)
  let wrong: readonly Fault[] = shape
  // What lacked something after that goes out too; a pack is not deeper than this.
  for (let round = 0; round < MOST_ROUNDS; round++) {
    if (!mended.takeOut(wrong.map(({ path }) => path))) return []
    const seen = await look(mended.value)
    if ('notice' in seen) return []
    if ('whole' in seen) return seen.whole.flatMap((fault) => mended.asWritten(fault) ?? [])
    wrong = seen.shape
  }
  return []
}

const MOST_ROUNDS = 8

function knownChecks(
  checks: readonly CheckShape[],
  zod: typeof z,
  faultsOfIssue: (issue: z.core.$ZodIssue, schema: z.ZodType) => Fault[],
): KnownChecks {
  const byId = new Map(
    checks.map((check): [string, KnownCheck] => {
      const faultsOf = (given: Record<string, unknown>) => {
        const schema = paramsOf(check, zod)
        const { error } = schema.safeParse(given, { reportInput: true })
        return error?.issues.flatMap((issue) => faultsOfIssue(issue, schema)) ?? []
      }
      return [check.id, { id: check.id, severity: check.severity, takes: check.takes, faultsOf }]
    }),
  )
  return { ids: [...byId.keys()], find: (id) => byId.get(id) }
}

/** zod compiles a schema when it is first used: once per check, not once per pack. */
const paramsOf = rememberOf((check: CheckShape, zod: typeof z): z.ZodType => check.params(zod))
