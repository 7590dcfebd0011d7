/**
 * Whom somebody asks for, by number and by name, and a submission come in; where in it they may stand goes out, as SQL. Nobody asked for is left out, a
 * few others may be among them: names that can be written in two ways are for the reader to compare. Persons have no index by name, and need none:
 * the engine looks through a million rows while they would hardly be opened here.
 */
import type { AskedPersons } from '../value/person-key.ts'
import type { Cell, Database } from './engine/database.ts'
import type { Layout } from './position.ts'

/** A condition over rows of `record`, and its parameters, from the third on. */
export interface Wanted {
  where: string
  params: Cell[]
}

/** Undefined where it is quicker to read all. */
export function wantedRows(
  { dialect }: Database,
  tables: readonly Pick<Layout, 'fields'>[],
  rows: number,
  { ids, names, byName }: AskedPersons,
): Wanted | undefined {
  if (ids.size + names.size >= rows) return undefined
  const { among, texts, uncommon } = dialect
  const field = (name: string) => fieldIn(dialect, tables, name)
  const [number, called] = [field('idNumber'), field('name')]
  // The subject is the number, where the row is about a person who has one.
  const isUnnumbered = "(subject = '' OR subject LIKE '%/%')"
  const otherNumber = number && `${isUnnumbered} AND coalesce(${number}, '') <> ''`
  const named = called && `(${called} ${among(texts('?4'))} OR ${uncommon(called)})`
  // Who has a number is taken for somebody of the same name only where that one has none.
  const sameName = named && (byName ? named : `${isUnnumbered} AND ${named}`)
  const where = [`subject ${among(texts('?3'))}`, otherNumber, sameName].filter(Boolean).map((each) => `(${each})`)
  const asked = [[...ids], ...(named ? [[...names]] : [])]
  return { where: where.join(' OR '), params: asked.map((all) => JSON.stringify(all)) }
}

/** As text, in whichever table of the sheet the row stands; undefined where none has it. */
function fieldIn(dialect: Database['dialect'], tables: readonly Pick<Layout, 'fields'>[], name: string) {
  const places = tables.map(({ fields }) => fields.indexOf(name))
  if (places.every((place) => place < 0)) return undefined
  const each = places.map((place, table) => (place < 0 ? '' : `WHEN ${table} THEN ${dialect.item('vals', place)}`))
  return places.length === 1 ? dialect.item('vals', places[0]!) : `CASE position / 16 % 16 ${each.join(' ')} END`
}
