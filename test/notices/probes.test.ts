/**
 * What the notices of fourteen offices ask for, each as a page of YAML: the rule speaks of the bad file and is silent on the good one, with what came
 * on an earlier day counted in. Packs, figures and persons are invented.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDesk } from '../cli/transcript.ts'
import { withCheckDigit } from '../samples/people.ts'

interface Probe {
  name: string
  region?: string
  unit?: string
  /** Whole forms, where the list of persons below will not do. */
  forms?: string
  /** Rules of the list. */
  checks?: string[]
  /** Came in the day before, free of faults. */
  first: Record<string, string>
  good: Record<string, string>
  bad: Record<string, string>
  /** `cell rule` of every finding of the bad file, and what it says. */
  found: string[]
  says: string
}

const fields = [
  '{ field: name, heading: 姓名, type: name }',
  '{ field: sex, heading: 性别, type: sex }',
  '{ field: idNumber, heading: 身份证号码, type: idNumber }',
  '{ field: schoolName, heading: 工作单位, type: school }',
  '{ field: area, heading: 学校所在地 }',
  '{ field: duty, heading: 职务 }',
  '{ field: stage, heading: 学段 }',
  '{ field: subject, heading: 学科 }',
  '{ field: kind, heading: 类别 }',
]
const list = (checks: readonly string[]) => `
  list:
    title: 示例培训推荐人选名单
    rows: person
    reporter: county
    clause: P-1
    head: [{ field: unit, label: 报送单位, type: unit, required: true }]
    columns:
${fields.map((field) => `      - ${field}`).join('\n')}
    checks:
${checks.map((check) => `      - ${check}`).join('\n')}`

interface Person {
  id?: number
  sex?: string
  school?: string
  area?: string
  duty?: string
  stage?: string
  subject?: string
  kind?: string
}
const surnames = [...'王李张刘陈杨黄赵周吴徐孙朱马胡郭何林高罗']
const nameOf = (index: number) => `${surnames[index % 20]}${[...'示例样试'][Math.floor(index / 20)]}甲`

/** A list of so many persons, numbered from `from`. */
function sheet(unit: string, from: number, persons: readonly Person[]): string {
  const lines = persons.map(({ id, sex, school, area, duty, stage, subject, kind }, index) =>
    [
      nameOf(from + index),
      sex,
      id && withCheckDigit(`512721${id}0101${100 + 2 * (from + index)}`),
      school ?? `示例第${from + index + 1}小学`,
      ...[area, duty, stage, subject, kind],
    ].join(','),
  )
  const headings = '姓名,性别,身份证号码,工作单位,学校所在地,职务,学段,学科,类别'
  return ['示例培训推荐人选名单,,,,,,,,', `报送单位：${unit},,,,,,,,`, headings, ...lines].join('\n')
}
const many = (count: number, person: Person = {}): Person[] => Array.from({ length: count }, () => person)

const table = (school: string, ...figures: number[]) =>
  [
    '示例接受培训情况统计,,',
    `学校名称：${school},,所在区：岳阳楼区`,
    '代码,指标名称,人数',
    ...figures.map((figure, index) => `0${index + 1},指标${index + 1},${figure}`),
  ].join('\n')

const card = (name: string, sex: string, unit = '岳阳楼区') =>
  [
    '示例先进个人申报表,,,',
    `姓名,${name},性别,${sex}`,
    `身份证号码,${withCheckDigit(`51272119870101${{ 张示例: 131, 李示例: 133 }[name] ?? 135}`)},县（市、区）,${unit}`,
    '工作单位,示例小学,,',
    '主要事迹,示例事迹,,',
  ].join('\n')

