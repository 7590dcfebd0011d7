import { defineCheck } from './check.ts'

export const idNumberFloatCheck = defineCheck({
  id: 'id-number-float',
  scope: 'row',
  title: '身份证号码存成数字',
  meaning: '',
  severity: 'error',
  params: (zod) => zod.strictObject({ fields: zod.array(zod.string()).min(1).optional() }),
  start: () => ({ why: '尚未实现' }),
  message: () => '',
  example: { wrong: {}, right: {} },
})
