/** However a roster is split over files and days, the number a quota finds is that of all persons once; a version that comes later replaces. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { quotaStates } from '../../src/gap/quota-states.ts'
import { knownTo } from '../../src/ledger/known.ts'
import { openLedger } from '../../src/ledger/open-ledger.ts'
import type { Notice } from '../../src/notice/notice.ts'
import { readPack } from '../../src/notice/read-pack.ts'
import { record, takeIn } from '../../src/pipeline.ts'
import { checks } from '../../src/rules/registry.ts'
import type { UnitTable } from '../../src/unit/unit.ts'
import { unitTable } from '../../src/unit/unit-table.ts'
import { tries } from '../tries.ts'
import { place } from './place.ts'

const pack = `id: example-quota
title: 示例培训名额通知
shortTitle: 示例名额
region: 岳阳市
level: city
clauses: { Q-1: 各县按名额选派。 }
forms:
  list:
    title: 示例培训推荐人选名单
    rows: person
    reporter: county
    clause: Q-1
    head:
      - { field: unit, label: 报送单位, type: unit, required: true }
    columns:
      - { field: name, heading: 姓名, type: name }
      - { field: schoolName, heading: 工作单位, type: school }
      - { field: subject, heading: 任教学科 }
    checks:
      - { check: quota, by: subject, max: 0, severity: warning, clause: Q-1 }
      - { check: quota, id: places, by: subject, limits: { 语文: 1, 数学: 1, 英语: 1 }, severity: warning, clause: Q-1 }
`
const asOf = '2021-05-28'
const subjects = ['语文', '数学', '英语']

let folder: string
let notice: Notice
let table: UnitTable
const units = () => table
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'itcap-quota-'))
  const read = await readPack(pack, { checks })
  if ('faults' in read) throw new Error(JSON.stringify(read.faults))
  notice = read.notice
  table = unitTable(asOf, notice)
})
afterAll(() => rm(folder, { recursive: true }))

interface Person {
  /** Of the roster; nobody stands in it twice. */
  number: number
  subject: string
  file: number
}

/** Names that no two persons share, invented. */
const nameOf = (number: number) => `示例${String.fromCodePoint(0x4e00 + 40 * number)}`

async function write(name: string, people: readonly Person[]): Promise<string> {
  const path = join(folder, name)
  const rows = people.map(({ number, subject }) => `${nameOf(number)},示例小学,${subject}`)
  await writeFile(
    path,
    ['示例培训推荐人选名单,,', '报送单位：岳阳楼区,,', '姓名,工作单位,任教学科', ...rows].join('\n'),
  )
  return path
}

/** The days before are recorded, the last one is checked: what the quota found of each subject that stands on it. `gap` finds the same. */
async function found(days: readonly (readonly string[])[]): Promise<Record<string, number>> {
  const ledger = await openLedger(place())
  const around = { asOf, notices: [notice], form: undefined, units, digests: true }
  const on = (day: number) => `2021-05-${String(day + 1).padStart(2, '0')}T09:00:00+08:00`
  const last = days.length - 1
  for (const [day, files] of days.slice(0, last).entries()) {
    const { receipts } = await record(ledger, files, { ...around, received: on(day) }, { received: on(day) })
    expect(receipts.map(({ outcome }) => outcome)).not.toContain('rejected')
  }
  const outcomes = await takeIn(days[last]!, { ...around, received: on(last) }, { known: knownTo(ledger, units) })
  await record(ledger, days[last]!, { ...around, received: on(last) }, { received: on(last) })
  const unit = table.get('430602')!
  const sheets = (form: string) => ledger.sheets(notice.id, form)
  const states = quotaStates({ notice, units: table, unit, figures: () => [], sheets })
  ledger.close()
  const results = outcomes.flatMap(({ forms }) => forms.map(({ result }) => result()))
  expect(results.flatMap(({ crashed }) => crashed)).toEqual([])
  const told = results.flatMap(({ findings }) => findings).filter(({ args }) => args.bound === 'number')
  expect(new Set(told.map(({ args }) => args.group)).size).toBe(told.length)
  for (const { args } of told) expect(states.find(({ group }) => group === args.group)?.found).toBe(args.found)
  expect(states.every(({ limit, found: taken, left }) => left === limit - taken)).toBe(true)
  return Object.fromEntries(told.map(({ args }) => [args.group, args.found]))
}

/** Of all persons, for the subjects of some. */
function counted(all: readonly Person[], some: readonly Person[]): Record<string, number> {
  const groups = [...new Set(some.map(({ subject }) => subject))]
  return Object.fromEntries(groups.map((group) => [group, all.filter(({ subject }) => subject === group).length]))
}

const person = fc.record({ subject: fc.constantFrom(...subjects), file: fc.nat(5) })
const roster = fc
  .array(person, { minLength: 1, maxLength: 40 })
  .map((people) => people.map((each, number): Person => ({ ...each, number })))

test('split over files and days, everybody is counted once', async () => {
  await fc.assert(
    fc.asyncProperty(roster, fc.array(fc.nat(3), { minLength: 6, maxLength: 6 }), async (people, dayOf) => {
      const files = await Promise.all(
        [0, 1, 2, 3, 4, 5].map(async (file) => {
          const own = people.filter((each) => each.file === file)
          return { own, day: dayOf[file]!, path: own.length > 0 ? await write(`${file}.csv`, own) : '' }
        }),
      )
      const sent = files.filter(({ own }) => own.length > 0)
      const days = [...new Set(sent.map(({ day }) => day))].sort()
      const last = sent.filter(({ day }) => day === days.at(-1)).flatMap(({ own }) => own)
      const paths = days.map((day) => sent.filter((each) => each.day === day).map(({ path }) => path))
      expect(await found(paths)).toEqual(counted(people, last))
    }),
    { numRuns: tries(20) },
  )
})

test('a corrected list counts instead of the one before', async () => {
  await fc.assert(
    fc.asyncProperty(roster, fc.constantFrom(...subjects), async (people, subject) => {
      const corrected = people.map((each, index) => (index === 0 ? { ...each, subject } : each))
      const more = { number: people.length, subject, file: 0 }
      const now = [...corrected, more]
      const [first, second] = [await write('first.csv', people), await write('second.csv', now)]
      expect(await found([[first], [second]])).toEqual(counted(now, now))
    }),
    { numRuns: tries(10) },
  )
})
