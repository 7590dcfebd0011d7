/**
 * Sheets come in before they are checked, and are read as they were; what marking them needs to know of all their cells goes out afterwards, so
 * that they need not be read once more. Of a sheet that was not read to its end nothing is known.
 */
import { PROBLEM_HEADING } from '../form/own-sheets.ts'
import type { Untouched } from '../workbook/splice/edit-sheet.ts'
import { startDigest } from '../workbook/splice/verify-splice.ts'
import type { Row, Sheet, SheetLayout } from '../workbook/workbook.ts'

export interface SheetOutline {
  /** Columns with anything in them. */
  used: number
  /** The last row with anything in it. */
  last: number
  /** Of all cells that are not written. */
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
        const outline = startOutline(() => false)
        let [isWhole, isMarked] = [true, false]
        await sheet.rows((row) => {
          outline.add(row)
          isMarked ||= row.texts.some((text) => text?.includes(PROBLEM_HEADING))
          const goesOn = visit(row)
          if (goesOn === false) isWhole = false
          return goesOn
        })
        // Known from the rows that were just read.
        if (isWhole && !isMarked) known.set(keyOf(path, sheet.name), outline.made(await sheet.layout()))
      },
    }),
  }
}

/** @param isWritten Cells that the digest leaves out. */
export function startOutline(isWritten: Untouched['isWritten']) {
  const digest = startDigest(isWritten)
  let [used, last] = [0, 0]
  return {
    add(row: Row) {
      const end = row.texts.findLastIndex((text) => text !== undefined && text !== '') + 1
      used = Math.max(used, end)
      if (end > 0) last = row.number
      digest.add(row)
    },
    made: (layout: SheetLayout): SheetOutline => ({ used, last, digest: digest.end(), layout }),
  }
}
