/** Samples of an office's own roster, laid out as offices do: no notice's form, columns in an order of their own; everybody in it invented. */
import { withFixedTimes } from '../../src/report/fixed-times.ts'
import { abolished, person } from './people.ts'
import { marked, type Sample } from './sample.ts'

const folder = 'samples/roster'
const headings = ['工号', '教师姓名', '县区', '学校', '身份证', '性别', '手机', '学段', '学科', '是否参训', '民族']
const schools = [
  ['岳阳楼区', '示例中学', '初中'],
  ['岳阳楼区', '示例小学', '小学'],
  ['云溪区', '示例镇中心小学', '小学'],
  ['云溪区', '示例幼儿园', '学前'],
] as const
/** Words for it as people write them. */
const answers = ['是', '否', '√', '已训', '未训', '已训']

type Row = (string | number | null)[]

function row(index: number): Row {
  const [county, school, stage] = schools[Math.floor(index / 6)]!
  const { name, idNumber, sex, phone, subject } = person(130 + index, abolished.yueyang)
  const answer = answers[index % 6]!
  return [
    `G${String(index + 1).padStart(3, '0')}`,
    name,
    county,
    school,
    idNumber,
    sex,
    phone,
    stage,
    subject,
    answer,
    '汉',
  ]
}

export async function ownRosterSamples(): Promise<Sample[]> {
  const rows = Array.from({ length: 24 }, (_, index) => row(index))
  return [
    await written(`${folder}/roster-clean.xlsx`, rows),
    await written(`${folder}/roster-faulty.xlsx`, spoilt(rows)),
  ]
}

/** Sheet row = index + 3. */
function spoilt(rows: readonly Row[]): Row[] {
  const copy = rows.map((each) => [...each])
  copy[2]![4] = `${String(copy[2]![4]).slice(0, 17)}${String(copy[2]![4]).endsWith('1') ? '2' : '1'}`
  copy[4]![5] = copy[4]![5] === '男' ? '女' : '男'
  copy[8]![9] = '在训'
  copy[9]![9] = null
  copy[13]![2] = '云西区'
  copy[15]![1] = null
  copy[15]![4] = null
  copy[19]![6] = '1541000'
  copy.push([...copy[6]!])
  return copy
}

async function written(path: string, rows: readonly Row[]): Promise<Sample> {
  const exceljs = (await import('exceljs')).default
  const workbook = new exceljs.Workbook()
  workbook.created = new Date(0)
  workbook.modified = new Date(0)
  const sheet = workbook.addWorksheet('教师')
  sheet.addRow(['岳阳市教师信息技术培训名册'])
  sheet.addRow(headings)
  for (const each of rows) sheet.addRow(each)
  sheet.addRow([marked])
  sheet.mergeCells(1, 1, 1, headings.length)
  sheet.columns.forEach((column, index) => {
    column.width = [8, 11, 11, 18, 21, 6, 14, 8, 12, 10, 6][index] ?? 10
  })
  return { path, bytes: withFixedTimes(new Uint8Array(await workbook.xlsx.writeBuffer())) }
}
