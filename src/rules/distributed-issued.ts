/** Distributed numbers of the summary against the list issued from above. */
import { defineCheck } from '../check/check.ts'
import { columnOfType, presentColumns } from '../check/needs.ts'
import { projectOf } from './tools/issued-order.ts'

export const distributedIssuedCheck = defineCheck({
  id: 'distributed-issued',
  scope: 'sheet',
  title: '分配人数与下发名单',
  meaning: '汇总表某县某年度的分配人数 = 上级下发的参训合格名单中该项目、该县、该年度的人数。',
  severity: 'error',
  params: (zod) =>
    zod.strictObject({
      list: zod.string().optional().describe('下发的名单是哪张报表；不写是下发后报回的那一张'),
      counts: zod.record(zod.string(), zod.string()).describe('汇总表的栏目 → 年度，例如 { issued2014: "2014" }'),
      unit: zod.string().optional(),
      project: zod.string().optional(),
    }),
  needs: ({ unit, counts }) => ({
    unitAt: columnOfType('unit', unit),
    indices: presentColumns([], Object.keys(counts)),
  }),
  start(context, { list: named, counts, project }, { unitAt, indices }) {
    const { form, known, flag, table, whose } = context
    const list = named ?? form.notice.forms.find((each) => each.direction === 'both')?.id ?? ''
    const name = projectOf(context, project)
    if (known.issuedCount === undefined || known.issuedList(list, name) === undefined) {
      return { why: '没有上级下发的名单可比；请先导入下发的名单' }
    }
    return {
      record(record) {
        const key = whose.unit(String(record.values[unitAt] ?? ''))?.key
        if (key === undefined) return
        for (const index of indices) {
          const year = counts[table!.table.columns[index]!.field]!
          const issued = known.issuedCount!(list, name, key, year) ?? 0
          const stated = record.values[index] ?? 0
          if (stated !== issued && !Number.isNaN(stated)) flag(record, index, { stated, issued, year })
        }
      },
    }
  },
  message: ({ stated, issued, year }) =>
    `发现分配 ${stated} 人，下发名单中 ${year} 年为 ${issued} 人，应当相等，请按下发名单更正`,
  example: {
    params: { list: 'list', counts: { issued2014: '2014' } },
    head: { project: ['项目名称', 'text'] },
    columns: { unit: ['地区', 'unit'], issued2014: ['分配人数', 'count'] },
    wrong: {
      note: '下发名单中东区 2014 年有 2 人',
      head: { project: '示例项目甲' },
      rows: [['东区', 3]],
      issued: ['张示例', '李示例'],
      figures: { 'list/510402/2014': 2 },
    },
    right: {
      note: '下发名单中东区 2014 年有 2 人',
      head: { project: '示例项目甲' },
      rows: [['东区', 2]],
      issued: ['张示例', '李示例'],
      figures: { 'list/510402/2014': 2 },
    },
  },
})
