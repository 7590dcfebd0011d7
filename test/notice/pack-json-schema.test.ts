import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { packJsonSchema } from '../../src/notice/pack-json-schema.ts'
import { checks } from '../../src/rules/registry.ts'
import { noticeIds, packText } from '../notices/load.ts'

const schema = packJsonSchema(checks) as Node

interface Node {
  $ref?: string
  type?: string
  properties?: Record<string, Node>
  additionalProperties?: Node | false
  items?: Node
  anyOf?: Node[]
  required?: string[]
  oneOf?: { const: string; description: string }[]
  const?: string
  allOf?: Node[]
  if?: Node
  then?: Node
  propertyNames?: { enum: string[] }
}

/** Keys of the value that the schema has no place for: an editor would underline them. */
function unknownKeys(value: unknown, node: Node, path = ''): string[] {
  const here = followed(node)
  if (here.anyOf && !here.properties) {
    return here.anyOf.map((each) => unknownKeys(value, each, path)).sort((a, b) => a.length - b.length)[0]!
  }
  if (Object.keys(here).length === 0) return []
  if (Array.isArray(value)) {
    return here.items ? value.flatMap((each, index) => unknownKeys(each, here.items!, `${path}[${index}]`)) : [path]
  }
  if (typeof value !== 'object' || value === null) return ['object', 'array'].includes(here.type ?? '') ? [path] : []
  return Object.entries(value).flatMap(([key, each]) => {
    const below = here.properties?.[key] ?? here.additionalProperties
    return below ? unknownKeys(each, below, `${path}.${key}`) : [`${path}.${key}`]
  })
}

function followed(node: Node): Node {
  if (node.$ref === undefined) return node
  const parts = node.$ref.split('/').slice(1)
  return parts.reduce((each, part) => (each as Record<string, Node>)[part]!, schema as unknown as Node)
}

describe('packJsonSchema', () => {
  test.each(noticeIds)('has a place for every key of %s', (id) => {
    expect(unknownKeys(parse(packText(id)), schema)).toEqual([])
  })

  test('has none for a key misspelt anywhere', () => {
    const text = packText('sichuan-2017')
    expect(unknownKeys(parse(text.replace('required: true', 'requird: true')), schema)).toHaveLength(1)
    expect(unknownKeys(parse(text.replace('targets:', 'target:')), schema)).toEqual(['.target'])
  })

  test('offers every check by name, with what it means', () => {
    const form = followed(schema.properties!.forms!.additionalProperties as Node)
    const name = followed(followed(form.properties!.checks!.items!).properties!.check!)
    expect(name.oneOf?.map((each) => each.const)).toEqual(checks.map((check) => check.id))
    expect(name.oneOf?.every((each) => /[\u4e00-\u9fff]/.test(each.description))).toBe(true)
  })

  test('knows the parameters of each check, where it is named', () => {
    const form = followed(schema.properties!.forms!.additionalProperties as Node)
    const { allOf = [] } = followed(form.properties!.checks!.items!)
    const then = allOf.find((each) => each.if?.properties?.check?.const === 'row-sum')?.then
    expect(then?.required).toEqual(['total', 'parts'])
    expect(then?.propertyNames?.enum).toEqual(expect.arrayContaining(['check', 'clause', 'total', 'parts']))
    expect(then?.propertyNames?.enum).not.toContain('limits')
    expect(then?.properties?.total).toMatchObject({ description: expect.stringMatching(/\p{Script=Han}/u) })
    expect(allOf).toHaveLength(checks.length)
  })

  test('asks for the title only of a pack that is built upon no other', () => {
    expect(schema.required).toEqual(['id'])
    expect(schema.anyOf).toContainEqual({ required: ['extends'] })
    expect(schema.anyOf?.[1]?.required).toEqual(expect.arrayContaining(['id', 'title', 'level']))
  })

  test('is the same every time', () => {
    expect(JSON.stringify(packJsonSchema(checks))).toBe(JSON.stringify(schema))
  })
})
