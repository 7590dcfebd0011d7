/**
 * The same set as schools really send it: every common fault once, each where a person would make it. Which finding belongs to which
 * cell is told by `faulty.test.ts`.
 */
import type { Notice } from '../../src/notice/notice.ts'
import type { FormContent } from '../../src/report/form-content.ts'
import { abolished, person, withCheckDigit } from './people.ts'
import { formOf, type Sample, type Spoiler, spoilt } from './sample.ts'
import { annex1, annex2, annex3, county, type School, schools } from './yueyang.ts'

const folder = 'samples/yueyang-2021/faulty'

export async function yueyangFaultySamples(notice: Notice): Promise<Sample[]> {
  const [primary, middle] = schools as [School, School]
  const form = (id: string) => formOf(notice, id)
  return [
    await spoilt(`${folder}/annex-1.xlsx`, form('annex-1'), withThirdSchool(annex1()), spoilAnnex1),
    await spoilt(`${folder}/annex-2-${primary.short}.xlsx`, form('annex-2'), annex2(primary), spoilAnnex2),
    await spoilt(`${folder}/annex-3-${primary.short}.xlsx`, form('annex-3'), annex3(primary), spoilPersons),
    await spoilt(`${folder}/annex-3-${middle.short}.xlsx`, form('annex-3'), annex3(middle), spoilLayout),
  ]
}

/** One row too few of each county, another county's school, a county misspelt, a phone number too short. */
function spoilAnnex1({ at, sheet }: Spoiler): void {
  at(0, 'phone').value = '1540000'
  at(1, 'county').value = '云溪区'
  at(2, 'county').value = '岳阳娄区'
  sheet.name = 'Sheet1'
}

function withThirdSchool(content: FormContent): FormContent {
  const rows = content.tables.main?.rows ?? []
  const third = { ...rows[0], sequence: 3, schoolName: '岳阳楼区示例二小' }
  return { ...content, tables: { main: { rows: [...rows, third], total: undefined } } }
}

/** No 指导者, two 校长, a section left empty, abilities that do not exist, a teacher who is not on the roster. */
function spoilAnnex2({ at, sheet }: Spoiler): void {
  for (const row of [3, 4, 5]) at(row, 'group', 'team').value = '管理者'
  at(1, 'position', 'team').value = '校长'
  at(1, 'role', 'team').value = '领导小组组长'
  at(0, 'abilities', 'teacher-plans').value = 'A14、B2、D1'
  at(2, 'name', 'teacher-plans').value = '查无此'
  sheet.eachRow((row) => {
    row.eachCell((cell) => {
      if (typeof cell.value === 'string' && cell.value.startsWith('（示例）校本资源零散')) cell.value = null
    })
  })
}

/** What goes wrong with persons. */
function spoilPersons({ at, sheet }: Spoiler): void {
  const id = (number: number) => person(number, abolished.yueyang).idNumber
  // Typed into a cell without text format: Excel keeps 15 digits.
  at(0, 'idNumber').value = Number(`${id(0).slice(0, 15)}000`)
  at(0, 'idNumber').numFmt = '0'
  at(1, 'idNumber').value = `${Number(id(1).slice(0, 17)).toExponential(5).toUpperCase()}`
  at(2, 'idNumber').value = wrongCheckDigit(id(2))
  at(3, 'idNumber').value = id(4)
  at(5, 'sex').value = at(5, 'sex').value === '男' ? '女' : '男'
  at(6, 'idNumber').value = withCheckDigit(`${id(6).slice(0, 6)}19900230${id(6).slice(14, 17)}`)
  at(7, 'idNumber').value = id(7).slice(0, 17)
  at(8, 'idNumber').value = `${id(8).slice(0, 6)}${id(8).slice(8, 17)}`
  at(9, 'idNumber').value = null
  at(10, 'idNumber').value = ` ${id(10).slice(0, 6)} ${id(10).slice(6)}`
  at(11, 'phone').value = '154100004071'
  at(12, 'phone').value = Number('15410000444')
  at(13, 'phone').value = '1.541E+10'
  at(14, 'stage').value = '大学'
  at(15, 'stage').value = '中职'
  at(16, 'stage').value = '小学段'
  at(17, 'name').value = null
  at(18, 'county').value = '云溪区'
  at(19, 'schoolName').value = '岳阳楼区示例第三小学'
  at(20, 'sequence').value = 20
  at(21, 'subject').value = null
  // Two columns pasted the wrong way round.
  const swapped = at(22, 'phone').value
  at(22, 'phone').value = at(22, 'idNumber').value
  at(22, 'idNumber').value = swapped
  at(23, 'name').value = '=HYPERLINK("http://example.invalid")'
  setHead(sheet, '参培人数', 30)
}

/** What goes wrong with the sheet itself. */
function spoilLayout({ at, sheet }: Spoiler, workbook: import('exceljs').Workbook): void {
  const first = Number(at(0, 'name').row)
  const last = Number(at(31, 'name').row)
  const columns = sheet.columnCount
  const copy = (from: number, to: number) => {
    for (let column = 1; column <= columns; column += 1) {
      sheet.getCell(to, column).value = sheet.getCell(from, column).value
      sheet.getCell(to, column).style = sheet.getCell(from, column).style
    }
  }
  const clear = (row: number) => {
    for (let column = 1; column <= columns; column += 1) sheet.getCell(row, column).value = null
  }
  // 例：张三 left in, the heading again after a page break, a subtotal, an empty row: none of them is a person.
  clear(first)
  sheet.getCell(first, 1).value = '例'
  sheet.getCell(first, 2).value = '张三'
  sheet.getCell(first, 3).value = '男'
  copy(first - 1, first + 12)
  clear(first + 13)
  sheet.getCell(first + 13, 1).value = '小计'
  sheet.getCell(first + 13, 2).value = '12人'
  clear(first + 14)
  // School and county merged down, as printed.
  for (const field of ['county', 'schoolName']) {
    const column = Number(at(0, field).col)
    sheet.mergeCells(first + 15, column, last, column)
  }
  for (const row of [first + 17, first + 18]) sheet.getRow(row).hidden = true
  sheet.getColumn(Number(at(0, 'remark').col)).hidden = true
  // The same person twice, once in each school.
  const twice = first + 20
  copy(first + 19, twice)
  sheet.getCell(twice, 1).value = 21
  at(30, 'idNumber').value = person(4, abolished.yueyang).idNumber
  at(29, 'phone').value = { formula: 'VLOOKUP(B1,Sheet9!A:B,2,0)', result: { error: '#REF!' } } as never
  at(28, 'subject').value = { formula: 'A1' } as never
  setHead(sheet, '参培人数', 32)
  const list = workbook.addWorksheet('代码表', { state: 'veryHidden' })
  list.getCell('A1').value = '学段'
  list.getCell('A2').value = '小学'
  list.getCell('A3').value = county
}

function wrongCheckDigit(idNumber: string): string {
  return idNumber.slice(0, 17) + (idNumber.endsWith('5') ? '6' : '5')
}

/** Changes the value that stands behind a head label. */
function setHead(sheet: Spoiler['sheet'], label: string, value: number): void {
  sheet.eachRow((row) => {
    row.eachCell((cell) => {
      if (typeof cell.value !== 'string' || !cell.value.startsWith(label) || cell.isMerged === undefined) return
      for (let column = Number(cell.col) + 1; column <= sheet.columnCount; column += 1) {
        const next = sheet.getCell(Number(cell.row), column)
        if (next.master !== cell && typeof next.value === 'number') next.value = value
      }
    })
  })
}
