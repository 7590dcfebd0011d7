/** Every parameter of every check says in Chinese what it is, and its one line of YAML is what a pack may write. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import * as zod from 'zod'
import { paramFacts, yamlOf } from '../../src/notice/check-params.ts'
import { checks } from '../../src/rules/registry.ts'

describe.each(checks.map((check) => [check.id, check] as const))('%s', (id, check) => {
  test('tells what each parameter means', async () => {
    for (const { name, kind, means } of await paramFacts(check)) {
      expect(means, name).toMatch(/\p{Script=Han}/u)
      expect(kind, name).not.toBe('')
    }
  })

  test('shows a line of YAML that it takes', () => {
    const [{ check: named, ...params }] = parse(yamlOf(check))
    expect(named).toBe(id)
    expect(check.params(zod as never).safeParse(params).error).toBeUndefined()
    expect(params).toEqual(check.example.params ?? {})
  })
})

test('the README writes rules as they are taken', () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
  const blocks = [...readme.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(([, text = '']) => text)
  const rules = blocks
    .filter((text) => text.includes('- { check: ') && !text.includes('forms:'))
    .flatMap((text) => parse(text))
  expect(rules.length).toBeGreaterThan(8)
  for (const { check: named, ...params } of rules) {
    const { error } = checks
      .find(({ id }) => id === named)!
      .params(zod as never)
      .safeParse(params)
    expect(error, JSON.stringify(params)).toBeUndefined()
  }
})
