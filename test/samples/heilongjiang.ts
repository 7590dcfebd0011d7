/** Samples of the Heilongjiang 2.0 notice: progress and list of materials of 七台河市; all figures invented. */
import type { Notice } from '../../src/notice/notice.ts'
import type { FormContent } from '../../src/report/form-content.ts'
import { abolished, person } from './people.ts'
import { type CountyProgress, progressTable, type Row } from './progress.ts'
import { filled, formOf, type Sample, type Spoiler, sample, spoilt } from './sample.ts'

const folder = 'samples/heilongjiang-2.0'
const city = '七台河市'
const { name: contact, phone } = person(130, abolished.wenjiang)

const counties: CountyProgress[] = [
  { unit: '新兴区', kindergarten: 120, school: 640, vocational: 40, staff: 800, trained: 600 },
  { unit: '桃山区', kindergarten: 150, school: 700, vocational: 50, staff: 900, trained: 630 },
  { unit: '茄子河区', kindergarten: 60, school: 330, vocational: 10, staff: 400, trained: 333 },
  { unit: '勃利县', kindergarten: 140, school: 1010, vocational: 50, staff: 1200, trained: 777 },
]

export async function heilongjiangSamples(notice: Notice): Promise<Sample[]> {
  const progress = formOf(notice, 'progress')
  const materials = formOf(notice, 'materials')
  return [
    await sample(`${folder}/progress-clean.xlsx`, progress, progressContent()),
    await spoilt(`${folder}/progress-faulty.xlsx`, progress, progressContent(), spoilProgress),
    await sample(`${folder}/materials-clean.xlsx`, materials, materialsContent()),
    await spoilt(`${folder}/materials-faulty.xlsx`, materials, materialsContent(), spoilMaterials),
  ]
}

function progressContent(): FormContent {
  return filled({
    placeholders: { unit: city },
    head: { unit: city, contact, phone },
    tables: { main: progressTable(counties) },
  })
}

function materialsContent(): FormContent {
  const rows = [city, ...counties.map(({ unit }) => unit)].map((unit): Row => {
    const all = { planDetail: '是', assessmentRules: '是', environmentTest: '是', yearPlan: '是' }
    return { unit, ...all, remark: '示例' }
  })
  return filled({
    placeholders: { unit: city },
    head: { unit: city, contact, phone },
    tables: { main: { rows, total: undefined } },
  })
}

/** Parts that do not add up, a rate of another county, a fraction of a teacher, the same county twice. */
function spoilProgress({ at }: Spoiler): void {
  at(0, 'vocational').value = 45
  at(1, 'rate').value = '83.25%'
  at(2, 'trained').value = 332.5
  at(3, 'unit').value = '桃山区'
}

/** A word that is neither yes nor no, a blank, the city's name misspelt, a county twice. */
function spoilMaterials({ at }: Spoiler): void {
  at(0, 'unit').value = '七台合市'
  at(1, 'planDetail').value = '待定'
  at(2, 'yearPlan').value = null
  at(4, 'unit').value = '茄子河区'
}
