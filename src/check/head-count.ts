import { defineCheck } from './check.ts'

export const headCountCheck = defineCheck({
  id: 'head-count',
  scope: 'sheet',
  title: '表头人数与实有行数',
  meaning: '',
  severity: 'error',
  params: (zod) => zod.strictObject({ head: zod.string().optional() }),
  start: () => ({ why: '尚未实现' }),
  message: () => '',
  example: { wrong: {}, right: {} },
})
