import { defineCheck } from './check.ts'

export const sampleRowLeftCheck = defineCheck({
  id: 'sample-row-left',
  scope: 'row',
  title: '示例行未删除',
  meaning: '',
  severity: 'error',
  params: (zod) => zod.strictObject({ fields: zod.array(zod.string()).min(1).optional() }),
  start: () => ({ why: '尚未实现' }),
  message: () => '',
  example: { wrong: {}, right: {} },
})
