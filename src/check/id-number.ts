import { defineCheck } from './check.ts'

export const idNumberCheck = defineCheck({
  id: 'id-number',
  scope: 'row',
  title: '身份证号码',
  meaning: '',
  severity: 'error',
  params: (zod) => zod.strictObject({ fields: zod.array(zod.string()).min(1).optional() }),
  start: () => ({ why: '尚未实现' }),
  message: () => '',
  example: { wrong: {}, right: {} },
})
