import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Notice } from '../../src/notice/notice.ts'
import { tries } from '../tries.ts'
import { anyText } from '../value/any-text.ts'
import { noticeForReading } from './notices.ts'
import type { PlainCell } from './plain-sheet.ts'
import { fieldsOf, headOf, type Reading, read } from './read.ts'
import { person, rosterHead, rosterHeadings, rosterTitle } from './shared-rosters.ts'

let notices: Notice[]
/** Of the sheet as it is. */
let plain: ReturnType<typeof essence>
beforeAll(async () => {
  notices = [await noticeForReading('sichuan-2017'), await noticeForReading('yueyang-2021')]
  plain = essence(await read(notices, sheet()))
})

const body = [1, 2, 3, 4, 5].map((n) => person(n, { 9: n % 2 === 0 ? '备用' : '无' }))
const foot: PlainCell[][] = [
  ['填报人：示甲', null, null, '联系电话：13800000099'],
  ['1.上报截止时间为：2021年5月30日。'],
]
const sheet = (): PlainCell[][] => [[rosterTitle], rosterHead, rosterHeadings, ...body, ...foot]

/** What must not change, whatever is done to the sheet: records without their rows, head, faults without their places. */
function essence({ forms, records }: Reading) {
  return {
    forms: forms.map((form) => [form.notice.id, form.form.id, form.rows]),
    head: forms.map(headOf),
    faults: forms.flatMap((form) => form.faults.map((fault) => [fault.rule, fault.args])),
    records: records.map((record) => [record.kind, fieldsOf(record)]),
  }
}

const runs = { numRuns: tries(60) }

describe('the records stay the same', () => {
  test('under blank rows and columns anywhere above and left', () =>
    fc.assert(
      fc.asyncProperty(fc.nat(12), fc.nat(6), fc.constantFrom('', ' ', '　'), async (rows, columns, blank) => {
        const moved = sheet().map((row) => [...Array.from({ length: columns }, () => blank), ...row])
        const above = Array.from({ length: rows }, () => [blank])
        expect(essence(await read(notices, [...above, ...moved]))).toEqual(plain)
      }),
      runs,
    ))

  test('under blank rows between any two', () =>
    fc.assert(
      fc.asyncProperty(fc.array(fc.nat(9), { maxLength: 6 }), async (places) => {
        const rows = sheet()
        for (const place of places) rows.splice(place < 2 ? place : Math.max(place, 3), 0, [])
        expect(essence(await read(notices, rows))).toEqual(plain)
      }),
      runs,
    ))

  test('under any order of the columns', () =>
    fc.assert(
      fc.asyncProperty(fc.shuffledSubarray([...rosterHeadings.keys()], { minLength: 10 }), async (order) => {
        const turned = [rosterHeadings, ...body].map((row) => order.map((column) => row[column]))
        const rows = [[rosterTitle], rosterHead, ...turned, ...foot]
        expect(essence(await read(notices, rows))).toEqual(plain)
      }),
      runs,
    ))

  test('under wide characters, blanks, line breaks and marks in the headings', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(wide, spaced, broken, starred, coloned, hinted), { minLength: 10, maxLength: 10 }),
        async (changes) => {
          const headings = rosterHeadings.map((heading, index) => changes[index]!(heading))
          const rows = [[wide(rosterTitle)], rosterHead, headings, ...body, ...foot]
          expect(essence(await read(notices, rows))).toEqual(plain)
        },
      ),
      runs,
    ))

  test('under wide digits and blanks in codes', () =>
    fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(wide, padded), { minLength: 5, maxLength: 5 }), async (changes) => {
        const changed = body.map((row, index) =>
          row.map((cell, column) => ([2, 3, 6, 8].includes(column) ? changes[index]!(String(cell)) : cell)),
        )
        const rows = [[rosterTitle], rosterHead, rosterHeadings, ...changed, ...foot]
        expect(essence(await read(notices, rows))).toEqual(plain)
      }),
      runs,
    ))

  test('under repeated headings, notes and empty numbered rows in their midst', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.tuple(
            fc.integer({ min: 4, max: 8 }),
            fc.constantFrom<PlainCell[]>(
              rosterHeadings,
              ['备注：以上为第一批'],
              [9],
              ['第1页 共2页'],
              [rosterTitle],
              rosterHead,
            ),
          ),
          { maxLength: 5 },
        ),
        async (inserted) => {
          const rows = sheet()
          for (const [place, row] of inserted) rows.splice(place, 0, row)
          expect(essence(await read(notices, rows))).toEqual(plain)
        },
      ),
      runs,
    ))
})

test('no row with content is lost: it is a record, a known line, or a fault with its row', () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.array(fc.constantFrom('', '甲', '乙校', '13800000000', '7', '备注', '其他说明文字一段'), { maxLength: 9 }),
        { maxLength: 12 },
      ),
      async (extra) => {
        const { forms, records } = await read(notices, [[rosterTitle], rosterHead, rosterHeadings, ...body, ...extra])
        const known = new Set(records.map((record) => record.row))
        for (const fault of forms[0]!.faults) for (const row of fault.rows ?? []) known.add(row)
        extra.forEach((cells, index) => {
          const filled = cells.filter((cell) => cell !== '')
          // Numbers and units filled in beforehand make no record.
          const frame = cells.every((cell, at) =>
            at === 0 ? /^7?$/.test(cell) : at === 4 ? !/^\d+$/.test(cell) : cell === '',
          )
          const explained = frame || filled[0] === '备注'
          expect(explained || known.has(9 + index), `${JSON.stringify(cells)}`).toBe(true)
        })
      },
    ),
    { numRuns: tries(300) },
  ))

test('any sheet at all is read without a throw, and gives the same twice', () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.array(
          fc.oneof(
            fc.constantFrom<PlainCell>(
              ...rosterHeadings,
              '小计',
              '地区',
              '2014年',
              '分配人数',
              '核实人数',
              rosterTitle,
              '__proto__',
              { formula: true },
            ),
            anyText(12),
            fc.integer(),
          ),
          { maxLength: 12 },
        ),
        { maxLength: 15 },
      ),
      async (rows) => {
        const once = await read(notices, rows)
        expect(essence(await read(notices, rows))).toEqual(essence(once))
      },
    ),
    { numRuns: tries(200) },
  ))

function wide(text: string): string {
  return text.replace(/[!-~]/gu, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0))
}
function spaced(text: string): string {
  return [...text].join('　')
}
function broken(text: string): string {
  return `${text.slice(0, 1)}\n${text.slice(1)}`
}
function starred(text: string): string {
  return `*${text}（必填）`
}
function coloned(text: string): string {
  return `${text}：`
}
function hinted(text: string): string {
  return `${text}\n（按实际填写）`
}
function padded(text: string): string {
  return ` ${text}　`
}
