import { formMixedCheck } from '../../src/rules/form-mixed.ts'
import { checkCases } from './check-cases.ts'

checkCases(formMixedCheck, {
  accept: [{ why: 'a sheet without faults' }],
  reject: [
    {
      why: 'the title of another year',
      faults: [{ rule: 'form-mixed', args: { reason: 'year', title: '2020年信息表', year: '2020', expected: '2021' } }],
      finds: [['A3', { year: '2020', expected: '2021' }]],
    },
    {
      why: 'the title of another form',
      faults: [{ rule: 'form-mixed', args: { title: '汇总表', form: '信息表' } }],
      finds: [['A3', { title: '汇总表', form: '信息表' }]],
      severity: 'error',
    },
  ],
})
