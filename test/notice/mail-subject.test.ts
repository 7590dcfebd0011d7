import { beforeAll, describe, expect, test } from 'vitest'
import { isMailSubject } from '../../src/notice/mail-subject.ts'
import type { Mail } from '../../src/notice/notice.ts'
import { loadNotice } from '../notices/load.ts'

let mail: Mail
beforeAll(async () => {
  mail = (await loadNotice('yueyang-2021')).mail as Mail
})

describe('mail-subject (YY-07)', () => {
  test.each([
    ['岳阳楼区信息技术2.0汇总', true],
    ['岳阳楼区+信息技术2.0汇总', true],
    ['岳阳楼区 ＋ 信息技术２.０汇总', true],
    ['岳阳市岳阳楼区信息技术2.0汇总', true],
    ['信息技术2.0汇总', false],
    ['君山区信息技术2.0汇总', false],
    ['岳阳楼区信息技术汇总', false],
    ['岳阳楼区信息技术2.0汇总（更正）', false],
  ])('%s: %s', (subject, right) => {
    expect(isMailSubject(mail, subject, ['岳阳楼区', '岳阳市岳阳楼区'])).toBe(right)
  })
})
