import { defineCheck } from './check.ts'

export const notInListCheck = defineCheck({
  id: 'not-in-list',
  scope: 'row',
  title: '选项不在范围内',
  meaning: '',
  severity: 'error',
  params: (zod) =>
    zod.strictObject({
      fields: zod.array(zod.string()).min(1).optional(),
      tolerated: zod.record(zod.string(), zod.string()).optional(),
    }),
  start: () => ({ why: '尚未实现' }),
  message: () => '',
  example: { wrong: {}, right: {} },
})
