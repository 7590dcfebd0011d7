/**
 * Who has handed in → text, JSON, CSV. The sums come first, then unit by unit or school by school, those who hold things up by name; what the
 * screen cannot hold is said with its number and where the whole list is.
 */

import type { Coverage } from '../gap/coverage.ts'
import { lackLines } from '../gap/coverage-words.ts'
import type { GroupTally, StatusResult, StatusRow, Tally } from '../gap/status-result.ts'
import { daysLeft, failures, firstNames, STATE, statesIn, whom } from '../gap/status-words.ts'
import type { Notice } from '../notice/notice.ts'
import { number } from '../value/number-text.ts'
import { rateText } from '../value/percent.ts'
import { columns, cut, LABEL } from './columns.ts'
import { csv } from './csv.ts'
import { titleLine, writtenLines } from './lines.ts'
import { step } from './step.ts'
import type { Style } from './style.ts'

/** Lines of a list on the screen; the rest is counted. */
const SHOWN = 40

const TIMELINESS = { 'on-time': '按时', late: '逾期', 'no-deadline': '', '': '' } as const

export function statusCsv({ rows, unlisted }: StatusResult): string {
  const head = [
    '单位',
    '代码',
    '学校',
    '报表',
    '状态',
    '份数',
    '行数',
    '错误',
    '退回',
    '收到时间',
    '时限',
    '催报',
    '名单',
    '文件',
  ]
  const lines = [...rows, ...unlisted].map((row) => [
    row.unit,
    row.code,
    row.school,
    row.label,
    STATE[row.state],
    row.files,
    row.rows,
    row.errors,
    row.returned,
    row.received,
    TIMELINESS[row.timeliness],
    row.reminded,
    row.expected ? '' : '名单外',
    row.paths.join('、'),
  ])
  return csv([head, ...lines])
}

/** @param written The workbook that was written; undefined where none was asked for. */
export function statusText(
  result: StatusResult,
  coverage: Coverage,
  notice: Notice,
  written: string | undefined,
  style: Style,
): string {
  const { unit, asOf } = result
  return [
    `\n${titleLine(unit, asOf, notice, style)}`,
    `  ${summary(result, style)}`,
    '',
    formTable(result, style),
    '',
    result.by === 'school' ? schoolTable(result, style) : unitTable(result, style),
    ...noteLines(result, coverage, style),
    ...writtenLines('进度表', written, style),
    '',
    advice(result, style),
  ].join('\n')
}

function summary({ total }: StatusResult, style: Style): string {
  if (total.expected === 0) return '这份通知没有要报的表。'
  const lacking = total.expected - total.complete
  const text = `应报 ${number(total.expected)} 份，报齐率 ${rateText(total.completeness)}，按时率 ${rateText(total.timeliness)}`
  return lacking === 0 ? style.green(`${text}，齐了`) : style.yellow(`${text}，还差 ${number(lacking)} 份`)
}

function tallyTable(head: string[], lines: { names: string[]; tally: Tally }[], style: Style): string {
  const states = statesIn(lines.map(({ tally }) => tally))
  const rows = lines.map(({ names, tally }) => [
    ...names,
    number(tally.expected),
    ...states.map((state) => (tally.states[state] === 0 ? '' : number(tally.states[state]))),
    rateText(tally.completeness),
    rateText(tally.timeliness),
  ])
  const table = [[...head, '应报', ...states.map((state) => STATE[state]), '报齐率', '按时率'], ...rows]
  return columns(table, style, { right: (column) => column >= head.length })
}

function formTable({ forms, total }: StatusResult, style: Style): string {
  const lines = forms.map((form) => ({
    names: [cut(form.label, LABEL), form.daysLeft === null ? '没有定' : daysLeft(form.daysLeft)],
    tally: form,
  }))
  const all = forms.length > 1 ? [{ names: ['合计', ''], tally: total }] : []
  return tallyTable(['报表', '期限'], [...lines, ...all], style)
}

function unitTable({ groups, by }: StatusResult, style: Style): string {
  const title = by === 'city' ? '市（州）' : '县(市、区)'
  const worst = lackingFirst(groups)
  const shown = worst.slice(0, SHOWN)
  const lines = shown.map((group) => ({ names: [group.unit], tally: group }))
  return `${tallyTable([title], lines, style)}${more(groups.length - shown.length, '个单位')}`
}

