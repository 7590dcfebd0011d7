/**
 * The description of somebody's own list of persons comes in, with what a workspace knows of its units and of the list's headings; the
 * description to read that list by goes out. It is no notice and nobody owes it.
 */
import type { Column, Form, Notice } from './notice.ts'

/** Id of the description, and of its one form: `own-roster.yaml`. */
export const OWN_ROSTER = 'roster'

/** Own word of a column → the heading that it has on the list: `{ 姓名: '教师姓名' }`. */
type OwnHeadings = Readonly<Record<string, string>>

/** What a column is called that the list has not, whatever its headings look like. */
export const NO_COLUMN = '无'

/** By the units and names of another notice, where there is one. */
export function withUnitsOf(roster: Notice, notice: Notice | undefined): Notice {
  return notice ? { ...roster, region: notice.region, units: notice.units, aliases: notice.aliases } : roster
}

/** Columns under the headings that the user gives; words that are no column's are given back. */
export function withHeadings(roster: Notice, given: OwnHeadings): { notice: Notice; unknown: string[] } {
  const columns = roster.forms.flatMap(({ tables }) => tables.flatMap((table) => table.columns))
  const named = new Map(Object.entries(given).map(([word, heading]) => [columnCalled(columns, word), heading] as const))
  const unknown = Object.keys(given).filter((word) => columnCalled(columns, word) === undefined)
  const renamed = (column: Column): Column[] => {
    const heading = named.get(column)
    if (heading === undefined) return [column]
    return heading === NO_COLUMN
      ? []
      : [{ ...column, heading, also: [column.heading, ...column.also], hint: column.heading }]
  }
  const formOf = (form: Form): Form => ({
    ...form,
    tables: form.tables.map((table) => ({ ...table, columns: table.columns.flatMap(renamed) })),
  })
  return { notice: { ...roster, forms: roster.forms.map(formOf) }, unknown }
}

function columnCalled(columns: readonly Column[], word: string): Column | undefined {
  return (
    columns.find(({ heading, field }) => heading === word || field === word) ??
    columns.find(({ also }) => also.includes(word))
  )
}

/** The words by which the columns are called. */
export function ownWords(roster: Notice): string[] {
  return roster.forms.flatMap(({ tables }) => tables.flatMap(({ columns }) => columns.map(({ heading }) => heading)))
}
