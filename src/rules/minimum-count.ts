/** How many rows a sheet, or each unit on it, must have at least (and at most). */

import { defineCheck } from '../check/check.ts'
import { headText } from '../check/head-fields.ts'
import { columnIfNamed } from '../check/needs.ts'
import { sheetColumn } from '../form/reading.ts'
import type { Whose } from '../form/whose.ts'
import type { Form } from '../notice/notice.ts'
import { quote } from '../value/quote.ts'

export const minimumCountCheck = defineCheck({
  id: 'minimum-count',
  scope: 'sheet',
  title: '数量下限',
  meaning: '通知规定了数量的（每个县至少 2 所试点学校、每市 5—7 所样板校），按表内数据行数核对；“以上”含本数。',
  severity: 'error',
  params: (zod) =>
    zod.strictObject({
      min: zod.int().min(0).optional(),
      max: zod.int().min(0).optional(),
      /** Column whose values are counted one by one (each unit); without it all rows together. */
      by: zod.string().optional(),
      /** Head field that names the unit when there is no row at all. */
      head: zod.string().optional(),
      /** What is counted, with its measure word: 所试点学校. By default what a row of the form is. */
      what: zod.string().optional(),
    }),
  needs: ({ by }) => ({ index: columnIfNamed(by) }),
  start(context, { min = 1, max = Number.POSITIVE_INFINITY, head, what = WORDS[context.form.form.rows] }, { index }) {
    const { flag, whose } = context
    const groups = new Map<string, { name: string; count: number; row: number }>()
    let rows = 0
    return {
      record(record) {
        rows++
        const value = index < 0 ? '' : record.values[index]
        // A row without its unit is `required`'s; it counts for nobody.
        if (value === undefined) return
        const name = String(value)
        const key = index < 0 ? '' : unitKeyOf(whose, name)
        const group = groups.get(key)
        if (group) group.count++
        else groups.set(key, { name, count: 1, row: record.row })
      },
      end() {
        if (groups.size === 0 && (index < 0 || rows === 0)) {
          const unit = head === undefined ? '' : headText(context, head)
          if (min > 0) flag.at({ row: 0, column: -1 }, { reason: 'few', count: 0, min, what, unit: quote(unit) })
          return
        }
        for (const [key, { name, count, row }] of groups) {
          const column = index < 0 ? -1 : sheetColumn(context.table!, index)
          // A name nobody knows is `unknown-unit`'s.
          if (index >= 0 && key === name) continue
          const place = { row: index < 0 ? 0 : row, column, subject: name }
          const unit = quote(name)
          if (count < min) flag.at(place, { reason: 'few', count, min, what, unit })
          else if (count > max) flag.at(place, { reason: 'many', count, max, what, unit })
        }
      },
    }
  },
  message: ({ reason, count, min, max, what, unit }) => {
    const found = `${unit ? `${unit} ` : ''}${count} ${what}`
    return reason === 'many'
      ? `发现${found}，应不多于 ${max} ${what}，请核对`
      : `发现${found}，应不少于 ${min} ${what}，请补报`
  },
  example: {
    params: { min: 2, by: 'unit', what: '所试点学校' },
    notice: { region: '岳阳市', reporter: 'county' },
    columns: { unit: ['县市区名', 'unit'], school: ['试点学校名称', 'school'] },
    wrong: { rows: [['君山区', '示例小学']] },
    right: {
      rows: [
        ['君山区', '示例小学'],
        ['君山区', '示例中学'],
      ],
    },
  },
})

const WORDS: Record<Form['rows'], string> = {
  city: '个市(州)',
  county: '个单位',
  school: '所学校',
  person: '人',
  text: '行',
}

/** A misspelt unit counts for the one it was surely meant for. */
function unitKeyOf(whose: Whose, name: string): string {
  const match = whose.row(name)
  if (match.kind === 'found') return match.unit.key
  return (match.kind === 'unknown' && match.suggestions[0]?.key) || name
}
