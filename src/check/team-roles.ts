import { defineCheck } from './check.ts'

export const teamRolesCheck = defineCheck({
  id: 'team-roles',
  scope: 'sheet',
  title: '团队组成',
  meaning: '',
  severity: 'error',
  params: (zod) =>
    zod.strictObject({
      needs: zod
        .array(
          zod.strictObject({
            title: zod.string(),
            where: zod.record(zod.string(), zod.string()),
            min: zod.number().int(),
            max: zod.number().int().optional(),
          }),
        )
        .min(1),
    }),
  start: () => ({ why: '尚未实现' }),
  message: () => '',
  example: { wrong: {}, right: {} },
})
