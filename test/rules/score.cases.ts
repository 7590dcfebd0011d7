import type { Assessment } from '../../src/notice/assessment.ts'
import { scoreCheck } from '../../src/rules/score.ts'
import { checkCases, type Ground } from './check-cases.ts'

const { notice, columns } = scoreCheck.example
const assessment = notice!.assessment as Assessment
const recorded: Ground = {
  notice: { ...notice, assessment: { ...assessment, score: { ...assessment.score!, field: 'score' } } },
  columns: { ...columns, score: ['最终得分', 'number'] },
}

checkCases(scoreCheck, {
  accept: [
    { why: 'scores from 0 to full', rows: [['张示例', 0, 100]] },
    // 90 × 0.4 + 85 × 0.6 = 36 + 51 = 87
    { why: 'the recorded score as computed', ground: recorded, rows: [['张示例', 90, 85, 87]] },
    { why: 'no recorded score', ground: recorded, rows: [['张示例', 90, 85, '']] },
    { why: 'blanks, which cannot be judged', rows: [['张示例', '', 85]] },
  ],
  reject: [
    {
      why: 'a score beyond full',
      rows: [['张示例', 90, 850]],
      finds: [['C4', { reason: 'beyond' }]],
      severity: 'error',
    },
    {
      why: 'a recorded score that is not the computed one',
      ground: recorded,
      rows: [['张示例', 90, 85, 88]],
      finds: [['D4', { reason: 'differs' }]],
      severity: 'warning',
    },
  ],
})
