/** Teachers with a plan of their own are on the school's roster. */

import { type CheckContext, defineCheck } from '../check/check.ts'
import { headFieldsOfType, headText } from '../check/head-fields.ts'
import { columnOfType } from '../check/needs.ts'
import { sheetColumn } from '../form/reading.ts'
import { quote } from '../value/quote.ts'
import { sameSchoolKey, schoolKey } from '../value/same-school.ts'
import { normaliseName } from '../value/text.ts'
import { labelOf } from './tools/issued-figures.ts'

/** No school has more teachers; a longer list is a county's, and would only be kept in memory. */
const MOST_NAMES = 5_000

interface Roster {
  school: string
  names: Set<string>
}

export const planNamesInRosterCheck = defineCheck({
  id: 'plan-names-in-roster',
  scope: 'run',
  title: '研修计划教师在参培名单中',
  meaning: '推进方案里有研修计划的教师都应在本校的参培教师信息表上。两种表要在同一次校验里，按表头的学校对应。',
  severity: 'error',
  params: (zod) =>
    zod.strictObject({ form: zod.string(), name: zod.string().optional(), school: zod.string().optional() }),
  companion: {
    forms: ({ form }) => [form],
    needs: () => ({ index: columnOfType('name') }),
    start(context, _, { index }) {
      const [head] = headFieldsOfType(context, ['school'])
      if (head === undefined) return { why: '表头没有学校一项' }
      const names = new Set<string>()
      return {
        record(record) {
          const value = record.values[index]
          if (value !== undefined && names.size <= MOST_NAMES) names.add(normaliseName(String(value)))
        },
        end() {
          if (names.size > MOST_NAMES) context.skip('名单人数超过一所学校的规模，没有与推进方案核对')
          else rostersOf(context).push({ school: schoolKey(headText(context, head.field)), names })
        },
      }
    },
  },

  needs: ({ name }) => ({ index: columnOfType('name', name) }),
  start(context, { form, school }, { index }) {
    const { flag } = context
    const head = school ?? headFieldsOfType(context, ['school'])[0]?.field ?? ''
    const rows: { row: number; block: number; name: string }[] = []
    return {
      record(record) {
        const value = record.values[index]
        if (value !== undefined) rows.push({ row: record.row, block: record.block, name: String(value) })
      },
      endRun() {
        const key = schoolKey(headText(context, head))
        const rosters = rostersOf(context).filter((each) => sameSchoolKey(each.school, key))
        if (rosters.length === 0) return context.skip(`没有读到本校的${labelOf(context, form)}，没有核对；请一并校验`)
        for (const { row, block, name } of rows) {
          if (rosters.some((roster) => roster.names.has(normaliseName(name)))) continue
          const column = sheetColumn(context.table!, index, block)
          flag.at({ row, column, subject: name }, { name: quote(name), form: labelOf(context, form) })
        }
      },
    }
  },
  message: ({ name, form }) => `发现“${name}”不在本校${form}名单中，有研修计划的教师应在名单上，请补进名单或核对姓名`,
  example: {
    params: { form: 'annex-3' },
    head: { school: ['学校名称', 'school'] },
    columns: { name: ['姓名', 'name'] },
    wrong: { head: { school: '示例小学' }, rows: [['王示例']], also: [roster([['张示例'], ['李示例']])] },
    right: { head: { school: '示例小学' }, rows: [['李示例']], also: [roster([['张示例'], ['李示例']])] },
  },
})

function rostersOf({ shared }: CheckContext): Roster[] {
  const rosters = (shared.get('rosters') as Roster[] | undefined) ?? []
  shared.set('rosters', rosters)
  return rosters
}

function roster(rows: string[][]) {
  return {
    form: 'annex-3',
    label: '附件3',
    labels: { school: ['学校', 'school'] },
    head: { school: '示例小学' },
    columns: { name: ['姓名', 'name'] },
    rows,
  } as const
}
