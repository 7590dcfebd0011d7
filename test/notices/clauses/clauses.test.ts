/**
 * Every sentence of the thirteen notices that a machine can check has a case that keeps to it and one that breaks it, and what breaks it is
 * found under the clause's own number. The cases are data: `<notice-id>.cases.ts`.
 */
import { beforeAll, describe, expect, test } from 'vitest'
import type { AssessItem } from '../../../src/assess/teacher-result.ts'
import { applySettings } from '../../../src/notice/apply-settings.ts'
import type { Notice } from '../../../src/notice/notice.ts'
import { readPack } from '../../../src/notice/read-pack.ts'
import { checks } from '../../../src/rules/registry.ts'
import type { UnitTable } from '../../../src/unit/unit.ts'
import { unitTable } from '../../../src/unit/unit-table.ts'
import { loadNotice, noticeIds, packText } from '../load.ts'
import type { ClauseCase, ClauseCases } from './clause-case.ts'
import { cases as ganzhou } from './ganzhou-2018.cases.ts'
import { cases as heilongjiangSchool } from './heilongjiang-school.cases.ts'
import { cases as jiaoji } from './jiaoji-4068.cases.ts'
import { cases as pingdingshan } from './pingdingshan-2020.cases.ts'
import * as run from './run-case.ts'
import { cases as schoolAssessment } from './school-assessment.cases.ts'
import { cases as shaanxi } from './shaanxi-2.0.cases.ts'
import { cases as sichuan2 } from './sichuan-2.0.cases.ts'
import { cases as sichuan2017 } from './sichuan-2017.cases.ts'
import { cases as tianfu } from './tianfu-2.0.cases.ts'
import { cases as townAssessment } from './town-assessment.cases.ts'
import { cases as yueyang } from './yueyang-2021.cases.ts'
import { cases as zhejiang } from './zhejiang-2021.cases.ts'

const packs: ClauseCases[] = [
  sichuan2017,
  yueyang,
  zhejiang,
  sichuan2,
  schoolAssessment,
  townAssessment,
  shaanxi,
  tianfu,
  heilongjiangSchool,
  jiaoji,
  ganzhou,
  pingdingshan,
]

/** Numbers of the sentences that a machine can check. The notice heilongjiang-2.0 has none: its dates are masked. */
const checkable: Record<string, [prefix: string, numbers: number[]]> = {
  'sichuan-2017': [
    'S17',
    [2, 3, 4, 8, 9, 10, 11, 12, 15, 16, 17, 18, 21, 26, 28, 29, 30, 31, 32, 33, 34, 35, 36, 38, 39, 41],
  ],
  'yueyang-2021': ['YY', [1, 4, 5, 6, 7, 9, 10, 11, 13, 17, 18, 19, 20, 21, 22, 23, 24, 25]],
  'zhejiang-2021': ['ZJ', [1, 2, 3, 4, 5, 9]],
  'sichuan-2.0': ['SC2', [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 23]],
  'school-assessment': ['KH', [1, 2, 3, 4, 5, 6]],
  'town-assessment': ['ZZ', [1, 2, 3, 4, 7]],
  'shaanxi-2.0': ['SX', [1, 2, 3, 5, 6, 7, 8, 9, 10]],
  'tianfu-2.0': ['TF', [1, 2, 3, 5, 6]],
  'heilongjiang-school': ['HS', [1]],
  'heilongjiang-2.0': ['HL', []],
  'jiaoji-4068': ['JJ', [1, 2, 3, 4]],
  'ganzhou-2018': ['GZ', [1, 2, 3]],
  'pingdingshan-2020': ['PD', [1, 2, 3, 4, 5]],
}

const idsOf = ([prefix, numbers]: [string, number[]]) =>
  numbers.map((number) => `${prefix}-${String(number).padStart(2, '0')}`)

const notices = new Map<string, Notice>()
const tables = new Map<string, UnitTable>()
beforeAll(async () => {
  const loaded = await Promise.all(noticeIds.map(loadNotice))
  for (const notice of loaded) notices.set(notice.id, notice)
  for (const { notice, asOf } of packs) tables.set(notice, unitTable(asOf, notices.get(notice)!))
})

test('every sentence that a machine can check has its cases', () => {
  expect(Object.keys(checkable).sort()).toEqual(noticeIds)
  expect(Object.values(checkable).flatMap(idsOf)).toHaveLength(106)
  for (const [id, sentences] of Object.entries(checkable)) {
    const cases = packs.find(({ notice }) => notice === id)?.cases ?? []
    const shown = new Set(cases.map(({ clause }) => clause))
    expect(
      idsOf(sentences).filter((clause) => !shown.has(clause)),
      id,
    ).toEqual([])
  }
})

