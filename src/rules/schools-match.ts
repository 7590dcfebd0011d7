/** Every school on the summary has its own sheets, and every sheet's school is on the summary. */

import { defineCheck } from '../check/check.ts'
import { columnOfType, headFieldsOfType, headText } from '../check/needs.ts'
import { sheetColumn } from '../form/reading.ts'
import { grown } from '../value/grouped.ts'
import { quote } from '../value/quote.ts'
import { rememberOf } from '../value/remember.ts'
import { sameSchoolKey, schoolKey } from '../value/same-school.ts'
import { labelOf } from './tools/issued-figures.ts'

interface Memory {
  /** Schools of all summaries of the run. */
  listed: string[]
  /** Units that hand one in or stand on one; `''` where nobody says which, and it may be any. */
  units: Set<string>
  /** Form id → schools whose sheets were read. */
  sent: Map<string, string[]>
}

export const schoolsMatchCheck = defineCheck({
  id: 'schools-match',
  scope: 'run',
  title: '学校名单前后一致',
  meaning:
    '汇总表上的每所学校都应报来自己的表（推进方案、参培名单），报来表的学校都应在汇总表上；全称与简称视为同一所。各种表要在同一次校验里；本县的汇总表没有报来时，不算不在表上。',
  severity: 'error',
  params: (zod) => zod.strictObject({ forms: zod.array(zod.string()).min(1), school: zod.string().optional() }),
  companion: {
    forms: ({ forms }) => forms,
    start(context) {
      const [head] = headFieldsOfType(context, ['school'])
      if (head === undefined) return { why: '表头没有学校一项' }
      const memory = memoryOf(context.shared)
      let own = ''
      return {
        end() {
          own = schoolKey(headText(context, head.field))
          const id = context.form.form.id
          if (own !== '') grown(memory.sent, id, () => []).push(own)
        },
        endRun() {
          // Without a summary of its own county there is nothing to be missing from.
          const { units, listed } = memory
          const county = context.whose.sender()
          const above = county && context.units.above(county.key, 'city')
          const isExpected = units.size > 0 && (!county || ['', county.key, above?.key].some((key) => units.has(key!)))
          if (own === '' || !isExpected || listed.some((each) => sameSchoolKey(each, own))) return
          context.flag.head(head.field, { reason: 'unlisted', school: quote(headText(context, head.field)) })
        },
      }
    },
  },

  needs: ({ school }) => ({ index: columnOfType('school', school) }),
  start(context, { forms }, { index }) {
    const { flag } = context
    const memory = memoryOf(context.shared)
    const rows: { row: number; block: number; name: string; key: string }[] = []
    return {
      record(record) {
        const value = record.values[index]
        if (value === undefined) return
        rows.push({ row: record.row, block: record.block, name: String(value), key: schoolKey(String(value)) })
        const { unit } = context.whose.place(record)
        if (unit !== '') memory.units.add(unit)
      },
      end() {
        for (const { key } of rows) memory.listed.push(key)
        if (rows.length > 0) memory.units.add(context.whose.sender()?.key ?? '')
      },
      endRun() {
        const absent: string[] = []
        for (const form of forms) {
          const sent = memory.sent.get(form)
          if (sent === undefined) {
            absent.push(labelOf(context, form))
            continue
          }
          for (const { row, block, name, key } of rows) {
            if (sent.some((each) => sameSchoolKey(each, key))) continue
            const column = sheetColumn(context.table!, index, block)
            flag.at(
              { row, column, subject: name, fold: form },
              { reason: 'missing', school: quote(name), form: labelOf(context, form) },
            )
          }
        }
        if (absent.length > 0) context.skip(`这一次没有读到${absent.join('、')}，没有与它核对；请一并校验`)
      },
    }
  },
  message: ({ reason, school, form }) =>
    reason === 'missing'
      ? `发现“${school}”没有${form}，汇总表上的学校应都报来，请催报，或从汇总表删去`
      : `发现“${school}”不在试点学校汇总表上，应当列入，请核对校名或补进汇总表`,
  example: {
    params: { forms: ['annex-3'] },
    columns: { school: ['试点学校名称', 'school'] },
    wrong: { rows: [['示例市第一中学'], ['示例小学']], also: [rosterOf('示例小学')] },
    right: { rows: [['示例市第一中学'], ['示例小学']], also: [rosterOf('示例小学'), rosterOf('市一中')] },
  },
})

const memoryOf = rememberOf((_shared: object): Memory => ({ listed: [], units: new Set(), sent: new Map() }))

function rosterOf(school: string) {
  return { form: 'annex-3', label: '附件3', labels: { school: ['学校', 'school'] }, head: { school } } as const
}
