/** One unit per sheet: the unit of every row is the one the head names, or lies in it where an office puts the lists of its counties together. */

import { defineCheck } from '../check/check.ts'
import { columnOfType, headFieldsOfType } from '../check/needs.ts'
import { unitOf } from '../form/whose.ts'
import { isInside } from '../unit/is-inside.ts'
import { sameText } from '../value/text.ts'
import { againstHead, headSaid } from './tools/against-head.ts'

export const oneUnitCheck = defineCheck({
  id: 'one-unit',
  scope: 'sheet',
  title: '各行单位与表头单位',
  meaning:
    '一张表只报一个县(市、区)：每行的单位应与表头填写的单位相同（全称、简称视为相同）；表头是市（州）、省的汇总名单，各行是它下属的单位。',
  severity: 'error',
  takes: { field: ['unit'] },
  params: (zod) => zod.strictObject({ field: zod.string().optional(), head: zod.string().optional() }),
  needs: ({ field, head }) => ({ index: columnOfType('unit', field), head: headSaid('unit', head) }),
  start(context, _, { index, head }) {
    const { whose, units } = context
    const own = unitOf(whose.head(head.field))
    // Which unit the head means is `unknown-unit`'s to ask first.
    if (own === undefined) return { why: '表头的单位认不出来，无从比对' }
    // No school lies in two counties, whatever its city is.
    const isOfSchool = headFieldsOfType(context, ['school']).length > 0
    const isOwn = (key: string) => (isOfSchool ? key === own.key : isInside(units, own, key))
    return againstHead(context, head, index, (text) => {
      const key = whose.unit(text)?.key
      // A name nobody knows is `unknown-unit`'s.
      const agrees =
        sameText(text, head.text) || (key !== undefined && isOwn(key)) || whose.row(text).kind === 'unknown'
      return agrees ? undefined : (key ?? text)
    })
  },
  message: ({ reason, value, expected, count }) =>
    reason === 'head'
      ? `发现表头单位是“${expected}”，而 ${count} 行都是“${value}”，应是同一个单位，请核对表头是否填错`
      : `发现“${value}”，表头单位是“${expected}”，一张表应只报一个单位，请更正，或另报一张表`,
  example: {
    head: { unit: ['县(市、区)', 'unit'] },
    columns: { name: ['姓名', 'name'], unit: ['县(市区)', 'unit'] },
    notice: { region: '岳阳市', reporter: 'county' },
    wrong: { head: { unit: '岳阳楼区' }, rows: [['张示例', '君山区']] },
    right: {
      head: { unit: '岳阳楼区' },
      rows: [
        ['张示例', '岳阳楼区'],
        ['李示例', '岳阳市岳阳楼区'],
      ],
    },
  },
})