describe.each(packs.map((each) => [each.notice, each] as const))('%s', (id, { asOf, cases }) => {
  test.each(cases.map((each) => [each.clause, each.rule, each.why, each] as const))(
    '%s %s: %s',
    async (...[, , , each]) => {
      const pack = notices.get(id)!
      expect(pack.clauses[each.clause]?.checkedBy).toContain(each.rule)
      const own = each.extending ? await extended(each.extending) : pack
      const notice = each.settings ? applySettings(own, each.settings) : own
      await prove({ notice, units: tables.get(id) as UnitTable, asOf }, each)
    },
  )
})

async function extended(text: string): Promise<Notice> {
  const result = await readPack(text, { checks, textOf: packText })
  if ('faults' in result) throw new Error(JSON.stringify(result.faults))
  return result.notice
}

async function prove(ground: run.Ground, each: ClauseCase): Promise<void> {
  const { rule } = each
  const cited = `${ground.notice.id}#${each.clause}`
  switch (each.kind) {
    case 'sheet': {
      const right = await run.checked(ground, { form: each.form, ...each.accept })
      const wrong = await run.checked(ground, { form: each.form, ...each.accept, ...each.reject })
      for (const { crashed } of [right, wrong]) expect(crashed).toEqual([])
      expect(right.notChecked.filter((one) => one.rule === rule)).toEqual([])
      expect(right.rows).toBe(rowsOf(each.accept))
      expect(right.findings.filter((finding) => finding.rule === rule)).toEqual([])
      const found = wrong.findings.filter((finding) => finding.rule === rule)
      expect(found.map(({ clause }) => clause.split(' '))).toContainEqual(expect.arrayContaining([cited]))
      return
    }
    case 'gap': {
      const right = await run.targetAfter(ground, each, each.accept)
      const wrong = await run.targetAfter(ground, each, each.reject)
      expect([right, wrong]).toMatchObject([
        { met: true, clause: cited },
        { met: false, clause: cited },
      ])
      return
    }
    case 'plan': {
      const right = run.planAfter(ground, each, each.accept.done)
      const wrong = run.planAfter(ground, each, each.reject.done)
      expect([right, wrong]).toMatchObject([{ left: 0, clause: cited }, { clause: cited }])
      expect(wrong.left).toBeGreaterThan(0)
      return
    }
    case 'task': {
      const right = run.taskOn(ground, each, each.accept)
      expect(right).toMatchObject({ daysLeft: 0, clause: cited })
      expect(run.taskOn(ground, each, each.reject)).toBeUndefined()
      const deadline = ground.notice.deadlines.find(({ id }) => id === each.deadline)
      expect(deadline?.from).toBe(each.from ?? '')
      return
    }
    case 'teacher': {
      const right = await run.assessed(ground, each, each.accept)
      const wrong = await run.assessed(ground, each, { ...each.accept, ...each.reject })
      expectItems(each, right, wrong)
      return
    }
    case 'offer':
      expectItems(each, run.offered(ground, each.accept), run.offered(ground, each.reject))
      return
    case 'mail':
      expect(`${ground.notice.id}#${ground.notice.mail?.clause}`).toBe(cited)
      expect(run.subjectIsRight(ground, each, each.accept)).toBe(true)
      expect(run.subjectIsRight(ground, each, each.reject)).toBe(false)
  }
}

/** Everything the clause asks for is met on the right side; something is not on the wrong side. */
function expectItems(
  { clause, rule, state = 'missed' }: { clause: string; rule: string; state?: AssessItem['state'] },
  right: AssessItem[],
  wrong: AssessItem[],
): void {
  const states = (items: AssessItem[]) =>
    items.filter((item) => item.rule === rule && item.clauses.includes(clause)).map((item) => item.state)
  expect(right.map((item) => item.rule)).toContain(rule)
  expect(states(right).filter((each) => each !== 'met')).toEqual([])
  expect(states(wrong)).toContain(state)
}

function rowsOf({
  rows = [],
  tables = {},
}: {
  rows?: readonly unknown[]
  tables?: Readonly<Record<string, readonly unknown[]>>
}) {
  return Object.values(tables).reduce((sum, table) => sum + table.length, rows.length)
}
