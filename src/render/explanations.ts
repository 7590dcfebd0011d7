/** What senders explained → text, JSON, CSV. By unit and school; whom it is about by name, never by a number. */

import type { Explained } from '../gap/explanations.ts'
import type { Notice } from '../notice/notice.ts'
import { checkById } from '../rules/registry.ts'
import type { Unit } from '../unit/unit.ts'
import { columns, cut } from './columns.ts'
import { csv } from './csv.ts'
import { titleLine, writtenLines } from './lines.ts'
import { step } from './step.ts'
import type { Style } from './style.ts'
import { wrap } from './wrap.ts'

/** Lines of a list on the screen; the rest is counted. */
const SHOWN = 40

export function explanationsJson(explained: readonly Explained[], notice: Notice, unit: Unit, asOf: string): unknown {
  return {
    asOf,
    notice: notice.id,
    unit: unit.name,
    explanations: explained.map(({ text, unitName, unit: code, ...each }) => ({
      ...each,
      unit: unitName,
      code,
      explanation: text,
    })),
  }
}

export function explanationsCsv(explained: readonly Explained[]): string {
  const head = ['单位', '代码', '学校', '姓名', '报表', '栏目', '提醒', '规则', '情况说明']
  const rows = explained.map((each) => [
    ...[each.unitName, each.unit, each.school, each.name, each.label, each.column, each.message, each.rule, each.text],
    ...[each.path, each.sheet, each.cell, each.received, each.current ? '是' : '否'],
  ])
  return csv([[...head, '文件', '工作表', '单元格', '收到时间', '仍计入'], ...rows])
}

/** @param written The workbook that was written; undefined where none was asked for. */
export function explanationsText(
  explained: readonly Explained[],
  { notice, unit, asOf, written }: { notice: Notice; unit: Unit; asOf: string; written: string | undefined },
  style: Style,
): string {
  const title = titleLine(unit.name, asOf, notice, style)
  if (explained.length === 0) {
    const how = '学校在退回表的“情况说明”一栏写了，登记时就记下。'
    return `\n${title}\n\n  还没有情况说明。${how}\n\n${style.again.inbox === '' ? step('itcap gap', style, '看现在的缺口') : step(`itcap validate ${style.again.inbox} --return 退回`, style, '把要说明的退给学校')}`
  }
  const uncounted = explained.filter(({ current }) => !current).length
  const lines = explained
    .slice(0, SHOWN)
    .map((each) => [
      [each.unitName, each.school, each.name].filter(Boolean).join(' '),
      each.label,
      cut(each.column || (checkById(each.rule)?.title ?? each.rule), 14),
      `${each.text}${each.current ? '' : '（所在的表没有计入）'}`,
    ])
  const rest = explained.length - lines.length
  const outside = uncounted > 0 ? `，其中 ${uncounted} 处所在的表没有计入或已被代替` : ''
  return [
    '',
    title,
    wrap(`  ${explained.length} 处提醒有情况说明，不再提醒；值一变就重新提醒${outside}`, style.width),
    '',
    columns([['谁', '报表', '栏目', '情况说明'], ...lines], style, { flexible: 3 }),
    ...(rest > 0 ? [style.dim(`  ……另 ${rest} 处，加 --format csv 或 -o 核查报告.xlsx 列出全部`)] : []),
    ...writtenLines('核查报告', written, style),
    '',
    written === undefined
      ? step('itcap explanations -o 核查报告.xlsx', style, '写成核查报告')
      : step(`打开 ${written} 核对，附在上报材料后面`, style),
  ].join('\n')
}
