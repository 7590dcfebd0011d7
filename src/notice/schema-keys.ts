/** A schema and a path inside what it describes come in; the names that may stand there go out, for whoever misspelt one. Loaded lazily. */

import * as z from 'zod'
import { rememberOf } from '../value/remember.ts'
import type { PackPath } from './pack-fault.ts'

/** A JSON Schema, as far as names of keys are concerned. */
interface Shape {
  $ref?: string
  anyOf?: Shape[]
  allOf?: Shape[]
  items?: Shape
  properties?: Record<string, Shape>
  additionalProperties?: Shape | boolean
}

export const shapeOf = rememberOf(
  (schema: z.ZodType) => z.toJSONSchema(schema, { io: 'input', target: 'draft-7', unrepresentable: 'any' }) as Shape,
)

export function keysIn(root: Shape, path: PackPath): string[] {
  let here = whole(root, root)
  for (const key of path) {
    here = here.flatMap((each) => below(each, key)).flatMap((each) => whole(root, each))
  }
  return [...new Set(here.flatMap(({ properties }) => Object.keys(properties ?? {})))]
}

/** The shape itself, or all that it may be. */
function whole(root: Shape, shape: Shape): Shape[] {
  if (shape.$ref !== undefined) {
    const steps = shape.$ref.split('/').slice(1)
    return whole(
      root,
      steps.reduce((each, step) => (each as Record<string, Shape>)[step]!, root as unknown as Shape),
    )
  }
  const parts = [...(shape.anyOf ?? []), ...(shape.allOf ?? [])]
  return [shape, ...parts.flatMap((part) => whole(root, part))]
}

function below({ properties, additionalProperties, items }: Shape, key: string | number): Shape[] {
  if (typeof key === 'number') return items ? [items] : []
  const own = properties?.[key]
  if (own) return [own]
  return typeof additionalProperties === 'object' ? [additionalProperties] : []
}
