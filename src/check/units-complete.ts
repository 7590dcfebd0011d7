import { defineCheck } from './check.ts'

export const unitsCompleteCheck = defineCheck({
  id: 'units-complete',
  scope: 'sheet',
  title: '所属县(市、区)齐全',
  meaning: '',
  severity: 'error',
  params: (zod) =>
    zod.strictObject({ field: zod.string().optional(), level: zod.enum(['province', 'city', 'county']).optional() }),
  start: () => ({ why: '尚未实现' }),
  message: () => '',
  example: { wrong: {}, right: {} },
})
