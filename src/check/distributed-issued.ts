import { defineCheck } from './check.ts'

export const distributedIssuedCheck = defineCheck({
  id: 'distributed-issued',
  scope: 'sheet',
  title: '分配人数与下发名单',
  meaning: '',
  severity: 'error',
  params: (zod) =>
    zod.strictObject({
      counts: zod.record(zod.string(), zod.string()),
      list: zod.string().optional(),
      unit: zod.string().optional(),
      project: zod.string().optional(),
    }),
  start: () => ({ why: '尚未实现' }),
  message: () => '',
  example: { wrong: {}, right: {} },
})
