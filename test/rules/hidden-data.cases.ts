import { hiddenDataCheck } from '../../src/rules/hidden-data.ts'
import { checkCases } from './check-cases.ts'

checkCases(hiddenDataCheck, {
  accept: [{ why: 'a sheet without faults' }],
  reject: [
    {
      why: 'hidden rows',
      faults: [{ rule: 'hidden-data', args: { reason: 'rows', count: 3 } }],
      finds: [['A3', { count: 3 }]],
      severity: 'info',
    },
    {
      why: 'filtered rows',
      faults: [{ rule: 'hidden-data', args: { reason: 'filter', count: 2 } }],
      finds: [['A3', { count: 2 }]],
    },
    {
      why: 'rows struck through',
      faults: [{ rule: 'hidden-data', args: { reason: 'struck', count: 2 } }],
      finds: [['A3', { reason: 'struck', count: 2 }]],
      severity: 'info',
    },
    {
      why: 'hidden columns',
      faults: [{ rule: 'hidden-data', args: { reason: 'columns', count: 2, columns: 'C、D' } }],
      finds: [['A3', { columns: 'C、D' }]],
    },
    {
      why: 'something under a merge',
      faults: [{ rule: 'hidden-data', args: { reason: 'covered', count: 2, texts: '旧名小学' } }],
      finds: [['A3', { texts: '旧名小学' }]],
    },
    {
      why: 'a hidden sheet',
      faults: [{ rule: 'hidden-data', args: { reason: 'sheet', count: 1 } }],
      finds: [['A3', { reason: 'sheet' }]],
    },
  ],
})
