import { defineCheck } from './check.ts'

export const idDuplicateCheck = defineCheck({
  id: 'id-duplicate',
  scope: 'run',
  title: '身份证号码重复',
  meaning: '',
  severity: 'error',
  params: (zod) => zod.strictObject({ field: zod.string().optional(), name: zod.string().optional() }),
  start: () => ({ why: '尚未实现' }),
  message: () => '',
  example: { wrong: {}, right: {} },
})
