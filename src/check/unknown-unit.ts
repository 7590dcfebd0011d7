import { defineCheck } from './check.ts'

export const unknownUnitCheck = defineCheck({
  id: 'unknown-unit',
  scope: 'row',
  title: '单位名称',
  meaning: '',
  severity: 'error',
  params: (zod) =>
    zod.strictObject({
      fields: zod.array(zod.string()).min(1).optional(),
      level: zod.enum(['province', 'city', 'county']).optional(),
    }),
  start: () => ({ why: '尚未实现' }),
  message: () => '',
  example: { wrong: {}, right: {} },
})
