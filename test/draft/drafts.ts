/** A blank workbook on disk → its draft, the pack that reads from it, and the words of a form to compare. */

import { draftPack } from '../../src/draft/draft-pack.ts'
import type { Form, Notice } from '../../src/notice/notice.ts'
import { readPack } from '../../src/notice/read-pack.ts'
import { proveNotice } from '../../src/prove-notice.ts'
import { checks } from '../../src/rules/registry.ts'
import { unitTable } from '../../src/unit/unit-table.ts'
import { openWorkbook } from '../../src/workbook/open-workbook.ts'
import { type PlainCell, type PlainOptions, plainSheet } from '../form/plain-sheet.ts'

export async function draftOf(...paths: string[]) {
  const books = await Promise.all(paths.map((path) => openWorkbook(path)))
  try {
    return await draftPack('draft', books)
  } finally {
    for (const book of books) await book.close()
  }
}

/** As `notice check` does. @throws where the pack is not valid. */
export async function noticeOf(text: string): Promise<Notice> {
  const prove = (notice: Notice) => proveNotice(notice, undefined, unitTable('2024-05-01', notice))
  const result = await readPack(text, { checks, textOf: () => undefined, prove })
  if ('notice' in result) return result.notice
  throw new Error(`${result.faults.map((fault) => `${fault.line}: ${fault.message}`).join('\n')}\n${text}`)
}

/** What a reader of the blank form sees: title, labels, headings with their groups, texts. */
export function wordsOf(form: Form) {
  const filled = (line: string) =>
    line.replace(/\{(\w+)\}/gu, (_, name: string) => form.blanks[name] ?? '').replace(/\s/gu, '')
  const bare = (text: string) => text.replace(/[\s:：]/gu, '')
  return {
    label: form.label,
    title: form.title.map(filled).join(''),
    head: form.head.map(({ label }) => bare(label)),
    foot: form.foot.map(({ label }) => bare(label)),
    tables: form.tables.map(({ columns, blocks, total, heading }) => ({
      heading,
      blocks,
      total,
      columns: columns.map(({ groups, heading: leaf, hint }) => bare([...groups, leaf + hint].join('/'))),
    })),
    sections: form.sections.map(({ heading }) => heading),
  }
}

/** Of a sheet made by hand. */
export async function draftOfSheet(table: PlainCell[][], options: PlainOptions = {}) {
  const sheet = plainSheet(table, options)
  return draftPack('draft', [
    { path: '样表.xlsx', format: 'xlsx', digest: async () => '', sheets: [sheet], close: async () => {} },
  ])
}
