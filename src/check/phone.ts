import { defineCheck } from './check.ts'

export const phoneCheck = defineCheck({
  id: 'phone',
  scope: 'row',
  title: '联系电话',
  meaning: '',
  severity: 'warning',
  params: (zod) => zod.strictObject({ fields: zod.array(zod.string()).min(1).optional() }),
  start: () => ({ why: '尚未实现' }),
  message: () => '',
  example: { wrong: {}, right: {} },
})
