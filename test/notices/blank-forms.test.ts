/** Every form of every notice, drawn blank, is known again among all forms of all notices, and nobody is blamed for its emptiness. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Notice } from '../../src/notice/notice.ts'
import { takeIn } from '../../src/pipeline.ts'
import { drawForm } from '../../src/report/draw-form.ts'
import { blankContent } from '../../src/report/form-content.ts'
import { writeWorkbook } from '../../src/report/write-workbook.ts'
import { unitTable } from '../../src/unit/unit-table.ts'
import { loadNotice, noticeIds } from './load.ts'

const notices = await Promise.all(noticeIds.map(loadNotice))
const forms = notices.flatMap((notice) =>
  notice.forms.map((form) => [`${notice.id}/${form.id}`, notice, form] as const),
)

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'itcap-blank-'))
})
afterAll(() => rm(folder, { recursive: true }))

describe('a blank form', () => {
  test.each(forms)('%s is recognised', async (name, notice, form) => {
    const path = join(folder, `${name.replace('/', '-')}.xlsx`)
    await writeWorkbook(path, [drawForm(form, blankContent(form, notice))])
    const units = (of: Notice) => unitTable('2021-12-31', of)
    const around = { asOf: '2021-12-31', notices, form: undefined, units, received: undefined, digests: false }
    const [outcome] = await takeIn([path], around)
    expect(outcome!.forms.map((each) => `${each.form.notice.id}/${each.form.form.id}`)).toEqual([name])
    const [recognised] = outcome!.forms
    expect(recognised?.form.faults).toEqual([])
    expect(recognised?.result().crashed).toEqual([])
    const layout = ['heading-missing', 'heading-unknown', 'title-missing', 'form-mixed', 'hidden-data', 'row-unread']
    expect(recognised?.result().findings.filter((finding) => layout.includes(finding.rule))).toEqual([])
  })
})
