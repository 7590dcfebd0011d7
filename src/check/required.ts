import { defineCheck } from './check.ts'

export const requiredCheck = defineCheck({
  id: 'required',
  scope: 'row',
  title: '必填栏目',
  meaning: '',
  severity: 'error',
  params: (zod) => zod.strictObject({ fields: zod.array(zod.string()).min(1).optional() }),
  start: () => ({ why: '尚未实现' }),
  message: () => '',
  example: { wrong: {}, right: {} },
})
