/**
 * No rule of any pack is dead: for each rule of each form, the implied ones too, a sheet of the form is drawn, filled in, given one fault, read and
 * checked, and the rule speaks of it, but not of the same sheet without the fault. Faults are made by kind of rule (`rule-faults.ts`); what only the
 * notice's own sentences can tell comes from the cases of its clauses.
 */
import { beforeAll, describe, expect, test } from 'vitest'
import type { SheetResult } from '../../src/check/run-checks.ts'
import type { Form, FormRule, Notice } from '../../src/notice/notice.ts'
import { readPack } from '../../src/notice/read-pack.ts'
import { checkById, checks } from '../../src/rules/registry.ts'
import type { UnitTable } from '../../src/unit/unit.ts'
import { unitTable } from '../../src/unit/unit-table.ts'
import type { ClauseCases, FormSketch } from './clauses/clause-case.ts'
import { cases as ganzhou } from './clauses/ganzhou-2018.cases.ts'
import { cases as heilongjiangSchool } from './clauses/heilongjiang-school.cases.ts'
import { cases as jiaoji } from './clauses/jiaoji-4068.cases.ts'
import { cases as pingdingshan } from './clauses/pingdingshan-2020.cases.ts'
import { checked, type Ground } from './clauses/run-case.ts'
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
  jiaoji,
  ganzhou,
  pingdingshan,
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
  /** Undefined for the good sheet of the form, which is run once for all its rules. */
  right: FormSketch | undefined
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
        right: right && { ...good, ...right },
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

async function speaks(ground: Ground, rule: FormRule, sketch: FormSketch, around: Around) {
  const result: SheetResult = await checked(ground, sketch, around)
  return { crashed: result.crashed, found: result.findings.some((finding) => finding.rule === rule.check) }
}

/** Rules that speak of the good sheet of a form. */
const spokenOf = new Map<Form, Promise<Set<string>>>()
function spoken(notice: Notice, form: Form, units: UnitTable): Promise<Set<string>> {
  const found =
    spokenOf.get(form) ??
    checked({ notice, units, asOf }, goodSheet(notice, form, units)).then(
      ({ findings }) => new Set(findings.map(({ rule }) => rule)),
    )
  spokenOf.set(form, found)
  return found
}

async function isAlive(notice: Notice, form: Form, rule: FormRule, units: UnitTable): Promise<string | undefined> {
  const own: Ground = { notice, units, asOf, rules: alone(notice, form, rule) }
  const seen: string[] = []
  for (const { right, wrong, around = {} } of pairsFor(notice, form, rule, units)) {
    try {
      const good = right
        ? (await speaks(own, rule, right, {})).found
        : (await spoken(notice, form, units)).has(rule.check)
      const bad = await speaks(own, rule, wrong, around)
      if (!good && bad.found && bad.crashed.length === 0) return undefined
      seen.push(good ? 'speaks of the right sheet' : 'is silent')
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
  }, 120_000)
})

/** What no pack that comes with itcap writes, and any office may. */
const anyOffice = `id: any-office
title: 示例培训通知
shortTitle: 示例
region: 岳阳市
level: city
clauses: { A-1: 请报送。 }
lists: { stage: [小学, 初中] }
forms:
  list:
    title: 示例推荐人选名单
    rows: person
    reporter: county
    head: [{ field: unit, label: 报送单位, type: unit, required: true }]
    columns:
      - { field: name, heading: 姓名, type: name }
      - { field: idNumber, heading: 身份证号码, type: idNumber }
      - { field: born, heading: 出生年月, type: month }
      - { field: schoolName, heading: 工作单位, type: school }
      - { field: duty, heading: 职务 }
      - { field: subject, heading: 任教学科 }
      - { field: stages, heading: 任教学段, type: list, list: stage, multiple: true }
      - { field: begun, heading: 参加工作时间, type: month }
      - { field: from, heading: 培训开始, type: date }
      - { field: to, heading: 培训结束, type: date }
      - { field: hours, heading: 学时, type: number }
      - { field: rural, heading: 是否乡村, type: tick }
      - { field: remark, heading: 备注 }
    checks:
      - { check: row-rule, id: age, when: { duty: 校长 }, age: { from: idNumber, on: 2021-07-01, max: 45 } }
      - { check: row-rule, id: years, years: { from: begun, on: 2021-07-01, min: 5 } }
      - { check: row-rule, id: owed, when: { duty: [其他, 借调] }, required: [remark] }
      - { check: row-rule, id: stage, when: { duty: 园长 }, equals: { subject: 保教 } }
      - { check: row-rule, id: hours, range: { hours: { min: 5, max: 120 } } }
      - { check: row-rule, id: days, order: { fields: [from, to], days: 5 } }
      - { check: row-rule, id: birth, matches-id: born }
      - { check: on-list, form: remote }
      - { check: not-on-list, form: remote }
      - { check: not-on-list, form: roster, notice: earlier }
      - { check: quota, by: [unit, subject], limits: { 岳阳楼区: { 语文: 2, 数学: 1 } } }
      - { check: quota, id: more, by: unit, limits: { 岳阳楼区: 2 }, times: 1.5 }
  remote:
    title: 示例远程培训学员花名册
    rows: person
    reporter: county
    head: [{ field: unit, label: 单位名称, type: unit, required: true }]
    columns:
      - { field: name, heading: 学员姓名, type: name }
      - { field: schoolName, heading: 学员所在学校, type: school }
      - { field: phone, heading: 手机号码, type: phone, required: true }
      - { field: subject, heading: 执教科目 }
  tab:
    title: 示例教师统计汇总
    layout: table
    rows: category
    reporter: county
    head:
      - { field: unit, label: 填报单位, type: unit, required: true }
      - { field: leader, label: 单位负责人, type: name }
      - { field: sex, label: 性别, type: sex }
      - { field: idNumber, label: 身份证号码, type: idNumber, place: row }
    columns:
      - { field: code, heading: 编号 }
      - { field: item, heading: 类别 }
      - { field: people, heading: 人数, type: count }
      - { field: rate, heading: 占比, type: percent }
      - { field: cost, heading: 经费（万元）, type: money }
      - { field: whole, heading: 全部<其中女>, type: subcount }
    preprinted: [{ code: "01", item: 总数 }, { code: "02", item: 男 }, { code: "03", item: 女 }]
    key: [code]
    checks:
      - { check: cell-sum, sum: "01", of: 02—03, fields: [people] }
      - { check: cell-order, less: 02—03, more: "01", fields: [people] }
`

test('nor is any rule that an office may write besides', async () => {
  const read = await readPack(anyOffice, { checks })
  if ('faults' in read) throw new Error(JSON.stringify(read.faults))
  const { notice } = read
  const units = unitTable(asOf, notice)
  const dead: string[] = []
  for (const form of notice.forms)
    for (const rule of form.rules) dead.push((await isAlive(notice, form, rule, units)) ?? '')
  expect(dead.filter((why) => why !== '')).toEqual([])
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
