/**
 * Records that stream by come in; the cells whose spelling alone is off go out, with what each should say. Only cells that hold text: a number
 * shows what Excel makes of it.
 */
import { sheetColumn } from '../form/reading.ts'
import { respelled, respellWords } from '../form/respell.ts'
import { columnTypes } from '../notice/column-types.ts'
import { listLookup } from '../notice/list-lookup.ts'
import type { IsoDate } from '../value/date.ts'
import { CellKind } from '../workbook/workbook.ts'
import type { Taker } from './outcome.ts'

export interface Respelling {
  path: string
  sheet: string
  row: number
  /** The sheet's column, from 0. */
  column: number
  heading: string
  before: string
  after: string
  /** One Chinese phrase. */
  why: string
  /** An ID number or a phone: what it was is never shown. */
  personal: boolean
}

export function startRespelling(asOf: IsoDate): { taker: Taker; found: Respelling[] } {
  const found: Respelling[] = []
  const pathOf = new Map<string, string>()
  const taker: Taker = {
    open({ path, sheet, notice }, sha256) {
      pathOf.set(sha256, path)
      return ({ table, block, row, source, kind }) => {
        if (kind !== 'data') return
        for (const [index, { type, list, heading, multiple }] of table.table.columns.entries()) {
          const column = sheetColumn(table, index, block)
          const before = source.texts[column] ?? ''
          if (source.kinds[column] !== CellKind.text || before === '') continue
          const values = list === '' ? undefined : notice.lists[list]
          const after = respelled(before, type, { asOf, lookup: values && listLookup(values), multiple })
          if (after === undefined) continue
          const { personal, respelled: way } = columnTypes[type]
          const why = way === '' ? '' : respellWords[way]
          found.push({ path, sheet, row, column, heading, before, after, why, personal })
        }
      }
    },
    abandon(sha256) {
      const path = pathOf.get(sha256)
      found.splice(0, found.length, ...found.filter((each) => each.path !== path))
    },
  }
  return { taker, found }
}
