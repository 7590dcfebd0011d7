/** The total a unit reports against the figures issued for it from above. */

import { defineCheck } from '../check/check.ts'
import { checkedColumns, columnOfType, orElse } from '../check/needs.ts'
import { type FormRecord, numberAt } from '../form/reading.ts'
import { figureTypes } from '../notice/column-types.ts'
import { issuedExample, issuedFigure, labelOf, watchIssued } from './tools/issued-figures.ts'

const DEFAULT_FIELDS = ['staff', 'trained']

export const reconcileIssuedCheck = defineCheck({
  id: 'reconcile-issued',
  scope: 'run',
  title: '与下达数据核对',
  meaning:
    '本单位小计应与上级下达的表中本单位一行核对一致；核实后确有出入的，写明情况。下达的表可在同一次校验中，也可已在台账里。',
  severity: 'warning',
  takes: { fields: figureTypes },
  params: (zod) => zod.strictObject({ form: zod.string(), fields: zod.array(zod.string()).min(1).optional() }),
  companion: {
    forms: ({ form }) => [form],
    needs: () => ({ unitAt: columnOfType('unit') }),
    start: (context, { fields = DEFAULT_FIELDS }, { unitAt }) => watchIssued(context, fields, unitAt),
  },
  needs: ({ fields = DEFAULT_FIELDS }) => ({ indices: orElse(checkedColumns([], fields), '表中没有要核对的栏目') }),
  start(context, { form: issued }, { indices }) {
    const { flag, table, whose } = context
    const sums = indices.map(() => 0)
    let last: FormRecord | undefined
    let total: FormRecord | undefined
    return {
      record(record) {
        last = record
        for (let i = 0; i < indices.length; i++) sums[i]! += numberAt(record, indices[i]!)
      },
      total(record) {
        if (record.kind === 'total') total = record
      },
      endRun() {
        const own = whose.sender()
        const at = total ?? last
        if (own === undefined || at === undefined) return context.skip('看不出是哪个单位报送的，无从核对')
        let compared = 0
        for (let i = 0; i < indices.length; i++) {
          const index = indices[i]!
          const figure = issuedFigure(context, issued, own.key, table!.table.columns[index]!.field)
          if (figure === undefined) continue
          compared++
          const stated = total?.values[index] ?? sums[i]!
          if (stated === figure.value || Number.isNaN(stated)) continue
          flag(at, index, {
            unit: own.name,
            stated,
            issued: figure.value,
            difference: Number(stated) - figure.value,
            source: figure.source,
            form: labelOf(context, issued),
          })
        }
        if (compared === 0) context.skip(`没有${own.name}的${labelOf(context, issued)}可比；请一并校验，或先导入台账`)
      },
    }
  },
  message: ({ unit, stated, issued, difference, source, form }) =>
    `发现小计 ${stated}，${form}下达${unit}为 ${issued}（${source}），${Number(difference) > 0 ? `多 ${difference}` : `少 ${-Number(difference)}`}，应核对一致，请更正或写明情况`,
  example: {
    params: { form: 'annex-1', fields: ['trained'] },
    head: { unit: ['市(州)教育行政部门', 'unit'] },
    columns: { unit: ['地区', 'unit'], trained: ['已培训人数', 'count'] },
    wrong: {
      head: { unit: '攀枝花市' },
      rows: [
        ['东区', 3000],
        ['西区', 2500],
        ['小计', 5500],
      ],
      also: [issuedExample],
    },
    right: {
      head: { unit: '攀枝花市' },
      rows: [
        ['东区', 3041],
        ['西区', 2500],
        ['小计', 5541],
      ],
      also: [issuedExample],
    },
  },
})
