import { defineCheck } from './check.ts'

export const titleMissingCheck = defineCheck({
  id: 'title-missing',
  scope: 'sheet',
  title: '表题缺失',
  meaning: '',
  severity: 'warning',
  params: (zod) => zod.strictObject({}),
  start: () => ({ why: '尚未实现' }),
  message: () => '',
  example: { wrong: {}, right: {} },
})
