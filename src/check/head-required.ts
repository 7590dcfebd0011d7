import { defineCheck } from './check.ts'

export const headRequiredCheck = defineCheck({
  id: 'head-required',
  scope: 'sheet',
  title: '表头表尾必填项',
  meaning: '',
  severity: 'error',
  params: (zod) => zod.strictObject({ fields: zod.array(zod.string()).min(1).optional() }),
  start: () => ({ why: '尚未实现' }),
  message: () => '',
  example: { wrong: {}, right: {} },
})
