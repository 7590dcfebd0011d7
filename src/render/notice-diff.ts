/** What changes from one notice to another, and for files which findings appear and vanish → text, JSON and CSV. Never an ID number or a phone. */

import type { Finding } from '../check/check.ts'
import type { FileDiff, FormUnder } from '../intake/compare-outcomes.ts'
import type { NoticeChange } from '../notice/diff-notices.ts'
import type { FactPart } from '../notice/fact.ts'
import type { Notice } from '../notice/notice.ts'
import { checkById } from '../rules/registry.ts'
import { SEVERITIES, severityWord } from '../value/severity.ts'
import { columns, cut, cutFront } from './columns.ts'
import { csv } from './csv.ts'
import { inAll } from './lines.ts'
import { step, words } from './step.ts'
import type { Style } from './style.ts'

interface NoticeDiff {
  from: Notice
  to: Notice
  changes: NoticeChange[]
  /** Empty where no files were given. */
  files: FileDiff[]
}

const PART: Record<FactPart, string> = {
  deadline: '期限',
  target: '指标',
  split: '拆分比例',
  hours: '学时',
  abilities: '能力点',
  grade: '等次',
  approval: '认定程序',
  setting: '设置',
  list: '取值范围',
  unit: '没有代码的单位',
  form: '报表',
  column: '栏目',
  rule: '规则',
}

/** How many lines of one kind are listed before the rest is only counted. */
const SHOWN = 12
const TITLE = 22
const HEADING = 14

export function noticeDiffJson({ from, to, changes, files }: NoticeDiff): object {
  return { from: from.id, to: to.id, changes, ...(files.length > 0 && { files: files.map(fileJson) }) }
}

function fileJson(file: FileDiff): object {
  if (!('sheet' in file)) return file
  const { path, sheet, from, to, diff } = file
  const side = ({ form, why, findings }: FormUnder) => ({ form, ...(why && { why }), findings: findings.length })
  return {
    ...{ path, sheet, from: side(from), to: side(to) },
    ...(diff && {
      appeared: diff.appeared.map(findingJson),
      vanished: diff.vanished.map(findingJson),
      changed: diff.changed.map((each) => ({ before: findingJson(each.before), after: findingJson(each.after) })),
      same: diff.same,
    }),
  }
}

function findingJson(finding: Finding): object {
  const { rule, severity, sheet, cell, row, column, clause } = finding
  return { rule, severity, sheet, cell, row, column, message: finding.message, clause }
}

export function noticeDiffCsv({ from, to, changes, files }: NoticeDiff): string {
  const said = (finding: Finding) => `${severityWord[finding.severity]}：${finding.message}`
  const rows = files.flatMap((file): string[][] => {
    if (!('sheet' in file)) {
      const why = 'unreadable' in file ? file.unreadable : file.unrecognised
      return [['文件', '', '', why, why, file.path, '']]
    }
    const { path, diff } = file
    if (!diff) return [['文件', '', '', formText(file.from), formText(file.to), path, '']]
    return [
      ...diff.appeared.map((each) => ['问题出现', each.rule, each.column, '', said(each), path, each.cell]),
      ...diff.vanished.map((each) => ['问题消失', each.rule, each.column, said(each), '', path, each.cell]),
      ...diff.changed.map(({ before, after }) => [
        ...['问题变化', after.rule, after.column, said(before), said(after), path, after.cell],
      ]),
    ]
  })
  const head = ['类别', '编号', '名称', from.id, to.id, '文件', '单元格']
  return csv([
    head,
    ...changes.map(({ part, id, title, before, after }) => [PART[part], id, title, before, after]),
    ...rows,
  ])
}

function formText({ label, why }: FormUnder): string {
  return label || `不认识${why === '' ? '' : `：${why}`}`
}

/** @param paths Files and folders as they were given. */
export function noticeDiffText(result: NoticeDiff, paths: readonly string[], style: Style): string {
  const { from, to, changes, files } = result
  const shown = withoutWholeForms(changes)
  const parts = [...new Set(shown.map(({ part }) => part))]
  return [
    `\n${style.bold(`${from.shortTitle} → ${to.shortTitle}`)}   ${changes.length === 0 ? '没有不同' : `${shown.length} 处不同`}`,
    ...parts.map((part) =>
      partText(
        part,
        shown.filter((each) => each.part === part),
        result,
        style,
      ),
    ),
    ...files.map((file) => fileText(file, result, style)),
    '',
    nextStep(result, paths, style),
  ].join('\n')
}

