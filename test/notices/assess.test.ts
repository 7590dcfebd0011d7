/**
 * End to end, notice by notice: the sample training records through `itcap assess`, against what the notice's text gives by hand.
 * The arithmetic of every teacher stands in the `why` of `<notice>/assess.json`; nothing in there was copied from the output.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDesk } from '../cli/transcript.ts'
import { loadNotice, noticeIds } from './load.ts'

interface Case {
  why: string
  settings?: Record<string, string>
  files: string[]
  exit: number
  teachers: Record<string, Expected>
  /** Passed / base of the rate. */
  schools: Record<string, string>
  counties?: Record<string, string>
  offers?: Record<string, string>
}

interface Expected {
  why: string
  passed: boolean | null
  counted?: boolean
  hours?: number
  score?: number | null
  grade?: string | null
  certificates?: string[]
  /** Item → what it is short of, with the clauses. */
  missed?: Record<string, string>
  advice?: Record<string, string>
  unknown?: string[]
}

interface Item {
  rule: string
  id: string
  state: string
  reason: string
  have: number | null
  need: number | null
  names: string[]
  args: Record<string, string | number>
  clauses: string[]
}

interface Assessed {
  name: string
  passed: boolean | null
  counted: boolean
  hours: { total: number | null } | null
  score: number | null
  grade: string | null
  certificates: string[]
  items: Item[]
}

const notices = (await Promise.all(noticeIds.map(loadNotice))).filter(({ assessment }) => assessment !== null)
let folder = ''

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'itcap-assess-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe.each(notices.map(({ id }) => id))('%s', (notice) => {
  const cases: Record<string, Case> = JSON.parse(readFileSync(join(import.meta.dirname, notice, 'assess.json'), 'utf8'))

  test('has a clean and a faulty case', async () => {
    expect(Object.keys(cases)).toEqual(expect.arrayContaining(['clean', 'faulty']))
  })

  test.each(Object.entries(cases))('%s', async (_, expected) => {
    const settings = Object.entries(expected.settings ?? {}).map(([name, value]) => `  ${name}: ${value}\n`)
    writeFileSync(
      join(folder, 'itcap.yaml'),
      `notice: ${notice}\n${settings.length > 0 ? `settings:\n${settings.join('')}` : ''}`,
    )
    const files = expected.files.map((file) => join(import.meta.dirname, '../../samples', notice, file))
    const { stdout, stderr, code } = await openDesk(folder).run(`itcap assess ${files.join(' ')} --format json`)
    expect([stderr, code]).toEqual(['', expected.exit])
    const [result, ...others] = JSON.parse(stdout).notices
    expect(others).toEqual([])
    expect(result.notice).toBe(notice)
    const teachers: Assessed[] = result.teachers
    expect(teachers.map(({ name }) => name).sort()).toEqual(Object.keys(expected.teachers).sort())
    for (const teacher of teachers) {
      const { why: _why, ...wanted } = expected.teachers[teacher.name]!
      const told = { missed: {}, advice: {}, unknown: [], counted: true, ...wanted }
      expect({ name: teacher.name, ...said(teacher, wanted) }).toEqual({ name: teacher.name, ...told })
    }
    expect(ratesOf(result.schools, 'school')).toEqual(expected.schools)
    if (expected.counties) expect(ratesOf(result.counties, 'county')).toEqual(expected.counties)
    if (expected.offers) expect(offersOf(result.offers)).toEqual(expected.offers)
  })
})

/** What was said of a teacher, in the words of the expectation; numbers only where it gives them. */
function said(teacher: Assessed, wanted: Omit<Expected, 'why'>): Omit<Expected, 'why'> {
  const { passed, counted, hours, score, grade, certificates, items } = teacher
  const decisive = items.filter(({ rule }) => rule !== 'certificate' && rule !== 'population')
  const of = (state: string, from = decisive) => from.filter((item) => item.state === state)
  const numbers = { hours: hours?.total ?? null, score, grade, certificates }
  const asked = Object.entries(numbers).filter(([key]) => key in wanted)
  return {
    passed,
    counted,
    missed: Object.fromEntries(of('missed').map((item) => [item.id, shortfall(item)])),
    advice: Object.fromEntries(of('advice').map((item) => [item.id, shortfall(item)])),
    unknown: of(
      'unknown',
      items.filter(({ rule }) => rule !== 'certificate'),
    ).map(({ id }) => id),
    ...Object.fromEntries(asked),
  }
}

function shortfall({ rule, have, need, names, args, reason, clauses }: Item): string {
  const counts = ['hours', 'ability-points'].includes(rule) && have !== null && need !== null
  const what = counts ? `${have}/${need}` : rule === 'grade' ? args.grade : names.join('、') || reason
  return [what, ...clauses.map((clause) => clause.split('#')[1])].join(' ')
}

function ratesOf(rates: Record<string, string | number>[], name: string): Record<string, string> {
  return Object.fromEntries(rates.map((each) => [each[name], `${each.passed}/${each.base}`]))
}

function offersOf(offers: { school: string; item: Item }[]): Record<string, string> {
  return Object.fromEntries(offers.map(({ school, item }) => [school, `${item.state} ${shortfall(item)}`]))
}
