/** The first sheet of a return workbook: whom it is for, by when, what to correct first, how to send it back; then every finding. */
import type { Finding } from '../check/check.ts'
import type { SheetForm } from '../form/reading.ts'
import { severityWord } from '../value/severity.ts'
import type { Sheet } from '../workbook/workbook.ts'
import { cellsInOrder, frame, put, raise, rowBox, startCanvas } from './canvas.ts'
import type { Drawing } from './drawing.ts'
import { heightOf, linesOf } from './text-size.ts'

export interface ReturnInput {
  sheet: Sheet
  form: SheetForm
  findings: Finding[]
  /** Printed name of whom it goes back to; `''` where nobody can tell. */
  unit: string
}

const widths = [8, 10, 18, 58]
/** More than anybody corrects from a list; all of them stand in the table itself. */
const mostListed = 200

export function drawReturnLetter(input: ReturnInput): Drawing {
  const { form, notice } = input.form
  const canvas = startCanvas([...widths])
  const right = widths.length - 1
  const all = widths.reduce((sum, width) => sum + width, 0)
  let row = 1
  const line = (text: string, look: 'title' | 'text' | 'section') => {
    put(canvas, rowBox(row, 0, right), text, look)
    raise(canvas, row, look === 'title' ? 38 : heightOf(linesOf(text, 12, all), 12))
    row += 1
  }
  line('退回说明', 'title')
  if (input.unit !== '') line(`${input.unit}：`, 'text')
  const title = form.title.join('').replaceAll(/\{\w+\}/g, '')
  line(
    `你单位报送的《${title}》（${notice.shortTitle}${form.label === '' ? '' : `，${form.label}`}）已收到，${countsOf(input.findings)}。`,
    'text',
  )
  const deadlines = notice.deadlines.filter((deadline) => deadline.on !== '' && deadline.forms.includes(form.id))
  for (const { on, inclusive } of deadlines) line(`报送期限：${on}${inclusive ? '（含当日）' : '之前'}。`, 'text')
  line('一、先改这些', 'section')
  for (const text of worstFirst(input.findings)) line(text, 'text')
  line('二、怎样改', 'section')
  line('1. 在第二张表中更正红色单元格；每一行的问题写在该行最右的“问题”一栏，行号与你单位原表相同。', 'text')
  line('2. 黄色单元格请核对：有误的更正，无误的在“情况说明”一栏写明原因。', 'text')
  line('3. 不要增删表头，不要改变已有各行的顺序。改好后保存，按原途径重新报送。', 'text')
  line('三、问题清单', 'section')
  const top = row
  for (const [column, text] of ['级别', '位置', '栏目', '问题'].entries()) {
    put(canvas, rowBox(row, column, column), text, 'plainHeading', { lined: true })
  }
  row += 1
  const listed = ranked(input.findings).slice(0, mostListed)
  for (const finding of listed) {
    const message = finding.message
    const more = finding.rows.length > 1 ? `\n共 ${finding.rows.length} 行` : ''
    for (const [column, text] of [
      severityWord[finding.severity],
      finding.cell + more,
      finding.column,
      message,
    ].entries()) {
      put(canvas, rowBox(row, column, column), text, 'plain', { lined: true })
      raise(canvas, row, heightOf(linesOf(text, 10.5, widths[column] ?? 8), 10.5))
    }
    row += 1
  }
  frame(canvas, { top, left: 0, bottom: row - 1, right })
  if (listed.length < input.findings.length)
    line(`另有 ${input.findings.length - listed.length} 处，见第二张表。`, 'text')
  return {
    name: '退回说明',
    widths: canvas.widths,
    heights: canvas.heights,
    cells: cellsInOrder(canvas),
    merges: canvas.merges,
    inputs: [],
    page: {
      orientation: 'portrait',
      margins: { top: 25, right: 20, bottom: 22, left: 20 },
      repeatFrom: 0,
      repeatTo: 0,
      onePage: false,
      pageNumber: true,
      sourceLine: '',
    },
    frozenRows: 0,
    hiddenRows: [],
    hiddenColumns: [],
    places: new Map(),
  }
}

function countsOf(findings: Finding[]): string {
  const count = (severity: Finding['severity']) =>
    findings
      .filter((finding) => finding.severity === severity)
      .reduce((sum, each) => sum + Math.max(1, each.rows.length), 0)
  const parts = [
    count('error') > 0 ? `有 ${count('error')} 处错误，必须更正` : '',
    count('warning') > 0 ? `有 ${count('warning')} 处提醒，请更正或写明情况` : '',
  ].filter((part) => part !== '')
  return parts.length > 0 ? parts.join('；') : '没有需要更正的地方'
}

const order = { error: 0, warning: 1, info: 2 }

function ranked(findings: Finding[]): Finding[] {
  return [...findings].sort((a, b) => order[a.severity] - order[b.severity])
}

/** One line per rule and column, most rows first. */
function worstFirst(findings: Finding[]): string[] {
  const counts = new Map<string, { column: string; rows: number; message: string; severity: Finding['severity'] }>()
  for (const finding of findings) {
    if (finding.severity === 'info') continue
    const key = `${finding.rule} ${finding.column}`
    const entry = counts.get(key) ?? {
      column: finding.column,
      rows: 0,
      message: finding.message,
      severity: finding.severity,
    }
    entry.rows += Math.max(1, finding.rows.length)
    counts.set(key, entry)
  }
  return [...counts.values()]
    .sort((a, b) => order[a.severity] - order[b.severity] || b.rows - a.rows)
    .slice(0, 5)
    .map(({ column, rows, message }, index) => {
      const what = column === '' ? message : `${column} ${rows} 处，例如：${message}`
      return `${index + 1}. ${what}`
    })
}
