import { defineCheck } from './check.ts'

export const gapIdentityCheck = defineCheck({
  id: 'gap-identity',
  scope: 'row',
  title: '未培训等于专任教师减已培训',
  meaning: '',
  severity: 'error',
  params: (zod) => zod.strictObject({ gap: zod.string(), staff: zod.string(), trained: zod.string() }),
  start: () => ({ why: '尚未实现' }),
  message: () => '',
  example: { wrong: {}, right: {} },
})
