import { defineCheck } from './check.ts'

export const countCheck = defineCheck({
  id: 'count',
  scope: 'row',
  title: '人数应为非负整数',
  meaning: '',
  severity: 'error',
  params: (zod) => zod.strictObject({ fields: zod.array(zod.string()).min(1).optional() }),
  start: () => ({ why: '尚未实现' }),
  message: () => '',
  example: { wrong: {}, right: {} },
})
