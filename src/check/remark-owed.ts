import { defineCheck } from './check.ts'

export const remarkOwedCheck = defineCheck({
  id: 'remark-owed',
  scope: 'sheet',
  title: '应备注说明',
  meaning: '',
  severity: 'warning',
  params: (zod) =>
    zod.strictObject({
      remark: zod.string().optional(),
      measure: zod.string().optional(),
      form: zod.string().optional(),
    }),
  start: () => ({ why: '尚未实现' }),
  message: () => '',
  example: { wrong: {}, right: {} },
})
