import { defineCheck } from './check.ts'

export const eligibleProjectCheck = defineCheck({
  id: 'eligible-project',
  scope: 'row',
  title: '可整合的项目',
  meaning: '',
  severity: 'error',
  params: (zod) =>
    zod.strictObject({
      project: zod.string().optional(),
      list: zod.string().optional(),
      year: zod.string().optional(),
      from: zod.number().optional(),
      certificate: zod.string().optional(),
    }),
  start: () => ({ why: '尚未实现' }),
  message: () => '',
  example: { wrong: {}, right: {} },
})
