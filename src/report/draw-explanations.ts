/**
 * What senders explained comes in, the 核查报告 goes out: how many by unit, then each with whom it is about, what was asked and what was said.
 * Names only; no number of anybody.
 */

import type { Explained } from '../gap/explanations.ts'
import { noticeWords } from '../notice/form-words.ts'
import type { Notice } from '../notice/notice.ts'
import type { Unit } from '../unit/unit.ts'
import { fileName } from '../value/file-name.ts'
import { drawingOf, startCanvas } from './canvas.ts'
import type { Drawing } from './drawing.ts'
import { drawRows, drawTitle } from './plain-table.ts'

interface ReportOfExplanations {
  notice: Notice
  unit: Unit
  asOf: string
  /** Those whose sheets count. */
  explained: readonly Explained[]
}

export function drawExplanations(report: ReportOfExplanations): Drawing[] {
  return report.explained.length === 0 ? [drawSums(report)] : [drawSums(report), drawList(report)]
}

function aboutOf({ notice, asOf }: ReportOfExplanations): string {
  return `${noticeWords(notice)}　截至 ${asOf}`
}

function drawSums(report: ReportOfExplanations): Drawing {
  const canvas = startCanvas([28, 18, 26, 12])
  const top = drawTitle(canvas, `${report.unit.name}数据核查报告`, [aboutOf(report)])
  const counts = new Map<string, { texts: string[]; count: number }>()
  for (const { unitName, label, column, rule } of report.explained) {
    const texts = [unitName, label, column || rule]
    const key = texts.join('\n')
    counts.set(key, { texts, count: (counts.get(key)?.count ?? 0) + 1 })
  }
  const lines = [...counts.values()].map(({ texts, count }) => [...texts, count])
  const total = ['合计', '', '', report.explained.length]
  drawRows(canvas, top, ['单位', '报表', '栏目', '已说明（处）'], [...lines, total])
  return drawingOf(canvas, '汇总', { orientation: 'portrait', repeatFrom: top, repeatTo: top }, { frozenRows: top })
}

function drawList(report: ReportOfExplanations): Drawing {
  const canvas = startCanvas([6, 16, 24, 10, 10, 14, 40, 30, 24, 9])
  const top = drawTitle(canvas, `${report.unit.name}数据核查情况说明`, [aboutOf(report)])
  const lines = report.explained.map(({ unitName, school, name, label, column, message, text, path, cell }, index) => [
    ...[index + 1, unitName, school, name, label, column, message, text],
    ...[fileName(path), cell],
  ])
  const heads = ['序号', '单位', '学校', '姓名', '报表', '栏目', '核查提醒', '情况说明', '来源文件', '单元格']
  drawRows(canvas, top, heads, lines)
  return drawingOf(canvas, '明细', { repeatFrom: top, repeatTo: top }, { frozenRows: top })
}
