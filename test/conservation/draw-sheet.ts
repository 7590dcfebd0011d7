/**
 * What somebody filled in comes in, a worksheet as people leave it goes out: columns moved, other words in the headings, blank rows, numbers
 * kept as text, a subtotal twice. Drawn without the product; nothing here changes what the sheet says.
 */
import { type CellObject, utils, type WorkSheet } from '@e965/xlsx'
import type { Column, Field, Layout } from './layout.ts'
import type { Random } from './random.ts'

export type Value = string | number
export type Row = Record<string, Value>

export interface Filled {
  layout: Layout
  /** For `{unit}` of the title; `''` leaves the printed blank. */
  titleUnit: string
  head: Row
  foot: Row
  rows: Row[]
  total?: Row | undefined
}

export interface Mess {
  moved: boolean
  otherHeadings: boolean
  blankRows: boolean
  textNumbers: boolean
  totalTwice: boolean
  labelsApart: boolean
  wideSpaces: boolean
  /** 一、… above some rows. */
  partTitles: boolean
  /** As printed on each page. */
  headingsAgain: boolean
}

export function someMess(random: Random): Mess {
  return {
    moved: random.chance(0.3),
    otherHeadings: random.chance(0.4),
    blankRows: random.chance(0.4),
    textNumbers: random.chance(0.3),
    totalTwice: random.chance(0.2),
    labelsApart: random.chance(0.3),
    wideSpaces: random.chance(0.3),
    partTitles: random.chance(0.2),
    headingsAgain: random.chance(0.2),
  }
}

const parts = '一二三四五六七八九十'

type Grid = (Value | undefined)[][]

export interface Drawn {
  worksheet: WorkSheet
  /** Address of a data row's cell, as Excel shows it; of the totals, there may be two. */
  cellsOf(row: number | 'total', field: string): string[]
}

export function drawSheet(filled: Filled, mess: Mess, random: Random): Drawn {
  const { layout } = filled
  const columns = mess.moved ? moved(layout.columns, random) : layout.columns
  const width = columns.length
  const grid: Grid = [[layout.label]]
  const merges: number[][] = []
  const across = (from = 0, to = width - 1) => {
    if (to > from) merges.push([grid.length - 1, from, grid.length - 1, to])
  }
  for (const line of layout.title) {
    grid.push([line.replace('{unit}', filled.titleUnit || '____')])
    across()
  }
  grid.push(...fieldLines(layout.head, filled.head, width, mess))
  const above = grid.length
  drawHeadings(columns, grid, merges, mess, random)
  const first = grid.length
  const headings = grid.slice(above)
  const places: number[] = []
  const totals: number[] = []
  for (const [index, row] of filled.rows.entries()) {
    if (mess.blankRows && index > 0 && index % 7 === 3) grid.push([])
    if (mess.headingsAgain && index > 0 && index % 9 === 4) grid.push(...headings)
    if (mess.partTitles && index % 5 === 0) grid.push([`${parts[(index / 5) % 10]}、第${index / 5 + 1}部分`])
    places.push(grid.length)
    grid.push(columns.map((column) => written(row[column.field], column, mess, random)))
  }
  if (mess.blankRows) grid.push([], [])
  if (filled.total) {
    const { total } = filled
    const word = layout.total || '合计'
    const line = columns.map((column, at) => (at === 0 ? word : written(total[column.field], column, mess, random)))
    totals.push(grid.length)
    grid.push(line)
    if (mess.totalTwice) totals.push(grid.length)
    if (mess.totalTwice) grid.push(line.map((value, at) => (at === 0 ? '合计' : value)))
  }
  grid.push(...fieldLines(layout.foot, filled.foot, width, mess))
  const cellsOf: Drawn['cellsOf'] = (row, field) => {
    const c = columns.findIndex((each) => each.field === field)
    return (row === 'total' ? totals : [places[row]!]).map((r) => utils.encode_cell({ r, c }))
  }
  return { worksheet: sheetOf(grid, merges, first), cellsOf }
}

