/**
 * No rule of any pack is dead: for each rule of each form, the implied ones too, a sheet of the form is drawn, filled in, given one fault, read and
 * checked, and the rule speaks of it, but not of the same sheet without the fault. Faults are made by kind of rule (`rule-faults.ts`); what only the
 * notice's own sentences can tell comes from the cases of its clauses.
 */
import { beforeAll, describe, expect, test } from 'vitest'
import type { SheetResult } from '../../src/check/run-checks.ts'
import type { Form, FormRule, Notice } from '../../src/notice/notice.ts'
import { checkById } from '../../src/rules/registry.ts'
import type { UnitTable } from '../../src/unit/unit.ts'
import { unitTable } from '../../src/unit/unit-table.ts'
import type { ClauseCases, FormSketch } from './clauses/clause-case.ts'
import { cases as heilongjiangSchool } from './clauses/heilongjiang-school.cases.ts'
import { checked } from './clauses/run-case.ts'
import { cases as schoolAssessment } from './clauses/school-assessment.cases.ts'
import { cases as shaanxi } from './clauses/shaanxi-2.0.cases.ts'
import { cases as sichuan2 } from './clauses/sichuan-2.0.cases.ts'
import { cases as sichuan2017 } from './clauses/sichuan-2017.cases.ts'
import { cases as tianfu } from './clauses/tianfu-2.0.cases.ts'
import { cases as townAssessment } from './clauses/town-assessment.cases.ts'
import { cases as yueyang } from './clauses/yueyang-2021.cases.ts'
import { cases as zhejiang } from './clauses/zhejiang-2021.cases.ts'
import { goodSheet } from './good-sheet.ts'
import { loadNotice, noticeIds } from './load.ts'
import { faults } from './rule-faults.ts'

const asOf = '2021-05-30'
const ofClauses: readonly ClauseCases[] = [
  heilongjiangSchool,
  schoolAssessment,
  shaanxi,
  sichuan2,
  sichuan2017,
  tianfu,
  townAssessment,
  yueyang,
  zhejiang,
]

const notices = new Map<string, Notice>()
beforeAll(async () => {
  for (const notice of await Promise.all(noticeIds.map(loadNotice))) notices.set(notice.id, notice)
})

/** The notice with this rule of this form alone, and those whose memory it looks into. */
function alone(notice: Notice, form: Form, rule: FormRule): Notice {
  const shares = checkById(rule.check)?.sharesMemoryOf
  const rules = form.rules.filter((each) => each === rule || each.check === shares)
  return { ...notice, forms: notice.forms.map((each) => ({ ...each, rules: each.id === form.id ? rules : [] })) }
}

interface Pair {
  right: FormSketch
  wrong: FormSketch
  /** What is known besides, and who takes the wrong sheet in. */
  around?: Around
}

type Around = NonNullable<Parameters<typeof checked>[2]>

/** Right and wrong sheets for the rule; the first that shows it alive is enough. */
function pairsFor(notice: Notice, form: Form, rule: FormRule, units: UnitTable): Pair[] {
  const table = form.tables.find(({ id }) => id === rule.table) ?? form.tables[0]
  const good = goodSheet(notice, form, units)
  const made = [faults[rule.check]?.({ notice, form, rule, table, units, good }) ?? []].flat()
  const cases = ofClauses.filter((each) => each.notice === notice.id).flatMap((each) => each.cases)
  return [
    ...made.map(
      ({ known, desk, right, ...wrong }): Pair => ({
        right: { ...good, ...right },
        wrong: { ...good, ...wrong },
        around: { ...(known && { known }), ...(desk && { desk }) },
      }),
    ),
    ...cases.flatMap((each): Pair[] => {
      if (each.rule !== rule.check || each.settings || each.extending) return []
      if (each.kind === 'sheet' && each.form === form.id) {
        const right = { form: form.id, ...each.accept }
        return [{ right, wrong: { ...right, ...each.reject } }]
      }
      if (each.kind !== 'teacher' || notice.assessment?.form !== form.id) return []
      const right = { name: '李示例', ...each.accept }
      return [
        { right: { form: form.id, rows: [right] }, wrong: { form: form.id, rows: [{ ...right, ...each.reject }] } },
      ]
    }),
  ]
}

async function speaks(notice: Notice, units: UnitTable, rule: FormRule, sketch: FormSketch, around: Around) {
  const result: SheetResult = await checked({ notice, units, asOf }, sketch, around)
  return { crashed: result.crashed, found: result.findings.some((finding) => finding.rule === rule.check) }
}

async function isAlive(notice: Notice, form: Form, rule: FormRule, units: UnitTable): Promise<string | undefined> {
  const own = alone(notice, form, rule)
  const seen: string[] = []
  for (const { right, wrong, around = {} } of pairsFor(notice, form, rule, units)) {
    try {
      const [good, bad] = [await speaks(own, units, rule, right, {}), await speaks(own, units, rule, wrong, around)]
      if (!good.found && bad.found && bad.crashed.length === 0) return undefined
      seen.push(good.found ? 'speaks of the right sheet' : 'is silent')
    } catch (error) {
      seen.push(String(error))
    }
  }
  const named = [rule.check, rule.table, JSON.stringify(rule.params)].filter(Boolean).join(' ')
  return `${form.id} ${named}: ${seen.join('; ') || 'nobody made a fault for it'}`
}

/** The notice masks the day: the rule says 未检查. It has one form only: there is no other of its own to be confused with. */
function cannotBeBroken({ deadlines, forms }: Notice, { check, params }: FormRule): boolean {
  if (check === 'form-mixed') return forms.length === 1
  return check === 'deadline' && deadlines.find(({ id }) => id === params.deadline)?.on === ''
}

describe.each(noticeIds)('%s', (id) => {
  test('every rule of it speaks', async () => {
    const notice = notices.get(id)!
    const units = unitTable(asOf, notice)
    const dead: string[] = []
    for (const form of notice.forms) {
      for (const rule of form.rules) {
        if (cannotBeBroken(notice, rule)) continue
        const why = await isAlive(notice, form, rule, units)
        if (why !== undefined) dead.push(why)
      }
    }
    expect(dead).toEqual([])
  }, 60_000)
})

test('a rule that was made dead is seen to be', async () => {
  const notice = notices.get('yueyang-2021')!
  const form = notice.forms.find(({ id }) => id === 'annex-3')!
  const rule = form.rules.find(({ check }) => check === 'not-in-list')!
  const units = unitTable(asOf, notice)
  expect(await isAlive(notice, form, rule, units)).toBeUndefined()
  const dead = { ...rule, params: { fields: ['remark'] } }
  const broken = { ...form, rules: form.rules.map((each) => (each === rule ? dead : each)) }
  expect(await isAlive(notice, broken, dead, units)).toContain('is silent')
})
