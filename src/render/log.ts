/** The lines of the ledger's log → text, CSV. Says of the first changed line that it was changed. */
import type { LogLine } from '../ledger/log-line.ts'
import { columns } from './columns.ts'
import { csv } from './csv.ts'
import { step } from './step.ts'
import type { Style } from './style.ts'

export function logCsv(lines: readonly LogLine[]): string {
  const rows = lines.map((line) => [line.n, line.at, line.who, sentence(line), line.hash])
  return csv([['行', '时间', '谁', '做了什么', '校验码'], ...rows])
}

export function logText(lines: readonly LogLine[], verified: boolean, style: Style): string {
  if (lines.length === 0) return `台账里还没有记录。\n\n${step('itcap', style, '看现在在哪、下一步写什么')}`
  const rows = lines.map((line) => [String(line.n), line.at.slice(0, 16).replace('T', ' '), line.who, sentence(line)])
  const table = columns(rows, style, { flexible: 3 })
  return `\n${table}\n${verified ? `\n${verdict(lines, style)}\n` : ''}`
}

function verdict(lines: readonly LogLine[], style: Style): string {
  const changed = lines.find(({ whole }) => !whole)
  if (changed) return style.red(`✗ 第 ${changed.n} 行（或它前面的）被改动或删去过，从这一行起不可信。`)
  return `${style.green('✓')} ${lines.length} 行都与写下时一样。末行校验码 ${lines.at(-1)!.hash.slice(0, 16)}，抄下来，以后可以对照。`
}

function sentence({ what, detail }: LogLine): string {
  if (what === 'import') return `登记 ${detail.sheets} 张表，其中 ${detail.counted} 张计入，${detail.rows} 行`
  if (what === 'explain') return `${detail.file} 写了 ${detail.explained} 处情况说明`
  if (what === 'zero') return `零报告 ${[detail.form, detail.unit, detail.school].filter(Boolean).join(' ')}`
  if (what === 'expect')
    return detail.schools === 0 ? '不再用应报名单' : `应报名单 ${detail.file}，${detail.schools} 所学校（单位）`
  if (what === 'fix') return `改写法 ${detail.files} 个文件 ${detail.cells} 处，另写成一份`
  if (what === 'restore')
    return `用备份 ${detail.file} 恢复，${detail.submissions} 份报送件，校验码 ${String(detail.sha256).slice(0, 16)}`
  if (what === 'freeze')
    return `冻结“${detail.name}”，截至 ${detail.day}，${detail.submissions} 份报送件，校验码 ${String(detail.digest).slice(0, 16)}`
  if (what === 'package')
    return `打包报送 ${detail.file}，截至 ${detail.day}，${detail.workbooks} 份表${detail.lacking === '' ? '' : `，${detail.lacking}`}，校验码 ${String(detail.digest).slice(0, 16)}`
  if (what === 'move') return `从 ${detail.from} 搬来，${detail.submissions} 份报送件`
  if (what === 'purge')
    return `删去通知 ${detail.notice} 的全部：${detail.submissions} 份报送件，${detail.rows} 行，冻结 ${detail.frozen} 个`
  const how = detail.errors === 0 ? '两个版本，计入' : '有错误也计入'
  return `${how} ${detail.file}，理由：${detail.reason}`
}