const probes: Probe[] = [
  {
    name: '12 of A and 8 of B',
    checks: ['{ check: quota, by: unit, limits: { 岳阳楼区: 12, 云溪区: 8 }, clause: P-1 }'],
    first: { 'a.csv': sheet('岳阳楼区', 0, many(10)), 'b.csv': sheet('云溪区', 20, many(8)) },
    good: { 'c.csv': sheet('岳阳楼区', 10, many(2)) },
    bad: { 'c.csv': sheet('岳阳楼区', 10, many(3)) },
    found: [' quota'],
    says: '岳阳楼区 13 人（本表 3 人，a.csv 10 人），名额 12 人，多 1 人',
  },
  {
    name: '小学科学 3 of 赣州',
    region: '江西省',
    unit: '江西省',
    checks: [
      '{ check: quota, title: 小学科学, by: unit, where: { stage: 小学, subject: 科学 }, limits: { 赣州市: 3 }, clause: P-1 }',
    ],
    first: { 'a.csv': sheet('赣州市于都县', 0, many(2, { stage: '小学', subject: '科学' })) },
    good: {
      'b.csv': sheet('赣州市兴国县', 5, [
        ...many(1, { stage: '小学', subject: '科学' }),
        ...many(3, { stage: '初中', subject: '科学' }),
      ]),
    },
    bad: { 'b.csv': sheet('赣州市兴国县', 5, many(2, { stage: '小学', subject: '科学' })) },
    found: ['G4 quota'],
    says: '赣州市 小学科学 4 人（本表 2 人，a.csv 2 人），名额 3 人，多 1 人',
  },
  {
    name: 'at most 2 a school, 1 of them a 校长',
    checks: [
      '{ check: quota, id: two, by: schoolName, max: 2, clause: P-1 }',
      '{ check: quota, id: head, title: 校长, by: schoolName, where: { duty: 校长 }, max: 1, clause: P-1 }',
    ],
    first: { 'a.csv': sheet('岳阳楼区', 0, [{ school: '示例中学', duty: '校长' }]) },
    good: { 'b.csv': sheet('岳阳楼区', 5, [{ school: '示例中学', duty: '教师' }]) },
    bad: { 'b.csv': sheet('岳阳楼区', 5, [{ school: '示例中学', duty: '校长' }]) },
    found: ['D4 quota'],
    says: '示例中学 校长 2 人（本表 1 人，a.csv 1 人），应不多于 1 人',
  },
  {
    name: '乡村教师不少于 60%',
    checks: ['{ check: quota, title: 乡村教师, where: { area: [乡, 村] }, share: 60%, clause: P-1 }'],
    first: { 'a.csv': sheet('岳阳楼区', 0, [...many(3, { area: '村' }), ...many(2, { area: '城区' })]) },
    good: { 'b.csv': sheet('岳阳楼区', 5, [...many(3, { area: '乡' }), ...many(2, { area: '城区' })]) },
    bad: { 'b.csv': sheet('岳阳楼区', 5, [...many(2, { area: '乡' }), ...many(3, { area: '城区' })]) },
    found: ['E4 quota'],
    says: '乡村教师 5 人（本表 2 人，a.csv 3 人），10 人的 60',
  },
  {
    name: 'at least one woman',
    checks: ['{ check: quota, title: 女教师, where: { sex: 女 }, min: 1, clause: P-1 }'],
    first: { 'a.csv': sheet('岳阳楼区', 0, [{ sex: '女' }, { sex: '男' }]) },
    // The county's woman came the day before.
    good: { 'b.csv': sheet('岳阳楼区', 5, many(2, { sex: '男' })) },
    bad: { 'b.csv': sheet('云溪区', 5, many(2, { sex: '男' })) },
    found: ['B3 quota'],
    says: '女教师 0 人，应不少于 1 人，少 1 人',
  },
  {
    name: '8 语文 where 5 are allowed',
    checks: ['{ check: quota, by: [unit, subject], limits: { 岳阳楼区: { 语文: 5, 数学: 3 } }, clause: P-1 }'],
    first: { 'a.csv': sheet('岳阳楼区', 0, many(3, { subject: '语文' })) },
    good: {
      'b.csv': sheet('岳阳楼区', 5, [...many(2, { subject: '语文' }), ...many(3, { subject: '数学' })]),
    },
    bad: { 'b.csv': sheet('岳阳楼区', 5, [...many(5, { subject: '语文' }), ...many(3, { subject: '数学' })]) },
    found: ['H4 quota'],
    says: '岳阳楼区 语文 8 人（本表 5 人，a.csv 3 人），名额 5 人，多 3 人',
  },
  {
    name: '1.5 : 1',
    checks: ['{ check: quota, by: unit, limits: { 岳阳楼区: 4 }, times: 1.5, clause: P-1 }'],
    first: { 'a.csv': sheet('岳阳楼区', 0, many(4)) },
    good: { 'b.csv': sheet('岳阳楼区', 5, many(2)) },
    bad: { 'b.csv': sheet('岳阳楼区', 5, many(3)) },
    found: [' quota'],
    says: '名额 6 人（4 × 1.5），多 1 人',
  },
  {
    name: 'age on a date',
    checks: [
      '{ check: row-rule, when: { duty: 校长 }, age: { from: idNumber, on: 2040-07-01, max: 45 }, clause: P-1 }',
    ],
    first: { 'a.csv': sheet('岳阳楼区', 0, [{ id: 1996, duty: '校长' }]) },
    good: {
      'b.csv': sheet('岳阳楼区', 5, [
        { id: 1995, duty: '校长' },
        { id: 1990, duty: '教师' },
      ]),
    },
    bad: {
      'b.csv': sheet('岳阳楼区', 5, [
        { id: 1995, duty: '校长' },
        { id: 1990, duty: '校长' },
      ]),
    },
    found: ['C5 row-rule'],
    says: '50 岁（1990-01-01 至 2040-07-01），校长应不超过 45 岁',
  },
  {
    name: 'already trained',
    forms: `${list(['{ check: not-on-list, form: trained, clause: P-1 }'])}
  trained:
    title: 示例已参训人员花名册
    rows: person
    reporter: county
    clause: P-1
    head: [{ field: unit, label: 单位名称, type: unit, required: true }]
    columns:
      - { field: name, heading: 学员姓名, type: name }
      - { field: schoolName, heading: 学员所在学校, type: school }
      - { field: hours, heading: 学时, type: number }`,
    first: {
      'a.csv': `示例已参训人员花名册,,\n单位名称：岳阳楼区,,\n学员姓名,学员所在学校,学时\n${nameOf(5)},示例第6小学,50\n${nameOf(6)},示例第99小学,50`,
    },
    // Of one name, but of another school.
    good: { 'b.csv': sheet('岳阳楼区', 6, many(2)) },
    bad: { 'b.csv': sheet('岳阳楼区', 5, many(2)) },
    found: ['A4 not-on-list'],
    says: nameOf(5),
  },
  {
    name: '01 = 02 + … + 05, 06 ≤ 01',
    forms: `
  tab:
    title: 示例接受培训情况统计
    rows: category
    reporter: school
    clause: P-1
    head:
      - { field: schoolName, label: 学校名称, type: school, required: true }
      - { field: unit, label: 所在区, type: unit, required: true, place: right }
    columns:
      - { field: code, heading: 代码 }
      - { field: item, heading: 指标名称 }
      - { field: people, heading: 人数, type: count }
    key: [code]
    checks:
      - { check: cell-sum, sum: "01", of: 02—05, clause: P-1 }
      - { check: cell-order, less: ["06"], more: "01", clause: P-1 }`,
    first: { 'a.csv': table('示例第一小学', 10, 1, 2, 3, 4, 10) },
    good: { 'b.csv': table('示例第二小学', 20, 5, 5, 5, 5, 20) },
    bad: { 'b.csv': table('示例第二小学', 21, 5, 5, 5, 5, 22) },
    found: ['C4 cell-sum', 'C9 cell-order'],
    says: '应为 02（5） + 03（5） + 04（5） + 05（5） = 20',
  },
  {
    name: 'a card',
    forms: `
  apply:
    title: 示例先进个人申报表
    rows: person
    reporter: county
    clause: P-1
    head:
      - { field: name, label: 姓名, type: name, required: true }
      - { field: sex, label: 性别, type: sex }
      - { field: idNumber, label: 身份证号码, type: idNumber, required: true }
      - { field: unit, label: 县（市、区）, type: unit, required: true }
      - { field: schoolName, label: 工作单位, type: school }
    sections: [{ id: deeds, heading: 主要事迹 }]
    checks:
      - { check: quota, by: unit, limits: { 岳阳楼区: 2, 云溪区: 1 }, clause: P-1 }`,
    first: { 'a.csv': card('李示例', '男') },
    good: { 'b.csv': card('张示例', '男') },
    bad: { 'b.csv': card('张示例', '女'), 'c.csv': card('王示例', '男') },
    found: ['D2 sex-id-mismatch', 'D3 quota'],
    says: '性别',
  },
]

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'itcap-probes-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Validated {
  files: { findings: { cell: string; rule: string; message: string; severity: string }[] }[]
}

