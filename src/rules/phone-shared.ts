/** One phone for several persons of a list, or one name and phone with two ID numbers: who is meant cannot be reached, or is counted twice. */

import { type CheckContext, defineCheck, type Watcher } from '../check/check.ts'
import { columnOfType, optional } from '../check/needs.ts'
import { readId } from '../form/read-id.ts'
import { sheetColumn } from '../form/reading.ts'
import { grown } from '../value/grouped.ts'
import { digitsAt } from '../value/id-digits.ts'
import { nameHash } from '../value/name-hash.ts'
import type { Value } from '../value/value.ts'
import { cellAddress } from '../workbook/address.ts'
import { createIdIndex, hash } from './tools/id-index.ts'

/** Two may be a couple. */
const MANY = 3

export const phoneSharedCheck = defineCheck({
  id: 'phone-shared',
  scope: 'sheet',
  title: '几个人一个手机号',
  meaning:
    '经验规则：手机号是找到本人、登录平台用的。同一张表里三个以上不同姓名的人用一个手机号，多半是代填或复制；姓名、手机号都相同而身份证号码不同的两行，多半是同一人，有一个号码抄错。座机是办公电话，不比。',
  severity: 'warning',
  takes: { phone: ['phone'], name: ['name'], id: ['idNumber'] },
  params: (zod) =>
    zod.strictObject({ phone: zod.string().optional(), name: zod.string().optional(), id: zod.string().optional() }),
  needs: ({ phone, name, id }) => ({
    phone: columnOfType('phone', phone),
    name: columnOfType('name', name),
    id: optional(columnOfType('idNumber', id)),
  }),
  start: (context, _, { phone, name, id }) => watch(context, phone, name, id),
  message: ({ reason, other, count }) =>
    reason === 'two-ids'
      ? `发现与 ${other} 姓名、手机号都相同，身份证号码却不同，应是一人一号，请核对是不是同一个人、哪一个号码填错`
      : `发现 ${count} 个人填了同一个手机号，应填各人自己的号码，请核对；确实共用的请写明情况`,
  example: {
    columns: { name: ['姓名', 'name'], phone: ['联系电话', 'phone'] },
    wrong: {
      rows: [
        ['张示例', '13000000000'],
        ['李示例', '13000000000'],
        ['王示例', '13000000000'],
      ],
    },
    right: {
      rows: [
        ['张示例', '13000000000'],
        ['李示例', '13000000000'],
        ['王示例', '13000000001'],
      ],
    },
  },
})

interface Holder {
  row: number
  name: number
}

function watch({ flag, table, asOf }: CheckContext, phone: number, name: number, id: number): Watcher {
  /** By phone; the source of a place is a hash of the person's ID number, 0 where there is none. */
  const index = createIdIndex()
  const phoneColumn = sheetColumn(table!, phone)
  const idColumn = id < 0 ? -1 : sheetColumn(table!, id)
  /** Place of a phone met more than once → all who have it. */
  const shared = new Map<number, Holder[]>()

  return {
    record(record) {
      const key = mobileOf(record.values[phone])
      const called = record.values[name]
      if (key === 0 || called === undefined) return
      const mark = nameHash(called)
      const reading = id < 0 ? undefined : readId(record, id, asOf)
      const idMark = reading?.valid && reading.key !== undefined ? hash(reading.key) : 0
      const place = index.add(key, idMark, record.row, mark)
      if (place < 0) return
      const first = () => [{ row: index.rowAt(place), name: index.markAt(place) }]
      grown(shared, place, first).push({ row: record.row, name: mark })
      const firstId = index.sourceAt(place)
      if (index.markAt(place) === mark && idMark !== 0 && firstId !== 0 && firstId !== idMark) {
        const row = index.rowAt(place)
        flag.at(
          { row: record.row, column: idColumn, rows: [row, record.row], subject: String(called) },
          { reason: 'two-ids', other: cellAddress(idColumn, row) },
        )
      }
    },
    end() {
      for (const holders of shared.values()) {
        const count = new Set(holders.map((each) => each.name)).size
        if (count < MANY) continue
        const rows = holders.map((each) => each.row)
        flag.at({ row: rows[0]!, column: phoneColumn, rows, fold: String(rows[0]) }, { reason: 'many', count })
      }
    },
  }
}

/** Eleven digits from 13 as a number; 0 for all else, and for the invented ones that consist of zeros. */
function mobileOf(value: Value): number {
  if (value === undefined) return 0
  const text = String(value)
  if (text.length < 11) return 0
  const digits = text.length === 11 ? text : text.replace(/[\s-]+/gu, '').replace(/^(?:\+|00)?86(?=1\d{10}$)/u, '')
  if (digits.length !== 11) return 0
  const plain = digitsAt(digits, 0, 11)
  // 1.380013E10, as some programs write it.
  const number = Number.isNaN(plain) ? Number(digits) : plain
  return number >= 13_000_000_000 && number < 20_000_000_000 ? number : 0
}
