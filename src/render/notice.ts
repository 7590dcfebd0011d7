/** A notice → text an officer can read on its own, JSON and CSV: every clause with the rules that enforce it. */

import { countedWord, formTitle } from '../notice/form-words.ts'
import type { Clause, Deadline, Form, Notice, Target } from '../notice/notice.ts'
import { dueText, isDated } from '../notice/timeliness.ts'
import { percent } from '../value/percent.ts'
import { columns, cut } from './columns.ts'
import { csv } from './csv.ts'
import { step } from './step.ts'
import type { Style } from './style.ts'
import { wrap } from './wrap.ts'

/** Settings and open points of one screen. */
const SHOWN = 4

export function noticeListJson(notices: Notice[]): unknown {
  return { notices: notices.map(summary) }
}

function summary({ id, title, number, issuer, issued, region }: Notice) {
  return { id, title, number, issuer, issued, region }
}

export function noticeListCsv(notices: Notice[]): string {
  const head = ['编号', '名称', '文号', '发文单位', '日期', '地区']
  return csv([
    head,
    ...notices.map(({ id, title, number, issuer, issued, region }) => [id, title, number, issuer, issued, region]),
  ])
}

export function noticeListText(notices: Notice[], style: Style): string {
  const rows = notices.map(({ id, shortTitle, number, forms }) => [
    id,
    shortTitle,
    number || '（无文号）',
    `${forms.length} 张报表`,
  ])
  return `${columns(rows, style, { indent: 0, flexible: 2 })}\n\n${step(`itcap notice show ${notices[0]?.id ?? 'ID'}`, style, '看一份通知的条款和期限')}`
}

export function noticeJson(notice: Notice): unknown {
  const { clauses, deadlines, targets, splits, assessment, forms, settings, mail, remark } = notice
  return {
    ...summary(notice),
    remark,
    clauses: Object.values(clauses).map(({ id, quote, checkedBy, unchecked }) => ({
      id,
      quote,
      checkedBy,
      ...(unchecked && { unchecked }),
    })),
    deadlines,
    targets,
    splits,
    hours: assessment && 'hours' in assessment ? assessment.hours : null,
    assessment,
    mail,
    forms: forms.map(({ id, label, title, direction, official, rules, tables }) => ({
      id,
      label,
      title: title.join(''),
      direction,
      official,
      columns: tables.flatMap((table) => table.columns.map((column) => [...column.groups, column.heading].join(' / '))),
      rules: rules.map(({ check, severity, clauses }) => ({ rule: check, severity, clauses })),
    })),
    openPoints: openPointsOf(notice).map(([name, what, value]) => ({ name, what, value })),
    settings,
  }
}

/** What the text leaves open: settings with their value, and points without one. */
function openPointsOf({ settings, openPoints }: Notice): [name: string, what: string, value: string][] {
  return [
    ...Object.entries(settings).map(([name, { why, default: value }]): [string, string, string] => [
      name,
      why,
      String(value),
    ]),
    ...openPoints.map((what): [string, string, string] => ['', what, '']),
  ]
}

export function noticeCsv({ clauses }: Notice): string {
  const rows = Object.values(clauses).map(({ id, quote, checkedBy, unchecked }) => [
    id,
    quote,
    checkedBy.join(' '),
    unchecked,
  ])
  return csv([['条款', '原文', '检查规则', '未检查的原因'], ...rows])
}

/** Of what the text leaves open only what was chosen, and no clause, unless all is asked for: what there is to do fits two screens. */
export function noticeText(notice: Notice, { clauses }: { clauses: boolean }, style: Style): string {
  const { title, number, issuer, issued, region, schoolYear, remark, mail } = notice
  const facts = [
    ['文号', number],
    ['发文', [issuer, issued].filter(Boolean).join('  ')],
    ['地区', region],
    ['数据学年', schoolYear],
    ['来源说明', clauses ? remark : ''],
    ['报送邮箱', mail ? `${mail.to}   主题 ${mail.subject}` : ''],
  ].filter(([, value]) => value !== '')
  const points = openPointsOf(notice)
  const open = points.map(([name, what, value]) => {
    const setting = name ? `${name} = ${value}` : '—'
    return [setting, clauses ? what : cut(what, style.width - 30)]
  })
  const count = Object.keys(notice.clauses).length
  const first = notice.forms.find(({ direction }) => direction !== 'issued') ?? notice.forms[0]
  return [
    `\n${style.bold(wrap(title, style.width))}`,
    facts.length > 0 ? block(facts as string[][], style) : undefined,
    heading('期限', style, notice.deadlines.map(deadlineLine), 1),
    heading('指标', style, notice.targets.map(targetLine), 1),
    heading('报表', style, notice.forms.map(formLine)),
    heading('通知没有写明、由设置决定的', style, clauses ? open : open.slice(0, SHOWN)),
    ...(!clauses && open.length > SHOWN ? [style.dim(`  ……另 ${open.length - SHOWN} 项，见 --clauses`)] : []),
    clauses ? heading('条款', style, Object.values(notice.clauses).map(clauseLine)) : undefined,
    '',
    clauses
      ? first && step(`itcap template ${notice.id}/${first.id}`, style, '取空白表')
      : step(`itcap notice show ${notice.id} --clauses`, style, `看 ${count} 条条款的原文，各由哪条规则检查`),
  ]
    .filter((part) => part !== undefined)
    .join('\n')
}

function heading(title: string, style: Style, rows: string[][], flexible?: number): string | undefined {
  return rows.length === 0 ? undefined : `\n  ${style.bold(title)}\n${block(rows, style, flexible)}`
}

function block(rows: string[][], style: Style, flexible = rows[0]!.length - 1): string {
  return columns(rows, style, { flexible })
}

function deadlineLine(deadline: Deadline): string[] {
  const { from, title, forms, clause, monthly } = deadline
  const day = isDated(deadline)
    ? `${from && monthly === 0 ? `${from} 至 ` : ''}${dueText(deadline).replace('（含当日）', '')}`
    : '日期原文已隐去'
  return [day, [title, ...forms].join('  '), clause]
}

function targetLine({ title, of, share, count, most, by, clause }: Target): string[] {
  const amount = share !== null ? percent(share, 2) : most !== null ? `${count}–${most}` : `≥ ${count}`
  return [by || '未写明', `${title}（${countedWord[of]} ${amount}）`, clause]
}

function formLine(form: Form): string[] {
  const { id, direction, official } = form
  const marks = [direction === 'issued' ? '上级下发' : '', official ? '' : '通知未附样表'].filter(Boolean)
  return [id, `${formTitle(form)}${marks.length > 0 ? `（${marks.join('，')}）` : ''}`]
}

function clauseLine({ id, quote, checkedBy, unchecked }: Clause): string[] {
  return [
    id,
    `${quote}\n${checkedBy.length > 0 ? `→ ${checkedBy.join('、')}` : `（不由程序检查：${unchecked || '告知性内容'}）`}`,
  ]
}
