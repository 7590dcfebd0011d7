/** Annex 3 of 自贡市 as a city gets it wrong; it lies apart, so that the clean set can be taken in as one folder. All figures invented. */
import type { Notice } from '../../src/notice/notice.ts'
import { abolished, person } from './people.ts'
import { type Row, sumOf } from './progress.ts'
import { filled, formOf, type Sample, type Spoiler, spoilt } from './sample.ts'

const counties = ['自流井区', '贡井区', '大安区', '沿滩区', '荣县', '富顺县']

export async function sichuanFaultySamples(notice: Notice): Promise<Sample[]> {
  const rows = counties.map((unit, index): Row => {
    const [kindergarten, school, vocational, trained] = [400 + 10 * index, 2000 + 100 * index, 100, 1500 + 50 * index]
    const staff = kindergarten + school + vocational
    const gap = staff - trained
    const provincial = gap / 5
    const parts = { kindergarten, school, vocational, staff, trained, untrained: gap }
    return { unit, ...parts, planProvincial: provincial, planLocal: gap - provincial, remark: '示例' }
  })
  const { name, phone } = person(191, abolished.wenjiang)
  const content = filled({
    placeholders: { unit: '自贡市' },
    head: { unit: '自贡市', contact: name, phone },
    tables: { main: { rows, total: sumOf(rows) } },
  })
  return [
    await spoilt('samples/sichuan-2017-faulty/annex-3-自贡.xlsx', formOf(notice, 'annex-3'), content, spoilAnnex3),
  ]
}

/** A sum that leaves out the 职业中学, a gap with its sign turned, half and half, a plan for too few, a county of the neighbour. */
function spoilAnnex3({ at }: Spoiler): void {
  at(0, 'staff').value = 2400
  at(1, 'untrained').value = -1060
  at(2, 'planProvincial').value = 560
  at(2, 'planLocal').value = 560
  at(3, 'planLocal').value = 900
  at(5, 'unit').value = '威远县'
}
