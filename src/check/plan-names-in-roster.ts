import { defineCheck } from './check.ts'

export const planNamesInRosterCheck = defineCheck({
  id: 'plan-names-in-roster',
  scope: 'run',
  title: '研修计划教师在参培名单中',
  meaning: '',
  severity: 'error',
  params: (zod) =>
    zod.strictObject({ form: zod.string(), name: zod.string().optional(), school: zod.string().optional() }),
  start: () => ({ why: '尚未实现' }),
  message: () => '',
  example: { wrong: {}, right: {} },
})
