/** Raw cells → CSV (a dense rectangle from A1) or JSON (sparse, by address), written as they come. */
import { columnName } from '../workbook/address.ts'
import type { Row, Sheet } from '../workbook/workbook.ts'
import { quote } from './csv.ts'

type Out = (text: string) => void

/** How the text of a cell is shown. */
type Shown = (text: string) => string

/** Characters gathered before they are written. */
const CHUNK = 1 << 16

/** Two passes: the first finds the last row and column that hold something, the second prints the rectangle. */
export async function cellsCsv(sheet: Sheet, shown: Shown, out: Out): Promise<void> {
  let width = 0
  await sheet.rows((row) => {
    width = Math.max(width, lastFilled(row) + 1)
    return undefined
  })
  const blank = `${','.repeat(Math.max(0, width - 1))}\r\n`
  let next = 1
  await chunked(out, (write) =>
    sheet.rows((row) => {
      if (lastFilled(row) < 0) return undefined
      for (; next < row.number; next++) write(blank)
      const texts = Array.from({ length: width }, (_, column) => quote(shown(row.texts[column] ?? '')))
      write(`${texts.join(',')}\r\n`)
      next++
      return undefined
    }),
  )
}

export async function cellsJson(sheets: Sheet[], shown: Shown, out: Out): Promise<void> {
  await chunked(out, async (write) => {
    write('{ "sheets": [')
    for (const [index, sheet] of sheets.entries()) {
      write(`${index > 0 ? ',' : ''}\n  { "name": ${JSON.stringify(sheet.name)}, "state": "${sheet.state}", "rows": [`)
      let separator = ''
      await sheet.rows((row) => {
        if (lastFilled(row) < 0) return undefined
        write(`${separator}\n    { "row": ${row.number}, "cells": { ${cellsOf(row, shown)} } }`)
        separator = ','
        return undefined
      })
      write('\n  ] }')
    }
    write('\n] }\n')
  })
}

function cellsOf(row: Row, shown: Shown): string {
  const pairs: string[] = []
  for (const [column, text] of row.texts.entries()) {
    if (text !== '' && text !== undefined) pairs.push(`"${columnName(column)}": ${JSON.stringify(shown(text))}`)
  }
  return pairs.join(', ')
}

function lastFilled(row: Row): number {
  return row.texts.findLastIndex((text) => text !== '' && text !== undefined)
}

async function chunked(out: Out, work: (write: Out) => Promise<void>): Promise<void> {
  let pending = ''
  await work((text) => {
    pending += text
    if (pending.length < CHUNK) return
    out(pending)
    pending = ''
  })
  out(pending)
}
