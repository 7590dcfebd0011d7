/** One project per sheet, and one of those the notice names. */
import { defineCheck } from '../check/check.ts'
import { columnOf, headFieldsOfType, headText, optional } from '../check/needs.ts'
import { listLookup } from '../notice/list-lookup.ts'
import { quote } from '../value/quote.ts'

export const singleProjectCheck = defineCheck({
  id: 'single-project',
  scope: 'sheet',
  title: '一表一个项目',
  meaning:
    '本表分项目填报：表头的项目名称应恰为通知列出的项目之一（带不带书名号、引号、“教育部”都认）；表内有项目一栏的，各行应与表头一致。',
  severity: 'error',
  params: (zod) =>
    zod.strictObject({ head: zod.string().optional(), field: zod.string().optional(), list: zod.string().optional() }),
  needs: ({ field }) => ({ index: field === undefined ? optional(columnOf('project')) : columnOf(field) }),
  start(context, { head = 'project', list }, { index }) {
    const { form, flag } = context
    const [asked] = headFieldsOfType(context, [], [head])
    const values = form.notice.lists[list ?? (asked?.list || 'project')]
    if (asked === undefined || values === undefined) return { why: '表头没有项目名称一项，或通知没有列出项目' }
    const lookup = listLookup(values)
    const expected = lookup.find(headText(context, head))
    return {
      record(record) {
        const value = record.values[index]
        if (value === undefined || expected === undefined || lookup.find(String(value)) === expected) return
        flag(record, index, { reason: 'row', value: quote(String(value)), expected })
      },
      end() {
        const text = headText(context, head)
        // A blank is `head-required`'s.
        if (text === '' || lookup.find(text) !== undefined) return
        const named = values.filter(({ value, also }) => [value, ...also].some((name) => text.includes(name)))
        const meant = lookup.suggest(text)
        if (named.length > 1) flag.head(head, { reason: 'several', count: named.length })
        else flag.head(head, { reason: 'unknown', value: quote(text), allowed: lookup.shown, ...(meant && { meant }) })
      },
    }
  },
  message: ({ reason, value, expected, count, allowed, meant }) => {
    if (reason === 'several') return `发现一张表写了 ${count} 个项目，应分项目填报，请一个项目一张表`
    if (reason === 'row') return `发现“${value}”，表头项目是“${expected}”，应当一致，请更正，或另报一张表`
    return `发现项目“${value}”不是通知列出的项目，应为 ${allowed}${meant ? `（是不是“${meant}”？）` : ''}，请更正`
  },
  example: {
    notice: { lists: { project: ['示例项目甲', { value: '示例项目乙', also: ['教育部示例项目乙'] }] } },
    head: { project: ['项目名称', 'text'] },
    wrong: { head: { project: '示例项目甲、示例项目乙' } },
    right: { head: { project: '教育部“示例项目乙”' } },
  },
})
