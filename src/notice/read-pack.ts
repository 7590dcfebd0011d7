/**
 * YAML text of a pack → Notice, or faults with line and column in the words of an officer. Loads zod and yaml only when called;
 * never touches a file: the text of the pack it builds on is handed in.
 */
import type { z } from 'zod'
import type { Severity } from '../value/severity.ts'
import type { Notice } from './notice.ts'
import type { Fault, PackFault } from './pack-fault.ts'
import type { KnownCheck } from './resolve-rules.ts'

/** What reading a pack needs of `checks` in `src/rules/registry.ts`. */
export interface CheckShape {
  id: string
  severity: Severity
  params: (zod: typeof z) => z.ZodType
}

interface ReadPackOptions {
  checks: readonly CheckShape[]
  /** YAML text of another pack, by id, for `extends`. */
  textOf?: (id: string) => string | undefined
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
  const parsed = packSchema.safeParse(opened.value, { reportInput: true })
  if (!parsed.success) return { faults: opened.locate(parsed.error.issues.flatMap(faultsOfIssue)) }
  const known = knownChecks(options.checks, zod.z, faultsOfIssue)
  const resolved = resolveNotice(parsed.data, known)
  return 'faults' in resolved ? { faults: opened.locate(resolved.faults) } : resolved
}

function knownChecks(
  checks: readonly CheckShape[],
  zod: typeof z,
  faultsOfIssue: (issue: z.core.$ZodIssue) => Fault[],
): (id: string) => KnownCheck | undefined {
  const byId = new Map(
    checks.map((check): [string, KnownCheck] => {
      const faultsOf = (given: Record<string, unknown>) =>
        paramsOf(check, zod).safeParse(given, { reportInput: true }).error?.issues.flatMap(faultsOfIssue) ?? []
      return [check.id, { id: check.id, severity: check.severity, faultsOf }]
    }),
  )
  return (id) => byId.get(id)
}

/** zod compiles a schema when it is first used: once per check, not once per pack. */
const schemas = new WeakMap<CheckShape, z.ZodType>()

function paramsOf(check: CheckShape, zod: typeof z): z.ZodType {
  const schema = schemas.get(check) ?? check.params(zod)
  schemas.set(check, schema)
  return schema
}
