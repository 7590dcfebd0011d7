/** The zod schema of a pack → JSON Schema, for completion and hints while an officer writes a notice.yaml. Loaded lazily. */
import * as z from 'zod'
import { packSchema } from './pack-schema.ts'

/** A check an editor may offer. */
interface OfferedCheck {
  id: string
  title: string
  meaning: string
}

export function packJsonSchema(checks: readonly OfferedCheck[]): Record<string, unknown> {
  const schema = z.toJSONSchema(packSchema, {
    io: 'input',
    target: 'draft-7',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      if (z.globalRegistry.get(zodSchema)?.id !== 'check-name') return
      delete jsonSchema.id
      jsonSchema.oneOf = checks.map(({ id, title, meaning }) => ({ const: id, description: `${title}。${meaning}` }))
    },
  })
  // A pack built upon another leaves out what it inherits.
  const required = { anyOf: [{ required: ['extends'] }, { required: schema.required ?? [] }] }
  return { ...schema, title: 'itcap 通知包 notice.yaml', required: ['id'], ...required }
}
