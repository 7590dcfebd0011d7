import { defineCheck } from './check.ts'

export const splitSumCheck = defineCheck({
  id: 'split-sum',
  scope: 'row',
  title: '计划数之和与缺口数',
  meaning: '',
  severity: 'info',
  params: (zod) => zod.strictObject({ split: zod.string().optional() }),
  start: () => ({ why: '尚未实现' }),
  message: () => '',
  example: { wrong: {}, right: {} },
})
