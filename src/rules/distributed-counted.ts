/** Verified numbers of the summary against the rows of the list for the same county, year and project. */

import { defineCheck } from '../check/check.ts'
import { checkedColumns, columnOfType } from '../check/needs.ts'
import type { FormRecord } from '../form/reading.ts'
import { grown } from '../value/grouped.ts'
import { readYear } from '../value/read-year.ts'
import { rememberOf } from '../value/remember.ts'
import { labelOf } from './tools/issued-figures.ts'
import { projectOf } from './tools/issued-order.ts'

/** `project/unit key/year` → rows of the list. */
type Tally = Map<string, number>

export const distributedCountedCheck = defineCheck({
  id: 'distributed-counted',
  scope: 'run',
  title: '核实人数与名单人数',
  meaning:
    '汇总表某县某年度的核实人数 = 信息反馈表中同一项目、同一县、同一年度的人数（行数）。两种表要在同一次校验里。',
  severity: 'error',
  params: (zod) =>
    zod.strictObject({
      list: zod.string().describe('一行一人的名单是哪张报表'),
      counts: zod.record(zod.string(), zod.string()).describe('汇总表的栏目 → 年度，例如 { verified2014: "2014" }'),
      unit: zod.string().optional(),
      year: zod.string().optional(),
      project: zod.string().optional(),
    }),
  companion: {
    forms: ({ list }) => [list],
    needs: ({ unit, year }) => ({ unitAt: columnOfType('unit', unit), yearAt: columnOfType('year', year) }),
    start(context, { project }, { unitAt, yearAt }) {
      const { whose } = context
      const own = new Map<string, { rows: number }>()
      let lastUnit: unknown
      let lastYear: unknown
      let current = { rows: 0 }
      const counterOf = (record: FormRecord) => {
        const name = String(record.values[unitAt] ?? '')
        const key = `${whose.unit(name)?.key ?? name}/${readYear(record.values[yearAt]) ?? ''}`
        return grown(own, key, () => ({ rows: 0 }))
      }
      return {
        record(record) {
          if (record.values[unitAt] !== lastUnit || record.values[yearAt] !== lastYear) {
            lastUnit = record.values[unitAt]
            lastYear = record.values[yearAt]
            current = counterOf(record)
          }
          current.rows++
        },
        end() {
          const tally = tallyOf(context.shared)
          const name = projectOf(context, project)
          for (const [key, { rows }] of own) tally.set(`${name}/${key}`, (tally.get(`${name}/${key}`) ?? 0) + rows)
        },
      }
    },
  },

  needs: ({ unit, counts }) => ({
    unitAt: columnOfType('unit', unit),
    indices: checkedColumns([], Object.keys(counts)),
  }),
  start(context, { list, counts, project }, { unitAt, indices }) {
    const { flag, table, whose } = context
    const years = indices.map((index) => counts[table!.table.columns[index]!.field]!)
    const rows: FormRecord[] = []
    return {
      record(record) {
        rows.push(record)
      },
      endRun() {
        const name = projectOf(context, project)
        const tally = tallyOf(context.shared)
        if (![...tally.keys()].some((key) => key.startsWith(`${name}/`))) {
          return context.skip(`没有同一项目的${labelOf(context, list)}名单可数；请与名单一并校验`)
        }
        for (const record of rows) {
          const text = String(record.values[unitAt] ?? '')
          const key = whose.unit(text)?.key ?? text
          for (let i = 0; i < indices.length; i++) {
            const counted = tally.get(`${name}/${key}/${years[i]}`) ?? 0
            const stated = record.values[indices[i]!] ?? 0
            if (stated !== counted && !Number.isNaN(stated))
              flag(record, indices[i]!, { stated, counted, year: years[i]! })
          }
        }
      },
    }
  },
  message: ({ stated, counted, year }) =>
    `发现核实 ${stated} 人，名单中 ${year} 年实有 ${counted} 人，应当相等，请核对名单与汇总`,
  example: {
    params: { list: 'list', counts: { verified2014: '2014' } },
    head: { project: ['项目名称', 'text'] },
    columns: { unit: ['地区', 'unit'], verified2014: ['核实人数', 'count'] },
    wrong: {
      head: { project: '示例项目甲' },
      rows: [['东区', 3]],
      also: [
        listSheet([
          ['东区', '2014', '张示例'],
          ['东区', '2014', '李示例'],
        ]),
      ],
    },
    right: {
      head: { project: '示例项目甲' },
      rows: [['东区', 2]],
      also: [
        listSheet([
          ['东区', '2014', '张示例'],
          ['东区', '2014', '李示例'],
        ]),
      ],
    },
  },
})

const tallyOf = rememberOf((_shared: object): Tally => new Map())

function listSheet(rows: string[][]) {
  return {
    form: 'list',
    label: '信息反馈表',
    labels: { project: ['项目名称', 'text'] },
    head: { project: '示例项目甲' },
    columns: { unit: ['县(市、区)', 'unit'], year: ['年度', 'year'], name: ['教师姓名', 'name'] },
    rows,
  } as const
}
