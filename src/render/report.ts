/** A report that was written → what it is, where it lies, and what its reader must know. */

import type { Page } from '../director.ts'
import type { Coverage } from '../gap/coverage.ts'
import { lackLines } from '../gap/coverage-words.ts'
import type { MadeReport } from '../report/make-report.ts'
import { columns } from './columns.ts'
import { lackText } from './lines.ts'
import { step } from './step.ts'
import type { Style } from './style.ts'

/** Remarks shown before the rest is only counted; all of them stand on the 依据 sheet. */
const SHOWN = 6

export function reportText(
  { path, pdf, sources, label, title, unit, rows, remarks, missing, mail, coverage }: MadeReport,
  style: Style,
): string {
  const lines = [
    ['文件', path],
    ...(pdf !== undefined ? [['PDF', pdf]] : []),
    ...(sources !== undefined ? [['依据', sources]] : []),
    // A form without a mark goes by its title.
    ['报表', title.endsWith(label) ? title : `${label} ${title}`],
    ['单位', `${unit}，${rows} 行`],
    ...(mail ? [['邮件', `${mail.to}   主题 ${mail.subject}`]] : []),
    ...(missing.length > 0 ? [['待填', missing.join('、')]] : []),
    ...remarks.slice(0, SHOWN).map((remark) => ['说明', remark]),
    ...lackLines(coverage),
    ...(remarks.length > SHOWN ? [['', `……另 ${remarks.length - SHOWN} 条，见“依据”工作表`]] : []),
  ]
  const next = missing.length > 0 ? '补上待填的各项，打印盖章' : '打开核对，打印盖章'
  return writtenText(lines, next, coverage, style)
}

export function summaryText(
  { path, unit, rows, coverage }: { path: string; unit: string; rows: number; coverage: Coverage },
  style: Style,
): string {
  const lines = [['文件', path], ['单位', `${unit}，${rows} 行`], ...lackLines(coverage)]
  return writtenText(lines, '打开核对，可以直接发出', coverage, style)
}

export function pageText({ path, result, moments, coverage }: Page, style: Style): string {
  const sealed = moments.length - 1
  const over =
    sealed > 0 ? `冻结 ${sealed} 次和这一次` : '只有这一次；每次报出去以后 itcap freeze 名字 冻结一次，就连成线'
  const lines = [['文件', path], ['单位', result.unit], ['进展', over], ...lackLines(coverage)]
  return writtenText(lines, '用浏览器打开，可以打印（A4）、发给领导', coverage, style)
}

function writtenText(lines: string[][], next: string, coverage: Coverage, style: Style): string {
  const table = columns(lines, style, { flexible: 1 })
  return `${lackText(coverage, style)}\n${style.green('✓')} ${style.bold('写好了')}\n${table}\n\n${step(next, style)}`
}
