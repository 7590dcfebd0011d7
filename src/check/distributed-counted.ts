import { defineCheck } from './check.ts'

export const distributedCountedCheck = defineCheck({
  id: 'distributed-counted',
  scope: 'run',
  title: '核实人数与名单人数',
  meaning: '',
  severity: 'error',
  params: (zod) =>
    zod.strictObject({
      list: zod.string(),
      counts: zod.record(zod.string(), zod.string()),
      unit: zod.string().optional(),
      year: zod.string().optional(),
      project: zod.string().optional(),
    }),
  start: () => ({ why: '尚未实现' }),
  message: () => '',
  example: { wrong: {}, right: {} },
})
