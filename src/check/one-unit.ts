import { defineCheck } from './check.ts'

export const oneUnitCheck = defineCheck({
  id: 'one-unit',
  scope: 'sheet',
  title: '各行单位与表头单位',
  meaning: '',
  severity: 'error',
  params: (zod) => zod.strictObject({ field: zod.string().optional(), head: zod.string().optional() }),
  start: () => ({ why: '尚未实现' }),
  message: () => '',
  example: { wrong: {}, right: {} },
})