/** A form that only one of the two has needs no list of its columns and rules. */
function withoutWholeForms(changes: NoticeChange[]): NoticeChange[] {
  const whole = new Set(
    changes.filter(({ part, before, after }) => part === 'form' && (before === '' || after === '')).map(({ id }) => id),
  )
  return changes.filter(({ part, id }) => part === 'form' || !whole.has(id.split('/')[0]!))
}

function partText(part: FactPart, changes: NoticeChange[], { from, to }: NoticeDiff, style: Style): string {
  const rows = changes
    .slice(0, SHOWN)
    .map((change) => [
      markOf(change, style),
      cut(nameOf(change), TITLE),
      changeText(change) + (part === 'setting' ? `：${(to.settings[change.id] ?? from.settings[change.id])?.why}` : ''),
    ])
  return [
    `\n  ${style.bold(PART[part])}`,
    columns(rows, style, { flexible: 2 }),
    ...inAll(changes.length, SHOWN, '处', style),
  ].join('\n')
}

function markOf({ before, after }: NoticeChange, style: Style): string {
  if (before === '') return style.green('+')
  return after === '' ? style.red('−') : style.yellow('~')
}

function changeText({ before, after }: NoticeChange): string {
  return before === '' || after === '' ? before + after : `${before}  →  ${after}`
}

/** A column goes by its form, for its heading stands in the text; a rule by its title: 训练记录 必填栏目. */
function nameOf({ part, title, id }: NoticeChange): string {
  const [form = '', ...others] = title.split(' ')
  if (part === 'column') return form
  if (part !== 'rule') return title || id
  return [form, ...others.map((rule) => checkById(rule)?.title ?? rule)].join(' ')
}

function fileText(file: FileDiff, { from, to }: NoticeDiff, style: Style): string {
  if ('unreadable' in file) return `\n  ${style.bold(file.path)}   读不了\n  ${file.unreadable}`
  if ('unrecognised' in file) return `\n  ${style.bold(file.path)}   两份通知都不认识\n  ${file.unrecognised}`
  const { path, diff } = file
  const head = `\n  ${style.bold(cutFront(path, Math.floor(style.width * 0.4)))}`
  if (!diff) {
    const [stranger, side] = file.from.form === null ? [from, file.from] : [to, file.to]
    return `${head}\n${columns([['!', `${stranger.shortTitle}没有这张表${side.why === '' ? '' : `：${side.why}`}`]], style, { flexible: 1 })}`
  }
  const { appeared, vanished, changed } = diff
  const labels = file.from.label === file.to.label ? file.from.label : `${file.from.label} → ${file.to.label}`
  const counts = [
    `出现 ${appeared.length}`,
    `消失 ${vanished.length}`,
    ...(changed.length > 0 ? [`变化 ${changed.length}`] : []),
  ]
  const rows = [
    ...appeared.map((each) => ({ severity: each.severity, cells: [style.red('+'), ...findingCells(each)] })),
    ...vanished.map((each) => ({ severity: each.severity, cells: [style.green('−'), ...findingCells(each)] })),
    ...changed.map((each) => ({
      severity: each.after.severity,
      cells: [style.yellow('~'), ...changeCells(each.before, each.after)],
    })),
  ]
  const ranked = SEVERITIES.flatMap((severity) => rows.filter((row) => row.severity === severity)).map(
    ({ cells }) => cells,
  )
  return [
    `${head}   ${labels}   问题${counts.join('，')}，不变 ${diff.same}`,
    ...(rows.length > 0 ? [columns(ranked.slice(0, SHOWN), style, { flexible: 4 })] : []),
    ...inAll(rows.length, SHOWN, '处', style),
  ].join('\n')
}

function findingCells(finding: Finding): string[] {
  const { severity, cell, column, rule } = finding
  return [severityWord[severity], cell, cut(column, HEADING), finding.message, rule]
}

function changeCells(before: Finding, after: Finding): string[] {
  const cells = findingCells(after)
  if (before.severity !== after.severity) cells[0] = `${severityWord[before.severity]}→${severityWord[after.severity]}`
  return cells
}

function nextStep({ to, files }: NoticeDiff, paths: readonly string[], style: Style): string {
  if (files.length > 0)
    return step(`itcap validate --notice ${to.id} ${words(paths)}`, style, '按新通知校验，看全部问题')
  return step(`itcap notice show ${to.id}`, style, '看新通知的期限和报表；后面写上收到的表，还能看问题的变化')
}
