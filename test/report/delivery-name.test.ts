import { basename, join, resolve, win32 } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mailSubject } from '../../src/notice/mail-subject.ts'
import type { Notice } from '../../src/notice/notice.ts'
import { deliveryName, safeFileName } from '../../src/report/delivery-name.ts'
import type { Unit } from '../../src/unit/unit.ts'
import { anyText } from '../value/any-text.ts'
import { form, staffColumns, table } from './forms.ts'

const unit: Unit = { key: '510100', name: '成都市', shortName: '成都', level: 'city', parent: '510000' }
const notice = { shortTitle: '四川 2017' } as Notice

test('the name a notice prescribes, with the unit in it', () => {
  const named = form([table(staffColumns)], { delivery: { file: '{unit}2017年计划.xlsx', paper: 1, stamp: true } })
  expect(deliveryName(named, notice, unit.name)).toBe('成都市2017年计划.xlsx')
})

test('notice and label where the notice does not say', () => {
  expect(deliveryName(form([table(staffColumns)]), notice, unit.name)).toBe('成都市附件9（四川 2017）.xlsx')
})

describe('a safe name', () => {
  test.each([
    ['../../etc/passwd', '_.._etc_passwd'],
    ['甲\n乙.xlsx', '甲乙.xlsx'],
    ['a"b<c>|d?.xlsx', 'a_b_c__d_.xlsx'],
    ['..', '未命名'],
    ['   ', '未命名'],
    ['CON', '_CON'],
    ['com1.xlsx', '_com1.xlsx'],
    ['.隐藏', '隐藏'],
    ['甲\u202Excod.xlsx', '甲xcod.xlsx'],
    ['岳阳楼区 示例小学.xlsx', '岳阳楼区 示例小学.xlsx'],
    ['结尾. . ', '结尾'],
  ])('%j → %j', (name, expected) => {
    expect(safeFileName(name)).toBe(expected)
  })

  test('a thousand characters are cut between characters, the suffix kept', () => {
    const name = safeFileName(`${'示例👨‍👩‍👧学校'.repeat(200)}.xlsx`)
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200)
    expect(name.endsWith('.xlsx')).toBe(true)
    expect(name).not.toMatch(/\p{Surrogate}/u)
  })

  test('never leaves its folder, on any system', () => {
    fc.assert(
      fc.property(anyText(60), (text) => {
        const name = safeFileName(`${text}.xlsx`)
        expect(basename(name)).toBe(name)
        expect(win32.basename(name)).toBe(name)
        expect(resolve('/out', name)).toBe(join('/out', name))
        expect(name).not.toMatch(/[\p{Cc}\p{Surrogate}]/u)
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255)
      }),
    )
  })
})

describe('mail subject', () => {
  const mail = { to: '', subject: '{unit}信息技术2.0汇总', clause: 'YY-07' }

  test('as the notice prescribes it', () => {
    expect(mailSubject(mail, '岳阳楼区')).toBe('岳阳楼区信息技术2.0汇总')
  })

  test('is one line whatever the unit is called', () => {
    expect(mailSubject(mail, '甲\r\nBcc: a@example.invalid\u2028')).toBe('甲 Bcc: a@example.invalid 信息技术2.0汇总')
  })
})
