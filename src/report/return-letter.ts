/** The first sheet of a 退回表: whom it is for, by when, what to correct first, how to send it back; then every finding. */

import type { Finding } from '../check/check.ts'
import { EXPLANATION_HEADING, LETTER_HEADINGS, LETTER_SHEET, PROBLEM_HEADING } from '../form/own-sheets.ts'
import type { SheetForm } from '../form/reading.ts'
import { plainTitle } from '../notice/form-words.ts'
import { dueText, isDated } from '../notice/timeliness.ts'
import { grown } from '../value/grouped.ts'
import { runsOf } from '../value/row-runs.ts'
import { rankOf, severityWord } from '../value/severity.ts'
import { drawingOf, frame, put, raise, rowBox, startCanvas, widthBetween } from './canvas.ts'
import type { Drawing } from './drawing.ts'
import { withoutRoom } from './faulty-cells.ts'
import type { LookName } from './looks.ts'
import type { Returning } from './returning.ts'
import { heightOf, linesOf } from './text-size.ts'

const widths = [8, 13, 16, 46, 26]
/** More than anybody corrects from a list; all of them stand in the table itself. */
const mostListed = 200
/** Rows of one finding that are named before the rest is only counted. */
const mostRows = 6

/** @param how Was the table drawn anew? Then it lacks what else was in the file. */
export function drawReturnLetter({ addressee, forms, contact }: Returning, how = { redrawn: false }): Drawing {
  const canvas = startCanvas([...widths])
  const right = widths.length - 1
  const all = widths.reduce((sum, width) => sum + width, 0)
  const findings = forms.flatMap((each) => each.findings)
  let row = 1
  const line = (text: string, look: 'title' | 'text' | 'section') => {
    put(canvas, rowBox(row, 0, right), text, look)
    raise(canvas, row, look === 'title' ? 38 : heightOf(linesOf(text, 12, all), 12))
    row += 1
  }
  line(LETTER_SHEET, 'title')
  if (addressee !== '') line(`${addressee}：`, 'text')
  for (const { form, counts } of forms) line(`你单位报送的${titleOf(form)}已收到，${countsText(counts)}。`, 'text')
  for (const text of new Set(forms.flatMap(({ form }) => deadlinesOf(form)))) line(text, 'text')
  if (contact.name + contact.phone !== '')
    line(`联系人：${[contact.name, contact.phone].filter(Boolean).join(' ')}`, 'text')
  if (how.redrawn) line('原文件不能直接标注，后面的表照其内容重画，行号不变。', 'text')
  line('一、先改这些', 'section')
  for (const text of worstFirst(findings)) line(text, 'text')
  line('二、怎样改', 'section')
  line('1. 在后面的表中更正红色单元格；每一行的问题写在该行最右的“问题”一栏，行号与你单位原表相同。', 'text')
  line('2. 黄色单元格请核对：有误的更正，无误的在“情况说明”一栏写明原因。', 'text')
  const lacks = findings.some(({ rule }) => rule === 'heading-missing')
  const headings = lacks ? '缺少的栏目照空白表补上，已有的表头不要改' : '不要增删表头'
  line(`3. ${headings}，不要改变已有各行的顺序。改好后保存，按原途径重新报送。`, 'text')
  const several = new Set(findings.map(({ sheet }) => sheet)).size > 1
  /** A line of a list: each text with the first and the last column it takes. */
  const listLine = (cells: [text: string, first: number, last: number, look: LookName][]) => {
    for (const [text, first, last, look] of cells) {
      put(canvas, rowBox(row, first, last), text === '' ? undefined : text, look, { lined: true })
      raise(canvas, row, heightOf(linesOf(text, 10.5, widthBetween(canvas, first, last)), 10.5))
    }
    row += 1
  }
  const asked = forms.flatMap(questionsOf)
  if (asked.length > 0) {
    line('三、表里没有地方写的提醒：有误的请更正，无误的请在这里写明情况', 'section')
    const top = row
    const [sheet, column] = LETTER_HEADINGS
    const headings = [sheet, column, PROBLEM_HEADING, EXPLANATION_HEADING]
    listLine(headings.map((text, index) => [text, ...askedAt[index]!, 'plainHeading']))
    for (const each of asked) {
      const looks: LookName[] = ['plain', 'plain', 'warning', 'plain']
      const texts = [several ? each.sheet : '', each.column, each.message, each.text]
      listLine(texts.map((text, index) => [text, ...askedAt[index]!, looks[index]!]))
    }
    frame(canvas, { top, left: 0, bottom: row - 1, right })
  }
  line(`${asked.length > 0 ? '四' : '三'}、问题清单`, 'section')
  const top = row
  listLine(['级别', '位置', '栏目', '问题'].map((text, index) => [text, ...listedAt[index]!, 'plainHeading']))
  const listed = ranked(findings).slice(0, mostListed)
  for (const finding of listed) {
    const { severity, column, message, sheet } = finding
    const place = `${several && sheet !== '' ? `${sheet}　` : ''}${placeText(finding)}`
    const texts = [severityWord[severity], place, column, message]
    listLine(texts.map((text, index) => [text, ...listedAt[index]!, 'plain']))
  }
  frame(canvas, { top, left: 0, bottom: row - 1, right })
  if (listed.length < findings.length) line(`另有 ${findings.length - listed.length} 条，见后面的表。`, 'text')
  return drawingOf(canvas, LETTER_SHEET, {
    orientation: 'portrait',
    margins: { top: 25, right: 20, bottom: 22, left: 20 },
  })
}

