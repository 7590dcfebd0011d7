/** The blank form of every notice, drafted as a pack of its own: valid, drawn, recognised, and the same form again. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadNotice, noticeIds } from '../notices/load.ts'
import { draftOf, noticeOf, wordsOf } from './drafts.ts'

const templates = join(import.meta.dirname, '../../templates')
const notices = await Promise.all(noticeIds.map(loadNotice))
const blanks = notices.flatMap(({ id, forms }) =>
  forms.map((form) => [`${id}/${form.id}`, form, join(templates, id, `${form.id}.xlsx`)] as const),
)

describe('the draft of a blank form gives the form back', () => {
  test.each(blanks.filter(([, , path]) => existsSync(path)))('%s', async (_, form, path) => {
    const { text, unread, left } = await draftOf(path)
    const again = (await noticeOf(text)).forms[0]!
    expect(wordsOf(again)).toEqual(wordsOf(form))
    expect({ unread, left }).toEqual({ unread: [], left: [] })
  })
})
