import { defineCheck } from './check.ts'

export const abilitiesKnownCheck = defineCheck({
  id: 'abilities-known',
  scope: 'row',
  title: '能力点代码',
  meaning: '',
  severity: 'error',
  params: (zod) =>
    zod.strictObject({ fields: zod.array(zod.string()).min(1).optional(), list: zod.string().optional() }),
  start: () => ({ why: '尚未实现' }),
  message: () => '',
  example: { wrong: {}, right: {} },
})
