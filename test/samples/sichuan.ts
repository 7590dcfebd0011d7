/** Samples of the Sichuan 2017 notice: its own Annex 1, an invented Annex 3 of 成都 that adds up to it, and Annex 2 for two projects. */
import type { Figure } from '../../src/gap/figure.ts'
import { largestRemainder } from '../../src/gap/split.ts'
import type { Notice } from '../../src/notice/notice.ts'
import { fillForm } from '../../src/report/fill-form.ts'
import type { FormContent } from '../../src/report/form-content.ts'
import type { Unit, UnitTable } from '../../src/unit/unit.ts'
import { unitTable } from '../../src/unit/unit-table.ts'
import { abolished, person } from './people.ts'
import { filled, formOf, marked, type Sample, sample } from './sample.ts'

const folder = 'samples/sichuan-2017'

/** 附件1 as printed: 幼儿园, 中小学, 中职, 合计, 已培训, 未培训. */
const annex1: Record<string, number[]> = {
  成都: [28299, 95455, 9988, 133742, 82037, 51705],
  自贡: [2611, 16698, 1122, 20431, 14065, 6366],
  攀枝花: [1611, 10078, 557, 12246, 5541, 6705],
  泸州: [4683, 32911, 2095, 39689, 31699, 7990],
  德阳: [3071, 21817, 1276, 26164, 24374, 1790],
  绵阳: [5919, 35433, 1716, 43068, 34507, 8561],
  广元: [2287, 22488, 1193, 25968, 23154, 2814],
  遂宁: [3994, 23782, 1518, 29294, 18949, 10345],
  内江: [3755, 23992, 1530, 29277, 13025, 16252],
  乐山: [4407, 21979, 1565, 27951, 21469, 6482],
  南充: [4921, 46542, 3232, 54695, 20858, 33837],
  宜宾: [5664, 39132, 2644, 47440, 27632, 19808],
  眉山: [3297, 19970, 1345, 24612, 20201, 4411],
  广安: [3847, 28824, 1372, 34043, 27061, 6982],
  达州: [5538, 43873, 3432, 52843, 24532, 28311],
  雅安: [1625, 11081, 407, 13113, 9630, 3483],
  巴中: [1864, 28474, 1649, 31987, 25543, 6444],
  资阳: [3124, 18301, 892, 22317, 15322, 6995],
  阿坝: [1003, 10244, 361, 11608, 10218, 1390],
  甘孜: [1230, 10919, 291, 12440, 3618, 8822],
  凉山: [4135, 39231, 1392, 44758, 35321, 9437],
}
const printedTotal = [96885, 601224, 39577, 737686, 488957, 248729]
const measures = ['kindergarten', 'school', 'vocational', 'staff', 'trained', 'untrained']

/** Invented sizes of the counties, and how far each has come; the sums are made to agree with 附件1. */
const counties: Record<string, { size: number; trained: number }> = {
  锦江区: { size: 69, trained: 64 },
  青羊区: { size: 78, trained: 61 },
  金牛区: { size: 90, trained: 57 },
  武侯区: { size: 92, trained: 60 },
  成华区: { size: 80, trained: 63 },
  龙泉驿区: { size: 76, trained: 66 },
  青白江区: { size: 38, trained: 70 },
  新都区: { size: 74, trained: 58 },
  温江区: { size: 45, trained: 71 },
  双流区: { size: 98, trained: 62 },
  郫都区: { size: 72, trained: 59 },
  金堂县: { size: 68, trained: 52 },
  大邑县: { size: 46, trained: 65 },
  蒲江县: { size: 25, trained: 73 },
  新津县: { size: 32, trained: 68 },
  都江堰市: { size: 55, trained: 67 },
  彭州市: { size: 66, trained: 60 },
  邛崃市: { size: 55, trained: 56 },
  崇州市: { size: 57, trained: 62 },
  简阳市: { size: 118, trained: 54 },
}

const projects = ['中国移动中小学教师信息技术能力培训', '中国电信中小学校长信息技术应用能力提升项目']

