import { defineCheck } from './check.ts'

export const yearCheck = defineCheck({
  id: 'year',
  scope: 'row',
  title: '年度',
  meaning: '',
  severity: 'error',
  params: (zod) =>
    zod.strictObject({
      fields: zod.array(zod.string()).min(1).optional(),
      from: zod.number().optional(),
      to: zod.number().optional(),
    }),
  start: () => ({ why: '尚未实现' }),
  message: () => '',
  example: { wrong: {}, right: {} },
})
