/** Every unit below the sender stands in the table, each of them once and with its numbers. */

import { type CheckContext, defineCheck } from '../check/check.ts'
import { columnOfType } from '../check/needs.ts'
import { sheetColumn } from '../form/reading.ts'
import { columnTypes } from '../notice/column-types.ts'
import type { Unit, UnitLevel } from '../unit/unit.ts'
import { cellAddress } from '../workbook/address.ts'
import { isLeftBlank } from './tools/left-blank.ts'
import { levelOfUnits, UNITS_COMPLETE } from './tools/only-row-of.ts'

/** Names listed in one message; the rest is counted. */
const LISTED = 12

export const unitsCompleteCheck = defineCheck({
  id: UNITS_COMPLETE,
  scope: 'sheet',
  title: '所属单位齐全',
  meaning:
    '报送单位所属的全部县(市、区)（全省的表是全部市(州)）都要有一行，每个只一行（名单除外），一个数也没有填的不算；县(市、区)自己报的表只有本单位一行，不在此列。所属单位按统计截止日的行政区划，加上通知列出的没有区划代码的单位。',
  severity: 'error',
  takes: { field: ['unit'] },
  params: (zod) => zod.strictObject({ field: zod.string().optional(), level: zod.enum(['city', 'county']).optional() }),
  needs: ({ field }) => ({ index: columnOfType('unit', field) }),
  start(context, { level: asked }, { index }) {
    const { flag, table, whose } = context
    const level = levelOfUnits(context.form.form, asked)
    // A list of persons or schools has many rows of one unit.
    const oneRowEach = context.form.form.rows === level
    const numbers = table!.table.columns.flatMap(({ type }, at) => (columnTypes[type].figure ? [at] : []))
    // A number that must be there is missed by `required`, in its own cell.
    const isRequired = numbers.some((at) => table!.table.columns[at]!.required)
    const seen = new Map<string, { row: number; column: number; name: string }>()
    const meant = new Set<string>()
    return {
      record(record) {
        const value = record.values[index]
        if (value === undefined) return
        const match = whose.row(String(value))
        // A name that is misspelt, or means several units, is a finding of its own: the unit it may mean is not missing besides.
        if (match.kind === 'unknown' && match.suggestions[0]) meant.add(match.suggestions[0].key)
        if (match.kind === 'ambiguous') for (const each of match.candidates) meant.add(each.key)
        if (match.kind !== 'found' || match.unit.level !== level) return
        const { unit } = match
        if (oneRowEach && !isRequired && numbers.length > 0 && numbers.every((at) => isLeftBlank(record, at)))
          flag(record, index, { reason: 'blank', unit: unit.name })
        const before = seen.get(unit.key)
        const column = sheetColumn(table!, index, record.block)
        if (before === undefined) seen.set(unit.key, { row: record.row, column, name: String(value) })
        // 上城区 and 江干区 of a sheet of 2020 are one district since: two rows all the same.
        else if (oneRowEach && (match.age === undefined || before.name === String(value)))
          flag(record, index, { reason: 'twice', unit: unit.name, other: cellAddress(before.column, before.row) })
      },
      end() {
        if (whose.sender()?.level === level) return
        const parent = parentOf(context, level)
        if (parent === undefined) return context.skip('看不出是哪个单位报送的，无从核对所属单位')
        const missing = context.units.below(parent.key, level).filter(({ key }) => !seen.has(key) && !meant.has(key))
        if (missing.length === 0) return
        const names = missing.map((unit) => unit.name)
        const shown = names.length > LISTED ? `${names.slice(0, LISTED).join('、')} 等` : names.join('、')
        const row = table!.headingRows.at(-1) ?? 0
        flag.at(
          { row, column: sheetColumn(table!, index), rows: [], subject: parent.key },
          { reason: 'missing', parent: parent.name, count: names.length, units: shown },
        )
      },
    }
  },
  message: ({ reason, unit, other, parent, count, units }) =>
    reason === 'blank'
      ? `发现“${unit}”一行一个数也没有填，应填写，请补上（没有数的填 0）`
      : reason === 'twice'
        ? `发现“${unit}”在 ${other} 已有一行，应只有一行，请合并或更正`
        : `发现缺 ${count} 个单位：${units}；${parent}所属各单位应各有一行，请补齐（没有数的填 0）`,
  example: {
    notice: { region: '四川省' },
    head: { unit: ['市(州)教育行政部门', 'unit'] },
    columns: { unit: ['地区', 'unit'], staff: ['合计总数', 'count'] },
    wrong: {
      head: { unit: '攀枝花市' },
      rows: [
        ['东区', 100],
        ['西区', 100],
        ['东区', 100],
        ['仁和区', 100],
        ['米易县', 100],
      ],
    },
    right: {
      head: { unit: '攀枝花市' },
      rows: [
        ['东区', 100],
        ['西区', 100],
        ['仁和区', 100],
        ['米易县', 100],
        ['盐边县', 100],
      ],
    },
  },
})

/** The sender, or the whole region where the rows are cities. */
function parentOf(context: CheckContext, level: UnitLevel): Unit | undefined {
  const { whose, units } = context
  const sender = whose.sender()
  if (sender !== undefined && sender.level !== level) return sender
  return level === 'city' ? units.region : undefined
}