export async function sichuanSamples(notice: Notice): Promise<Sample[]> {
  const units = unitTable(notice.issued, notice)
  const province = found(units, '四川省')
  const city = found(units, '成都市')
  const cityFigures = Object.entries(annex1).flatMap(([name, values]) => figures('annex-1', found(units, name), values))
  const input = { notice, units, records: [] }
  const first = fillForm({ ...input, form: formOf(notice, 'annex-1'), unit: province, figures: cityFigures })

  const rows = countyRows()
  const countyFigures = Object.entries(rows).flatMap(([name, values]) =>
    figures('annex-3', found(units, name, city.key), values),
  )
  const third = fillForm({
    ...input,
    form: formOf(notice, 'annex-3'),
    unit: city,
    figures: [...cityFigures, ...countyFigures],
    head: { contact: '李示例', phone: person(190, abolished.wenjiang).phone },
  })
  return [
    await sample(`${folder}/annex-1.xlsx`, formOf(notice, 'annex-1'), asPrinted(first)),
    await sample(`${folder}/annex-3-成都.xlsx`, formOf(notice, 'annex-3'), { ...third, remarks: [marked] }),
    ...(await annex2(notice, projects[0] ?? '', '中国移动', 0)),
    ...(await annex2(notice, projects[1] ?? '', '中国电信', 100)),
  ]
}

/** With the 小计 of the notice itself, which is not the sum of its rows for 已培训 and 未培训 (201 persons). */
function asPrinted(content: FormContent): FormContent {
  const table = content.tables.main ?? { rows: [], total: undefined }
  const total = Object.fromEntries(measures.map((measure, index) => [measure, printedTotal[index]]))
  return { ...content, tables: { main: { ...table, total } }, sources: [] }
}

function found(units: UnitTable, name: string, within?: string): Unit {
  const match = units.find(name, within === undefined ? {} : { within })
  if (match.kind !== 'found') throw new Error(`${name} is ${match.kind}`)
  return match.unit
}

function figures(form: string, unit: Unit, values: number[]): Figure[] {
  return values.map((value, index) => ({
    notice: 'sichuan-2017',
    form,
    unit: unit.key,
    school: '',
    measure: measures[index] ?? '',
    value,
    kind: 'data',
    source: { path: '', sheet: '', cell: '', sha256: '' },
  }))
}

/** The printed row of 成都 split over its counties: every column adds up exactly. */
function countyRows(): Record<string, number[]> {
  const [kindergarten = 0, school = 0, vocational = 0, , trained = 0] = annex1.成都 ?? []
  const sizes = Object.values(counties).map(({ size }) => size)
  const split = [kindergarten, school, vocational].map((total) => largestRemainder(total, sizes))
  const staff = sizes.map((_, index) => split.reduce((sum, part) => sum + (part[index] ?? 0), 0))
  const done = largestRemainder(
    trained,
    Object.values(counties).map((county, index) => county.trained * (staff[index] ?? 0)),
  )
  return Object.fromEntries(
    Object.keys(counties).map((name, index) => {
      const parts = split.map((part) => part[index] ?? 0)
      return [name, [...parts, staff[index] ?? 0, done[index] ?? 0, (staff[index] ?? 0) - (done[index] ?? 0)]]
    }),
  )
}

/** The pair of one project: persons by county and year, and their counts. */
async function annex2(notice: Notice, project: string, short: string, from: number): Promise<Sample[]> {
  const head = { unit: '成都市', contact: '李示例', phone: person(190, abolished.wenjiang).phone, project }
  const teachers = Array.from({ length: 18 }, (_, index) => {
    const { name, idNumber, phone } = person(from + index, abolished.wenjiang)
    const county = ['锦江区', '金牛区', '双流区'][Math.floor(index / 6)] ?? ''
    const year = 2014 + Math.floor((index % 6) / 2)
    return {
      county,
      year: String(year),
      sequence: index + 1,
      name,
      idNumber,
      phone,
      schoolName: `${county}示例小学`,
      remark: '示例',
    }
  })
  const rows = ['锦江区', '金牛区', '双流区'].map((unit) => countRow(unit, teachers))
  const total = sumRow(rows)
  return [
    await sample(
      `${folder}/annex-2-summary-${short}.xlsx`,
      formOf(notice, 'annex-2-summary'),
      filled({ head, tables: { main: { rows, total } } }),
    ),
    await sample(
      `${folder}/annex-2-teachers-${short}.xlsx`,
      formOf(notice, 'annex-2-teachers'),
      filled({ head, tables: { main: { rows: teachers, total: undefined } } }),
    ),
  ]
}

function countRow(unit: string, teachers: { county: string; year: string }[]): Record<string, string | number> {
  const row: Record<string, string | number> = { unit }
  for (const year of ['2014', '2015', '2016', '2017']) {
    const count = teachers.filter((teacher) => teacher.county === unit && teacher.year === year).length
    row[`distributed${year}`] = count
    row[`verified${year}`] = count
  }
  return row
}

function sumRow(rows: Record<string, string | number>[]): Record<string, number> {
  const total: Record<string, number> = {}
  for (const row of rows) {
    for (const [field, value] of Object.entries(row)) {
      if (typeof value === 'number') total[field] = (total[field] ?? 0) + value
    }
  }
  return total
}
