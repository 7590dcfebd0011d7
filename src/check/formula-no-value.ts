import { defineCheck } from './check.ts'

export const formulaNoValueCheck = defineCheck({
  id: 'formula-no-value',
  scope: 'row',
  title: '公式没有结果或出错',
  meaning: '',
  severity: 'error',
  params: (zod) => zod.strictObject({ fields: zod.array(zod.string()).min(1).optional() }),
  start: () => ({ why: '尚未实现' }),
  message: () => '',
  example: { wrong: {}, right: {} },
})
