/** What validation found → text for a person: the most blocking first, what to type next last. */

import type { Finding } from '../check/check.ts'
import type { SheetForm } from '../form/reading.ts'
import type { NumbersFound } from '../intake/numbers-found.ts'
import type { SinceReturn } from '../intake/since-return.ts'
import type { Entry, Status, ValidateResult } from '../intake/validation.ts'
import { nameWithNotice } from '../notice/form-words.ts'
import type { Returned } from '../report/write-returns.ts'
import { checkById } from '../rules/registry.ts'
import { grouped } from '../value/grouped.ts'
import { SEVERITIES, severityWord } from '../value/severity.ts'
import { sheetNames } from '../value/sheet-names.ts'
import { columns, cut, cutFront } from './columns.ts'
import { others, passedOverText } from './lines.ts'
import { ownColumnsText } from './roster-columns.ts'
import { step, words } from './step.ts'
import type { Style } from './style.ts'
import { type Fixes, fixesJson, STATUS } from './validate.ts'
import { displayWidth } from './width.ts'
import { wrap } from './wrap.ts'

/** How many findings of one severity are listed before the rest is only counted. */
const SHOWN = 10
/** Display width of a heading in a list of findings. */
const HEADING = 14
/** How many files of a folder are listed per group. */
const LISTED = 20

/** @param besides What was written, what `fix` could do, where the user asked; files that were not read; numbers that the user asked to see; options that the next command needs too. */
export function validateText(
  result: ValidateResult,
  paths: string[],
  style: Style,
  besides: {
    returned: Returned | undefined
    fixes: Fixes | undefined
    passedOver: readonly string[]
    numbers?: NumbersFound | undefined
    again: readonly string[]
  },
): string {
  const { entries, totals } = result
  const { returned, fixes, passedOver, numbers, again } = besides
  const nameOf = namesOf(entries)
  const body =
    totals.files === 1
      ? entries.map((entry) => oneFile(entry, nameOf, numbers, style)).join('\n')
      : manyFiles(result, nameOf, paths, style)
  const left = passedOverText(passedOver, style)
  return `\n${body.trimEnd()}\n${crashes(entries, style)}${left && `\n${left}\n`}\n${fixes ? fixesText(fixes, style) : ''}${returned ? returnedText(returned, style) : nextStep(result, [...paths, ...again], style)}`
}

/** What an entry is called: its file, and its sheet where the file gave several forms. */
type Naming = (entry: Entry) => string

function namesOf(entries: readonly Entry[]): Naming {
  const placeOf = ({ path, form }: Entry) => ({ path, sheet: form?.sheet ?? '' })
  const nameOf = sheetNames(entries.filter(({ form }) => form !== undefined).map(placeOf))
  return (entry) => nameOf(placeOf(entry))
}

function oneFile(entry: Entry, nameOf: Naming, numbers: NumbersFound | undefined, style: Style): string {
  const { form, result, status } = entry
  if (form === undefined) return `${mark(status, style)} ${entry.path}\n\n  ${sentence(entry)}\n`
  const facts = [nameWithNotice(form.notice, form.form), entry.unit, size(form)].filter(Boolean).join('   ')
  const title = `${cutFront(nameOf(entry), Math.max(20, style.width - displayWidth(facts) - 5))}   ${facts}`
  const groups = SEVERITIES.map((severity) => group(entry, severity, numbers, style))
  const clean = result.findings.length === 0 ? `\n  ${style.green('没有发现问题。')}` : ''
  const since = entry.since ? `\n  ${sinceText(entry.since)}` : ''
  const own = form.form.free ? `\n${ownColumnsText(form, style)}` : ''
  const said = explainedText(entry, style)
  const parts = [
    `${mark(status, style)} ${style.bold(title)}`,
    own,
    since,
    clean,
    ...groups,
    said,
    notChecked(entry, style),
  ]
  return `${parts.filter(Boolean).join('\n')}\n`
}

/** Of a 退回表 that came back. */
export function sinceText({ mended, left, added, explained = 0 }: SinceReturn): string {
  const news = added > 0 ? `，新增 ${added} 处` : ''
  const told = explained > 0 ? `，已说明 ${explained} 处` : ''
  return `与退回时相比：改好 ${mended} 处${told}，仍有 ${left} 处${news}`
}

/** How far mending the spelling alone would get. */
function fixesText(fixes: Fixes, style: Style): string {
  const { cells, ends } = fixesJson(fixes)
  if (cells === 0) return '  没有只是写法不对的单元格，itcap fix 改不了什么。\n\n'
  const fewer = SEVERITIES.filter((each) => ends[each] > 0).map((each) => `${severityWord[each]} ${ends[each]} 处`)
  const result = fewer.length > 0 ? `改后少${fewer.join('、')}` : '这些写法本来不影响检查'
  return `${wrap(`  itcap fix 能改 ${cells} 处写法，不动一个数字；${result}。`, style.width)}\n\n`
}

