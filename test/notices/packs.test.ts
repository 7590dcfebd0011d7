import { describe, expect, test } from 'vitest'
import { loadNotice, noticeIds } from './load.ts'

describe.each(noticeIds)('%s', (id) => {
  test('resolves', async () => {
    const notice = await loadNotice(id)
    expect(notice.id).toBe(id)
  })
})
