/**
 * A blank table as it was understood comes in; its lines of YAML go out: the tree of headings, the total, the rows printed beforehand. No person is
 * ever taken over.
 */
import type { ColumnType } from '../notice/column-types.ts'
import type { DraftColumn } from './guess-table.ts'
import { GUESSED } from './open-points.ts'
import type { SketchTable } from './sketch.ts'

/** What stands in one form, while it is being written. */
export interface Writing {
  lines: string[]
  lists: Map<string, readonly string[]>
  guesses: number
}

export function typeParts({ lists }: Writing, field: string, type: ColumnType, values: readonly string[]): string[] {
  if (type === 'text') return []
  if (type !== 'list') return [`type: ${type}`]
  const same = [...lists].find(([, each]) => each.join() === values.join())?.[0]
  const name = same ?? (lists.has(field) ? `${field}${lists.size + 1}` : field)
  lists.set(name, values)
  return [`type: list, list: ${name}`]
}

/** A line, with a comment where it is a guess. */
export function push(writing: Writing, indent: string, text: string, why: string): void {
  if (why !== '') writing.guesses++
  writing.lines.push(`${indent}${text}${why === '' ? '' : ` ${GUESSED}${why}`}`)
}

/** @param indent Of the table's own keys. */
export function writeTable(writing: Writing, indent: string, table: SketchTable, columns: DraftColumn[]): void {
  const { blocks, total, numberedRows, blankRows } = table
  if (blocks > 1) writing.lines.push(`${indent}blocks: ${blocks}`)
  writing.lines.push(`${indent}columns:`)
  writeTree(writing, `${indent}  `, columns, 0)
  if (total !== '') writing.lines.push(`${indent}total: ${quoted(total)}`)
  if (numberedRows > 0) writing.lines.push(`${indent}numberedRows: ${numberedRows}`)
  else if (blankRows > 0) writing.lines.push(`${indent}blankRows: ${blankRows}`)
}

function writeTree(writing: Writing, indent: string, columns: DraftColumn[], level: number): void {
  for (let from = 0; from < columns.length; ) {
    const { column, field, type, values, why } = columns[from]!
    const group = column.groups[level]
    if (group !== undefined) {
      let to = from
      while (columns[to + 1]?.column.groups[level] === group) to++
      writing.lines.push(`${indent}- heading: ${quoted(group)}`, `${indent}  columns:`)
      writeTree(writing, `${indent}    `, columns.slice(from, to + 1), level + 1)
      from = to + 1
      continue
    }
    const parts = [
      `field: ${field}`,
      `heading: ${quoted(column.heading)}`,
      ...(column.hint === '' ? [] : [`hint: ${quoted(column.hint)}`]),
      ...typeParts(writing, field, type, values),
      ...(column.mergeDown ? ['mergeDown: true'] : []),
    ]
    push(writing, indent, `- { ${parts.join(', ')} }`, why)
    from++
  }
}

/** More rows are a list that somebody filled in. */
const MOST_PRINTED = 60
const personal: readonly ColumnType[] = ['name', 'idNumber', 'phone']

/** Rows that are printed beforehand; of a table somebody filled in nothing is taken over, least of all persons. */
export function writePrinted(writing: Writing, indent: string, table: SketchTable, columns: DraftColumn[]): void {
  const rows = table.preprinted.map((row) =>
    row.flatMap((text, index) => {
      const { type, field } = columns[index]!
      return text === '' || type === 'sequence' ? [] : [{ field, text, type }]
    }),
  )
  const isFilled = rows.length > MOST_PRINTED || rows.some((row) => row.some(({ type }) => personal.includes(type)))
  if (isFilled) {
    writing.lines.push(`${indent}# 这张表已经填了 ${rows.length} 行，没有写进来；请用空白样表`)
    return
  }
  const printed = rows.filter((row) => row.length > 0)
  if (printed.length === 0) return
  writing.lines.push(`${indent}preprinted:`)
  for (const row of printed)
    writing.lines.push(`${indent}  - { ${row.map(({ field, text }) => `${field}: ${quoted(text)}`).join(', ')} }`)
}

/** Plain where YAML takes it for the same text. */
export function quoted(text: string): string {
  return /^[\p{Script=Han}（）、“”《》〔〕][\p{Script=Han}A-Za-z0-9（）、“”《》〔〕／·]*$/u.test(text)
    ? text
    : JSON.stringify(text)
}