function size({ rows, form }: SheetForm): string {
  return `${rows} ${form.rows === 'person' ? '人' : '行'}`
}

/** What happened, and what to do. */
export function sentence({ message, hint }: Pick<Entry, 'message' | 'hint'>): string {
  return `${message.replace(/。$/, '')}。${hint.replace(/。$/, '')}`
}

/** What could not be checked, and sheets that are no form: never silence. */
function notChecked({ form, result, otherSheets }: Entry, style: Style): string {
  // What an own list lacks was said with its columns.
  const unsaid = form?.form.free ? [] : result.notChecked
  const rows = [
    ...unsaid.map(({ rule, why }) => ['未检查', `${titleOf(rule)}：${why}`]),
    ...otherSheets.map(({ sheet, why }) => ['未读', `工作表“${sheet}”：${why}`]),
  ]
  return rows.length === 0 ? '' : `\n${style.dim(columns(rows, style, { flexible: 1 }))}`
}

function titleOf(rule: string): string {
  return checkById(rule)?.title ?? rule
}

const ADVICE = { error: '必须更正', warning: '更正，或写明情况', info: '供了解' } as const

function group(entry: Entry, severity: Finding['severity'], numbers: NumbersFound | undefined, style: Style): string {
  const found = entry.result.findings.filter((each) => each.severity === severity)
  if (found.length === 0) return ''
  const paint = { error: style.red, warning: style.yellow, info: style.dim }[severity]
  const lines = found.slice(0, SHOWN).map((each) => {
    const number = numbers?.get(each)
    const said = number === undefined ? each.message : `${each.message}：${number}`
    return [each.cell, cut(each.column, HEADING), said, each.rule]
  })
  return [
    '',
    `  ${paint(severityWord[severity])}  ${ADVICE[severity]}  ${entry.result.counts[severity]} 处`,
    columns(lines, style, { flexible: 2 }),
    ...others(found.length, SHOWN, '处', style),
  ].join('\n')
}

/** Warnings that the sender explained, and words that explain nothing. */
function explainedText({ result: { explained, unheard } }: Entry, style: Style): string {
  const lines = explained.slice(0, SHOWN).map((each) => [each.cell, cut(each.column, HEADING), each.text, each.rule])
  const list = columns(lines, style, { flexible: 2 })
  return [
    ...(lines.length > 0 ? ['', `  ${style.green('已说明')}  不再提醒  ${explained.length} 处`, list] : []),
    ...others(explained.length, SHOWN, '处', style),
    ...(unheard.length > 0 ? ['', `  ${wrap(unheardText(unheard), style.width - 2)}`] : []),
  ].join('\n')
}

/** An error must be corrected, whatever is written beside it. */
export function unheardText(rows: readonly number[]): string {
  const named = `${rows.slice(0, SHOWN).join('、')}${rows.length > SHOWN ? ` 等 ${rows.length}` : ''}`
  return `第 ${named} 行写了情况说明，那里是错误：必须更正，不能用说明代替。`
}

function manyFiles({ entries, totals }: ValidateResult, nameOf: Naming, paths: string[], style: Style): string {
  const by = (status: Status) => entries.filter((entry) => entry.status === status)
  const copies = entries.filter(({ copyOf }) => copyOf !== undefined)
  const files = filesBy(entries.filter(({ copyOf }) => copyOf === undefined))
  const counts = (['ok', 'error', 'warning', 'unrecognised', 'unreadable'] as const)
    .filter((status) => status === 'ok' || files[status] > 0)
    .map((status) => `${files[status]} 个${STATUS[status]}`)
  if (copies.length > 0) counts.push(`${copies.length} 个重复`)
  return [
    `${style.bold(paths.join(' '))}   ${totals.files} 个文件   ${counts.join('   ')}`,
    section('读不了', by('unreadable'), (entry) => [entry.path, sentence(entry)], paths, style),
    section('不认识', by('unrecognised'), (entry) => [entry.path, sentence(entry)], paths, style),
    section(
      '有错误（影响多的在前）',
      ranked(by('error'), 'error'),
      (entry) => [nameOf(entry), ...problemsOf(entry, 'error')],
      paths,
      style,
    ),
    section(
      '有提醒',
      ranked(by('warning'), 'warning'),
      (entry) => [nameOf(entry), ...problemsOf(entry, 'warning')],
      paths,
      style,
    ),
    section('重复的文件', copies, (entry) => copyLine(entry, paths), paths, style),
  ]
    .filter(Boolean)
    .join('\n')
}

