/** The reader alone, bundled by the bench as the program is: every cell of every sheet, its text looked at. */
import { openWorkbook } from '../../src/workbook/open-workbook.ts'

let rows = 0
let characters = 0
const workbook = await openWorkbook(process.argv[2] ?? '')
for (const sheet of workbook.sheets) {
  await sheet.rows(({ texts }) => {
    rows++
    for (const text of texts) characters += text.length
    return undefined
  })
}
await workbook.close()
console.log(rows, characters)
