/** The whole catalogue: every check says what it is, its examples do what they claim, its parameters are strict, it has a test. */
import { existsSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import * as zod from 'zod'
import { exampleBlocks } from '../../src/check/example-blocks.ts'
import { runSketch } from '../../src/check/run-example.ts'
import { checkById, checks } from '../../src/rules/registry.ts'

const here = fileURLToPath(new URL('.', import.meta.url))
const source = fileURLToPath(new URL('../../src/rules', import.meta.url))

test('ids are unique and found', () => {
  expect(new Set(checks.map((check) => check.id)).size).toBe(checks.length)
  for (const check of checks) expect(checkById(check.id)).toBe(check)
  expect(checkById('no-such-check')).toBeUndefined()
})

test('every file of the folder is a rule of that name, and registered', () => {
  const files = readdirSync(source).filter((name) => name.endsWith('.ts') && name !== 'registry.ts')
  expect(files.sort()).toEqual(checks.map(({ id }) => `${id}.ts`).sort())
})

describe.each(checks.map((check) => [check.id, check] as const))('%s', (id, check) => {
  test('says in Chinese what it is', () => {
    expect(id).toMatch(/^[a-z]+(?:-[a-z]+)*$/)
    expect(check.title).toMatch(/\p{Script=Han}/u)
    expect(check.meaning).toMatch(/。$/u)
    expect(check.message({})).toMatch(/\p{Script=Han}/u)
  })

  test('has a table of cases of its own', () => {
    expect(existsSync(`${here}${id}.cases.ts`)).toBe(true)
  })

  test('refuses parameters nobody knows', () => {
    const params = check.params(zod as never)
    expect(params.safeParse({ ...check.example.params, surelyUnknown: 1 }).success).toBe(false)
    expect(params.safeParse(check.example.params ?? {}).error).toBeUndefined()
  })

  test('finds the fault of its wrong example and nothing in the right one', () => {
    const [wrong, right] = [check.example.wrong, check.example.right].map((sketch) =>
      runSketch(check, check.example, sketch),
    )
    for (const sheet of [...wrong!, ...right!]) expect(sheet.crashed).toEqual([])
    expect(wrong![0]!.findings.length).toBeGreaterThan(0)
    for (const sheet of right!) expect(sheet.findings.map(({ message }) => message)).toEqual([])
    expect(right![0]!.notChecked).toEqual([])
  })

  test('shows both examples to a person', () => {
    for (const sketch of [check.example.wrong, check.example.right]) {
      const [own] = exampleBlocks(check.example, sketch)
      expect(own!.head.length + own!.table.length + own!.lines.length).toBeGreaterThan(0)
    }
  })

  test('words its findings as found, expected, to do', () => {
    for (const finding of runSketch(check, check.example, check.example.wrong).flatMap((sheet) => sheet.findings)) {
      const message = finding.message
      expect(message).toMatch(/^发现/u)
      expect(message).toMatch(/[请删改]/u)
      expect(message).not.toMatch(/undefined|NaN|。$/u)
      expect(message).not.toMatch(/\d{15}/)
    }
  })
})
