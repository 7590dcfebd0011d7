/**
 * A folder, a number of schools and a number of persons come in; a workspace whose ledger holds that many schools with six figures each, and
 * that many persons who stand in two lists, goes out, made by `itcap import` itself. All of them are invented.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { person } from './make-roster.mjs'

const COUNTIES =
  '锦江区 青羊区 金牛区 武侯区 成华区 龙泉驿区 青白江区 新都区 温江区 双流区 郫都区 金堂县 大邑县 蒲江县 新津区 都江堰市 彭州市 邛崃市 崇州市 简阳市'.split(
    ' ',
  )

const NOTICE = `
id: example-bench
title: 示例市2024年教师信息技术应用能力培训通知
shortTitle: 示例 2024
region: 成都市
level: city
clauses:
  A-1: 请报送各学校培训情况、参培教师名单和本县汇总。
forms:
  schools:
    label: 附件1
    title: "{unit}学校培训情况表"
    rows: school
    reporter: county
    clause: A-1
    head: [{ field: unit, label: 填报单位, type: unit, required: true }]
    columns:
      - { field: schoolName, heading: 学校, type: school, required: true }
      - { field: kindergarten, heading: 幼儿园, type: count }
      - { field: school, heading: 中小学, type: count }
      - { field: vocational, heading: 中职, type: count }
      - { field: staff, heading: 专任教师, type: count }
      - { field: trained, heading: 已培训人数, type: count }
      - { field: untrained, heading: 未培训人数, type: count }
    key: [schoolName]
  persons:
    label: 附件2
    title: "{unit}参培教师名单"
    rows: person
    reporter: county
    clause: A-1
    head: [{ field: unit, label: 填报单位, type: unit, required: true }]
    columns:
      - { field: name, heading: 姓名, type: name, required: true }
      - { field: idNumber, heading: 身份证号码, type: idNumber, required: true }
      - { field: schoolName, heading: 工作单位, type: school, required: true }
    key: [name, schoolName]
  summary:
    label: 附件3
    title: "{unit}培训情况汇总表"
    rows: county
    reporter: county
    clause: A-1
    head: [{ field: unit, label: 填报单位, type: unit, required: true }]
    columns:
      - { field: county, heading: 县（市、区）, type: unit, required: true }
      - { field: staff, heading: 专任教师, type: count }
      - { field: trained, heading: 已培训人数, type: count }
    key: [county]
    checks:
      - { check: reconcile-issued, form: schools, fields: [staff, trained], clause: A-1 }
`

/** Writes the workspace and the files for its ledger; `import` them in order. */
export function makeLedgerFiles(folder, { schools, persons }) {
  const pack = join(folder, 'pack')
  mkdirSync(pack, { recursive: true })
  writeFileSync(join(pack, 'notice.yaml'), NOTICE)
  writeFileSync(join(folder, 'itcap.yaml'), 'notice: pack\nunit: 成都市\n')
  const files = []
  const write = (name, lines) => {
    const path = join(folder, name)
    writeFileSync(path, `${lines.map((line) => line.join(',')).join('\r\n')}\r\n`)
    files.push(path)
  }
  COUNTIES.forEach((county, index) => {
    const each = Math.ceil(schools / COUNTIES.length)
    const lines = [
      [`成都市${county}学校培训情况表`],
      [`填报单位：成都市${county}`],
      '学校 幼儿园 中小学 中职 专任教师 已培训人数 未培训人数'.split(' '),
    ]
    for (let i = 0; i < each; i++)
      lines.push([
        `${county.slice(0, -1)}示例第${i + 1}小学`,
        i % 20,
        40,
        i % 7,
        40 + (i % 20) + (i % 7),
        i % 41,
        40 + (i % 20) + (i % 7) - (i % 41),
      ])
    write(`${index + 1}-schools.csv`, lines)
  })
  // Everybody stands twice: half of them in one county's two schools, half in two counties.
  COUNTIES.forEach((county, index) => {
    const each = Math.ceil(persons / COUNTIES.length)
    const lines = [[`成都市${county}参培教师名单`], [`填报单位：成都市${county}`], ['姓名', '身份证号码', '工作单位']]
    const add = (number, school) => {
      const [, name, , id] = person(number)
      lines.push([name, `${id}\t`, school])
    }
    const next = (index + 1) % COUNTIES.length
    for (let i = 0; i < each; i++) {
      add(index * each + i, '示例第一小学')
      add((i % 2 ? index : next) * each + i, '示例第二小学')
    }
    write(`${index + 1}-persons.csv`, lines)
  })
  return files
}

/** A county's own summary of twenty rows, and a form of persons of nobody known: what a desk validates beside the ledger. */
export function makeSmallFile(folder) {
  const path = join(folder, 'small.csv')
  const lines = [['成都市锦江区参培教师名单'], ['填报单位：成都市锦江区'], ['姓名', '身份证号码', '工作单位']]
  for (let i = 0; i < 20; i++) {
    const [, name, , id] = person(3_000_000 + i)
    lines.push([name, `${id}\t`, '示例第三小学'])
  }
  writeFileSync(path, `${lines.map((line) => line.join(',')).join('\r\n')}\r\n`)
  const summary = join(folder, 'summary.csv')
  const rows = COUNTIES.map((county, i) => [`${county}`, 5000 + i, 300 + i])
  writeFileSync(
    summary,
    `${[['成都市培训情况汇总表'], ['填报单位：成都市'], ['县（市、区）', '专任教师', '已培训人数'], ...rows].map((line) => line.join(',')).join('\r\n')}\r\n`,
  )
  return [path, summary]
}
