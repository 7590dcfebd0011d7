/** Rows → RFC 4180 text. A cell that a spreadsheet would take for a formula is kept text by a leading apostrophe. */

type Row = (string | number | null | undefined)[]

export function csv(rows: Iterable<Row>): string {
  return Array.from(rows, (row) => `${row.map(csvCell).join(',')}\r\n`).join('')
}

function csvCell(value: string | number | null | undefined): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number') return String(value)
  return quote(/^\s*[=+\-@\t\r]/.test(value) ? `'${value}` : value)
}

/** Quotes where RFC 4180 asks for it; the text itself stays as it is (the raw view of `cells`). */
export function quote(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
