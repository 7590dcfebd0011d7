/**
 * Rows of a form with headed free text come in; what stands under each heading goes out. Also knows the headings of the form's tables,
 * which end a text. Text is kept as written, one line per row, without the hints that the blank form prints.
 */
import type { Section, Table } from '../notice/notice.ts'
import { cleanText, normaliseHeading } from '../value/text.ts'
import type { Row } from '../workbook/workbook.ts'
import type { SheetForm } from './reading.ts'

interface SectionReader {
  /** Which printed heading a row bears, if any; the text behind it in the same cell is `rest`. */
  marker(row: Row): Marker | undefined
  begin(row: Row, marker: SectionMarker): void
  /** A row below the heading. */
  take(row: Row): void
  /** A table or another form begins. */
  close(): void
  isOpen(): boolean
}

interface SectionMarker {
  section: Section
  rest: string
  column: number
}

export type Marker = SectionMarker | { table: Table }

/** @returns undefined for a form without sections. */
export function sectionReader(sheetForm: SheetForm): SectionReader | undefined {
  const { form } = sheetForm
  if (form.sections.length === 0) return undefined
  let open: Section | undefined
  const sections = form.sections.map((section) => ({ section, keys: keysOf(section.heading) }))
  const tables = form.tables
    .filter((table) => table.heading !== '')
    .map((table) => ({ table, keys: keysOf(table.heading) }))

  function marker(row: Row): Marker | undefined {
    const column = row.texts.findIndex((text) => text.trim() !== '')
    const text = (row.texts[column] ?? '').trimStart()
    const filled = row.texts.filter((each) => each.trim() !== '').length
    if (filled > 2) return undefined
    const key = normaliseHeading(text.split(/[\r\n]/u)[0]!)
    for (const { section, keys } of sections) {
      const found = keys.find((each) => key === each || (each === keys[0] && key.startsWith(each)))
      if (found) return { section, rest: afterPrefix(text, found), column }
    }
    const table = filled === 1 ? tables.find(({ keys }) => keys.includes(key)) : undefined
    return table && { table: table.table }
  }

  function append(text: string, row: number, column: number): void {
    if (!open) return
    const texts = sheetForm.sections
    const before = Object.hasOwn(texts, open.id) ? texts[open.id] : undefined
    const hint = normaliseHeading(open.hint)
    let line = text.trim()
    if (hint !== '' && !before?.text && normaliseHeading(line).startsWith(hint)) line = afterPrefix(line, hint)
    if (before && line === '') return
    texts[open.id] = before?.text ? { ...before, text: `${before.text}\n${line}` } : { text: line, row, column }
  }

  return {
    marker,
    begin(row, { section, rest, column }) {
      open = section
      append(rest, row.number, column)
      row.texts.forEach((text, at) => {
        if (at > column && text.trim() !== '') append(text, row.number, at)
      })
    },
    take(row) {
      row.texts.forEach((text, column) => {
        const clean = text.split(/\r?\n/u).map(cleanText).join('\n').trim()
        if (clean !== '') append(clean, row.number, column)
      })
    },
    close() {
      open = undefined
    },
    isOpen: () => open !== undefined,
  }
}

/** The heading as printed, and without its number: 一、学校概况, 学校概况. */
function keysOf(heading: string): string[] {
  const key = normaliseHeading(heading)
  const bare = key.replace(/^\(?[一二三四五六七八九十\d]{1,3}\)?[、.．,，]?/u, '')
  return bare === key || bare.length < 4 ? [key] : [key, bare]
}

/** What follows a normalised prefix in the text as written. */
function afterPrefix(text: string, prefix: string): string {
  let end = 0
  for (let index = 1; index <= text.length; index++) {
    if (normaliseHeading(text.slice(0, index)) === prefix) end = index
    else if (end > 0) break
  }
  return text.slice(end).replace(/^[\s:：]+/u, '')
}
