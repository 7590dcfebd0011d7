import { defineCheck } from './check.ts'

export const rateStatedCheck = defineCheck({
  id: 'rate-stated',
  scope: 'row',
  title: '完成率',
  meaning: '',
  severity: 'error',
  params: (zod) =>
    zod.strictObject({
      rate: zod.string(),
      trained: zod.string(),
      staff: zod.string(),
      decimals: zod.number().optional(),
    }),
  start: () => ({ why: '尚未实现' }),
  message: () => '',
  example: { wrong: {}, right: {} },
})
