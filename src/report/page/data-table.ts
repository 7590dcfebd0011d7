/** Headings and rows come in, a table that can be sorted, scrolled on a phone and printed over pages goes out: caption, headings with their scope. */
import { type Html, html } from './html.ts'

/** `figure`: right-aligned, sorted by size; `day`: never broken. */
export interface Column {
  heading: string
  kind?: 'figure' | 'day'
}

/** The first column names its row. */
interface DataTable {
  caption: string
  columns: readonly Column[]
  rows: readonly (readonly (string | Html)[])[]
  /** Stands below, and stays there. */
  total?: readonly (string | Html)[]
}

export function dataTable({ caption, columns, rows, total }: DataTable): Html {
  const sortable = rows.length > 1 ? 'sortable' : ''
  const line = (cells: readonly (string | Html)[]) =>
    html`<tr>${cells.map((cell, index) => cellOf(cell, columns[index]!, index))}</tr>\n`
  return html`<div class="scroll" role="group" aria-label="${caption}" tabindex="0"><table class="${sortable}">
<caption>${caption}</caption>
<thead><tr>${columns.map(({ heading, kind }) => html`<th scope="col" class="${kind}">${heading}</th>`)}</tr></thead>
<tbody>
${rows.map(line)}</tbody>
${total && html`<tfoot>${line(total)}</tfoot>\n`}</table></div>
`
}

function cellOf(cell: string | Html, { kind }: Column, index: number): Html {
  return index === 0 ? html`<th scope="row" class="${kind}">${cell}</th>` : html`<td class="${kind}">${cell}</td>`
}
