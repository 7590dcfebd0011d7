/** Samples of the Sichuan 2.0 plan: progress and 样板校 of 资阳市, the team of a school; all figures, schools and persons invented. */
import type { Notice } from '../../src/notice/notice.ts'
import type { FormContent } from '../../src/report/form-content.ts'
import { abolished, person } from './people.ts'
import { type CountyProgress, progressTable, type Row } from './progress.ts'
import { filled, formOf, type Sample, type Spoiler, sample, spoilt } from './sample.ts'

const folder = 'samples/sichuan-2.0'
const city = '资阳市'
const office = person(140, abolished.wenjiang)

const counties: CountyProgress[] = [
  { unit: '雁江区', staff: 7200, trained: 2880, started: '是' },
  { unit: '安岳县', staff: 9600, trained: 1200, started: '是' },
  { unit: '乐至县', staff: 4800, trained: 0, started: '否' },
]

/** By learning stage, town and country. */
const schools: [county: string, name: string, stage: string][] = [
  ['雁江区', '雁江区示例小学', '小学'],
  ['雁江区', '雁江区示例初级中学', '初中'],
  ['雁江区', '雁江区示例幼儿园', '学前'],
  ['安岳县', '安岳县示例镇中心小学', '小学'],
  ['乐至县', '乐至县示例中学', '高中'],
]

export async function sichuan2Samples(notice: Notice): Promise<Sample[]> {
  const [progress, schoolsForm, team] = ['progress', 'sample-schools', 'school-team'].map((id) => formOf(notice, id))
  return [
    await sample(`${folder}/progress-clean.xlsx`, progress!, progressContent()),
    await spoilt(`${folder}/progress-faulty.xlsx`, progress!, progressContent(), spoilProgress),
    await sample(`${folder}/sample-schools-clean.xlsx`, schoolsForm!, schoolsContent(schools, '雁江区')),
    await sample(`${folder}/sample-schools-faulty.xlsx`, schoolsForm!, schoolsContent(schools.slice(0, 4), '乐至县')),
    await sample(`${folder}/school-team-clean.xlsx`, team!, teamContent()),
    await spoilt(`${folder}/school-team-faulty.xlsx`, team!, teamContent(), spoilTeam),
  ]
}

function progressContent(): FormContent {
  return filled({
    placeholders: { unit: city },
    head: { unit: city, contact: office.name, phone: office.phone },
    tables: { main: progressTable(counties) },
  })
}

/** The faulty one has one school too few, and its 样板县 has none of them. */
function schoolsContent(listed: typeof schools, modelCounty: string): FormContent {
  const rows = listed.map(([county, schoolName, stage], index): Row => {
    const { name, phone } = person(141 + index, abolished.wenjiang)
    return { sequence: index + 1, county, schoolName, stage, contact: name, phone, remark: '示例' }
  })
  return filled({
    placeholders: { unit: city },
    head: { unit: city, contact: office.name, phone: office.phone, modelCounty },
    tables: { main: { rows, total: undefined } },
  })
}

function teamContent(): FormContent {
  const duties: [position: string, role: string][] = [
    ['校长', '组长'],
    ['副校长', '首席信息官'],
    ['教务主任', '组员'],
    ['信息中心主任', '组员'],
  ]
  const rows = duties.map(([position, role], index): Row => {
    const { name, phone } = person(150 + index, abolished.wenjiang)
    return { sequence: index + 1, name, position, role, phone, remark: '示例' }
  })
  const contact = person(153, abolished.wenjiang)
  return filled({
    placeholders: { unit: '雁江区示例小学' },
    head: { county: '雁江区', school: '雁江区示例小学', contact: contact.name, phone: contact.phone },
    tables: { main: { rows, total: undefined } },
  })
}

/** A county left out, a gap that does not follow, neither 是 nor 否. */
function spoilProgress({ at }: Spoiler): void {
  at(0, 'untrained').value = 4300
  at(1, 'started').value = '筹备中'
  at(2, 'unit').value = '简阳市'
}

/** Two 校长, no 首席信息官, one without a phone. */
function spoilTeam({ at }: Spoiler): void {
  at(1, 'position').value = '校长'
  at(1, 'role').value = '组员'
  at(3, 'phone').value = null
}
