/** Samples of the Shaanxi 2.0 plan: progress and inspected schools of 铜川市; all figures and schools invented. */

import type { Notice } from '../../src/notice/notice.ts'
import type { FormContent } from '../../src/report/form-content.ts'
import type { Value } from '../../src/value/value.ts'
import { abolished, person } from './people.ts'
import { type CountyProgress, progressTable, type Row } from './progress.ts'
import { filled, formOf, type Sample, type Spoiler, sample, spoilt } from './sample.ts'

const folder = 'samples/shaanxi-2.0'
const city = '铜川市'
const { name: contact, phone } = person(160, abolished.wenjiang)

const counties: CountyProgress[] = [
  { unit: '王益区', staff: 1800, trained: 900, schools: 45, schoolsDone: 9, cases: 9 },
  { unit: '印台区', staff: 1650, trained: 660, schools: 52, schoolsDone: 10, cases: 7 },
  { unit: '耀州区', staff: 2900, trained: 725, schools: 88, schoolsDone: 18, cases: 7 },
  { unit: '宜君县', staff: 950, trained: 285, schools: 30, schoolsDone: 6, cases: 3 },
]

export async function shaanxiSamples(notice: Notice): Promise<Sample[]> {
  const progress = formOf(notice, 'progress')
  const inspection = formOf(notice, 'inspection')
  return [
    await sample(`${folder}/progress-clean.xlsx`, progress, progressContent()),
    await spoilt(`${folder}/progress-faulty.xlsx`, progress, progressContent(), spoilProgress),
    await sample(`${folder}/inspection-clean.xlsx`, inspection, inspectionContent([3, 3, 5, 4])),
    // 王益区 two, 耀州区 six.
    await spoilt(`${folder}/inspection-faulty.xlsx`, inspection, inspectionContent([2, 3, 6, 4]), spoilInspection),
  ]
}

function progressContent(): FormContent {
  return filled({
    placeholders: { unit: city },
    head: { unit: city, contact, phone },
    tables: { main: progressTable(counties) },
  })
}

/** So many inspected schools in each county. */
function inspectionContent(counts: number[]): FormContent {
  const rows = counts.flatMap((count, county) =>
    Array.from({ length: count }, (_, index): Record<string, Value> => {
      const { unit } = counties[county]!
      const schoolName = `${unit}示例第${'一二三四五六'[index]}小学`
      const inspectedOn = `2020-11-${String(2 + county * 7 + index).padStart(2, '0')}`
      return { county: unit, schoolName, inspectedOn, problems: '无', remark: '示例' }
    }),
  )
  return filled({
    placeholders: { unit: city },
    head: { unit: city, contact, phone },
    tables: { main: { rows: rows.map((row, index): Row => ({ sequence: index + 1, ...row })), total: undefined } },
  })
}

/** A sum typed by hand, a negative number, more trained than there are, two figures changed over. */
function spoilProgress({ at }: Spoiler): void {
  at('total', 'schools').value = 216
  at(0, 'cases').value = -9
  at(1, 'trained').value = 1660
  at(3, 'staff').value = 590
}

/** A day that does not exist, a school twice. */
function spoilInspection({ at }: Spoiler): void {
  at(2, 'inspectedOn').value = '2020-11-31'
  at(4, 'schoolName').value = at(3, 'schoolName').value
}
