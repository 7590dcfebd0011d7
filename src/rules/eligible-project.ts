/** Rows that may be integrated: year, project and certificate as the notice asks. */
import { defineCheck } from '../check/check.ts'
import { columnIfNamed, columnOf, headFieldsOfType, optional, orElse } from '../check/needs.ts'
import { listLookup } from '../notice/list-lookup.ts'
import { quote } from '../value/quote.ts'
import { readYear } from '../value/read-year.ts'

const PROJECT = 'project'

export const eligibleProjectCheck = defineCheck({
  id: 'eligible-project',
  scope: 'row',
  title: '可整合的项目',
  meaning:
    '可以整合的是：规定年度（含）以来、参加通知列出的项目、并取得结业（合格）证书的教师。三条缺一不可。表头的项目由 single-project、not-in-list 核对，这里核对逐行的年度、项目、证书。',
  severity: 'error',
  params: (zod) =>
    zod.strictObject({
      project: zod.string().optional(),
      list: zod.string().optional().describe('可取的项目在哪个取值表'),
      year: zod.string().optional(),
      from: zod.int().describe('最早的年度'),
      certificate: zod.string().optional().describe('证书在哪一栏'),
    }),
  needs: ({ project = PROJECT, year = 'year', certificate }) => ({
    yearAt: orElse(columnOf(year), '表中没有年度一栏'),
    projectAt: optional(columnOf(project)),
    certificateAt: optional(columnIfNamed(certificate)),
  }),
  start(context, { project = PROJECT, list, from }, { yearAt, projectAt, certificateAt }) {
    const { form, flag } = context
    const head = headFieldsOfType(context, [], [project])[0]
    const values = form.notice.lists[list ?? (head?.list || 'project')]
    const lookup = values && listLookup(values)
    return {
      record(record) {
        const found = readYear(record.values[yearAt])
        // Years nobody can read are `year`'s.
        if (found !== undefined && found < from) flag(record, yearAt, { reason: 'year', year: found, from })
        const named = projectAt < 0 ? undefined : record.values[projectAt]
        if (named !== undefined && lookup && lookup.find(String(named)) === undefined) {
          flag(record, projectAt, { reason: 'project', value: quote(String(named)), allowed: lookup.shown })
        }
        if (certificateAt >= 0 && !holdsCertificate(record.values[certificateAt]))
          flag(record, certificateAt, { reason: 'certificate' })
      },
    }
  },
  message: ({ reason, year, from, value, allowed }) => {
    if (reason === 'year') return `发现 ${year} 年参训，应为 ${from} 年以来，不在整合范围，请删除或核对年度`
    if (reason === 'certificate') return '发现没有结业（合格）证书，应取得证书才能整合，请核实后补填或删除'
    return `发现项目“${value}”，可整合的应为 ${allowed}，请核对`
  },
  example: {
    params: { from: 2014 },
    notice: { lists: { project: ['示例项目甲', '示例项目乙'] } },
    head: { project: ['项目名称', 'text'] },
    columns: { name: ['教师姓名', 'name'], year: ['年度', 'year'] },
    wrong: { head: { project: '示例项目甲' }, rows: [['张示例', '2013']] },
    right: { head: { project: '示例项目甲' }, rows: [['张示例', '2014']] },
  },
})

function holdsCertificate(value: unknown): boolean {
  return value !== undefined && !/^(?:无|否|没有|未取得|未获得|不合格|0|FALSE)$/iu.test(String(value))
}
