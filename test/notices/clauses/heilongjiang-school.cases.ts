/** Right and wrong sides of the sentence of a school's plan in Heilongjiang. */
import type { ClauseCases } from './clause-case.ts'

const hours = { totalHours: 50, practiceHours: 25 }

export const cases: ClauseCases = {
  notice: 'heilongjiang-school',
  asOf: '2021-06-30',
  cases: [
    {
      clause: 'HS-01',
      rule: 'hours',
      kind: 'teacher',
      why: '50 hours, not 49',
      accept: hours,
      reject: { totalHours: 49 },
    },
    {
      clause: 'HS-01',
      rule: 'hours',
      kind: 'teacher',
      why: '50 × 50% = 25 of practice, not 24',
      accept: hours,
      reject: { practiceHours: 24 },
    },
    {
      clause: 'HS-01',
      rule: 'hours',
      kind: 'teacher',
      why: 'half of one’s own 60 hours are 30, as the setting allows: 29 are not',
      settings: { practiceShareOf: 'done' },
      accept: { totalHours: 60, practiceHours: 30 },
      reject: { practiceHours: 29 },
    },
  ],
}
