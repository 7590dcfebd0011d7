/**
 * Files with errors or warnings come in; one 退回表 for each goes out, in the same folders and under the same name, marked （退回）. The files
 * that were sent stay as they are.
 */

import { extname } from 'node:path'
import type { Entry } from '../intake/validation.ts'
import { UnreadableFile, UserError } from '../user-error.ts'
import { grouped } from '../value/grouped.ts'
import { openWorkbook } from '../workbook/open-workbook.ts'
import { writeAtomically } from '../workbook/write-atomically.ts'
import { safeFileName } from './delivery-name.ts'
import { type Marked, markWorkbook } from './mark-workbook.ts'
import { placesBelow, stemOf } from './place-below.ts'
import { returnWorkbook } from './return-workbook.ts'
import type { Returning } from './returning.ts'
import type { SheetOutlines } from './sheet-outlines.ts'
import { writeWorkbook } from './write-workbook.ts'

/** 退回表 that were written. */
export interface Returned {
  written: string[]
  /** Those drawn anew, because the file itself could not be marked. */
  redrawn: string[]
  /** Those without notes at their cells, because the sender's own are of a kind that is not ours to change. */
  unnoted: string[]
  skipped: { path: string; why: string }[]
}

interface ReturnOrder {
  folder: string
  /** Files and folders as the user named them: below a folder the way to a file is kept. */
  roots: readonly string[]
  contact: Returning['contact']
  /** What was seen of their sheets when they were checked. */
  outlines?: SheetOutlines
}

export async function writeReturns(entries: Entry[], order: ReturnOrder): Promise<Returned> {
  const returned: Returned = { written: [], redrawn: [], unnoted: [], skipped: [] }
  const places = placesBelow(order.folder, order.roots)
  for (const returning of returningsOf(entries, order.contact)) {
    const stem = `${safeFileName(stemOf(returning.path))}（退回）`
    try {
      const suffix = extname(returning.path).toLowerCase() === '.xlsm' ? '.xlsm' : '.xlsx'
      const marked = places.of(returning.path, stem, suffix)
      const done = await mark(returning, marked, order.outlines)
      if (done) {
        returned.written.push(marked)
        if (done.unnoted.length > 0) returned.unnoted.push(marked)
        continue
      }
      const drawn = suffix === '.xlsx' ? marked : places.of(returning.path, stem, '.xlsx')
      await redraw(returning, drawn)
      returned.written.push(drawn)
      returned.redrawn.push(drawn)
    } catch (error) {
      if (!(error instanceof UserError) || error.code !== 'return-too-long') throw error
      returned.skipped.push({ path: returning.path, why: `${error.message}${error.hint}` })
    }
  }
  return returned
}

/** All forms of a file go back together, those that are sound with their counts of nothing. */
function returningsOf(entries: Entry[], contact: Returning['contact']): Returning[] {
  const formed = entries.filter(({ form }) => form !== undefined)
  return [...grouped(formed, ({ path }) => path)]
    .filter(([, own]) => own.some(({ status }) => status === 'error' || status === 'warning'))
    .map(([path, own]) => ({
      path,
      addressee: addresseeOf(own),
      contact,
      forms: own.map(({ form, result: { findings, counts, explained, unheard } }) => ({
        ...{ form: form!, findings, counts, explained, unheard },
      })),
    }))
}

/** The school, where all sheets are of one; else the unit. */
function addresseeOf(entries: Entry[]): string {
  const names = new Set(
    entries.map(({ form, unit }) => {
      const field = form!.form.reporter === 'school' && form!.form.head.find(({ type }) => type === 'school')
      const school = field ? (form!.head[field.field]?.text ?? '').trim() : ''
      return school === '' ? unit : school
    }),
  )
  return names.size === 1 ? [...names][0]! : ''
}

/** undefined where the file is none that can be marked, or marking it would put something else in it at risk. */
async function mark(
  returning: Returning,
  target: string,
  outlines: SheetOutlines | undefined,
): Promise<Marked | undefined> {
  let marked: Marked | undefined
  try {
    await writeAtomically(target, async (temporary) => {
      marked = await markWorkbook(returning, temporary, outlines)
    })
    return marked
  } catch (error) {
    if (error instanceof UnreadableFile) return undefined
    throw error
  }
}

async function redraw(returning: Returning, target: string): Promise<void> {
  const workbook = await openWorkbook(returning.path)
  try {
    await writeWorkbook(target, await returnWorkbook(returning, workbook.sheets))
  } finally {
    await workbook.close()
  }
}
