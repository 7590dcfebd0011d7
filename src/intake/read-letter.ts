/**
 * The letter of a 退回表 that came back comes in; what its reader answered there, where no row of a table had room for it, goes out.
 */
import type { Answer } from '../check/explaining.ts'
import { EXPLANATION_HEADING, LETTER_HEADINGS, PROBLEM_HEADING } from '../form/own-sheets.ts'
import { saysNothing } from '../form/row-words.ts'
import { hideNumbers } from '../value/masked.ts'
import { cleanText } from '../value/text.ts'
import type { Sheet } from '../workbook/workbook.ts'

const HEADINGS = [...LETTER_HEADINGS, PROBLEM_HEADING, EXPLANATION_HEADING]

/** The list ends at the first row without a question. */
export async function readLetter(sheet: Sheet): Promise<Answer[]> {
  const answers: Answer[] = []
  let columns: number[] | undefined
  await sheet.rows(({ texts }) => {
    const clean = Array.from(texts, (text) => cleanText(text ?? ''))
    if (columns === undefined) {
      const found = HEADINGS.map((heading) => clean.indexOf(heading))
      if (found.every((column) => column >= 0)) columns = found
      return undefined
    }
    const [sheet = '', heading = '', asked = ''] = columns.map((column) => texts[column] ?? '')
    const text = clean[columns.at(-1)!] ?? ''
    if (asked === '') return false
    if (text !== '' && !saysNothing(text)) answers.push({ sheet, heading, asked, text: hideNumbers(text) })
    return undefined
  })
  return answers
}
