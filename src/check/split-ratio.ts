import { defineCheck } from './check.ts'

export const splitRatioCheck = defineCheck({
  id: 'split-ratio',
  scope: 'row',
  title: '计划数比例',
  meaning: '',
  severity: 'warning',
  params: (zod) => zod.strictObject({ split: zod.string().optional(), tolerance: zod.number().optional() }),
  start: () => ({ why: '尚未实现' }),
  message: () => '',
  example: { wrong: {}, right: {} },
})
