/** A unit that the head singles out (样板县) must have a row of its own in the table. */

import { defineCheck } from '../check/check.ts'
import { columnOfType } from '../check/needs.ts'
import { unitOf } from '../form/whose.ts'
import { quote } from '../value/quote.ts'
import { sameText } from '../value/text.ts'
import { headSaid } from './tools/against-head.ts'

export const headAmongRowsCheck = defineCheck({
  id: 'head-among-rows',
  scope: 'sheet',
  title: '表头所填单位在表中',
  meaning: '表头单独填写的单位（如“样板县”）只能是一个，并且至少有一行属于它。',
  severity: 'error',
  params: (zod) => zod.strictObject({ head: zod.string(), field: zod.string().optional() }),
  needs: ({ field, head }) => ({ index: columnOfType('unit', field), head: headSaid('unit', head) }),
  start({ form, flag, whose }, { head }, { index, head: { text: expected } }) {
    const own = unitOf(whose.head(head))
    const label = [...form.form.head, ...form.form.foot].find((each) => each.field === head)?.label ?? head
    let rows = 0
    let found = false
    return {
      record(record) {
        const value = record.values[index]
        rows++
        if (found || value === undefined) return
        const text = String(value)
        found = sameText(text, expected) || (own !== undefined && whose.unit(text)?.key === own.key)
      },
      end() {
        if (!found && rows > 0) flag.head(head, { label, value: quote(expected) })
      },
    }
  },
  message: ({ label, value }) =>
    `发现${label}是“${value}”，表中没有属于它的一行，应至少有一行，请更正${label}或补上这一行`,
  example: {
    params: { head: 'modelCounty', field: 'county' },
    notice: { region: '四川省', reporter: 'city' },
    head: { unit: ['报送单位', 'unit'], modelCounty: ['样板县', 'unit'] },
    columns: { county: ['县(市、区)', 'unit'], schoolName: ['学校名称', 'school'] },
    wrong: { head: { unit: '成都市', modelCounty: '锦江区' }, rows: [['青羊区', '示例小学']] },
    right: {
      head: { unit: '成都市', modelCounty: '锦江区' },
      rows: [
        ['青羊区', '示例小学'],
        ['锦江区', '示例中学'],
      ],
    },
  },
})
