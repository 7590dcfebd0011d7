/**
 * A form of a pack that is a card (申报表) comes in; its fields and sections as one table go out, so that a card is a row like any other: read,
 * checked, recorded and listed by what does it for rosters. Adds nothing that the pack does not say.
 */
import { plainColumn } from './complete-notice.ts'
import type { PackForm } from './form-schema.ts'
import type { CardCell, Column, Table } from './notice.ts'

/** The id of the table that a card is. */
const CARD_TABLE = 'card'

/** Where in the pack a column of the card was written. */
interface CardPlace {
  part: 'head' | 'foot' | 'sections'
  index: number
  clause: string
}

/** A form with fields and no table is a card, unless it is running text; and so is one whose head says who a single person is. */
export function isCard({ layout, rows, head, columns, tables }: PackForm): boolean {
  if (layout !== undefined) return layout === 'card'
  if (head.some(({ type }) => type === 'idNumber')) return true
  return rows !== 'text' && head.length > 0 && !columns && tables.length === 0
}

export function cardTable(source: PackForm): { table: Table; places: CardPlace[] } {
  const places: CardPlace[] = []
  const columns: Column[] = []
  const card: CardCell[] = []
  for (const part of ['head', 'sections', 'foot'] as const) {
    if (part === 'sections') {
      for (const [index, section] of source.sections.entries()) {
        const { id, heading, hint, lines, required, clause = '' } = section
        columns.push({ ...plainColumn, field: id, heading, hint, required })
        card.push({ blank: '', lines, part: 'section' })
        places.push({ part, index, clause })
      }
      continue
    }
    for (const [index, { field, label, also, type, list, required, blank, lines, clause = '' }] of source[
      part
    ].entries()) {
      columns.push({ ...plainColumn, field, heading: label, also, type, list, required })
      card.push({ blank, lines, part })
      places.push({ part, index, clause })
    }
  }
  const key = source.columns ? [] : source.key
  const table = { id: CARD_TABLE, heading: '', blocks: 1, total: '', blankRows: 1, preprinted: [], numbered: false }
  return { table: { ...table, key, columns, card }, places }
}
