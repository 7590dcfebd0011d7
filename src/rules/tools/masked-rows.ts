/**
 * Cells of masked columns come in; one finding for each column goes out, at its first cell and with all rows. Whoever exported the list
 * hid a whole column: that is one thing to do, not one for every person.
 */

import type { Args, CheckContext } from '../../check/check.ts'
import { type FormRecord, placeOn, rawText, sheetColumn } from '../../form/reading.ts'
import { isMasked, isMaskedName } from '../../value/masked.ts'
import { cleanText } from '../../value/text.ts'

interface MaskedRows {
  add(record: FormRecord, index: number): void
  end(): void
}

/** @param more What else there is to say, asked at the end. */
export function maskedRows({ flag }: CheckContext, more: () => Args = () => ({})): MaskedRows {
  const rows = new Map<number, { column: number; row: number; rows: number[] }>()
  return {
    add(record, index) {
      const known = rows.get(index)
      if (known) known.rows.push(record.row)
      else {
        const place = placeOn(record.table, record.row, sheetColumn(record.table, index, record.block))
        rows.set(index, { ...place, rows: [place.row] })
      }
    },
    end() {
      for (const place of rows.values()) flag.at(place, { reason: 'masked', count: place.rows.length, ...more() })
    },
  }
}

/** Columns of names and phones masked in the same row; for the finding of its ID number, which speaks for all of them. */
export function maskedAmong(record: FormRecord, names: readonly number[], phones: readonly number[]): number[] {
  return [
    ...names.filter((index) => isMaskedName(cleanText(rawText(record, index)))),
    ...phones.filter((index) => isMasked(cleanText(rawText(record, index)))),
  ]
}

/** Is the row's ID number masked too, so that its finding says it for the whole row? */
export function isMaskedAt(record: FormRecord, ids: readonly number[]): boolean {
  return ids.some((index) => isMasked(cleanText(rawText(record, index))))
}
