/** The zod schema of a pack → JSON Schema, for completion and hints while an officer writes a notice.yaml. Loaded lazily. */
import * as z from 'zod'
import { paramShapes } from './check-params.ts'
import { packSchema } from './pack-schema.ts'

/** A check an editor may offer. */
interface OfferedCheck {
  id: string
  params: (zod: typeof z.z) => z.ZodType
  title: string
  meaning: string
}

export function packJsonSchema(checks: readonly OfferedCheck[]): Record<string, unknown> {
  const schema = z.toJSONSchema(packSchema, {
    io: 'input',
    target: 'draft-7',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      const { id } = z.globalRegistry.get(zodSchema) ?? {}
      if (id === 'check') {
        delete jsonSchema.id
        const own = Object.keys(jsonSchema.properties ?? {})
        jsonSchema.allOf = checks.map((check) => whereChosen(check, own))
      }
      if (id !== 'check-name') return
      delete jsonSchema.id
      jsonSchema.oneOf = checks.map(({ id, title, meaning }) => ({ const: id, description: `${title}。${meaning}` }))
    },
  })
  // A pack built upon another leaves out what it inherits.
  const required = { anyOf: [{ required: ['extends'] }, { required: schema.required ?? [] }] }
  return { ...schema, title: 'itcap 通知包 notice.yaml', required: ['id'], ...required }
}

/** Where the check is named, its own parameters, each of them or `$` and the name of a setting; no others. */
function whereChosen(check: OfferedCheck, own: readonly string[]): z.core.JSONSchema.JSONSchema {
  const { properties, required } = paramShapes(check, z.z)
  const or = Object.entries(properties).map(([name, { description, ...shape }]) => [
    name,
    { description, anyOf: [shape, { type: 'string', pattern: '^\\$' }] },
  ])
  return {
    if: { properties: { check: { const: check.id } }, required: ['check'] },
    // biome-ignore lint/suspicious/noThenProperty: JSON Schema calls it so.
    then: {
      properties: Object.fromEntries(or),
      propertyNames: { enum: [...own, ...Object.keys(properties)] },
      ...(required.length > 0 && { required }),
    },
  } as z.core.JSONSchema.JSONSchema
}
