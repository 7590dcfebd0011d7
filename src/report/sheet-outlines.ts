/**
 * Sheets come in before they are checked, and are read as they were; what marking them needs to know of all their cells goes out afterwards, so
 * that they need not be read once more. Of a sheet that was not read to its end nothing is known.
 */
import { PROBLEM_HEADING } from '../form/own-sheets.ts'
import type { Row, Sheet, SheetLayout } from '../workbook/workbook.ts'

export interface SheetOutline {
  /** Columns with anything in them. */
  used: number
  /** The last row with anything in it. */
  last: number
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

export function startOutline() {
  let [used, last] = [0, 0]
  return {
    add({ number, texts }: Row) {
      let end = texts.length
      while (end > 0 && (texts[end - 1] ?? '') === '') end--
      if (end > used) used = end
      if (end > 0) last = number
    },
    made: (layout: SheetLayout): SheetOutline => ({ used, last, layout }),
  }
}
