import { defineCheck } from './check.ts'

export const sectionRequiredCheck = defineCheck({
  id: 'section-required',
  scope: 'sheet',
  title: '必填章节',
  meaning: '',
  severity: 'error',
  params: (zod) => zod.strictObject({ sections: zod.array(zod.string()).min(1).optional() }),
  start: () => ({ why: '尚未实现' }),
  message: () => '',
  example: { wrong: {}, right: {} },
})
