/** In a table whose rows have names, some rows may not be more than another: 06 to 11 ≤ 01, 已培训 ≤ 应培训, column by column. */
import { defineCheck } from '../check/check.ts'
import { rowName, rowsNamed } from '../value/row-names.ts'
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

export const cellOrderCheck = defineCheck({
  id: 'cell-order',
  scope: 'sheet',
  title: '一行不多于另一行',
  meaning:
    '行有编号或名称的统计表里，几行（其中的各类、已培训）的每一栏都不多于另一行（总数、应培训）的该栏；总数空着的不比。同名的几行先相加。',
  severity: 'error',
  takes: crossTabTakes,
  params: (zod) =>
    zod.strictObject({
      less: rowWords(zod).describe('不应多的各行：编号、名称的列表，或 06—11 这样的一段'),
      more: zod.union([zod.string(), zod.number()]).describe('不应少的那一行（编号或名称）'),
      ...crossTabParams(zod),
    }),
  faults: (form, rule) =>
    crossTabFaults(form, rule, { less: rule.params.less as string, more: rule.params.more as string }),
  needs: (params, form) => crossTabNeeds(params, form),
  start({ flag, table, skip }, { less, more, by }, met) {
    const names = rowsNamed(less)
    const slots = slotsOf(table!.table, met.indices)
    const look = (rows: CrossTab): boolean => {
      const whole = rows.get(rowName(more))
      if (whole === undefined) return false
      for (const name of names) {
        const part = rows.get(rowName(name))
        if (part === undefined) continue
        for (const [at, slot] of slots.entries()) {
          const [found, most] = [part.figures[at], whole.figures[at]]
          if (found === undefined || most === undefined || !(found > most)) continue
          flag(part.record, slot.index, {
            row: name,
            found: shown(slot, found),
            other: String(more),
            most: shown(slot, most),
            over: Number((found - most).toPrecision(12)),
          })
        }
      }
      return true
    }
    return watchCrossTab(table!.table, { ...met, slots }, by, look, () => skip(`表中没有“${more}”这一行`))
  },
  message: ({ row, found, other, most, over }) =>
    `发现“${row}”一行 ${found}，多于“${other}”一行的 ${most}（多 ${over}），应不多于，请核对`,
  example: {
    params: { key: 'code', less: '02—03', more: '01' },
    columns: { code: ['编号', 'text'], item: ['类别', 'text'], people: ['人数', 'count'] },
    wrong: {
      rows: [
        ['01', '教师', 110],
        ['02', '女教师', 112],
      ],
    },
    right: {
      rows: [
        ['01', '教师', 110],
        ['02', '女教师', 60],
        ['03', '少数民族', 0],
      ],
    },
  },
})
