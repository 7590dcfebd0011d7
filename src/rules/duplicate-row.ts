/** The same row twice, where no ID number tells who it is: equal in every column but the sequence number. */
import { defineCheck } from '../check/check.ts'
import { presentColumns, theTable } from '../check/needs.ts'
import { onlyRowOf } from './tools/only-row-of.ts'

export const duplicateRowCheck = defineCheck({
  id: 'duplicate-row',
  scope: 'sheet',
  title: '重复行',
  meaning:
    '除序号外各栏都相同的两行，或指定栏目都相同的两行，多半是复制时多贴了一行。有身份证号码的行由 id-duplicate 判断，一个单位只该有一行的由 units-complete 判断。',
  severity: 'warning',
  takes: { fields: [] },
  params: (zod) => zod.strictObject({ fields: zod.array(zod.string()).min(1).optional() }),
  needs: ({ fields }) => ({
    table: theTable,
    ids: presentColumns(['idNumber']),
    key: presentColumns(({ type }) => type !== 'sequence', fields),
  }),
  start(context, _, { ids, key }) {
    const { flag } = context
    const unitOf = onlyRowOf(context)
    const first = new Map<string, number>()
    return {
      record(record) {
        if (ids.some((index) => record.values[index] !== undefined)) return
        const parts = key.map((index) => String(record.values[index] ?? ''))
        if (parts.every((part) => part === '')) return
        const text = parts.join('\u0000')
        const row = first.get(text)
        if (row === undefined) first.set(text, record.row)
        else if (unitOf?.(record) === undefined) flag(record, -1, { row })
      },
    }
  },
  message: ({ row }) => `发现与第 ${row} 行相同，应一行一个，请删去多余的一行`,
  example: {
    columns: { number: ['序号', 'sequence'], unit: ['县市区名', 'unit'], school: ['试点学校名称', 'school'] },
    wrong: {
      rows: [
        ['1', '君山区', '示例小学'],
        ['2', '君山区', '示例小学'],
      ],
    },
    right: {
      rows: [
        ['1', '君山区', '示例小学'],
        ['2', '君山区', '示例中学'],
      ],
    },
  },
})
