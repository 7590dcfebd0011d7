import { defineCheck } from './check.ts'

export const rowSumCheck = defineCheck({
  id: 'row-sum',
  scope: 'row',
  title: '合计等于各项之和',
  meaning: '',
  severity: 'error',
  params: (zod) => zod.strictObject({ total: zod.string(), parts: zod.array(zod.string()).min(1) }),
  start: () => ({ why: '尚未实现' }),
  message: () => '',
  example: { wrong: {}, right: {} },
})
