/**
 * One form of a pack → the form the rest of itcap reads: the heading tree flattened to leaf columns with their groups,
 * every default made explicit. Adds nothing that the pack does not say; faults are collected, never thrown.
 */

import type { PackColumn, PackForm, PackTable } from './form-schema.ts'
import { plainTitle } from './form-words.ts'
import type { Column, Form, Table } from './notice.ts'
import type { Fault, PackPath } from './pack-fault.ts'
import type { Pack } from './pack-schema.ts'
import { cardTable, isCard } from './resolve-card.ts'

/** The id of the table of a form that has just one. */
const MAIN_TABLE = 'main'

/** A column, head field or section with its place in the pack and the clause it gives. */
export interface Placed {
  path: PackPath
  /** `''` for head and foot fields. */
  table: string
  field: string
  clause: string
}

interface ResolvedForm {
  form: Form
  placed: Placed[]
}

export function resolveForm(id: string, pack: Pack, faults: Fault[]): ResolvedForm {
  const source = pack.forms[id] as PackForm
  const path: PackPath = ['forms', id]
  const placed: Placed[] = []
  const tables = tablesOf(source, path, placed, faults)
  const card = isCard(source) ? cardTable(source) : undefined
  if (card) placeCard(card, path, placed, faults)
  else placeFields(source, path, placed)
  const sections = source.sections.map(withoutClause)
  const ids = [...tables.map((table) => table.id), ...sections.map((section) => section.id)]
  const { clause, columns, blocks, total, numberedRows, blankRows, preprinted, key, checks, layout, ...same } = source
  const form: Form = {
    id,
    ...same,
    label: source.label || (source.free ? '' : plainTitle(source) || id),
    mark: source.label,
    head: source.head.map(withoutClause),
    foot: source.foot.map(withoutClause),
    tables,
    sections,
    order: orderOf(source, ids, path, faults),
    clauses: listOf(clause),
    rules: [],
  }
  return { form: card ? { ...form, head: [], foot: [], sections: [], tables: [card.table, ...tables] } : form, placed }
}

function placeFields(source: PackForm, path: PackPath, placed: Placed[]): void {
  for (const part of ['head', 'foot'] as const) {
    for (const [index, field] of source[part].entries()) {
      placed.push({ path: [...path, part, index], table: '', field: field.field, clause: field.clause ?? '' })
    }
  }
  for (const [index, section] of source.sections.entries()) {
    placed.push({ path: [...path, 'sections', index], table: '', field: section.id, clause: section.clause ?? '' })
  }
}

function placeCard({ table, places }: ReturnType<typeof cardTable>, path: PackPath, placed: Placed[], faults: Fault[]) {
  for (const [at, { part, index, clause }] of places.entries()) {
    const { field } = table.columns[at]!
    const here = [...path, part, index]
    placed.push({ path: here, table: table.id, field, clause })
    if (table.columns.findIndex((other) => other.field === field) < at)
      faults.push({ path: here, message: `字段“${field}”在同一张表中出现两次` })
  }
}

function withoutClause<T extends { clause?: unknown }>({ clause: _, ...same }: T): Omit<T, 'clause'> {
  return same
}

export function listOf(value: string | string[] | undefined): string[] {
  return value === undefined ? [] : typeof value === 'string' ? [value] : value
}

function tablesOf(source: PackForm, path: PackPath, placed: Placed[], faults: Fault[]): Table[] {
  if (source.columns && source.tables.length > 0) {
    faults.push({ path: [...path, 'tables'], message: '一张表写 columns，多张表写 tables，不能同时写' })
  }
  if (!source.columns && source.tables.length === 0 && source.sections.length === 0 && !isCard(source)) {
    faults.push({ path, message: '报表没有栏目：请写 columns、tables、sections，或申报表的 head' })
  }
  const tables = source.columns
    ? [tableOf(mainTable(source, source.columns), path, placed, faults)]
    : source.tables.map((table, index) => tableOf(table, [...path, 'tables', index], placed, faults))
  return tables
}

/** What a form with one table says of it at its own level. */
function mainTable(form: PackForm, columns: PackColumn[]): PackTable {
  const { blocks, total, numberedRows, blankRows, preprinted, key } = form
  return { id: MAIN_TABLE, heading: '', blocks, columns, total, numberedRows, blankRows, preprinted, key }
}

function tableOf(source: PackTable, path: PackPath, placed: Placed[], faults: Fault[]): Table {
  const columns: Column[] = []
  flatten(
    source.columns,
    [],
    [...path, 'columns'],
    (column, columnPath, clause) => {
      if (columns.some((other) => other.field === column.field)) {
        faults.push({ path: [...columnPath, 'field'], message: `字段“${column.field}”在同一张表中出现两次` })
      }
      columns.push(column)
      placed.push({ path: columnPath, table: source.id, field: column.field, clause })
    },
    faults,
  )
  const fields = new Set(columns.map((column) => column.field))
  for (const [index, field] of source.key.entries()) {
    if (!fields.has(field)) faults.push({ path: [...path, 'key', index], message: `表中没有字段“${field}”` })
    if (columns.find((column) => column.field === field)?.type === 'idNumber') {
      faults.push({ path: [...path, 'key', index], message: '身份证号码不能作 key：它会进入问题编号' })
    }
  }
  for (const [index, row] of source.preprinted.entries()) {
    for (const field of Object.keys(row)) {
      if (!fields.has(field))
        faults.push({ path: [...path, 'preprinted', index, field], message: `表中没有字段“${field}”` })
    }
  }
  const { numberedRows, ...same } = source
  return { ...same, columns, blankRows: numberedRows || source.blankRows, numbered: numberedRows > 0 }
}

function flatten(
  columns: PackColumn[],
  groups: string[],
  path: PackPath,
  add: (column: Column, path: PackPath, clause: string) => void,
  faults: Fault[],
): void {
  for (const [index, column] of columns.entries()) {
    const here = [...path, index]
    if (column.columns && column.columns.length > 0) {
      if (column.field) faults.push({ path: [...here, 'field'], message: '有下级栏目的表头不能再有字段名' })
      flatten(column.columns, [...groups, column.heading], [...here, 'columns'], add, faults)
    } else if (column.field) {
      add(columnOf(column, column.field, groups), here, column.clause ?? '')
    } else {
      faults.push({ path: here, message: `栏目“${column.heading}”缺少字段名 field` })
    }
  }
}

function columnOf({ clause: _, columns: __, ...column }: PackColumn, field: string, groups: string[]): Column {
  return { ...column, field, groups }
}

/** Tables and sections stand in the order written, tables first, unless `order` says otherwise. */
function orderOf(source: PackForm, ids: string[], path: PackPath, faults: Fault[]): string[] {
  for (const [index, id] of ids.entries()) {
    if (ids.indexOf(id) !== index) faults.push({ path, message: `表格或章节“${id}”的标识重复` })
  }
  if (source.order.length === 0) return ids
  for (const [index, id] of source.order.entries()) {
    if (!ids.includes(id)) faults.push({ path: [...path, 'order', index], message: `没有表格或章节“${id}”` })
  }
  for (const id of ids) {
    if (!source.order.includes(id)) faults.push({ path: [...path, 'order'], message: `order 中缺少“${id}”` })
  }
  return source.order
}
