/** What the architecture section of the README promises, held true: who may import whom, and who may touch what. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { farAhead } from './cli/transcript.ts'

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

/** Stage → stages it may call. Every arrow here is used, so that none is open by mistake. */
const MAY_CALL: Record<string, string[]> = {
  '': ['unit', 'notice', 'workbook', 'check', 'rules', 'intake', 'ledger', 'assess', 'gap', 'report'],
  value: [],
  unit: ['value'],
  notice: ['value'],
  workbook: [],
  form: ['value', 'unit', 'notice', 'workbook'],
  draft: ['value', 'form', 'workbook'],
  check: ['value', 'unit', 'notice', 'form', 'workbook'],
  rules: ['value', 'unit', 'notice', 'workbook', 'form', 'assess', 'gap', 'check'],
  intake: ['value', 'unit', 'notice', 'workbook', 'form', 'check'],
  assess: ['value', 'notice', 'form', 'intake'],
  gap: ['value', 'unit', 'notice'],
  ledger: ['value', 'notice', 'form', 'workbook', 'intake'],
  report: ['value', 'unit', 'notice', 'form', 'gap', 'workbook', 'intake'],
  render: ['value', 'notice', 'check', 'rules', 'gap', 'assess', 'workbook'],
  cli: [
    'value',
    'unit',
    'notice',
    'workbook',
    'rules',
    'intake',
    'assess',
    'ledger',
    'gap',
    'report',
    'render',
    'draft',
  ],
}

/** Stage → stages whose types it names besides. */
const MAY_NAME: Record<string, string[]> = {
  '': ['value', 'form'],
  value: ['workbook'],
  unit: ['notice'],
  draft: ['notice'],
  assess: ['unit', 'check'],
  ledger: ['unit', 'check', 'gap'],
  report: ['check', 'ledger'],
  render: ['unit', 'form', 'draft', 'intake', 'ledger', 'report'],
  cli: ['form'],
}

const PURE = ['notice', 'unit', 'value', 'form', 'draft', 'check', 'rules', 'gap', 'assess']

/** The paths that break a rule, with what breaks it. */
function offenders(broken: (source: Source) => string[]): string[] {
  return sources.flatMap((source) => broken(source).map((what) => `src/${source.path}: ${what}`))
}

test('there are sources to look at', () => {
  expect(sources.length).toBeGreaterThan(100)
})

