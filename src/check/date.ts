import { defineCheck } from './check.ts'

export const dateCheck = defineCheck({
  id: 'date',
  scope: 'row',
  title: '日期',
  meaning: '',
  severity: 'error',
  params: (zod) =>
    zod.strictObject({
      fields: zod.array(zod.string()).min(1).optional(),
      from: zod.string().optional(),
      to: zod.string().optional(),
    }),
  start: () => ({ why: '尚未实现' }),
  message: () => '',
  example: { wrong: {}, right: {} },
})
