import { defineCheck } from './check.ts'

export const minimumCountCheck = defineCheck({
  id: 'minimum-count',
  scope: 'sheet',
  title: '数量下限',
  meaning: '',
  severity: 'error',
  params: (zod) =>
    zod.strictObject({
      min: zod.number().int(),
      max: zod.number().optional(),
      by: zod.string().optional(),
      head: zod.string().optional(),
    }),
  start: () => ({ why: '尚未实现' }),
  message: () => '',
  example: { wrong: {}, right: {} },
})
