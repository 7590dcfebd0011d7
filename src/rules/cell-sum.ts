/** In a table whose rows have names, one row against the sum of others: 01 = 02 + … + 05, column by column. */

import { defineCheck } from '../check/check.ts'
import { rowName, rowsNamed } from '../value/row-names.ts'
import { tidy } from '../value/tidy.ts'
import {
  type CrossTab,
  crossTabFaults,
  crossTabNeeds,
  crossTabParams,
  crossTabTakes,
  rowWords,
  watchCrossTab,
} from './tools/cross-tab.ts'
import { shown, slotsOf } from './tools/figure-slots.ts'

export const cellSumCheck = defineCheck({
  id: 'cell-sum',
  scope: 'sheet',
  title: '一行等于另几行之和',
  meaning:
    '行有编号或名称的统计表里，一行的每一栏 = 另几行该栏之和，例如 01 = 02 + 03 + 04 + 05；空着的、表上没有的行按 0 计。同名的几行先相加。',
  severity: 'error',
  takes: crossTabTakes,
  params: (zod) =>
    zod.strictObject({
      sum: zod.union([zod.string(), zod.number()]).describe('合计是哪一行（编号或名称）'),
      of: rowWords(zod).describe('加起来的各行：编号、名称的列表，或 02—05 这样的一段'),
      ...crossTabParams(zod),
    }),
  faults: (form, rule) => crossTabFaults(form, rule, { sum: rule.params.sum as string, of: rule.params.of as string }),
  needs: (params, form) => crossTabNeeds(params, form),
  start({ flag, table, skip }, { sum, of, by }, met) {
    const names = rowsNamed(of)
    const slots = slotsOf(table!.table, met.indices)
    const look = (rows: CrossTab): boolean => {
      const parts = names.flatMap((name) => {
        const row = rows.get(rowName(name))
        return row === undefined ? [] : [{ name, row }]
      })
      const whole = rows.get(rowName(sum))
      if (whole === undefined && parts.length === 0) return false
      for (const [at, slot] of slots.entries()) {
        const { index } = slot
        const figures = parts.map(({ row }) => row.figures[at])
        const computed = tidy(figures.reduce((all: number, figure) => all + (figure ?? 0), 0))
        const stated = whole?.figures[at]
        // NaN: the fault of a part or of the sum itself is `count`'s.
        if (Number.isNaN(computed) || Number.isNaN(stated) || (stated !== undefined && tidy(stated) === computed))
          continue
        if (stated === undefined && computed === 0) continue
        const formula = parts.map(({ name }, i) => `${name}（${figures[i] ?? 0}）`).join(' + ') || '0'
        const args = { row: String(sum), computed: shown(slot, computed), formula }
        const at0 = (whole ?? parts[0]!.row).record
        if (stated === undefined) flag(at0, index, { reason: 'blank', ...args })
        else flag(at0, index, { stated: shown(slot, stated), ...args })
      }
      return true
    }
    return watchCrossTab(table!.table, { ...met, slots }, by, look, () =>
      skip(`表中没有“${sum}”这一行，也没有要加的各行`),
    )
  },
  message: ({ reason, row, stated, computed, formula }) =>
    reason === 'blank'
      ? `发现“${row}”一行空着，应为 ${formula} = ${computed}，请补上`
      : `发现“${row}”一行 ${stated}，应为 ${formula} = ${computed}，请核对`,
  example: {
    params: { key: 'code', sum: '01', of: ['02', '03'] },
    columns: { code: ['编号', 'text'], item: ['类别', 'text'], people: ['人数', 'count'] },
    wrong: {
      rows: [
        ['01', '教师', 120],
        ['02', '小学', 50],
        ['03', '初中', 60],
      ],
    },
    right: {
      rows: [
        ['01', '教师', 110],
        ['02', '小学', 50],
        ['03', '初中', 60],
      ],
    },
  },
})
