import { defineCheck } from './check.ts'

export const totalTwiceCheck = defineCheck({
  id: 'total-twice',
  scope: 'sheet',
  title: '小计重复计算',
  meaning: '',
  severity: 'error',
  params: (zod) => zod.strictObject({}),
  start: () => ({ why: '尚未实现' }),
  message: () => '',
  example: { wrong: {}, right: {} },
})