/** First and last column of each cell of the two lists. */
const askedAt: [number, number][] = [
  [0, 1],
  [2, 2],
  [3, 3],
  [4, 4],
]
const listedAt: [number, number][] = [
  [0, 0],
  [1, 1],
  [2, 2],
  [3, 4],
]

/** What no row of the sheet has room for: what is asked now, and what was answered before. */
function questionsOf({ form, findings, explained }: Returning['forms'][number]) {
  const open = withoutRoom(
    form,
    findings.filter(({ severity }) => severity === 'warning'),
  )
  const answered = withoutRoom(form, explained)
  return [...open.map((each) => ({ ...each, text: '' })), ...answered].map(({ sheet, column, message, text }) => ({
    ...{ sheet, column, message, text },
  }))
}

function titleOf({ form, notice }: SheetForm): string {
  return `《${plainTitle(form)}》（${notice.shortTitle}${form.mark === '' ? '' : `，${form.mark}`}）`
}

function deadlinesOf({ form, notice }: SheetForm): string[] {
  return notice.deadlines
    .filter((each) => isDated(each) && each.forms.includes(form.id))
    .map((each) => `报送期限：${dueText(each)}。`)
}

function countsText({ error, warning }: Record<Finding['severity'], number>): string {
  const parts = [
    error > 0 ? `有 ${error} 处错误，必须更正` : '',
    warning > 0 ? `有 ${warning} 处提醒，请更正或写明情况` : '',
  ].filter((part) => part !== '')
  return parts.length > 0 ? parts.join('；') : '没有需要更正的地方'
}

/** `D12`; of many rows `D 列第 12–30、45 行`. */
function placeText({ cell, row, rows }: Finding): string {
  if (rows.length < 2) return cell === '' && row > 0 ? `第 ${row} 行` : cell
  const ranges = runsOf(rows)
  const shown = ranges.slice(0, mostRows).map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`))
  const column = cell.replace(/\d+$/, '')
  const rest = ranges.length > mostRows ? ` 等 ${rows.length}` : ''
  return `${column === '' ? '' : `${column} 列`}第 ${shown.join('、')}${rest} 行`
}

function ranked(findings: Finding[]): Finding[] {
  return [...findings].sort((a, b) => rankOf(a.severity) - rankOf(b.severity))
}

/** One line per rule and column, most rows first. */
function worstFirst(findings: Finding[]): string[] {
  const counts = new Map<string, { column: string; rows: number; message: string; severity: Finding['severity'] }>()
  for (const finding of findings) {
    if (finding.severity === 'info') continue
    const { rule, column, message, severity, rows } = finding
    const entry = grown(counts, `${rule} ${column}`, () => ({ column, rows: 0, message, severity }))
    entry.rows += Math.max(1, rows.length)
  }
  return [...counts.values()]
    .sort((a, b) => rankOf(a.severity) - rankOf(b.severity) || b.rows - a.rows)
    .slice(0, 5)
    .map(({ column, rows, message }, index) => {
      const what = column === '' ? message : `${column} ${rows} 处，例如：${message}`
      return `${index + 1}. ${what}`
    })
}
