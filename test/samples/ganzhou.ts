/**
 * Samples of the Ganzhou notice of 2018: the plan, and the lists of two counties. The plan's first 17 rows and its 合计 are the notice's own; the
 * last three were not seen and are made up so that the 合计 is right. All persons are invented.
 */
import type { Notice } from '../../src/notice/notice.ts'
import type { FormContent } from '../../src/report/form-content.ts'
import { abolished, type Person, person } from './people.ts'
import { type Row, sumOf } from './progress.ts'
import { filled, formOf, type Sample, type Spoiler, sample, spoilt } from './sample.ts'

const folder = 'samples/ganzhou-2018'
const made = '注：前17行和合计为通知原数；寻乌县、瑞金市、石城县三行原文没有看到，为凑足合计而拟，纯属虚构'

/** 幼儿园 男 女, 小学 男 女, 特殊教育. */
const places: Record<string, [number, number, number, number, number]> = {
  章贡区: [0, 0, 35, 60, 0],
  经开区: [0, 0, 25, 25, 10],
  蓉江新区: [2, 2, 6, 10, 0],
  赣县区: [0, 0, 35, 53, 0],
  南康区: [0, 0, 0, 0, 0],
  信丰县: [0, 0, 15, 35, 0],
  大余县: [2, 6, 18, 17, 2],
  上犹县: [2, 14, 10, 20, 2],
  崇义县: [0, 0, 20, 10, 0],
  安远县: [2, 3, 25, 0, 2],
  龙南县: [1, 9, 15, 5, 0],
  定南县: [0, 0, 0, 0, 0],
  全南县: [0, 0, 15, 14, 1],
  宁都县: [10, 30, 30, 45, 5],
  于都县: [3, 27, 9, 26, 5],
  兴国县: [1, 4, 11, 12, 2],
  会昌县: [0, 0, 20, 10, 0],
  寻乌县: [0, 0, 20, 25, 0],
  瑞金市: [0, 0, 30, 40, 0],
  石城县: [0, 0, 20, 30, 0],
}

const [teachers, special] = ['赣州师范高等专科学校', '南昌师范高等专科学校']

export async function ganzhouSamples(notice: Notice): Promise<Sample[]> {
  const plan = formOf(notice, 'plan')
  const list = formOf(notice, 'students')
  return [
    await sample(`${folder}/plan-clean.xlsx`, plan, planContent()),
    await spoilt(`${folder}/plan-faulty.xlsx`, plan, planContent(), spoilPlan),
    await sample(`${folder}/students-clean.xlsx`, list, listContent('蓉江新区', places.蓉江新区!, 0)),
    // One boy too many for the kindergartens, a girl for the primary schools where there is no place for one.
    await spoilt(`${folder}/students-faulty.xlsx`, list, listContent('安远县', [3, 3, 24, 1, 2], 60), spoilList),
  ]
}

function planContent(): FormContent {
  const rows = Object.entries(places).map(([unit, figures]): Row => {
    const [kindergartenMen, kindergartenWomen, primaryMen, primaryWomen, ofSpecial] = figures
    const planned = figures.reduce((sum, figure) => sum + figure, 0)
    return { unit, kindergartenMen, kindergartenWomen, primaryMen, primaryWomen, special: ofSpecial, planned }
  })
  return filled({ remarks: [made], tables: { main: { rows, total: sumOf(rows) } } })
}

function listContent(unit: string, figures: readonly number[], from: number): FormContent {
  const of = { 男: draw('男', from), 女: draw('女', from) }
  const kinds = [
    ['男', '幼儿园'],
    ['女', '幼儿园'],
    ['男', '小学'],
    ['女', '小学'],
    ['女', '特殊教育'],
  ] as const
  const rows = kinds.flatMap(([sex, kind], index) =>
    Array.from({ length: figures[index]! }, (): Row => {
      const { name, idNumber } = of[sex].next().value!
      return { name, sex, idNumber, kind, college: kind === '特殊教育' ? special : teachers, remark: '示例' }
    }),
  )
  return filled({
    placeholders: { unit },
    head: { unit, contact: person(141, abolished.wenjiang).name },
    tables: { main: { rows: rows.map((row, index) => ({ sequence: index + 1, ...row })), total: undefined } },
  })
}

/** Persons of one sex, one after the other. */
function* draw(sex: Person['sex'], from: number): Generator<Person, undefined> {
  for (let number = from; number < from + 200; number++) {
    const found = person(number, abolished.wenjiang)
    if (found.sex === sex) yield found
  }
}

/** A sum of a row that is not, a county twice, a fraction. */
function spoilPlan({ at }: Spoiler): void {
  at(0, 'planned').value = 96
  at(4, 'unit').value = '赣县区'
  at(6, 'special').value = 2.5
}

/** One of the special schools sent to the other college, a kind that is none. */
function spoilList({ at }: Spoiler): void {
  at(32, 'college').value = teachers
  at(10, 'kind').value = '初中'
}
