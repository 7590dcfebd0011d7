import { defineCheck } from './check.ts'

export const sexIdMismatchCheck = defineCheck({
  id: 'sex-id-mismatch',
  scope: 'row',
  title: '性别与身份证号码',
  meaning: '',
  severity: 'error',
  params: (zod) => zod.strictObject({ id: zod.string().optional(), sex: zod.string().optional() }),
  start: () => ({ why: '尚未实现' }),
  message: () => '',
  example: { wrong: {}, right: {} },
})
