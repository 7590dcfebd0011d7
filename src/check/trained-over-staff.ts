import { defineCheck } from './check.ts'

export const trainedOverStaffCheck = defineCheck({
  id: 'trained-over-staff',
  scope: 'row',
  title: '已培训多于专任教师',
  meaning: '',
  severity: 'warning',
  params: (zod) => zod.strictObject({ staff: zod.string(), trained: zod.string() }),
  start: () => ({ why: '尚未实现' }),
  message: () => '',
  example: { wrong: {}, right: {} },
})
