import { defineCheck } from './check.ts'

export const singleProjectCheck = defineCheck({
  id: 'single-project',
  scope: 'sheet',
  title: '一表一个项目',
  meaning: '',
  severity: 'error',
  params: (zod) =>
    zod.strictObject({ head: zod.string().optional(), field: zod.string().optional(), list: zod.string().optional() }),
  start: () => ({ why: '尚未实现' }),
  message: () => '',
  example: { wrong: {}, right: {} },
})
