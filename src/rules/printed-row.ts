/** On a form that prints its rows, a row counts for the category its code names: whether a row has a code, and says what is printed behind it. */
import { defineCheck } from '../check/check.ts'
import { columnsOf, theTable } from '../check/needs.ts'
import { quote } from '../value/quote.ts'
import { rowName } from '../value/row-names.ts'
import type { Value } from '../value/value.ts'

export const printedRowCheck = defineCheck({
  id: 'printed-row',
  scope: 'sheet',
  title: '行与表样印好的行',
  meaning:
    '行由表样印好的统计表，按代码（或表样规定的栏）逐行相加：没有代码的行看不出是哪一类；代码是一类、名称是另一类的，会加到别的类里。表样没有的行只提醒，汇总时单列一行。',
  severity: 'error',
  milder: { added: 'warning' },
  params: (zod) => zod.strictObject({ key: zod.array(zod.string()).min(1).describe('按哪几栏认行') }),
  needs: ({ key }) => ({ table: theTable, places: columnsOf(key) }),
  start({ flag }, { key }, { table: { table }, places }) {
    const { columns, preprinted } = table
    const keyOf = (values: readonly Value[]) => values.map(rowName).join('\n')
    const printed = new Map(preprinted.map((row) => [keyOf(key.map((field) => row[field])), row]))
    /** Of a text that one row alone has printed, that row. */
    const rowsSaying = (field: string, text: string) => preprinted.filter((row) => rowName(row[field]) === text)
    const [first = 0] = places
    return {
      record(record) {
        const own = places.map((place) => record.values[place])
        if (own.every((value) => value === undefined)) {
          flag(record, first, { reason: 'no-key', heading: columns[first]!.heading })
          return
        }
        const code = own.map((value) => String(value ?? '')).join(' ')
        const row = printed.get(keyOf(own))
        if (row === undefined) {
          flag(record, first, { reason: 'added', value: quote(code) })
          return
        }
        for (const [at, { field, heading }] of columns.entries()) {
          const text = rowName(record.values[at])
          if (places.includes(at) || text === '' || text === rowName(row[field])) continue
          const meant = rowsSaying(field, text)
          if (meant.length !== 1) continue
          const [value, expected] = [String(record.values[at]), String(row[field])]
          flag(record, at, { reason: 'other', value: quote(value), expected, heading, code })
        }
      },
    }
  },
  message: ({ reason, heading, value, expected, code }) => {
    if (reason === 'no-key') return `发现“${heading}”空着，看不出是表上哪一行，应照表样填写，请补上`
    if (reason === 'added') return `发现“${value}”不是表样印好的行，汇总时会单列，请核对；写错的请更正`
    return `发现“${code}”一行的${heading}是“${value}”，应为“${expected}”，会算到另一类里，请核对代码、名称和数`
  },
  example: {
    params: { key: ['code'] },
    notice: {
      rows: 'category',
      preprinted: [
        { code: '01', item: '省级' },
        { code: '02', item: '县级' },
      ],
    },
    columns: { item: ['类别', 'text'], code: ['代码', 'text'], people: ['人数', 'count'] },
    wrong: {
      rows: [
        ['县级', '01', 12],
        ['县级', '', 30],
        ['其他', '03', 4],
      ],
    },
    right: {
      rows: [
        ['省级', 1, 12],
        ['县级', '02', 30],
      ],
    },
  },
})
