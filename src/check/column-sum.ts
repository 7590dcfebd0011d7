import { defineCheck } from './check.ts'

export const columnSumCheck = defineCheck({
  id: 'column-sum',
  scope: 'sheet',
  title: '小计等于各行之和',
  meaning: '',
  severity: 'error',
  params: (zod) => zod.strictObject({ fields: zod.array(zod.string()).min(1).optional() }),
  start: () => ({ why: '尚未实现' }),
  message: () => '',
  example: { wrong: {}, right: {} },
})