/** Those who lack most first, in the order of their codes. */
function lackingFirst(groups: readonly GroupTally[]): GroupTally[] {
  const lacking = ({ expected, complete }: Tally) => (expected > complete ? 0 : 1)
  return [...groups].sort((a, b) => lacking(a) - lacking(b))
}

function more(left: number, what: string): string {
  return left > 0 ? `\n  ……另 ${number(left)} ${what}，加 --format csv 列出全部，或 -o 进度表.xlsx` : ''
}

/** One line per school, one column per form. */
function schoolTable({ groups, rows, forms }: StatusResult, style: Style): string {
  const shown = lackingFirst(groups).slice(0, SHOWN)
  const cells = new Map(rows.map((row) => [`${row.code}\n${row.school}\n${row.form}`, row]))
  const lines = shown.map(({ unit, code, school }) => [
    unit,
    school === '' ? '（本级）' : school,
    ...forms.map(({ form }) => {
      const row = cells.get(`${code}\n${school}\n${form}`)
      return row ? standing(row, style) : ''
    }),
  ])
  const table = columns([['单位', '学校', ...forms.map(({ label }) => cut(label, LABEL))], ...lines], style, {})
  return `${table}${more(groups.length - shown.length, '所学校')}`
}

function standing({ state, errors }: StatusRow, style: Style): string {
  const text = errors > 0 ? `${STATE[state]} ${errors}` : STATE[state]
  if (state === 'missing' || state === 'rejected' || state === 'undecided') return style.red(text)
  return state === 'correcting' || state === 'late' ? style.yellow(text) : text
}

function noteLines(result: StatusResult, coverage: Coverage, style: Style): string[] {
  const { rows, forms, unlisted, withoutList, others, list, by } = result
  const told = new Set([...rows, ...unlisted].flatMap(({ paths }) => paths))
  const notCounted = coverage.notCounted.filter(
    ({ file, why }) => why !== 'superseded' && (why === 'unrecognised' || !told.has(file)),
  )
  const lines = [
    ...(by === 'school' ? [] : forms.flatMap(({ label, form }) => missingLine(label, rows, form))),
    ...forms.flatMap(({ label, form }) => failedLine(label, rows, form)),
    ...unlisted.slice(0, SHOWN).map((row) => ['名单外', `${row.label} ${whom(row)}（${row.paths.join('、')}）`]),
    ...(unlisted.length > SHOWN ? [['名单外', `……另 ${unlisted.length - SHOWN} 份，加 --format csv 列出全部`]] : []),
    ...listless(withoutList),
    ...(list.origin === 'own' ? [['名单', `${list.path}（${list.day}），${number(list.schools)} 所学校`]] : []),
    ...others.map(({ label, files }) => ['另收到', `${label} ${files} 份，通知没有规定期限，不算在内`]),
    ...lackLines({ ...coverage, missing: [], notCounted }),
  ]
  return lines.length === 0 ? [] : ['', columns(lines, style, { flexible: 1 })]
}

function listless(withoutList: StatusResult['withoutList']): string[][] {
  if (withoutList.length === 0) return []
  const units = [...new Set(withoutList.map(({ unit }) => unit))]
  const what = (unit: string) =>
    withoutList.filter((each) => each.unit === unit).map(({ label, schools }) => `${label} ${schools} 所`)
  const found = units.map((unit) => `${unit}（${what(unit).join('，')}）`).join('、')
  return [['没有名单', `只能数到收到的学校：${found}；用 itcap expect 名单.xlsx 给出应报的学校`]]
}

function missingLine(label: string, rows: readonly StatusRow[], form: string): string[][] {
  const missing = rows.filter((row) => row.form === form && row.state === 'missing')
  return named(`未报 ${label}`, missing.map(whom))
}

function failedLine(label: string, rows: readonly StatusRow[], form: string): string[][] {
  const own = rows.filter((row) => row.form === form)
  const failed = own.filter(({ state }) => state === 'rejected' || state === 'undecided')
  const correcting = own.filter(({ state }) => state === 'correcting')
  return [...named(`没过 ${label}`, failures(failed)), ...named(`更正中 ${label}`, failures(correcting))]
}

function named(label: string, names: readonly string[]): string[][] {
  return names.length === 0 ? [] : [[cut(label, LABEL + 7), firstNames(names, SHOWN, '加 --format csv ')]]
}

function advice({ total }: StatusResult, style: Style): string {
  return total.complete < total.expected
    ? step('itcap status --remind', style, '催报：给每个单位一段可以直接发的话')
    : step('itcap gap', style, '看还差多少人')
}
