/**
 * What checks flag comes in place by place; folded, ranked findings with address, severity and clause go out.
 * Holds no more than a few places per rule, column and reason, and the row numbers of the rest; never an ID number or a phone.
 */

import { isOutOfPlace } from '../form/out-of-place.ts'
import { cellKindOf, type FormRecord, placeOn, type SheetForm, type SheetTable } from '../form/reading.ts'
import { columnTypes } from '../notice/column-types.ts'
import type { Column, FormRule } from '../notice/notice.ts'
import { severityOn } from '../notice/severity-on.ts'
import { compare } from '../value/compare.ts'
import { fingerprint } from '../value/fingerprint.ts'
import { grown } from '../value/grouped.ts'
import { rememberOf } from '../value/remember.ts'
import { type Counts, noCounts, rankOf, type Severity } from '../value/severity.ts'
import { cellAddress } from '../workbook/address.ts'
import { CellKind } from '../workbook/workbook.ts'
import type { Args, Check, Finding, Flag, Place } from './check.ts'
import type { Explaining, Warning } from './explaining.ts'

/** The check that speaks of error cells and formulas without a value. */
const ERROR_CELLS = 'formula-no-value'
/** The check that speaks of rows and cells beside their headings. */
const OUT_OF_PLACE = 'row-out-of-place'
/** The same fault on more rows than this is one finding. */
const FOLD_ABOVE = 10
/** And so are fewer that say the very same, where they fill a column or stand one below the other. */
const FOLD_COLUMN = 3

interface Collector {
  /** All sheets are read: what is flagged from now on came of comparing them. */
  compare(): void
  /** What a rule's check speaks through. */
  flagOf(rule: FormRule, check: Check, table: SheetTable | undefined): Flag
  /** Sorted: errors first, then what concerns most rows, then from top to bottom. */
  findings(): Finding[]
  /** How many times each severity was flagged, before folding. */
  counts(): Counts
}

/** One place flagged, as kept until the sheet ends. */
interface Spot {
  row: number
  column: number
  rows: number[] | undefined
  args: Args
  subject: string
}

interface Group {
  rule: FormRule
  check: Check
  severity: Severity
  heading: string
  spots: Spot[]
  /** Rows of all places, once there are more than `FOLD_ABOVE`. */
  rows: number[] | undefined
  count: number
  compared: boolean
}

export function collectFindings(form: SheetForm, order: (rule: string) => number, explaining?: Explaining): Collector {
  /** In the order of the rules, which see some rows each before the next one does. */
  const byRule: Map<string, Group>[] = []
  let compared = false

  const groups = () => byRule.flatMap((each) => [...each.values()])

  const tells = (check: string) => form.form.rules.some((rule) => rule.check === check)
  const tellsErrors = tells(ERROR_CELLS)
  const tellsOutOfPlace = tells(OUT_OF_PLACE)

  function flagOf(rule: FormRule, check: Check, table: SheetTable | undefined): Flag {
    const mine = new Map<string, Group>()
    byRule.push(mine)

    function groupOf(heading: string, reason: string, fold: string): Group {
      return grown(mine, `${heading}\n${reason}\n${fold}`, () => {
        const severity = severityOf(rule, check, reason, form)
        return { rule, check, severity, heading, spots: [], rows: undefined, count: 0, compared }
      })
    }

    /** Somebody's word ends a warning before it is one. */
    function isExplained(
      { severity, heading }: Group,
      at: () => Omit<Warning, 'rule' | 'clause' | 'heading' | 'message'>,
    ) {
      if (severity !== 'warning' || !explaining?.mayEnd()) return false
      const warning = at()
      const message = check.message(warning.args)
      return explaining.ends({ ...warning, rule: rule.check, clause: clauseOf(rule, form), heading, message })
    }

    const flag = ((record, index, args) => {
      // What stands in an error cell is nobody's value, and said once is enough.
      if (tellsErrors && rule.check !== ERROR_CELLS && cellKindOf(record, index) >= CellKind.error) return
      if (tellsOutOfPlace && rule.check !== OUT_OF_PLACE && isOutOfPlace(record, index)) return
      const group = groupOf(headingOf(record.table, index), String(args.reason ?? ''), '')
      const place = placeOn(record.table, record.row, columnOf(record, index))
      const subject = () => subjectOf(record)
      if (isExplained(group, () => ({ ...place, rows: [record.row], record, index, args, subject }))) return
      if (!addFolded(group, place.row, undefined)) add(group, { ...place, rows: undefined, args, subject: subject() })
    }) as Flag

    flag.at = (place, args) => {
      const heading = place.heading ?? headingAt(table ? [table] : form.tables, place)
      const group = groupOf(heading, String(args.reason ?? ''), place.fold ?? '')
      const { row, column, rows = row > 0 ? [row] : [], subject = '' } = place
      if (isExplained(group, () => ({ row, column, rows, index: -1, args, subject: () => subject }))) return
      if (addFolded(group, place.row, place.rows)) return
      add(group, { row: place.row, column: place.column, rows: place.rows, args, subject: place.subject ?? '' })
    }

    flag.head = (field, args) => {
      const label = [...form.form.head, ...form.form.foot].find((each) => each.field === field)?.label ?? ''
      const value = form.head[field]
      flag.at({ row: value?.row ?? 0, column: value?.column ?? -1, heading: label, subject: field }, args)
    }
    return flag
  }

  return {
    compare: () => {
      compared = true
    },
    flagOf,
    findings: () => rank(groups(), form, order),
    counts: () => {
      const counts = noCounts()
      for (const group of groups()) counts[group.severity] += group.count
      return counts
    },
  }
}

