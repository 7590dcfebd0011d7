import { defineCheck } from './check.ts'

export const schoolsMatchCheck = defineCheck({
  id: 'schools-match',
  scope: 'run',
  title: '学校名单前后一致',
  meaning: '',
  severity: 'error',
  params: (zod) => zod.strictObject({ forms: zod.array(zod.string()).min(1), school: zod.string().optional() }),
  start: () => ({ why: '尚未实现' }),
  message: () => '',
  example: { wrong: {}, right: {} },
})
