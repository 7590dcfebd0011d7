/**
 * Sheets come in before they are checked, and are read as they were; what marking them needs to know of all their cells goes out afterwards, so
 * that they need not be read once more. Of a sheet that was not read to its end nothing is known.
 */
import { PROBLEM_HEADING } from '../form/own-sheets.ts'
import { startDigest } from '../workbook/splice/verify-splice.ts'
import type { Row, Sheet, SheetLayout } from '../workbook/workbook.ts'

export interface SheetOutline {
  /** Columns with anything in them. */
  used: number
  /** The last row with anything in it. */
  last: number
  /** Of all cells. */
  digest: string
  layout: SheetLayout
}

export interface SheetOutlines {
  watched(path: string, sheet: Sheet): Sheet
  /** Undefined, too, where a 退回表 may have added to the sheet before. */
  of(path: string, sheet: string): SheetOutline | undefined
}

export function sheetOutlines(): SheetOutlines {
  const known = new Map<string, SheetOutline>()
  const keyOf = (path: string, sheet: string) => `${path}\n${sheet}`
  return {
    of: (path, sheet) => known.get(keyOf(path, sheet)),
    watched: (path, sheet) => ({
      name: sheet.name,
      state: sheet.state,
      layout: () => sheet.layout(),
      async rows(visit) {
        const outline = startOutline()
        let isWhole = true
        await sheet.rows((row) => {
          outline.add(row)
          const goesOn = visit(row)
          if (goesOn === false) isWhole = false
          return goesOn
        })
        // Known from the rows that were just read.
        const made = isWhole && outline.made(await sheet.layout())
        if (made) known.set(keyOf(path, sheet.name), made)
      },
    }),
  }
}

function startOutline() {
  const digest = startDigest(() => false)
  let [used, last, isMarked] = [0, 0, false]
  return {
    add(row: Row) {
      const { number, texts } = row
      for (let column = 0; column < texts.length; column++) {
        const text = texts[column]
        if (text === undefined || text === '') continue
        last = number
        if (column >= used) used = column + 1
        if (text.includes(PROBLEM_HEADING)) isMarked = true
      }
      digest.add(row)
    },
    made: (layout: SheetLayout): SheetOutline | undefined =>
      isMarked ? undefined : { used, last, digest: digest.end(), layout },
  }
}