/** True where the group is folded already, so that only the row number is kept. */
function addFolded(group: Group, row: number, rows: number[] | undefined): boolean {
  if (group.rows === undefined) return false
  group.count++
  if (rows === undefined) group.rows.push(row)
  else for (const each of rows) group.rows.push(each)
  return true
}

function add(group: Group, spot: Spot): void {
  group.count++
  group.spots.push(spot)
  if (group.spots.length > FOLD_ABOVE) {
    group.rows = group.spots.flatMap(rowsOf)
    group.spots.length = 1
  }
}

function rowsOf(spot: Spot): number[] {
  return spot.rows ?? (spot.row > 0 ? [spot.row] : [])
}

/** The rule's severity, or less: for a mild reason, and in a form its receiver cannot correct. */
function severityOf(rule: FormRule, check: Check, reason: string, form: SheetForm): Severity {
  const mild = check.milder?.[reason] ?? 'error'
  return severityOn(form.form, rankOf(mild) > rankOf(rule.severity) ? mild : rule.severity)
}

function rank(groups: Group[], form: SheetForm, order: (rule: string) => number): Finding[] {
  const concerned = new Map<string, number>()
  for (const { rule, severity, count } of groups) {
    const key = severity + rule.check
    concerned.set(key, (concerned.get(key) ?? 0) + (rule.check === 'heading-missing' ? count * form.rows : count))
  }
  const seen = new Map<string, number>()
  for (const group of groups) foldColumn(group, form.rows)
  const findings = groups.flatMap((group) => findingsOf(group, form, seen))
  const weight = (finding: Finding) => concerned.get(finding.severity + finding.rule) ?? 0
  return findings.sort(
    (a, b) =>
      rankOf(a.severity) - rankOf(b.severity) ||
      weight(b) - weight(a) ||
      order(a.rule) - order(b.rule) ||
      a.row - b.row ||
      a.cell.length - b.cell.length ||
      compare(a.cell, b.cell),
  )
}

/** The same blank or fault down a column of a short sheet: one sentence, one finding. */
function foldColumn(group: Group, dataRows: number): void {
  const { spots } = group
  if (group.rows !== undefined || spots.length < FOLD_COLUMN) return
  const said = JSON.stringify(spots[0]!.args)
  if (spots.some(({ args }) => JSON.stringify(args) !== said)) return
  const rows = ascending(spots.flatMap(rowsOf))
  const together = rows.every((row, i) => i === 0 || rows[i - 1]! + 1 === row)
  if (rows.length < FOLD_COLUMN || !(together || spots.length * 2 >= dataRows)) return
  group.rows = rows
  group.spots = [spots[0]!]
}