/** The key column stays first and 序号 before it; groups stay together. */
function moved(columns: readonly Column[], random: Random): Column[] {
  const blocks: Column[][] = []
  for (const column of columns) {
    const last = blocks.at(-1)
    if (last && column.group !== '' && last[0]?.group === column.group) last.push(column)
    else blocks.push([column])
  }
  const [first = [], second = [], ...rest] = blocks
  return [first, second, ...random.shuffled(rest)].flat()
}

function fieldLines(fields: readonly Field[], values: Row, width: number, mess: Mess): Grid {
  const given = fields.filter(({ field }) => values[field] !== undefined)
  const lines: Grid = []
  const perLine = mess.labelsApart ? 2 : 3
  for (let from = 0; from < given.length; from += perLine) {
    const line: Grid[number] = []
    for (const [at, { field, label }] of given.slice(from, from + perLine).entries()) {
      const place = Math.floor((at * width) / perLine)
      const text = mess.wideSpaces ? label.replace(/^(..)$/, '$1') : label
      if (mess.labelsApart) {
        line[place] = `${text}：`
        line[place + 1] = values[field]
      } else line[place] = `${text}：${values[field]}${mess.wideSpaces ? '　　' : ''}`
    }
    lines.push(line)
  }
  return lines
}

function drawHeadings(columns: readonly Column[], grid: Grid, merges: number[][], mess: Mess, random: Random): void {
  const word = ({ label, also }: Column) =>
    mess.otherHeadings && also.length > 0 ? random.pick([label, ...also]) : label
  const two = columns.some(({ group }) => group !== '')
  const row = grid.length
  if (!two) {
    grid.push(columns.map(word))
    return
  }
  grid.push(columns.map((each) => each.group || word(each)))
  grid.push(columns.map((each) => (each.group === '' ? undefined : each.label)))
  for (let at = 0; at < columns.length; at++) {
    const { group } = columns[at]!
    if (group === '') merges.push([row, at, row + 1, at])
    else if (columns[at - 1]?.group !== group) {
      let end = at
      while (columns[end + 1]?.group === group) end++
      for (let blank = at + 1; blank <= end; blank++) grid[row]![blank] = undefined
      if (end > at) merges.push([row, at, row, end])
    }
  }
}

/** `3,285`, `３２８５` and ` 3285 ` are 3285. */
function written(value: Value | undefined, { type }: Column, mess: Mess, random: Random): Value | undefined {
  if (!mess.textNumbers || typeof value !== 'number' || type !== 'count' || random.chance(0.5)) return value
  const wide = String(value).replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit)))
  return random.pick([String(value), value.toLocaleString('en-US'), ` ${value} `, wide])
}

function sheetOf(grid: Grid, merges: number[][], first: number): WorkSheet {
  const sheet: WorkSheet = {}
  let width = 1
  for (const [r, row] of grid.entries()) {
    for (const [c, value] of row.entries()) {
      if (value === undefined || value === '') continue
      width = Math.max(width, c + 1)
      const cell: CellObject = typeof value === 'number' ? { t: 'n', v: value } : { t: 's', v: value }
      if (r >= first && typeof value === 'string') cell.z = '@'
      sheet[utils.encode_cell({ r, c })] = cell
    }
  }
  sheet['!ref'] = utils.encode_range({ s: { r: 0, c: 0 }, e: { r: grid.length - 1, c: width - 1 } })
  sheet['!merges'] = merges.map(([r = 0, c = 0, r2 = 0, c2 = 0]) => ({ s: { r, c }, e: { r: r2, c: c2 } }))
  return sheet
}

/** Something else that lies in a workbook: a timetable, a memo. */
export function strayNote(): WorkSheet {
  return sheetOf(
    [['值班安排'], ['星期', '老师', '地点'], ['一', '示例甲', '门卫室'], ['二', '示例乙', '门卫室']],
    [],
    2,
  )
}
