import { defineCheck } from './check.ts'

export const headingUnknownCheck = defineCheck({
  id: 'heading-unknown',
  scope: 'sheet',
  title: '多出的栏目',
  meaning: '',
  severity: 'info',
  params: (zod) => zod.strictObject({}),
  start: () => ({ why: '尚未实现' }),
  message: () => '',
  example: { wrong: {}, right: {} },
})
