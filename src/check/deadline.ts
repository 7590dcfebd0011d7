import { defineCheck } from './check.ts'

export const deadlineCheck = defineCheck({
  id: 'deadline',
  scope: 'sheet',
  title: '报送时限',
  meaning: '',
  severity: 'warning',
  params: (zod) => zod.strictObject({ deadline: zod.string().optional() }),
  start: () => ({ why: '尚未实现' }),
  message: () => '',
  example: { wrong: {}, right: {} },
})
