/** Receipts → text, JSON, CSV. */
import type { Outcome, Receipt, Timeliness } from '../ledger/ledger.ts'
import { columns, cutFront } from './columns.ts'
import { csv } from './csv.ts'
import { step } from './step.ts'
import type { Style } from './style.ts'

export interface ImportResult {
  receipts: (Receipt & { unitName: string; label: string; errors: number })[]
  /** Files that could not be read or recognised. */
  refused: { path: string; message: string; hint: string }[]
  /** Mail subjects that are not as the notice prescribes. */
  subjects: { unit: string; expected: string }[]
  /** A check threw: a fault of itcap. */
  crashed: boolean
}

const OUTCOME: Record<Outcome, string> = {
  recorded: '已登记',
  unchanged: '以前登记过，没有变化',
  'superseded-older': '已登记，代替了以前报的',
  rejected: '有错误，未计入',
  undecided: '两个版本，未计入',
}

const TIMELINESS: Record<Timeliness, string> = { 'on-time': '按时', late: '逾期', 'no-deadline': '' }

export function importJson({ receipts, refused, subjects }: ImportResult): unknown {
  return {
    receipts: receipts.map(({ label: _, errors, ...receipt }) => ({ ...receipt, errors })),
    ...(refused.length > 0 && { refused }),
    ...(subjects.length > 0 && { subjects }),
  }
}

export function importCsv({ receipts, refused }: ImportResult): string {
  const head = ['文件', '工作表', '报表', '单位', '行数', '结果', '是否按时', '收到时间', '登记号', 'SHA-256']
  const rows = receipts.map((each) => [
    each.path,
    each.sheet,
    each.label,
    each.unitName,
    each.rows,
    OUTCOME[each.outcome],
    TIMELINESS[each.timeliness],
    each.received,
    each.submission,
    each.sha256,
  ])
  return csv([head, ...rows, ...refused.map(({ path, message }) => [path, '', '', '', 0, message])])
}

export function importText({ receipts, refused, subjects }: ImportResult, style: Style): string {
  const width = Math.floor(style.width / 3)
  const lines = receipts.map((each) => [
    each.outcome === 'rejected' ? style.red('✗') : style.green('✓'),
    cutFront(each.path, width),
    `${each.label} ${each.unitName}`,
    `${each.rows} 行`,
    [OUTCOME[each.outcome], TIMELINESS[each.timeliness]].filter(Boolean).join('，'),
  ])
  const rejected = receipts.filter(({ outcome }) => outcome === 'rejected')
  const again = [...new Set(rejected.map(({ path }) => path))].slice(0, 3).join(' ')
  return [
    '',
    ...(lines.length > 0 ? [columns(lines, { flexible: 4, width: style.width })] : []),
    ...refused.map(({ path, message, hint }) => `${style.red('✗')} ${path}   ${message}${hint}`),
    ...subjects.map(({ unit, expected }) => `${style.yellow('!')} ${unit}   邮件主题应为“${expected}”`),
    '',
    rejected.length > 0
      ? step(`itcap validate ${again}`, style, '看错在哪里；确实无误的用 --accept "理由"')
      : step('itcap gap', style, '看还有多少人没有培训'),
  ].join('\n')
}