/** From what counts first: a file of several sheets is what the worst of them is. */
const WORST: readonly Status[] = ['unreadable', 'error', 'unrecognised', 'warning', 'ok']

function filesBy(entries: readonly Entry[]): Record<Status, number> {
  const left = new Set(entries.map(({ path }) => path))
  const counts = { unreadable: 0, error: 0, unrecognised: 0, warning: 0, ok: 0 }
  for (const worst of WORST)
    for (const { path, status } of entries) if (status === worst && left.delete(path)) counts[worst]++
  return counts
}

function section(
  title: string,
  entries: Entry[],
  line: (entry: Entry) => string[],
  paths: string[],
  style: Style,
): string {
  if (entries.length === 0) return ''
  const room = Math.floor(style.width * 0.4)
  const lines = entries
    .slice(0, LISTED)
    .map(line)
    .map(([path = '', ...others]) => [cutFront(shorten(path, paths), room), ...others])
  return [
    `\n  ${style.bold(title)}`,
    columns(lines, style, { flexible: lines[0]!.length - 1 }),
    ...others(entries.length, LISTED, '个', style),
  ].join('\n')
}

/** A file of the one folder that was asked about goes by its name in that folder. */
function shorten(path: string, [folder = '', ...others]: string[]): string {
  const prefix = folder.replace(/[\\/]+$/, '')
  const inside = others.length === 0 && path.startsWith(prefix) && /^[\\/]/.test(path.slice(prefix.length))
  return inside ? path.slice(prefix.length + 1) : path
}

function ranked(entries: Entry[], severity: 'error' | 'warning'): Entry[] {
  return [...entries].sort((a, b) => b.result.counts[severity] - a.result.counts[severity])
}

function copyLine({ path, copyOf }: Entry, paths: string[]): string[] {
  return [path, `与 ${shorten(copyOf ?? '', paths)} 完全相同，只算一份`]
}

/** 必填项 1（24 行）: one finding may be of many rows. */
function problemsOf(entry: Entry, severity: 'error' | 'warning'): string[] {
  const found = grouped(
    entry.result.findings.filter((each) => each.severity === severity),
    ({ rule }) => rule,
  )
  const byRule = [...found].map(([rule, findings]) => {
    const rows = findings.reduce((sum, each) => sum + Math.max(1, each.rows.length), 0)
    return { rule, rows, findings: findings.length }
  })
  const worst = byRule.sort((a, b) => b.rows - a.rows).slice(0, 3)
  const what = worst.map(({ rule, rows, findings }) => {
    const of = rows > findings ? `（${rows} 行）` : ''
    return `${titleOf(rule)} ${findings}${of}`
  })
  return [size(entry.form!), `${entry.result.counts[severity]} 处${severityWord[severity]}`, what.join('，')]
}

function crashes(entries: Entry[], style: Style): string {
  const lines = entries.flatMap(({ path, result }) =>
    result.crashed.map(({ rule, error }) =>
      style.red(`  itcap 自身出错：规则 ${rule} 没能检查 ${path}（${error.message}）。请告诉维护人员。`),
    ),
  )
  return lines.length > 0 ? `${lines.join('\n')}\n` : ''
}

function returnedText({ written, redrawn, unnoted, skipped }: Returned, style: Style): string {
  const remarkOf = (path: string) => {
    if (redrawn.includes(path)) return '（原文件不能直接标注，另画了一份）'
    return unnoted.includes(path) ? '（原有批注是另一种，没有再加批注；问题都写在“问题”一栏）' : ''
  }
  const lines = [
    ...written.map((path) => ['退回表', `${path}${remarkOf(path)}`]),
    ...skipped.map(({ path, why }) => ['没写', `${path}：${why}`]),
  ]
  if (lines.length === 0) return '  没有要退回的文件。\n'
  const shown = [...lines.slice(0, LISTED), ...(lines.length > LISTED ? [['', `……共 ${lines.length} 份`]] : [])]
  const text = columns(shown, style, { flexible: 1 })
  return `${text}\n\n${step('把退回表发给填报单位，改好后重新报送', style)}`
}

function nextStep({ entries, totals }: ValidateResult, paths: string[], style: Style): string {
  const where = words(paths)
  if (totals.unreadable + totals.unrecognised > 0 && totals.files > 1)
    return step('请发件人重新发送读不了的文件，其余照常处理', style)
  if (totals.error > 0) return step(`itcap validate ${where} --return 退回`, style, '生成退回表发给填报单位')
  if (entries.some((entry) => entry.form)) return step(`itcap import ${where}`, style, '登记到台账')
  return ''
}

function mark(status: Status, style: Style): string {
  if (status === 'ok') return style.green('✓')
  return status === 'warning' ? style.yellow('!') : style.red('✗')
}
