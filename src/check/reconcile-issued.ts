import { defineCheck } from './check.ts'

export const reconcileIssuedCheck = defineCheck({
  id: 'reconcile-issued',
  scope: 'run',
  title: '与下达数据核对',
  meaning: '',
  severity: 'warning',
  params: (zod) => zod.strictObject({ form: zod.string(), fields: zod.array(zod.string()).min(1).optional() }),
  start: () => ({ why: '尚未实现' }),
  message: () => '',
  example: { wrong: {}, right: {} },
})