test('every file says at its top what it is for', () => {
  expect(
    // A sentence begins with a capital or a word of the code, says a few words, and ends.
    offenders(({ text }) =>
      /^\/(?:\*\*|\/)\s*(?:\* )?[A-Z`\p{Script=Han}<][\s\S]{20,}?[.。!]/u.test(text) ? [] : ['no opening sentence'],
    ),
  ).toEqual([])
})

/** `form → unit`: stages that a file imports from, at run time or for types alone. */
function arrows({ path, stage, imports }: Source, typeOnly: boolean): string[] {
  return imports
    .filter((each) => each.from.startsWith('.') && each.typeOnly === typeOnly)
    .map(({ from }) => relative(src, resolve(src, dirname(path), from)).split('/')[0]!)
    .filter((other) => other !== stage && !other.endsWith('.ts'))
    .map((other) => `${stage} → ${other}`)
}

const arrowsOf = (of: Record<string, string[]>) =>
  Object.entries(of).flatMap(([stage, others]) => others.map((other) => `${stage} → ${other}`))

test('imports point one way', () => {
  const mayCall = arrowsOf(MAY_CALL)
  const mayName = [...mayCall, ...arrowsOf(MAY_NAME)]
  expect(
    offenders((source) => [
      ...arrows(source, false).filter((arrow) => !mayCall.includes(arrow)),
      ...arrows(source, true).filter((arrow) => !mayName.includes(arrow)),
    ]),
  ).toEqual([])
})

test('no file imports, by way of others, itself', () => {
  const within = new Set(sources.map(({ path }) => path))
  const next = new Map(
    sources.map(({ path, imports }) => [
      path,
      imports.map(({ from }) => relative(src, resolve(src, dirname(path), from))).filter((each) => within.has(each)),
    ]),
  )
  const done = new Set<string>()
  function circleFrom(path: string, way: string[]): string[] {
    if (way.includes(path)) return [...way.slice(way.indexOf(path)), path]
    if (done.has(path)) return []
    for (const each of next.get(path) ?? []) {
      const circle = circleFrom(each, [...way, path])
      if (circle.length > 0) return circle
    }
    done.add(path)
    return []
  }
  const circle = sources.map(({ path }) => circleFrom(path, [])).find((each) => each.length > 0)
  expect(circle?.join(' → ')).toBeUndefined()
})

test('arrows that are allowed are used', () => {
  const called = new Set(sources.flatMap((source) => arrows(source, false)))
  const named = new Set(sources.flatMap((source) => arrows(source, true)))
  expect(arrowsOf(MAY_CALL).filter((arrow) => !called.has(arrow))).toEqual([])
  expect(arrowsOf(MAY_NAME).filter((arrow) => !named.has(arrow) || called.has(arrow))).toEqual([])
})

test('what is exported is used by others', () => {
  const tests = readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|mjs)$/.test(name))
    .map((name) => readFileSync(join(root, 'test', name), 'utf8'))
    .join('\n')
  const wordsOf = (text: string) => new Set(text.match(/\w+/g))
  const inTests = wordsOf(tests)
  const users = new Map<string, number>()
  for (const { text } of sources) for (const word of wordsOf(text)) users.set(word, (users.get(word) ?? 0) + 1)
  const exported = /^export (?:async )?(?:function\*?|const|type|interface|class) (\w+)/gm
  expect(
    offenders(({ text }) =>
      [...text.matchAll(exported)]
        .map(([, name]) => name!)
        .filter((name) => users.get(name) === 1 && !inTests.has(name)),
    ),
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
        ...(stage !== 'render' ? used.filter((name) => name === 'chalk') : []),
        ...(stage !== 'cli' ? used.filter((name) => name === 'commander') : []),
        ...(stage !== 'ledger' ? used.filter((name) => name === 'libsql') : []),
      ]
    }),
  ).toEqual([])
})

test('rules declare the columns they need, and look for none themselves', () => {
  const looking = /as \[number|表中缺少|!== 'number'\) return|columns\.findIndex\(|\)\(context\)|\bmeet\b|isNotChecked/
  expect(
    offenders(({ path, text }) => {
      const found = /^rules\/[^/]+$/.test(path) ? looking.exec(text) : null
      return found ? [found[0]] : []
    }),
  ).toEqual([])
})

test('heavy packages are loaded only when used', () => {
  const heavy = [
    'exceljs',
    'libsql',
    'zod',
    'yaml',
    'csv-parse',
    'cli-progress',
    'nodemailer/lib/mail-composer',
    'echarts/core',
  ]
  const apart =
    /^(report\/page\/charts|compile-packs|notice\/(?:schema-keys|pack-schema|form-schema|assessment-schema|pack-values|pack-json-schema|open-pack|fault-words))\.ts$/
  expect(
    offenders(({ path, imports }) =>
      apart.test(path)
        ? []
        : imports
            .filter(({ from, typeOnly, dynamic }) => heavy.includes(from) && !typeOnly && !dynamic)
            .map(({ from }) => from)
            // It is part of the program: every command in a workspace reads `itcap.yaml`.
            .filter((name) => !(name === 'yaml' && path === 'cli/read-workspace.ts')),
    ),
  ).toEqual([])
})

test('every file is read in one sitting', () => {
  // Data, and the one scanner whose length is what makes it fast (its own comment says by how much).
  const longer = /divisions|region-codes|ability-list|division-changes|row-scanner/
  expect(
    offenders(({ path, text }) => (!longer.test(path) && text.split('\n').length > 301 ? ['too long'] : [])),
  ).toEqual([])
})

test('the top level holds what it should and nothing else', () => {
  // What `npm pack` leaves is git's to ignore.
  const allowed =
    /^(package(-lock)?\.json|tsconfig\.json|bin|src|templates|samples|test|README\.md|LICENSE|\..+|[\w-]+\.config\.(mjs|ts)|biome\.json|node_modules|dist|portable|coverage|itcap-[\d.]+\.tgz)$/
  expect(readdirSync(root).filter((name) => !allowed.test(name))).toEqual([])
})

test('nothing written down depends on the clock', () => {
  const transcripts = join(root, 'test/cli/transcripts')
  const files = [join(root, 'README.md'), ...readdirSync(transcripts).map((name) => join(transcripts, name))]
  const year = farAhead.slice(0, 4)
  expect(files.filter((file) => readFileSync(file, 'utf8').includes(year))).toEqual([])
})

test("CI runs the README's own commands", () => {
  const [, block = ''] = /^```sh\n([\s\S]*?)^```/m.exec(readFileSync(join(root, 'README.md'), 'utf8')) ?? []
  const commands = [...block.matchAll(/^(npm [\w ]+?) {2,}#/gm)].map(([, command]) => command)
  const ci = readFileSync(join(root, '.ci/run'), 'utf8')
  expect(commands).toHaveLength(2)
  expect(commands.filter((command) => !ci.includes(`step ${command}`))).toEqual([])
})
