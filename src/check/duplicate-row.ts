import { defineCheck } from './check.ts'

export const duplicateRowCheck = defineCheck({
  id: 'duplicate-row',
  scope: 'sheet',
  title: '重复行',
  meaning: '',
  severity: 'warning',
  params: (zod) => zod.strictObject({ fields: zod.array(zod.string()).min(1).optional() }),
  start: () => ({ why: '尚未实现' }),
  message: () => '',
  example: { wrong: {}, right: {} },
})
