/** Findings → one 退回表 per form with errors or warnings, in a folder; the files that were sent stay as they are. */
import { basename, extname, join } from 'node:path'
import type { Entry } from '../intake/validation.ts'
import { UserError } from '../user-error.ts'
import { openWorkbook } from '../workbook/open-workbook.ts'
import { safeFileName } from './delivery-name.ts'
import { returnWorkbook } from './return-workbook.ts'
import { writeWorkbook } from './write-workbook.ts'

/** 退回表 that were written. */
export interface Returned {
  written: string[]
  skipped: { path: string; why: string }[]
}

export async function writeReturns(entries: Entry[], folder: string): Promise<Returned> {
  const returned: Returned = { written: [], skipped: [] }
  const taken = new Set<string>()
  for (const entry of entries.filter(({ status }) => status === 'error' || status === 'warning')) {
    const path = join(folder, freeName(entry, taken))
    try {
      await writeOne(entry, path)
      returned.written.push(path)
    } catch (error) {
      if (!(error instanceof UserError) || error.code !== 'return-too-long') throw error
      returned.skipped.push({ path: entry.path, why: `${error.message}${error.hint}` })
    }
  }
  return returned
}

async function writeOne({ path, form, result, unit }: Entry, target: string): Promise<void> {
  const workbook = await openWorkbook(path)
  try {
    const sheet = workbook.sheets.find(({ name }) => name === form!.sheet)!
    await writeWorkbook(target, await returnWorkbook({ sheet, form: form!, findings: result.findings, unit }))
  } finally {
    await workbook.close()
  }
}

/** 岳阳县一中-退回.xlsx; files of the same name from different folders are numbered. */
function freeName({ path }: Entry, taken: Set<string>): string {
  const stem = safeFileName(basename(path, extname(path)))
  for (let copy = 1; ; copy++) {
    const name = `${stem}-退回${copy > 1 ? `-${copy}` : ''}.xlsx`
    if (taken.has(name)) continue
    taken.add(name)
    return name
  }
}
