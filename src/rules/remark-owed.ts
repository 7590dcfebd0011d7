/** Figures that differ from those on the platform must be explained in the remarks. */

import { defineCheck } from '../check/check.ts'
import { columnOf, columnOfType, optional } from '../check/needs.ts'
import type { FormRecord } from '../form/reading.ts'
import { issuedExample, issuedFigure, labelOf, watchIssued } from './tools/issued-figures.ts'

const MEASURE = 'trained'

export const remarkOwedCheck = defineCheck({
  id: 'remark-owed',
  scope: 'run',
  title: '应备注说明',
  meaning:
    '填报的已培训人数与平台下达的不同，说明含有尚未纳入平台统一管理的培训，备注应加以说明。市(州)合计不同而各县备注都空着，也要说明。',
  severity: 'warning',
  params: (zod) =>
    zod.strictObject({
      form: zod.string().describe('平台的数在哪张报表'),
      measure: zod.string().optional().describe('和平台比哪个字段'),
      remark: zod.string().optional().describe('备注在哪一栏'),
    }),
  companion: {
    forms: ({ form }) => [form],
    needs: () => ({ unitAt: columnOfType('unit') }),
    start: (context, { measure = MEASURE }, { unitAt }) => watchIssued(context, [measure], unitAt),
  },
  needs: ({ measure = MEASURE, remark = 'remark' }) => ({
    measureAt: columnOf(measure),
    remarkAt: columnOf(remark),
    unitAt: optional(columnOfType('unit')),
  }),
  start(context, { form: issued, measure = MEASURE }, { measureAt, remarkAt, unitAt }) {
    const { flag, whose } = context
    const silent: FormRecord[] = []
    let remarks = 0
    let sum = 0
    let total: FormRecord | undefined
    let last: FormRecord | undefined
    return {
      record(record) {
        last = record
        sum += Number(record.values[measureAt] ?? 0)
        if (record.values[remarkAt] !== undefined) remarks++
        else silent.push(record)
      },
      total(record) {
        if (record.kind !== 'total') return
        total = record
        if (record.values[remarkAt] !== undefined) remarks++
      },
      endRun() {
        let known = 0
        for (const record of silent) {
          const unit = whose.unit(String(record.values[unitAt] ?? ''))
          const figure = unit && issuedFigure(context, issued, unit.key, measure)
          if (figure === undefined) continue
          known++
          const stated = record.values[measureAt]
          if (stated === undefined || stated === figure.value || Number.isNaN(stated)) continue
          flag(record, remarkAt, { stated, issued: figure.value, form: labelOf(context, issued) })
        }
        const own = whose.sender()
        const figure = own && issuedFigure(context, issued, own.key, measure)
        if (figure === undefined && known === 0 && silent.length > 0) {
          return context.skip(`没有${labelOf(context, issued)}的数可比；请一并校验，或先导入台账`)
        }
        const at = total ?? last
        const stated = Number(total?.values[measureAt] ?? sum)
        if (figure === undefined || at === undefined || remarks > 0 || known > 0) return
        if (stated !== figure.value && !Number.isNaN(stated)) {
          flag(at, remarkAt, { reason: 'total', stated, issued: figure.value, form: labelOf(context, issued) })
        }
      },
    }
  },
  message: ({ reason, stated, issued, form }) =>
    reason === 'total'
      ? `发现已培训合计 ${stated}，${form}为 ${issued}，而备注都空着；含未纳入平台的培训应加以说明，请在备注写明`
      : `发现已培训 ${stated}，${form}为 ${issued}，而备注空着；含未纳入平台的培训应加以说明，请在备注写明`,
  example: {
    params: { form: 'annex-1' },
    columns: { unit: ['地区', 'unit'], trained: ['已培训人数', 'count'], remark: ['备注', 'text'] },
    wrong: { rows: [['攀枝花市', 5600, '']], also: [issuedExample] },
    right: { rows: [['攀枝花市', 5600, '含市级培训 59 人，尚未纳入省级平台']], also: [issuedExample] },
  },
})
