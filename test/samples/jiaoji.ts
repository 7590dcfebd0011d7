/** Samples of the statistical table 教基4068: three schools of 锦江区; all figures and schools invented. */
import type { Notice } from '../../src/notice/notice.ts'
import type { FormContent } from '../../src/report/form-content.ts'
import { abolished, person } from './people.ts'
import { filled, formOf, type Sample, type Spoiler, sample, spoilt } from './sample.ts'

const folder = 'samples/jiaoji-4068'
const office = person(140, abolished.wenjiang)

/** 01, 02 … 05, 06 … 11: the hours add up to 01; a teacher may stand at several levels. */
const primary = [86, 10, 26, 34, 16, 2, 9, 20, 61, 86, 0]
const middle = [124, 4, 30, 60, 30, 5, 22, 48, 90, 110, 1]

export async function jiaojiSamples(notice: Notice): Promise<Sample[]> {
  const form = formOf(notice, 'training')
  const content = (schoolName: string, figures: number[]): FormContent => {
    const coded = form.tables[0]!.preprinted.map((row) => ({ ...row, teachers: figures[Number(row.code) - 1] }))
    const { name, phone } = office
    return filled({
      head: { schoolName, unit: '锦江区', contact: name, phone },
      tables: { main: { rows: coded, total: undefined } },
    })
  }
  return [
    await sample(`${folder}/training-clean-小学.xlsx`, form, content('锦江区示例小学', primary)),
    await sample(`${folder}/training-clean-中学.xlsx`, form, content('锦江区示例中学', middle)),
    await spoilt(`${folder}/training-faulty.xlsx`, form, content('锦江区示例幼儿园', primary), spoil),
  ]
}

/** Hours that do not add up, more at school level than were trained at all, a word for a number, no school. */
function spoil({ sheet, at }: Spoiler): void {
  at(1, 'teachers').value = 12
  at(10, 'teachers').value = 90
  at(11, 'teachers').value = '无人'
  sheet.getCell('B5').value = null
}