test.each(probes.map((probe, number) => ({ ...probe, number })))('$name', async (probe) => {
  const { region = '岳阳市', unit = '岳阳市', forms = list(probe.checks ?? []), first, good, bad, found, says } = probe
  const home = join(folder, String(probe.number))
  mkdirSync(join(home, 'pack'), { recursive: true })
  const pack = `id: probe-${probe.number}
title: 示例通知
shortTitle: 示例
region: ${region}
level: city
clauses: { P-1: 请报送。 }
forms:${forms}
`
  expect(pack.split('\n').length).toBeLessThan(60)
  writeFileSync(join(home, 'pack/notice.yaml'), pack)
  const desk = openDesk(home)
  const done = async (command: string, code: number) => {
    const ran = await desk.run(`itcap ${command}`)
    expect(ran.code, `${command}\n${ran.stdout}${ran.stderr}`).toBe(code)
    return ran.stdout
  }
  const put = (files: Record<string, string>) => {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(home, name), text)
    return Object.keys(files).join(' ')
  }
  const findings = async (files: Record<string, string>, code: number) => {
    const command = `--workspace desk validate ${put(files)} --as-of 2040-07-02 --format json`
    const { files: seen } = JSON.parse(await done(command, code)) as Validated
    // How much is still open is no fault.
    return seen.flatMap((file) => file.findings).filter(({ severity }) => severity !== 'info')
  }

  await done('notice check pack', 0)
  await done(`init desk --notice pack --unit ${unit}`, 0)
  await done(`--workspace desk import ${put(first)} --received 2040-07-01T09:00`, 0)
  expect(await findings(good, 0)).toEqual([])
  const told = await findings(bad, 1)
  expect(told.map(({ cell, rule }) => `${cell} ${rule}`)).toEqual(found)
  expect(told[0]!.message).toContain(says)
})
