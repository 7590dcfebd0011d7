/** Samples of the Pingdingshan notice of 2020: the places, the cards and the list of two counties; all figures, persons and schools invented. */
import type { Notice } from '../../src/notice/notice.ts'
import { drawForm } from '../../src/report/draw-form.ts'
import { workbookBytes } from '../../src/report/workbook-bytes.ts'
import { abolished, person } from './people.ts'
import type { Row } from './progress.ts'
import { filled, formOf, type Sample, type Spoiler, sample, spoilt } from './sample.ts'

const folder = 'samples/pingdingshan-2020'
const places = {
  新华区: 4,
  卫东区: 4,
  石龙区: 1,
  湛河区: 3,
  宝丰县: 3,
  叶县: 3,
  鲁山县: 3,
  郏县: 3,
  舞钢市: 2,
  汝州市: 3,
  高新区: 1,
}

export async function pingdingshanSamples(notice: Notice): Promise<Sample[]> {
  const [issued, collective, individual, list] = ['places', 'collective', 'individual', 'list'].map((id) =>
    formOf(notice, id),
  )
  const card = (row: Row) => filled({ head: {}, tables: { card: { rows: [row], total: undefined } } })
  const cards = async (path: string, rows: readonly Row[]): Promise<Sample> => {
    const drawings = rows.map((row) => ({ ...drawForm(individual!, card(row)), name: String(row.name) }))
    return { path, bytes: await workbookBytes(drawings) }
  }
  const listed = (unit: string, rows: readonly Row[]) =>
    filled({
      head: { unit, contact: person(150, abolished.wenjiang).name },
      tables: {
        main: { rows: rows.map((row, index) => ({ sequence: index + 1, ...row, remark: '示例' })), total: undefined },
      },
    })
  const [baofeng, lushan] = [people('宝丰县', 160, 3), people('鲁山县', 170, 4)]
  return [
    await sample(`${folder}/places-clean.xlsx`, issued!, filled({ tables: { main: placesTable() } })),
    await sample(`${folder}/collective-clean.xlsx`, collective!, card(team)),
    await cards(`${folder}/individual-clean-宝丰县.xlsx`, baofeng),
    await sample(`${folder}/list-clean.xlsx`, list!, listed('宝丰县', baofeng)),
    await spoilt(`${folder}/individual-faulty.xlsx`, individual!, card(lushan[0]!), spoilCard),
    await spoilt(`${folder}/list-faulty.xlsx`, list!, listed('鲁山县', lushan), spoilList),
  ]
}

function placesTable() {
  const rows = Object.entries(places).map(([unit, own], index) => ({
    sequence: index + 1,
    unit,
    places: own,
    remark: '虚构',
  }))
  return { rows, total: { places: rows.reduce((sum, row) => sum + row.places, 0) } }
}

const team: Row = {
  ...{ collective: '宝丰县示例中学', unit: '宝丰县', leader: person(151, abolished.wenjiang).name },
  ...{
    phone: person(151, abolished.wenjiang).phone,
    teachers: 120,
    deeds: '示例事迹，虚构。',
    unitOpinion: '同意推荐',
  },
}

/** So many persons of a county, each of a school of their own. */
function people(unit: string, from: number, count: number): Row[] {
  return Array.from({ length: count }, (_, index): Row => {
    const { name, sex, idNumber, phone } = person(from + index, abolished.wenjiang)
    const birth = `${idNumber.slice(6, 10)}年${Number(idNumber.slice(10, 12))}月`
    const schoolName = `${unit}示例第${'一二三四'[index]}小学`
    const own = { name, sex, birth, post: index === 0 ? '管理人员' : '教师', idNumber, phone, schoolName, unit }
    return { ...own, deeds: '示例事迹，虚构。', schoolOpinion: '同意推荐', unitOpinion: '同意' }
  })
}

/** Born in another month than the ID number says, the other sex, a post that is none, half a phone number. */
function spoilCard({ at }: Spoiler): void {
  at(0, 'birth', 'card').value = '1970年1月'
  at(0, 'sex', 'card').value = at(0, 'sex', 'card').value === '男' ? '女' : '男'
  at(0, 'post', 'card').value = '学生'
  at(0, 'phone', 'card').value = '15410'
}

/** Four persons where three have places, three of them without a card; a number with one digit wrong. */
function spoilList({ at }: Spoiler): void {
  const number = at(1, 'idNumber')
  number.value = `${String(number.value).slice(0, 17)}${String(number.value).endsWith('1') ? '2' : '1'}`
}
