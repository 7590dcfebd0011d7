/** An inbox of 65 files with 61 planted facts: none is missed, none is told twice, and nothing else is called an error or a warning. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDesk } from '../cli/transcript.ts'
import { type Inbox, inboxOf, type Planted } from './inbox.ts'
import { notYet } from './not-yet.ts'

interface Finding {
  rule: string
  severity: string
  cell: string
  column: string
  message: string
  rows: number[]
}

interface File {
  path: string
  status: string
  sheet?: string
  copyOf?: string
  otherSheets?: unknown[]
  findings: Finding[]
}

const folder = mkdtempSync(join(tmpdir(), 'itcap-inbox-'))
let inbox: Inbox
let files: File[]
/** Where the facts must be told. */
let places: Planted[]

beforeAll(async () => {
  inbox = await inboxOf(20_210_528)
  places = inbox.planted.flatMap((fact) => [fact, ...(fact.also ? [{ ...fact, ...fact.also }] : [])])
  for (const [path, bytes] of inbox.files) {
    mkdirSync(dirname(join(folder, 'in', path)), { recursive: true })
    writeFileSync(join(folder, 'in', path), bytes)
  }
  writeFileSync(join(folder, 'itcap.yaml'), 'notice: yueyang-2021\nunit: 岳阳市\n')
  const { stdout } = await openDesk(folder).run('itcap validate in --format json --as-of 2021-05-28')
  files = (JSON.parse(stdout) as { files: File[] }).files
  for (const file of files) file.path = file.path.replace(/^in\//, '')
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

const says =
  ({ rule, cell, column, rows }: Planted) =>
  (finding: Finding) =>
    finding.rule === rule &&
    (cell === undefined || finding.cell === cell) &&
    (column === undefined || finding.column === column) &&
    (rows === undefined || finding.rows.length === rows)

const isNotYet = (path: string, finding: Finding) =>
  notYet.some(
    ({ rule, where }) =>
      rule === finding.rule &&
      (path.includes(where) || inbox.planted.some((fact) => fact.path === path && fact.what === where)),
  )

const at = ({ path }: Planted) => files.filter((file) => file.path === path)

test('65 files, 63 facts', () => {
  expect([inbox.files.size, inbox.planted.length]).toEqual([65, 63])
})

test('every fact is told, once', () => {
  const told = (fact: Planted) =>
    fact.rule === 'copyOf' || fact.rule === 'otherSheets'
      ? at(fact).filter((file) => file[fact.rule as 'copyOf' | 'otherSheets'] !== undefined).length
      : at(fact).flatMap(({ findings }) => findings.filter(says(fact))).length
  const wrong = places
    .map((fact) => ({ fact, times: told(fact) }))
    .filter(({ times }) => times !== 1)
    .map(
      ({ fact, times }) =>
        `${fact.what}: ${fact.rule} at ${fact.path} ${fact.cell ?? fact.column ?? ''} told ${times} times`,
    )
  expect(wrong).toEqual([])
})

test('every error and warning is one of the facts', () => {
  const unexplained = files.flatMap(({ path, findings }) => {
    const facts = places.filter((fact) => fact.path === path)
    return findings
      .filter(({ severity }) => severity !== 'info')
      .filter((finding) => !facts.some((fact) => says(fact)(finding)) && !isNotYet(path, finding))
      .map(
        ({ rule, severity, cell, column, rows, message }) =>
          `${path} ${cell} ${column} (${rows.length}) ${severity} ${rule}: ${message} [${facts.map((f) => f.what).join('; ')}]`,
      )
  })
  expect(unexplained).toEqual([])
})

for (const { sentence } of notYet) test.todo(sentence)

test('every file is read', () => {
  expect(
    files.filter(({ status }) => status === 'unreadable' || status === 'unrecognised').map(({ path }) => path),
  ).toEqual([])
})
