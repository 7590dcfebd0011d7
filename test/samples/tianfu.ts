/** Samples of the Tianfu 2.0 plan: the roster of a school; all persons invented. */
import type { Notice } from '../../src/notice/notice.ts'
import type { FormContent } from '../../src/report/form-content.ts'
import { abolished, person } from './people.ts'
import type { Row } from './progress.ts'
import { filled, formOf, type Sample, type Spoiler, sample, spoilt } from './sample.ts'

const folder = 'samples/tianfu-2.0'
const school = '天府新区示例小学'

export async function tianfuSamples(notice: Notice): Promise<Sample[]> {
  const roster = formOf(notice, 'roster')
  return [
    await sample(`${folder}/roster-clean.xlsx`, roster, rosterContent()),
    await spoilt(`${folder}/roster-faulty.xlsx`, roster, rosterContent(), spoilRoster),
  ]
}

function rosterContent(): FormContent {
  const rows = Array.from({ length: 10 }, (_, index): Row => {
    const { name, sex, idNumber, phone, subject } = person(170 + index, abolished.wenjiang)
    const place = { schoolName: school, schoolType: '普通中小学' }
    return { sequence: index + 1, name, sex, idNumber, ...place, subject, phone, remark: '示例' }
  })
  const contact = person(171, abolished.wenjiang)
  return filled({
    placeholders: { unit: school },
    head: { school, declaredCount: rows.length, contact: contact.name, phone: contact.phone },
    tables: { main: { rows, total: undefined } },
  })
}

/** A number cut to 15 digits by Excel, a wrong sex, a kind of school that is none, the next row's number, another school, no phone. */
function spoilRoster({ at }: Spoiler): void {
  const id = (row: number) => person(170 + row, abolished.wenjiang).idNumber
  at(0, 'idNumber').value = Number(`${id(0).slice(0, 15)}000`)
  at(1, 'sex').value = at(1, 'sex').value === '男' ? '女' : '男'
  at(2, 'schoolType').value = '培训机构'
  at(3, 'idNumber').value = id(4)
  at(5, 'schoolName').value = '天府新区示例中学'
  at(6, 'phone').value = null
  at(9, 'name').value = null
}
