import { defineCheck } from './check.ts'

export const orderKeptCheck = defineCheck({
  id: 'order-kept',
  scope: 'sheet',
  title: '名单排序',
  meaning: '',
  severity: 'error',
  params: (zod) =>
    zod.strictObject({
      id: zod.string().optional(),
      name: zod.string().optional(),
      school: zod.string().optional(),
      project: zod.string().optional(),
    }),
  start: () => ({ why: '尚未实现' }),
  message: () => '',
  example: { wrong: {}, right: {} },
})
