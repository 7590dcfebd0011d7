import { defineCheck } from './check.ts'

export const nameCheck = defineCheck({
  id: 'name',
  scope: 'row',
  title: '姓名写法',
  meaning: '',
  severity: 'warning',
  params: (zod) => zod.strictObject({ fields: zod.array(zod.string()).min(1).optional() }),
  start: () => ({ why: '尚未实现' }),
  message: () => '',
  example: { wrong: {}, right: {} },
})
