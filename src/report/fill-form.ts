/**
 * What current submissions say → the content of one official sheet: one row per unit in the notice's order with sums and plan columns,
 * or all persons and schools in the order of their units. Every number brings its source; a figure that somebody handed in is never
 * rewritten, only remarked upon.
 */

import { firstOf } from '../notice/column-types.ts'
import type { HeadField } from '../notice/notice.ts'
import type { Value } from '../value/value.ts'
import { fillCategories } from './fill-categories.ts'
import type { FillInput } from './fill-input.ts'
import { fillRecords } from './fill-records.ts'
import { fillUnits } from './fill-units.ts'
import { choicesOf, type FormContent, type SourceNote, type TableContent } from './form-content.ts'

export function fillForm(input: FillInput): FormContent {
  const { form, notice } = input
  const tables: Record<string, TableContent> = {}
  const sources: SourceNote[] = []
  for (const table of form.tables) {
    const perUnit = (form.rows === 'city' || form.rows === 'county') && firstOf(table.columns, 'unit') !== undefined
    const fill = perUnit ? fillUnits : form.rows === 'category' ? fillCategories : fillRecords
    const filled = fill(input, table)
    tables[table.id] = filled.content
    sources.push(...filled.sources)
  }
  return {
    placeholders: { unit: senderOf(input), year: notice.issued.slice(0, 4) },
    remarks: [],
    head: headOf(input, tables),
    tables,
    sections: sectionsOf(input),
    choices: choicesOf(form, notice, []),
    forInput: false,
    flat: form.rows === 'person',
    sources,
  }
}

function senderOf({ sender, unit }: FillInput): string {
  return sender ?? unit.name
}

function headOf(input: FillInput, tables: Record<string, TableContent>): Record<string, Value> {
  const head: Record<string, Value> = {}
  for (const field of [...input.form.head, ...input.form.foot]) {
    head[field.field] = input.head?.[field.field] ?? headValue(input, field, tables)
  }
  return head
}

/** Whoever hands it in, the number of persons listed, the school all rows belong to; people, and what else only the sender knows, are never guessed. */
function headValue(input: FillInput, field: HeadField, tables: Record<string, TableContent>): Value {
  // The first is the sender; another one (样板县) is a choice.
  if (field.type === 'unit') return field === firstOf(input.form.head, 'unit') ? senderOf(input) : undefined
  if (field.type === 'count') return Object.values(tables)[0]?.rows.length
  if (field.type === 'school') {
    const schools = new Set(input.records.filter(({ school }) => school !== '').map(({ school }) => school))
    return schools.size === 1 ? [...schools][0] : undefined
  }
  return undefined
}

function sectionsOf(input: FillInput): Record<string, string> {
  const sections: Record<string, string> = {}
  for (const section of input.form.sections) {
    const texts = input.records.map((record) => record.values[section.id]).filter((text) => typeof text === 'string')
    if (texts.length === 1) sections[section.id] = texts[0] as string
  }
  return sections
}
