import { defineCheck } from './check.ts'

export const formMixedCheck = defineCheck({
  id: 'form-mixed',
  scope: 'sheet',
  title: '一张表中混有两种报表',
  meaning: '',
  severity: 'error',
  params: (zod) => zod.strictObject({}),
  start: () => ({ why: '尚未实现' }),
  message: () => '',
  example: { wrong: {}, right: {} },
})
