import { defineCheck } from './check.ts'

export const onIssuedListCheck = defineCheck({
  id: 'on-issued-list',
  scope: 'sheet',
  title: '下发名单以外的人员',
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
