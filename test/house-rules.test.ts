/** What the architecture section of the README promises, held true: who may import whom, and who may touch what. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const src = join(root, 'src')

interface Source {
  path: string
  stage: string
  text: string
  imports: { from: string; typeOnly: boolean; dynamic: boolean }[]
}

const sources = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name): Source => {
    const text = readFileSync(join(src, name), 'utf8')
    const imports = [...text.matchAll(/^(import|export)( type)? [^;]*?from '([^']+)'|\bimport\('([^']+)'\)/gms)].map(
      ([, , type, fixed, dynamic]) => ({
        from: fixed ?? dynamic ?? '',
        typeOnly: type !== undefined,
        dynamic: dynamic !== undefined,
      }),
    )
    return { path: name, stage: name.includes('/') ? name.split('/')[0]! : '', text, imports }
  })

/** Stage → stages it may call. Types may come from any stage to the left of it in the story. */
const MAY_IMPORT: Record<string, string[]> = {
  value: [],
  unit: ['value'],
  notice: ['value', 'unit', 'check'],
  workbook: ['value'],
  form: ['value', 'unit', 'notice', 'workbook'],
  check: ['value', 'unit', 'notice', 'form', 'workbook', 'assess'],
  assess: ['value', 'notice'],
  gap: ['value', 'unit', 'notice', 'assess'],
  ledger: ['value', 'unit', 'notice', 'form', 'check', 'gap', 'workbook'],
  report: ['value', 'unit', 'notice', 'form', 'check', 'gap', 'assess', 'workbook'],
  render: ['value', 'unit', 'notice', 'form', 'check', 'gap', 'assess', 'workbook', 'report', 'ledger'],
  cli: ['value', 'unit', 'notice', 'form', 'check', 'gap', 'assess', 'workbook', 'report', 'ledger', 'render'],
}

const PURE = ['notice', 'unit', 'value', 'form', 'check', 'gap', 'assess']

describe.each(sources)('src/$path', ({ path, stage, text, imports }) => {
  test('says at its top what it is for', () => {
    expect(text.trimStart()).toMatch(/^(\/\*\*|\/\/|import)/)
  })

  test('imports point one way', () => {
    const used = imports
      .filter(({ from, typeOnly }) => from.startsWith('.') && !typeOnly)
      .map(({ from }) => relative(src, resolve(src, dirname(path), from)).split('/')[0]!)
      .filter((other) => other !== stage && !other.endsWith('.ts'))
    const allowed =
      stage === ''
        ? Object.keys(MAY_IMPORT).filter((other) => other !== 'cli' && other !== 'render')
        : MAY_IMPORT[stage]
    expect(allowed, `src/${stage} is no stage`).toBeDefined()
    expect(used.filter((other) => !allowed!.includes(other))).toEqual([])
  })

  test('touches only what its stage may touch', () => {
    const packages = imports.filter(({ from, typeOnly }) => !from.startsWith('.') && !typeOnly)
    const names = packages.map(({ from }) => from)
    if (PURE.includes(stage)) {
      expect(names.filter((name) => name.startsWith('node:'))).toEqual([])
      expect(text).not.toMatch(/\bDate\.now\(|\bnew Date\(\)|\bprocess\./)
    }
    if (stage !== 'cli') expect(text).not.toMatch(/\bprocess\.(?:argv|exit|stdout|stderr|env|cwd)\b/)
    if (stage !== 'render') expect(names.filter((name) => ['chalk', 'cli-table3'].includes(name))).toEqual([])
    if (stage !== 'cli') expect(names.filter((name) => name === 'commander')).toEqual([])
    const heavy = packages.filter(
      ({ from, dynamic }) => ['exceljs', 'libsql', '@e965/xlsx', 'zod', 'yaml'].includes(from) && !dynamic,
    )
    const loadsLazily =
      /^(notice\/(schema|assessment-schema|pack-json-schema|compile-packs|read-pack).*|report\/.*|ledger\/.*|cli\/read-workspace.*)$/.test(
        path,
      )
    if (!loadsLazily) expect(heavy.map(({ from }) => from)).toEqual([])
  })

  test('is read in one sitting', () => {
    if (path.includes('divisions') || path.includes('codes')) return
    expect(text.split('\n').length).toBeLessThanOrEqual(400)
  })
})

test('the top level holds what it should and nothing else', () => {
  const allowed =
    /^(package(-lock)?\.json|tsconfig\.json|bin|src|templates|samples|test|README\.md|LICENSE|\..+|[\w-]+\.config\.(mjs|ts)|biome\.json|node_modules|dist|coverage)$/
  expect(readdirSync(root).filter((name) => !allowed.test(name))).toEqual([])
})
