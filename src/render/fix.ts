/** Cells that were respelled → text, JSON and CSV. Of an ID number or a phone only that its spelling changed, never the number. */

import type { Respelling } from '../intake/respellings.ts'
import type { Fixed } from '../report/write-fixed.ts'
import { quote } from '../value/quote.ts'
import { cellAddress } from '../workbook/address.ts'
import { columns, cut, cutFront } from './columns.ts'
import { csv } from './csv.ts'
import { others } from './lines.ts'
import { step, words } from './step.ts'
import type { Style } from './style.ts'

/** Changes listed before the rest is only counted. */
const SHOWN = 12

export function fixJson({ written, changes, formulas, skipped }: Fixed): object {
  return { written, changes: changes.map(changeJson), formulas: formulas.map(changeJson), skipped }
}

function changeJson(each: Respelling): object {
  const { path, sheet, row, column, heading, why } = each
  return { path, sheet, cell: cellAddress(column, row), heading, ...shown(each), why }
}

function shown({ before, after, personal }: Respelling): { before: string; after: string } {
  return personal ? { before: '', after: '' } : { before: quote(before), after: quote(after) }
}

export function fixCsv({ changes, formulas, skipped }: Fixed, dryRun: boolean): string {
  const line = (each: Respelling, what: string) => {
    const { before, after } = shown(each)
    return [each.path, each.sheet, cellAddress(each.column, each.row), each.heading, before, after, each.why, what]
  }
  return csv([
    ['文件', '工作表', '单元格', '栏目', '原来', '改为', '改了什么', '结果'],
    ...changes.map((each) => line(each, dryRun ? '可改' : '已改')),
    ...formulas.map((each) => line(each, '是公式，没有改')),
    ...skipped.map(({ path, why }) => [path, '', '', '', '', '', '', why]),
  ])
}

export function fixText(
  { written, changes, formulas, skipped }: Fixed,
  where: readonly string[],
  dryRun: boolean,
  style: Style,
): string {
  const room = Math.floor(style.width / 4)
  const lines = changes.slice(0, SHOWN).map((each) => {
    const { before, after } = shown(each)
    const what = each.personal ? each.why : `${before} → ${after}`
    return [cutFront(each.path, room), cellAddress(each.column, each.row), cut(each.heading, 14), what]
  })
  const did = dryRun ? '可以改' : '改了'
  return [
    '',
    changes.length === 0 ? '没有只是写法不对的单元格。' : `${did} ${changes.length} 处写法，没有动任何一个数字。`,
    ...(lines.length > 0 ? ['', columns(lines, style, { flexible: 3 })] : []),
    ...others(changes.length, SHOWN, '处', style),
    ...formulas.map(({ path, row, column }) => `  ${path} ${cellAddress(column, row)} 是公式，没有改`),
    ...skipped.map(({ path, why }) => `${style.yellow('!')} ${path}   ${why}`),
    ...written.map((path) => `  写在 ${path}`),
    '',
    written.length > 0
      ? step(`itcap validate ${words([written[0]!])}`, style, '看还有什么要改')
      : dryRun && changes.length > 0
        ? step('去掉 --dry-run、写上 -o 文件夹，就照这样改', style)
        : step(`itcap validate ${words(where)}`, style, '看还有什么要改'),
  ].join('\n')
}
