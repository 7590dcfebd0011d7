/** What changed between two states of the reports → text, JSON, CSV. A screen shows the first cells and says how many more there are. */

import type { FileSince } from '../gap/compare-holdings.ts'
import { noticeName } from '../notice/form-words.ts'
import type { Notice } from '../notice/notice.ts'
import type { Change } from '../report/compare-reports.ts'
import { fileName } from '../value/file-name.ts'
import { cellIn } from '../value/origin.ts'
import { columns, cut } from './columns.ts'
import { csv } from './csv.ts'
import { writtenLines } from './lines.ts'
import { step, words } from './step.ts'
import type { Style } from './style.ts'

interface StatesDiff {
  notice: Notice
  unit: string
  from: { name: string; asOf: string }
  /** `name` is `''` for the ledger as it stands. */
  to: { name: string; asOf: string }
  changes: Change[]
  files: FileSince[]
}

const SHOWN = 40

/** Of a row that came or went; all of it stands in the CSV and the workbook. */
const WIDEST = 24

const WHAT: Record<FileSince['what'], string> = {
  new: '新来的，计入',
  counts: '原来没有计入，现在计入',
  left: '原来计入，现在不计入',
  'not-counted': '新来的，没有计入',
}

export function between({ from, to }: Pick<StatesDiff, 'from' | 'to'>): string {
  return `${from.name}（截至 ${from.asOf}） → ${to.name || '现在'}（截至 ${to.asOf}）`
}

export function diffText(diff: StatesDiff, written: string | undefined, style: Style): string {
  const { unit, notice, changes, files, from, to } = diff
  const head = ['报表', '单位', '栏目', '单元格', '原为', '更正为', '来自']
  const rows = changes.slice(0, SHOWN).map((each) => [
    each.label,
    each.subject,
    // The whole heading stands in the CSV and the workbook.
    each.column.split('／').at(-1)!,
    each.cell,
    cut(each.kind === 'added' ? '（没有）' : each.before, WIDEST),
    cut(each.kind === 'removed' ? '（删去）' : each.after, WIDEST),
    [...new Set(each.from.map(({ path }) => fileName(path)))].join('、'),
  ])
  const more = changes.length - SHOWN
  const notes = files.map(({ file, label, unit: sender, school, rows: count, what }) => [
    WHAT[what],
    `${file}（${[label, sender, school].filter(Boolean).join(' ')}，${count} 行）`,
  ])
  return [
    `\n${style.bold(unit)}   ${between(diff)}   ${noticeName(notice)}`,
    changes.length === 0 ? '  报上去的表没有变化' : `  报上去的表有 ${changes.length} 处不同`,
    ...(rows.length === 0 ? [] : ['', columns([head, ...rows], style, { flexible: 6 })]),
    ...(more > 0 ? [`  ……另 ${more} 处，-o 更正说明.xlsx 或 --format csv 列出全部`] : []),
    ...(notes.length === 0 ? [] : ['', columns(notes, style, { flexible: 1 })]),
    ...writtenLines('更正说明', written, style),
    '',
    changes.length === 0 || written !== undefined
      ? step('itcap package', style, '打包报送')
      : step(
          `itcap diff ${words([from.name, ...(to.name === '' ? [] : [to.name])])} -o 更正说明.xlsx`,
          style,
          '写给上级',
        ),
  ].join('\n')
}

export function diffCsv({ changes }: StatesDiff): string {
  const head = ['报表', '文件', '怎样', '单位', '栏目', '单元格', '原为', '更正为', '来自文件', '来自位置']
  const kind = { changed: '改', added: '增', removed: '删' }
  const lines = changes.map((each) => [
    each.label,
    each.file,
    kind[each.kind],
    each.subject,
    each.column,
    each.cell,
    each.before,
    each.after,
    each.from.map(({ path }) => path).join('；'),
    each.from.map(cellIn).join('；'),
  ])
  return csv([head, ...lines])
}

export function diffJson({ notice, unit, from, to, changes, files }: StatesDiff) {
  return {
    from,
    to: { ...to, name: to.name === '' ? null : to.name },
    notice: notice.id,
    unit,
    changes: changes.map(({ from: sources, ...change }) => ({
      ...change,
      source: sources.map((origin) => ({ file: origin.path, cell: cellIn(origin), sha256: origin.sha256 })),
    })),
    files,
  }
}
