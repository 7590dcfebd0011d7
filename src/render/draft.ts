/** A drafted pack → what was read, what was guessed, and what nobody understood, cell by cell; as text and JSON. */
import type { Drafted } from '../draft/draft-pack.ts'
import type { PackFault } from '../notice/pack-fault.ts'
import { cellAddress } from '../workbook/address.ts'
import { columns } from './columns.ts'
import { step, words } from './step.ts'
import type { Style } from './style.ts'
import { wrap } from './wrap.ts'

interface Written {
  path: string
  folder: string
  /** What `notice check` says of it. */
  faults: readonly PackFault[]
}

export function draftJson({ forms, unread, left }: Drafted, { path, faults }: Written): unknown {
  return {
    path,
    forms: forms.map(({ id, sketch, columns: count, fields, guesses }) => {
      const { path: from, sheet, label, title } = sketch
      return { id, from, sheet, label, title: title.join(''), columns: count, fields, guesses }
    }),
    notUnderstood: unread.map(({ path: from, sheet, row, column, text }) => ({
      from,
      sheet,
      cell: cellAddress(column, row),
      text,
    })),
    notForms: left.map(({ path: from, ...each }) => ({ from, ...each })),
    faults,
  }
}

export function draftText(
  { forms, guesses, unread, left }: Drafted,
  { path, folder, faults }: Written,
  style: Style,
): string {
  const rows = forms.map(({ id, sketch, columns: count, fields, guesses: own }) => [
    `  ${id}`,
    `${sketch.label} ${sketch.title.join('')}`.trim() || '（没有标题）',
    sketch.card ? '申报表' : `${count} 栏`,
    `${fields} 处填写`,
    `猜了 ${own} 处`,
  ])
  const lines = [
    `${wrap(`✓ 初稿写在 ${path}：${forms.length} 张报表，猜了 ${guesses} 处，每处后面有“# 猜：…”，请核对。`, style.width)}\n`,
    `\n${columns(rows, style, { indent: 0, flexible: 1 })}\n`,
  ]
  if (unread.length > 0) {
    lines.push(`\n  没有看懂，没有写进去，请看是不是要写：\n`)
    for (const { sheet, row, column, text } of unread)
      lines.push(`  ${`${sheet}!${cellAddress(column, row)}`}  ${text.slice(0, 40)}\n`)
  }
  for (const { path: from, sheet, why } of left) lines.push(`\n  ${from} ${sheet}：${why}\n`)
  if (faults.length > 0) {
    lines.push(`\n  还有 ${faults.length} 处要改：\n`)
    for (const { line, column, message } of faults) lines.push(`  ${path}:${line}:${column}  ${message}\n`)
  }
  lines.push(`\n${step(`itcap notice check ${words([folder])}`, style, '改好后校验')}`)
  return lines.join('')
}
