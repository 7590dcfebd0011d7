/** Right and wrong sides of the sentences of the statistical table 教基4068. */
import type { ClauseCases, Row } from './clause-case.ts'

const head: Row = { schoolName: '锦江区示例小学', unit: '锦江区' }
/** Codes 01, 02, …: who was trained, by hours and by level. */
const rows = (...figures: number[]): Row[] =>
  figures.map((teachers, index) => ({ code: String(index + 1).padStart(2, '0'), item: '指标', teachers }))
const right = rows(60, 10, 20, 20, 10, 0, 5, 20, 60)

export const cases: ClauseCases = {
  notice: 'jiaoji-4068',
  asOf: '2023-10-10',
  cases: [
    {
      clause: 'JJ-01',
      rule: 'heading-missing',
      kind: 'sheet',
      why: 'the table has its four columns',
      form: 'training',
      accept: { head, rows: right },
      reject: { without: ['measure'] },
    },
    {
      clause: 'JJ-02',
      rule: 'cell-sum',
      kind: 'sheet',
      why: '10 + 20 + 20 + 10 = 60, not 61',
      form: 'training',
      accept: { head, rows: right },
      reject: { rows: rows(61, 10, 20, 20, 10) },
    },
    {
      clause: 'JJ-03',
      rule: 'cell-order',
      kind: 'sheet',
      why: 'of 60 trained all 60 may have been trained in the county, not 61',
      form: 'training',
      accept: { head, rows: right },
      reject: { rows: rows(60, 10, 20, 20, 10, 0, 5, 20, 61) },
    },
    {
      clause: 'JJ-04',
      rule: 'head-required',
      kind: 'sheet',
      why: 'every school hands it in under its name',
      form: 'training',
      accept: { head, rows: right },
      reject: { head: { unit: '锦江区' } },
    },
  ],
}
