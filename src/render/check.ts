/** What needs somebody today → text, JSON: what is due and not there, files not taken in yet, what came in and does not count. */

import type { NotCounted } from '../gap/coverage.ts'
import { whatLacks } from '../gap/coverage-words.ts'
import type { DueItem } from '../gap/deadlines.ts'
import { firstNames, whom } from '../gap/status-words.ts'
import type { Notice } from '../notice/notice.ts'
import { OWN_ROSTER } from '../notice/own-roster.ts'
import type { Unit } from '../unit/unit.ts'
import { columns } from './columns.ts'
import { titleLine } from './lines.ts'
import { step, words } from './step.ts'
import type { Style } from './style.ts'

interface Found {
  deadlines: DueItem[]
  newFiles: string[]
  open: NotCounted[]
}

interface About {
  notice: Notice
  unit: Unit
  asOf: string
}

/** Names in a mail that a timer sends; the rest is counted. */
const SHOWN = 10

export function checkJson({ deadlines, newFiles, open }: Found, { notice, unit, asOf }: About): unknown {
  const clear = deadlines.length + newFiles.length + open.length === 0
  return { asOf, notice: notice.id, unit: unit.name, clear, deadlines, newFiles, notCounted: open }
}

export function checkText(
  { deadlines, newFiles, open }: Found,
  { notice, unit, asOf, places }: About & { places: readonly string[] },
  style: Style,
): string {
  const due = deadlines.flatMap(({ daysLeft, label, missing, rejected }) => {
    const time = daysLeft! < 0 ? `逾期 ${-daysLeft!} 天` : daysLeft === 0 ? '今天到期' : `余 ${daysLeft} 天`
    const names = (of: readonly { unit: string; school: string }[]) =>
      firstNames(of.map(whom), SHOWN, 'itcap status --format csv ')
    return [
      ...(missing.length > 0 ? [[time, label, `未报 ${missing.length}：${names(missing)}`]] : []),
      ...(rejected.length > 0 ? [[time, label, `没过 ${rejected.length}：${names(rejected)}`]] : []),
    ]
  })
  const where = words(places)
  const files = firstNames(newFiles, SHOWN, `itcap check ${where} --format json `)
  const lines = [
    ...due,
    ...(newFiles.length > 0 ? [['新文件', '', `${newFiles.length} 个没有登记：${files}`]] : []),
    ...(open.length > 0 ? [['没计入', '', openText(open)]] : []),
  ]
  const next =
    newFiles.length > 0
      ? step(`itcap validate ${where}`, style, '先校验，再登记')
      : notice.id === OWN_ROSTER
        ? step('itcap gap', style, '看名册算出的数')
        : step('itcap status', style, '看各单位、各学校报得怎样')
  const title = `${titleLine(unit.name, asOf, notice, style)}   有要办的`
  return `${title}\n\n${columns(lines, style, { flexible: 2 })}\n\n${next}`
}

function openText(open: readonly NotCounted[]): string {
  const files = new Set(open.map(({ file }) => file)).size
  return `${files} 份：${firstNames(whatLacks(open), SHOWN, 'itcap check --format json ')}`
}
