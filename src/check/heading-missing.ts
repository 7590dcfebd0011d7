import { defineCheck } from './check.ts'

export const headingMissingCheck = defineCheck({
  id: 'heading-missing',
  scope: 'sheet',
  title: '缺少栏目',
  meaning: '',
  severity: 'error',
  params: (zod) => zod.strictObject({}),
  start: () => ({ why: '尚未实现' }),
  message: () => '',
  example: { wrong: {}, right: {} },
})
