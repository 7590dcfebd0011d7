/** Rows whose cells stand beside their headings, and names and ID numbers the wrong way round; the runner lets nothing else be said of what is out of place. */

import { defineCheck } from '../check/check.ts'
import { columnOfType } from '../check/needs.ts'
import { holdsNumber, outOfPlace } from '../form/out-of-place.ts'
import { sheetColumn } from '../form/reading.ts'
import { columnName } from '../workbook/address.ts'

export const rowOutOfPlaceCheck = defineCheck({
  id: 'row-out-of-place',
  scope: 'row',
  title: '整行错位',
  meaning:
    '一行的姓名和身份证号码都在表头的左边或右边，是整行错了列；姓名一栏是号码而号码一栏是姓名，是两栏填反。只说这一处，错位的各格改正后再检查。',
  severity: 'error',
  needs: () => ({ id: columnOfType('idNumber'), name: columnOfType('name') }),
  start: ({ flag }, _, met) => ({
    record(record) {
      if (holdsNumber(record.values[met.id])) return
      const found = outOfPlace(record)
      if (found === undefined) return
      const { by, name, id } = found
      if (by === 0) flag(record, name, { reason: 'swapped' })
      else
        flag(record, -1, {
          reason: 'shifted',
          by,
          column: columnName(sheetColumn(record.table, id, record.block) + by),
        })
    },
  }),
  message: ({ reason, by, column }) =>
    reason === 'swapped'
      ? '发现姓名和身份证号码填反了，应各填各栏，请对调'
      : `发现本行比表头${Number(by) > 0 ? '右' : '左'}移了 ${Math.abs(Number(by))} 列（身份证号码在 ${column} 列），应与表头对齐，请移回；本行其他内容移回后再检查`,
  example: {
    columns: { name: ['姓名', 'name'], id: ['身份证号码', 'idNumber'] },
    wrong: { rows: [['110103198001011239', '张示例']] },
    right: { rows: [['张示例', '110103198001011239']] },
  },
})
