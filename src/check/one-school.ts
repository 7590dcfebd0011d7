import { defineCheck } from './check.ts'

export const oneSchoolCheck = defineCheck({
  id: 'one-school',
  scope: 'sheet',
  title: '各行学校与表头学校',
  meaning: '',
  severity: 'error',
  params: (zod) => zod.strictObject({ field: zod.string().optional(), head: zod.string().optional() }),
  start: () => ({ why: '尚未实现' }),
  message: () => '',
  example: { wrong: {}, right: {} },
})
