/** What the architecture section of the README promises, held true: who may import whom, and who may touch what. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

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

/** The paths that break a rule, with what breaks it. */
function offenders(broken: (source: Source) => string[]): string[] {
  return sources.flatMap((source) => broken(source).map((what) => `src/${source.path}: ${what}`))
}

test('there are sources to look at', () => {
  expect(sources.length).toBeGreaterThan(100)
})

test('every file says at its top what it is for', () => {
  expect(
    offenders(({ text }) => (/^(\/\*\*|\/\/|import)/.test(text.trimStart()) ? [] : ['no opening sentence'])),
  ).toEqual([])
})

test('imports point one way', () => {
  expect(
    offenders(({ path, stage, imports }) => {
      const allowed =
        stage === ''
          ? Object.keys(MAY_IMPORT).filter((each) => each !== 'cli' && each !== 'render')
          : (MAY_IMPORT[stage] ?? [])
      return imports
        .filter(({ from, typeOnly }) => from.startsWith('.') && !typeOnly)
        .map(({ from }) => relative(src, resolve(src, dirname(path), from)).split('/')[0]!)
        .filter((other) => other !== stage && !other.endsWith('.ts') && !allowed.includes(other))
    }),
  ).toEqual([])
})

test('pure stages know no file, no clock, no process', () => {
  const clock = /\bDate\.now\(|\bnew Date\(\)|\bprocess\./
  expect(
    offenders(({ stage, text, imports }) =>
      PURE.includes(stage)
        ? [
            ...imports.filter(({ from, typeOnly }) => from.startsWith('node:') && !typeOnly).map(({ from }) => from),
            ...(clock.test(text) ? ['clock or process'] : []),
          ]
        : [],
    ),
  ).toEqual([])
})

test('each outer thing has one place', () => {
  expect(
    offenders(({ stage, text, imports }) => {
      const used = imports.filter(({ typeOnly }) => !typeOnly).map(({ from }) => from)
      return [
        ...(stage !== 'cli' && /\bprocess\.(?:argv|exit|stdout|stderr|env|cwd)\b/.test(text) ? ['process'] : []),
        ...(stage !== 'render' ? used.filter((name) => ['chalk', 'cli-table3'].includes(name)) : []),
        ...(stage !== 'cli' ? used.filter((name) => name === 'commander') : []),
        ...(stage !== 'ledger' ? used.filter((name) => name === 'libsql') : []),
      ]
    }),
  ).toEqual([])
})

test('heavy packages are loaded only when used', () => {
  const heavy = ['exceljs', 'libsql', '@e965/xlsx', 'zod', 'yaml', 'csv-parse', 'cli-progress']
  const apart =
    /^(cli\/read-workspace|compile-packs|notice\/(?:schema|form-schema|assessment-schema|pack-values|pack-json-schema|open-pack|fault-words))\.ts$/
  expect(
    offenders(({ path, imports }) =>
      apart.test(path)
        ? []
        : imports
            .filter(({ from, typeOnly, dynamic }) => heavy.includes(from) && !typeOnly && !dynamic)
            .map(({ from }) => from),
    ),
  ).toEqual([])
})

test('every file is read in one sitting', () => {
  const data = /divisions|region-codes|ability-points|division-changes/
  expect(
    offenders(({ path, text }) => (!data.test(path) && text.split('\n').length > 400 ? ['too long'] : [])),
  ).toEqual([])
})

test('the top level holds what it should and nothing else', () => {
  const allowed =
    /^(package(-lock)?\.json|tsconfig\.json|bin|src|templates|samples|test|README\.md|LICENSE|\..+|[\w-]+\.config\.(mjs|ts)|biome\.json|node_modules|dist|coverage)$/
  expect(readdirSync(root).filter((name) => !allowed.test(name))).toEqual([])
})

test("CI runs the README's own commands", () => {
  const [, block = ''] = /^```sh\n([\s\S]*?)^```/m.exec(readFileSync(join(root, 'README.md'), 'utf8')) ?? []
  const commands = [...block.matchAll(/^(npm [\w ]+?) {2,}#/gm)].map(([, command]) => command)
  const ci = readFileSync(join(root, '.ci/run'), 'utf8')
  expect(commands).toHaveLength(2)
  expect(commands.filter((command) => !ci.includes(`step ${command}`))).toEqual([])
})