function findingsOf(group: Group, form: SheetForm, seen: Map<string, number>): Finding[] {
  const { rule, check, severity, heading, rows } = group
  const clause = clauseOf(rule, form)
  const from = [rule.check, form.notice.id, form.form.id, senderOf(form)].join('|')
  return group.spots.map((spot): Finding => {
    const all = ascending(rows ?? rowsOf(spot))
    const row = rows === undefined ? spot.row : (all[0] ?? spot.row)
    const name = [from, rows === undefined ? spot.subject : '', heading, spot.args.reason ?? ''].join('|')
    const again = seen.get(name) ?? 0
    seen.set(name, again + 1)
    const said = check.message(spot.args)
    return {
      rule: rule.check,
      severity,
      sheet: form.sheet,
      cell: row > 0 ? cellAddress(Math.max(0, spot.column), row) : '',
      row,
      column: heading,
      clause,
      message: rows === undefined ? said : `${said}（同类问题共 ${group.count} 处）`,
      args: rows === undefined ? spot.args : { ...spot.args, folded: group.count },
      rows: all,
      compared: group.compared,
      // Two persons of the same name and fault need two names: the second is told apart by its order.
      fingerprint: fingerprint(again === 0 ? name : `${name}|${again + 1}`),
    }
  })
}

function clauseOf({ clauses }: FormRule, { notice }: SheetForm): string {
  return clauses.map((id) => `${notice.id}#${id}`).join(' ')
}

function ascending(rows: number[]): number[] {
  const sorted = rows.every((row, i) => i === 0 || rows[i - 1]! < row)
  return sorted ? rows : [...new Set(rows)].sort((a, b) => a - b)
}

/** Who sent the sheet, as its head says: unit, school, project. */
function senderOf(form: SheetForm): string {
  return form.form.head
    .filter(({ type }) => columnTypes[type].names === 'place' || type === 'list')
    .map((each) => form.head[each.field]?.text ?? '')
    .join('/')
}

/** What a record is about, by the key fields of its table. */
function subjectOf(record: FormRecord): string {
  const { columns, key } = record.table.table
  const parts: string[] = []
  for (let i = 0; i < columns.length; i++) {
    const { field, type } = columns[i]!
    const { names, personal } = columnTypes[type]
    const named = key.length > 0 ? key.includes(field) : names !== 'nothing'
    if (named && !personal) parts.push(String(record.values[i] ?? ''))
  }
  return record.kind === 'data' ? parts.join('/') : `${record.kind}/${parts.join('/')}`
}

/** The record's cell; for the whole row its first cell. */
function columnOf(record: FormRecord, index: number): number {
  const columns = record.table.columns[record.block] ?? []
  if (index >= 0) return columns[index] ?? -1
  const present = columns.filter((column) => column >= 0)
  return present.length > 0 ? Math.min(...present) : 0
}

/** Heading as printed, with its groups where the leaf alone stands several times in the table. */
const headingsOf = rememberOf(({ table: { columns } }: SheetTable) =>
  columns.map((column) =>
    columns.some((other) => other !== column && other.heading === column.heading)
      ? fullHeading(column)
      : column.heading,
  ),
)

function headingOf(table: SheetTable, index: number): string {
  return headingsOf(table)[index] ?? ''
}

function fullHeading(column: Column): string {
  return [...column.groups, column.heading].join('')
}

function headingAt(tables: readonly SheetTable[], place: Place): string {
  if (place.column < 0) return ''
  for (const table of tables) {
    const { places } = table
    if (places) {
      const index = places.findIndex(({ row, column }) => row === place.row && column === place.column)
      if (index >= 0) return headingOf(table, index)
      continue
    }
    for (const block of table.columns) {
      const index = block.indexOf(place.column)
      if (index >= 0) return headingOf(table, index)
    }
  }
  return ''
}
