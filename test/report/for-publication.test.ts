/** What goes on a wall: every form of every notice loses its columns of numbers, and a number that strayed into another column. */
import { expect, test } from 'vitest'
import type { StoredRecord } from '../../src/gap/figure.ts'
import type { Form } from '../../src/notice/notice.ts'
import { drawForm } from '../../src/report/draw-form.ts'
import { formForPublication, recordForPublication } from '../../src/report/for-publication.ts'
import { blankContent } from '../../src/report/form-content.ts'
import { loadNotice, noticeIds } from '../notices/load.ts'

const notices = await Promise.all(noticeIds.map(loadNotice))

test('no form of persons keeps a column of numbers, and each can be drawn', () => {
  let before = 0
  for (const notice of notices)
    for (const form of notice.forms.filter(({ rows }) => rows === 'person')) {
      before += form.tables.flatMap(({ columns }) => columns).filter(({ type }) => type === 'idNumber').length
      const shown = formForPublication(form)
      const fields = [...shown.head, ...shown.foot, ...shown.tables.flatMap(({ columns }) => columns)]
      expect(fields.filter(({ type }) => type === 'idNumber' || type === 'phone')).toEqual([])
      expect(drawForm(shown, blankContent(shown, notice)).cells.length).toBeGreaterThan(0)
    }
  expect(before).toBeGreaterThan(5)
})

test.each([
  ['电话13800001001', '电话＊'],
  ['432224199001010118', '＊'],
  ['见43222419900101011X。', '见＊。'],
  ['证书20210010001号', '证书20210010001号'],
  ['证书 2021001', '证书 2021001'],
])('%s shows as %s', (text, shown) => {
  const form = { tables: [{ columns: [{ field: 'phone', type: 'phone' }] }] } as unknown as Form
  const values = { remark: text, hours: 13800001001, phone: '13800001001' }
  const record = { values } as unknown as StoredRecord
  expect(recordForPublication(form)(record).values).toEqual({ remark: shown, hours: 13800001001 })
})
