import { defineCheck } from './check.ts'

export const sequenceCheck = defineCheck({
  id: 'sequence',
  scope: 'sheet',
  title: '序号',
  meaning: '',
  severity: 'warning',
  params: (zod) => zod.strictObject({ field: zod.string().optional() }),
  start: () => ({ why: '尚未实现' }),
  message: () => '',
  example: { wrong: {}, right: {} },
})
