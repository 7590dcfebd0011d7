import { defineCheck } from './check.ts'

export const hiddenDataCheck = defineCheck({
  id: 'hidden-data',
  scope: 'sheet',
  title: '隐藏的行、列或工作表',
  meaning: '',
  severity: 'info',
  params: (zod) => zod.strictObject({}),
  start: () => ({ why: '尚未实现' }),
  message: () => '',
  example: { wrong: {}, right: {} },
})
