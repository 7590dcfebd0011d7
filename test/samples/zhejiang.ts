/** Samples of the Zhejiang 2021 notice: the progress of 舟山市 and the schools of 嵊泗县; all figures and schools invented. */
import type { Notice } from '../../src/notice/notice.ts'
import type { FormContent } from '../../src/report/form-content.ts'
import { abolished, person } from './people.ts'
import { type CountyProgress, progressTable, type Row, sumOf } from './progress.ts'
import { filled, formOf, type Sample, type Spoiler, sample, spoilt } from './sample.ts'

const folder = 'samples/zhejiang-2021'
const office = person(120, abolished.wenjiang)

const counties: CountyProgress[] = [
  { unit: '定海区', staff: 2013, trained: 604 },
  { unit: '普陀区', staff: 1651, trained: 395 },
  { unit: '岱山县', staff: 704, trained: 176 },
  { unit: '嵊泗县', staff: 301, trained: 80 },
]

/** All schools of the county: their teachers add up to the 301 of its progress. */
const schools: [name: string, staff: number][] = [
  ['嵊泗县示例中学', 98],
  ['嵊泗县示例第一小学', 76],
  ['嵊泗县示例第二小学', 54],
  ['嵊泗县示例幼儿园', 42],
  ['嵊泗县示例职业技术学校', 31],
]

export async function zhejiangSamples(notice: Notice): Promise<Sample[]> {
  const progress = formOf(notice, 'progress')
  const list = formOf(notice, 'school-list')
  return [
    await sample(`${folder}/progress-clean.xlsx`, progress, progressContent()),
    await spoilt(`${folder}/progress-faulty.xlsx`, progress, progressContent(), spoilProgress),
    await sample(`${folder}/school-list-clean.xlsx`, list, listContent()),
    await spoilt(`${folder}/school-list-faulty.xlsx`, list, listContent(), spoilList),
  ]
}

function progressContent(): FormContent {
  return filled({
    placeholders: { unit: '舟山市' },
    head: { unit: '舟山市', contact: office.name, phone: office.phone },
    tables: { main: progressTable(counties) },
  })
}

function listContent(): FormContent {
  const rows = schools.map(([schoolName, staff], index): Row => {
    const { name, phone } = person(121 + index, abolished.wenjiang)
    const people = { contact: name, phone, remark: '示例' }
    return {
      sequence: index + 1,
      county: '嵊泗县',
      schoolName,
      staff,
      participants: staff,
      provider: '示例培训机构',
      ...people,
    }
  })
  const { staff, participants } = sumOf(rows)
  return filled({
    placeholders: { unit: '嵊泗县' },
    head: { unit: '嵊泗县', contact: office.name, phone: office.phone },
    tables: { main: { rows, total: { staff, participants } } },
  })
}

/** A gap and a rate that do not follow, more trained than there are, a county misspelt, a sum left as it was. */
function spoilProgress({ at }: Spoiler): void {
  at(0, 'untrained').value = 1400
  at(1, 'rate').value = '25.00%'
  at(2, 'trained').value = 740
  at(3, 'unit').value = '嵊泗线'
}

/** Another county's school, no name, no number, half a phone number, the same school twice, a number left out. */
function spoilList({ at }: Spoiler): void {
  at(0, 'county').value = '岱山县'
  at(1, 'schoolName').value = null
  at(2, 'staff').value = '约五十'
  at(3, 'phone').value = '15410'
  at(4, 'schoolName').value = '嵊泗县示例幼儿园'
  at(4, 'sequence').value = 7
}
