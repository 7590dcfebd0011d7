/** The printed total row against the sum of the data rows, column by column, over all blocks. */

import { defineCheck } from '../check/check.ts'
import { checkedColumns, orElse } from '../check/needs.ts'
import type { FormRecord } from '../form/reading.ts'
import { figureTypes } from '../notice/column-types.ts'
import { tidy } from '../value/tidy.ts'
import { shown, slotsOf, slotValue } from './tools/figure-slots.ts'
import { summedTables } from './tools/summed-tables.ts'

export const columnSumCheck = defineCheck({
  id: 'column-sum',
  scope: 'sheet',
  title: '小计等于各行之和',
  meaning:
    '小计行的每一栏 = 表内全部数据行该栏之和（并排两栏的表，左右两边都算）；中间加的分组小计不算数据。只有一行数据的表可以没有小计行。表上的数和算出的数都保留，不替换。',
  severity: 'error',
  takes: { fields: [...figureTypes, 'subcount'] },
  params: (zod) => zod.strictObject({ fields: zod.array(zod.string()).min(1).optional() }),
  needs: ({ fields }) => ({ indices: orElse(checkedColumns(['count', 'subcount'], fields), '表中没有要合计的栏目') }),
  sharesMemoryOf: 'total-twice',
  start({ flag, table, shared }, _, { indices }) {
    const slots = slotsOf(table!.table, indices)
    const sums = slots.map(() => 0)
    // Where a cell must be filled in and is not, `required` says so, and no sum is known.
    const blanks = slots.map(({ index }) => (table!.table.columns[index]!.required ? Number.NaN : 0))
    let rows = 0
    let total: FormRecord | undefined
    return {
      record(record) {
        rows++
        for (let i = 0; i < slots.length; i++) sums[i]! += slotValue(record, slots[i]!) ?? blanks[i]!
      },
      total(record) {
        // With several, the last one is the sheet's own; `total-twice` flags the others.
        if (record.kind === 'total') total = record
      },
      end() {
        const label = table!.table.total
        if (rows === 0) return
        if (total === undefined) {
          // A county's own sheet has one row, which is its total too; and a total under another name is told as that.
          if (label !== '' && rows > 1 && !summedTables(shared).has(table!))
            flag.at({ row: 0, column: -1 }, { reason: 'no-total', label })
          return
        }
        for (const [i, slot] of slots.entries()) {
          const { index } = slot
          const stated = slotValue(total, slot)
          const computed = tidy(sums[i]!)
          // NaN among the rows or in the total itself: `count` says so, and there is nothing to compare.
          if (Number.isNaN(computed) || Number.isNaN(stated)) continue
          if (stated !== undefined && tidy(stated) === computed) continue
          if (stated !== undefined)
            flag(total, index, {
              stated: shown(slot, stated),
              computed: shown(slot, computed),
              difference: tidy(stated - computed),
            })
          else if (computed > 0) flag(total, index, { reason: 'blank', computed: shown(slot, computed) })
        }
      },
    }
  },
  message: ({ reason, stated, computed, difference, label }) => {
    if (reason === 'no-total') return `发现没有${label}行，表样应有，请在最后补上`
    if (reason === 'blank') return `发现小计空着，各行之和为 ${computed}，请补上`
    const more = Number(difference) > 0 ? `多 ${difference}` : `少 ${-Number(difference)}`
    return `发现小计 ${stated}，各行之和为 ${computed}（${more}），应当相等，请核对小计与各行`
  },
  example: {
    columns: { unit: ['市州', 'unit'], trained: ['已培训人数', 'count'] },
    wrong: {
      rows: [
        ['成都', 82037],
        ['自贡', 14065],
        ['小计', 96120],
      ],
    },
    right: {
      rows: [
        ['成都', 82037],
        ['自贡', 14065],
        ['小计', 96102],
      ],
    },
  },
})
