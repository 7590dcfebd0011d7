/** On a form that prints its rows, a row counts for the category its code names: whether a row has a code, and says what is printed behind it. */
import { defineCheck } from '../check/check.ts'
import { columnsOf, theTable } from '../check/needs.ts'
import { sheetColumn } from '../form/reading.ts'
import { quote } from '../value/quote.ts'
import { rowName, rowsNamed } from '../value/row-names.ts'
import type { Value } from '../value/value.ts'

export const printedRowCheck = defineCheck({
  id: 'printed-row',
  scope: 'sheet',
  title: '行与表样印好的行',
  meaning:
    '行由表样印好的统计表，按代码（或表样规定的栏）逐行相加：没有代码的行看不出是哪一类；代码是一类、名称是另一类的，会加到别的类里。表样没有的行只提醒，汇总时单列一行。表上没有了的行只提醒，已算在一行之和里的由 cell-sum 判断。',
  severity: 'error',
  milder: { added: 'warning', missing: 'warning' },
  params: (zod) => zod.strictObject({ key: zod.array(zod.string()).min(1).describe('按哪几栏认行') }),
  needs: ({ key }) => ({ table: theTable, places: columnsOf(key) }),
  start({ flag, form }, { key }, { table: sheetTable, places }) {
    const { table } = sheetTable
    const { columns, preprinted } = table
    const keyOf = (values: readonly Value[]) => values.map(rowName).join('\n')
    const printed = new Map(preprinted.map((row) => [keyOf(key.map((field) => row[field])), row]))
    /** Of a text that one row alone has printed, that row. */
    const rowsSaying = (field: string, text: string) => preprinted.filter((row) => rowName(row[field]) === text)
    const [first = 0] = places
    const seen = new Set<string>()
    /** Rows that nobody can tell are perhaps those that seem to be missing. */
    let isSure = true
    let began = false
    const summed = new Set(
      form.form.rules
        .filter(({ check }) => check === 'cell-sum')
        .flatMap(({ params: { sum, of } }) => [String(sum), ...rowsNamed(of as string)].map(rowName)),
    )
    const isOwed = (row: (typeof preprinted)[number]) =>
      !Object.values(row).some((text) => /^[—–-]+$/u.test(String(text))) &&
      !key.every((field) => summed.has(rowName(row[field])))
    return {
      end() {
        for (const values of sheetTable.printedBlank ?? []) seen.add(keyOf(places.map((place) => values[place])))
        const missing = preprinted.filter((row) => isOwed(row) && !seen.has(keyOf(key.map((field) => row[field]))))
        if (!isSure || !began || missing.length === 0) return
        const names = missing.map((row) => columns.flatMap(({ field }) => row[field] ?? []).join(' '))
        const at = { row: sheetTable.headingRows.at(-1) ?? 0, column: sheetColumn(sheetTable, first), rows: [] }
        flag.at({ ...at, subject: names.join() }, { reason: 'missing', count: names.length, names: names.join('、') })
      },
      record(record) {
        const own = places.map((place) => record.values[place])
        if (own.every((value) => value === undefined)) {
          flag(record, first, { reason: 'no-key', heading: columns[first]!.heading })
          isSure = false
          return
        }
        const code = own.map((value) => String(value ?? '')).join(' ')
        const row = printed.get(keyOf(own))
        if (row === undefined) {
          flag(record, first, { reason: 'added', value: quote(code) })
          isSure = false
          return
        }
        began = true
        seen.add(keyOf(own))
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
  message: ({ reason, heading, value, expected, code, count, names }) => {
    if (reason === 'missing') return `发现表样印好的 ${count} 行表上没有：${names}，应照表样都有，请补上（没有的填 0）`
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
