/** The workbook that goes under the stamp comes in, read by another library than the one that wrote it; what it says otherwise than was sent goes out. */
import { basename } from 'node:path'
import { utils, type WorkBook } from '@e965/xlsx'
import type { Coverage } from './answers.ts'
import { countedFigures, type Delivery, type SentFigure, sheetsOf } from './delivery.ts'
import type { Say } from './judge.ts'
import { layoutOf } from './layout.ts'
import { namesOf } from './places.ts'

type Grid = unknown[][]

export function judgeSheet(delivery: Delivery, coverage: Coverage, book: WorkBook, say: Say): void {
  const [first, second] = book.SheetNames.map((name) => gridOf(book, name))
  if (!first) return
  if (delivery.kind === 'persons') judgePersonRows(delivery, first, say)
  else judgeFigureRows(delivery, first, say)
  const sources = (second ?? []).flat().join('\n')
  for (const { file, why } of coverage.notCounted)
    if (!sources.includes(basename(file))) say('sheet-sources', `${file} (${why}) is not named in 依据`)
}

function gridOf(book: WorkBook, name: string): Grid {
  return utils.sheet_to_json(book.Sheets[name]!, { header: 1, blankrows: true, raw: true })
}

const counted = (delivery: Delivery) =>
  sheetsOf(delivery)
    .filter(({ sheet }) => sheet.fates[0] === 'counted')
    .map(({ sheet }) => sheet)

function judgePersonRows(delivery: Delivery, grid: Grid, say: Say): void {
  const found = grid.flat().filter((each): each is string => typeof each === 'string' && /^\d{17}[\dX]$/.test(each))
  const wanted = new Set(counted(delivery).flatMap(({ persons }) => persons))
  const seen = new Set(found)
  if (found.length !== seen.size) say('sheet-rows', `${found.length - seen.size} persons stand on the sheet twice`)
  const lost = [...wanted].filter((each) => !seen.has(each)).length
  const strange = [...seen].filter((each) => !wanted.has(each)).length
  if (lost + strange > 0)
    say('sheet-rows', `${lost} of ${wanted.size} persons are lost, ${strange} should not be there`)
}

/** What two former counties sent is one county's by now. */
function byUnit(figures: readonly SentFigure[]): SentFigure[] {
  const units = new Map<string, SentFigure>()
  for (const each of figures) {
    const key = `${each.place.city} ${each.place.now ?? each.place.name}`
    const known = units.get(key)
    if (!known) units.set(key, { ...each, values: { ...each.values } })
    else
      for (const [field, value] of Object.entries(each.values)) known.values[field] = (known.values[field] ?? 0) + value
  }
  return [...units.values()]
}

function judgeFigureRows(delivery: Delivery, grid: Grid, say: Say): void {
  const { columns, total } = layoutOf(delivery.notice, delivery.form)
  const text = (value: unknown) => String(value ?? '').replaceAll(/\s/g, '')
  const leaf = columns.map(({ label, group }) => [text(label), text(group)] as const)
  const heading = grid.findIndex((row) =>
    leaf.every(([label, group]) => row.some((each) => [label, group].includes(text(each)))),
  )
  if (heading < 0) {
    say('sheet-rows', 'the headings are not to be found')
    return
  }
  const at = new Map<string, number>()
  for (const [index, { field, label }] of columns.entries()) {
    const place = [grid[heading]!, grid[heading + 1] ?? []].map((row) =>
      row.findIndex((each) => text(each) === text(label)),
    )
    at.set(field, Math.max(...place, place.every((each) => each < 0) ? index : -1))
  }
  const name = at.get('unit') ?? 0
  const figures = byUnit(counted(delivery).flatMap(countedFigures))
  const called = grid.slice(heading + 1).map((row) => text(row[name]))
  for (const { place } of figures) {
    const same = [...namesOf(place)].find((each) => called.filter((other) => other === each).length > 1)
    if (same) say('sheet-rows', `${same} stands on the sheet twice, and nobody can tell them apart`)
  }
  const sums: Record<string, number> = {}
  const isWide = new Set(figures.map(({ place }) => place.city)).size > 1
  for (const { place, values } of figures) {
    const names = namesOf(place)
    const rows = grid.slice(heading + 1).filter((row) => {
      const own = text(row[name])
      return names.has(own) || (isWide && [...names].some((each) => row.some((cell) => text(cell) === each)))
    })
    const fits = rows.filter((row) => row[at.get('staff')!] === values.staff)
    if (rows.length === 0) say('sheet-rows', `${place.city} ${place.name} is not on the sheet`)
    else if (fits.length !== 1)
      say('sheet-rows', `${place.city} ${place.name}: ${fits.length} of ${rows.length} rows fit`)
    for (const [field, value] of Object.entries(values)) {
      sums[field] = (sums[field] ?? 0) + value
      if (fits[0] && fits[0][at.get(field)!] !== value)
        say('sheet-rows', `${place.city} ${place.name} ${field}: ${fits[0][at.get(field)!]}, sent ${value}`)
    }
  }
  const last = grid.find((row, index) => index > heading && row.some((each) => text(each) === total))
  if (!last || figures.length === 0) {
    if (figures.length > 0) say('sheet-total', 'no total row')
    return
  }
  for (const [field, value] of Object.entries(sums))
    if (last[at.get(field)!] !== value) say('sheet-total', `${field} ${last[at.get(field)!]}, sent ${value}`)
}
