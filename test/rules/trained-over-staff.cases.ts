import { trainedOverStaffCheck } from '../../src/rules/trained-over-staff.ts'
import { checkCases } from './check-cases.ts'

checkCases(trainedOverStaffCheck, {
  accept: [
    {
      why: 'as many as there are, or fewer',
      rows: [
        ['甲', 100, 100],
        ['乙', 100, 0],
        ['丙', '', 5],
      ],
    },
  ],
  reject: [
    {
      why: 'more than there are',
      rows: [['甲', 9120, 9200]],
      finds: [['C4', { staff: 9120, trained: 9200, over: 80 }]],
      severity: 'warning',
    },
  ],
})
