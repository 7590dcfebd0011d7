/** Columns and head fields with a list of allowed values; synonyms count, what means several values is explained. */

import { type Args, type CheckContext, defineCheck } from '../check/check.ts'
import { checkedColumns, flagHead } from '../check/needs.ts'
import { type ListLookup, listLookup } from '../notice/list-lookup.ts'
import { quote } from '../value/quote.ts'
import { isLeftBlank } from './tools/left-blank.ts'
import { excusedBy, listOf, wrongPart } from './tools/listed.ts'

/** Kinds of school that people write where a stage is asked for, and the stages they span. */
const SEVERAL_STAGES: Record<string, string[]> = {
  九年一贯制: ['小学', '初中'],
  九年一贯制学校: ['小学', '初中'],
  完全中学: ['初中', '高中'],
  完中: ['初中', '高中'],
  中学: ['初中', '高中'],
  中学部: ['初中', '高中'],
  初高中: ['初中', '高中'],
  十二年一贯制: ['小学', '初中', '高中'],
  十二年一贯制学校: ['小学', '初中', '高中'],
}

export const notInListCheck = defineCheck({
  id: 'not-in-list',
  scope: 'row',
  title: '选项不在范围内',
  meaning:
    '限定选项的栏目只能填表样列出的值；同义写法（幼儿园即学前、初级中学即初中、高中部即高中）按原意接受。限填一个而一格里写了几个值，或写的是学校类型（九年一贯制、完全中学），看不出是哪一个，须改为本人的一个。',
  severity: 'error',
  milder: { tolerated: 'warning' },
  takes: { fields: ['list', 'sex'] },
  params: (zod) =>
    zod.strictObject({
      fields: zod.array(zod.string()).min(1).optional(),
      tolerated: zod.record(zod.string(), zod.string()).optional().describe('只提醒的值：中职|中专 → 为什么'),
    }),
  needs: ({ fields }) => ({ indices: checkedColumns(['list', 'sex'], fields) }),
  start(context, { fields, tolerated }, { indices }) {
    const { flag, table } = context
    const excused = excusedBy(tolerated)
    const columns: { index: number; lookup: ListLookup; multiple: boolean }[] = []
    for (const index of indices) {
      const { type, list, heading, multiple } = table!.table.columns[index]!
      const values = listOf(context, type, list)
      if (values) columns.push({ index, lookup: listLookup(values), multiple })
      else context.skip(`通知没有给出“${heading}”的取值范围`)
    }
    return {
      record(record) {
        for (let i = 0; i < columns.length; i++) {
          const { index, lookup, multiple } = columns[i]!
          const value = record.values[index]
          if (value === undefined || isLeftBlank(record, index)) continue
          const text = wrongPart(String(value), lookup, multiple)
          if (text !== undefined) flag(record, index, faultOf(text, lookup, excused))
        }
      },
      end() {
        flagHead(context, ['list', 'sex'], fields, (text, { field, type, list, multiple }) => {
          const values = listOf(context, type, list)
          if (values === undefined || text === '' || isProject(context, field)) return undefined
          const lookup = listLookup(values)
          const wrong = wrongPart(text, lookup, multiple)
          return wrong === undefined ? undefined : faultOf(wrong, lookup, excused)
        })
      },
    }
  },
  message: ({ reason, value, allowed, why, meant }) => {
    switch (reason) {
      case 'tolerated':
        return `发现“${value}”，${why}，请核对`
      case 'several':
        return `发现“${value}”包含 ${meant}，应只填其中一个，请按本人情况更正`
      default:
        return `发现“${value}”不在表列范围，应为 ${allowed}${meant ? `（是不是“${meant}”？）` : ''}，请更正`
    }
  },
  example: {
    notice: { lists: { stage: ['学前', '小学', { value: '初中', also: ['初级中学'] }, '高中'] } },
    columns: { stage: ['任教学段', 'list', 'stage'] },
    wrong: { rows: [['大学'], ['九年一贯制']] },
    right: { rows: [['小学'], ['初级中学']] },
  },
})

/** One project per sheet is a check of its own, and says more. */
function isProject({ form }: CheckContext, field: string): boolean {
  return form.form.rules.some(({ check, params }) => check === 'single-project' && (params.head ?? 'project') === field)
}

function faultOf(value: string, lookup: ListLookup, excused: ReadonlyMap<string, string>): Args {
  const why = excused.get(value)
  if (why !== undefined) return { reason: 'tolerated', value: quote(value), why }
  const parts = (SEVERAL_STAGES[value] ?? value.split(/[、,，/／;；和及+\s]+/u)).map((part) => lookup.find(part))
  if (parts.length > 1 && parts.every((part) => part !== undefined)) {
    return { reason: 'several', value: quote(value), meant: [...new Set(parts)].join('、'), allowed: lookup.shown }
  }
  const meant = lookup.suggest(value)
  return { reason: 'unknown', value: quote(value), allowed: lookup.shown, ...(meant && { meant }) }
}
