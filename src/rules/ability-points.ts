/** Ability points a teacher chose: how many, over how many dimensions, of which environments, with how many credits. */

import { defineCheck } from '../check/check.ts'
import { missedIsMild, noAssessment, watchAssessment } from './tools/assess-record.ts'

export const abilityPointsCheck = defineCheck({
  id: 'ability-points',
  scope: 'row',
  title: '能力点选择',
  meaning:
    '每人选择的能力点不少于通知规定的个数，覆盖规定的维度数；有学分的，所选能力点的学分合计不少于规定。代码是否存在由 abilities-known 核对；学校提供哪些能力点，由 itcap assess 结合学校的选择核对。',
  severity: 'error',
  milder: missedIsMild,
  start: (context) => watchAssessment(context, 'ability-points', (_, { abilities }) => abilities?.field ?? ''),
  message: ({ found }) => `发现${found}，请核对，不足的请补选`,
  example: {
    notice: {
      assessment: {
        ...noAssessment,
        abilities: {
          field: 'abilities',
          minimum: 3,
          minimumClauses: [],
          dimensions: 3,
          dimensionsClauses: [],
          offer: null,
          credits: null,
          environments: [],
          environmentsClauses: [],
          local: [],
          localClauses: [],
        },
      },
    },
    columns: { name: ['姓名', 'name'], abilities: ['能力点', 'abilities'] },
    wrong: { rows: [['张示例', 'A1、A3']] },
    right: { rows: [['张示例', 'A1、A3、A5']] },
  },
})
