/** An office's own workbook is filled in as a careful colleague would: only cells for data change, and where rows are put in, everything moves with them. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import exceljs from 'exceljs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Form, Notice } from '../../src/notice/notice.ts'
import { fillInto } from '../../src/report/fill-into.ts'
import { blankContent } from '../../src/report/form-content.ts'
import { UserError } from '../../src/user-error.ts'
import { number } from '../../src/value/number-text.ts'
import { copiedFormula, movedFormula } from '../../src/workbook/splice/row-moves.ts'
import { loadNotice } from '../notices/load.ts'
import { checked } from '../samples/checked.ts'
import { partsOf } from '../workbook/parts-of.ts'
import { features, richTemplate } from './rich-template.ts'

let folder: string
let notice: Notice
let form: Form
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'itcap-into-'))
  notice = await loadNotice('sichuan-2017')
  form = notice.forms.find(({ id }) => id === 'annex-3')!
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const counties = ['锦江区', '青羊区', '金牛区', '武侯区', '成华区', '龙泉驿区', '青白江区', '新都区']

/** Invented figures. */
function contentOf(count: number) {
  const content = blankContent(form, notice)
  const rows = counties.slice(0, count).map((unit, index) => {
    const [kindergarten, school, vocational] = [100 + index, 200 + index, 10]
    const staff = kindergarten + school + vocational
    const trained = 50 + index
    return {
      unit,
      kindergarten,
      school,
      vocational,
      staff,
      trained,
      untrained: staff - trained,
      planProvincial: 20,
      planLocal: 80,
    }
  })
  const total = { staff: rows.reduce((sum, { staff }) => sum + staff, 0) }
  content.tables = { [form.tables[0]!.id]: { rows, total } }
  content.head = { unit: '成都市', contact: '示例人', phone: '028-0000000' }
  content.placeholders = { unit: '成都市' }
  return content
}

async function filled(count: number, bytes = richTemplate(), name = '填好.xlsx', total?: Record<string, number>) {
  const [source, target] = [join(folder, '模板 (2).xlsx'), join(folder, name)]
  writeFileSync(source, bytes)
  const title = '2017年成都市能力提升工程培训计划及执行情况'
  const content = contentOf(count)
  if (total) content.tables[form.tables[0]!.id]!.total = total
  const into = await fillInto({ notice, form, content, pages: [1], about: { title } }, source, target)
  expect(readFileSync(source).equals(bytes)).toBe(true)
  return { into, before: partsOf(source), after: partsOf(target), target }
}

function partNamed(parts: Map<string, string>, name: string): string {
  const found = [...parts].find(([each]) => new RegExp(`/${name}\\.(xml|vml)$`).test(each))
  return Buffer.from(found![1], 'latin1').toString()
}

test('with rows enough, every part but the sheet stays byte for byte, and the workbook is told to count anew', async () => {
  const { before, after, into } = await filled(4)
  expect([...after.keys()].sort()).toEqual([...before.keys()].sort())
  const changed = [...before].filter(([name, text]) => after.get(name) !== text).map(([name]) => name)
  expect(changed.sort()).toEqual(['xl/workbook.xml', 'xl/worksheets/sheet1.xml'])
  const [was, is] = [partNamed(before, 'workbook'), partNamed(after, 'workbook')]
  expect(is.replace(' fullCalcOnLoad="1"', '')).toBe(was)
  const sheet = partNamed(after, 'sheet1')
  expect(sheet).toContain('<c r="B6" s="3"><v>100</v></c>')
  expect(sheet).toContain('<c r="G6" s="3"><f t="shared" ref="G6:G8" si="0">E6-F6</f></c>')
  expect(sheet).toContain('<c r="E10" s="4"><f>SUM(E6:E9)</f></c>')
  expect(into.places.of('main', 1, 'staff')).toBe('E7')
  expect(into.unplaced).toEqual([])
  for (const [name, part, text] of features)
    expect([name, partNamed(before, part).includes(text)]).toEqual([name, true])
})

test('where rows are put in, none of what a rich workbook holds is lost, and all of it stands where it belongs', async () => {
  const { after, target } = await filled(8)
  const lost = features.filter(([, part, text, moved = text]) => !partNamed(after, part).includes(moved))
  expect(lost).toEqual([])
  expect(features.length).toBeGreaterThanOrEqual(65)
  for (const name of [
    'xl/styles.xml',
    'xl/sharedStrings.xml',
    'xl/media/image1.png',
    'xl/printerSettings/printerSettings1.bin',
  ])
    expect(after.get(name)).toBe(partsOf(join(folder, '模板 (2).xlsx')).get(name))
  // Read back as any sheet that comes in.
  const { outcomes, findings } = await checked(notice, [target], '2017-03-28')
  const read = outcomes[0]!.forms[0]!.form
  expect(read.title?.parts.unit).toBe('成都市')
  expect(read.rows).toBe(8)
  expect(Object.fromEntries(Object.entries(read.head).map(([field, { text }]) => [field, text]))).toEqual({
    unit: '成都市',
    contact: '示例人',
    phone: '028-0000000',
  })
  expect(findings(target).filter(({ rule }) => rule === 'title-missing' || rule === 'row-unread')).toEqual([])
})

test('rows where a county is printed get the figures of that county', async () => {
  const printed = richTemplate((parts) => {
    const sheet = parts['xl/worksheets/sheet1.xml']!
    parts['xl/worksheets/sheet1.xml'] = sheet
      .replace('<c r="A6" s="2"/>', '<c r="A6" s="2" t="inlineStr"><is><t>青羊</t></is></c>')
      .replace('<c r="A7" s="2"/>', '<c r="A7" s="2" t="inlineStr"><is><t>锦江区</t></is></c>')
  })
  const { into } = await filled(3, printed)
  const rowOf = (index: number) => into.places.of('main', index, 'unit')
  expect([0, 1, 2].map(rowOf)).toEqual(['A7', 'A6', 'A8'])
})

test.each([
  ['rows enough', 4, 'E10'],
  ['rows put in', 8, 'E14'],
])(
  'a number typed into the total is told before another takes its place, a result of a formula is not (%s)',
  async (_, count, cell) => {
    const typed = richTemplate((parts) => {
      const sheet = parts['xl/worksheets/sheet1.xml']!
      parts['xl/worksheets/sheet1.xml'] = sheet
        .replace(/(<c r="D10"[^>]*><f>[^<]*<\/f><v>)0</, '$1321<')
        .replace(/<c r="E10" s="4">.*?<\/c>/, '<c r="E10" s="4"><v>4500</v></c>')
        .replace(/<c r="F10" s="4">.*?<\/c>/, '<c r="F10" s="4" t="inlineStr"><is><t>7</t></is></c>')
        .replace(/<c r="G10" s="4">.*?<\/c>/, '<c r="G10" s="4"><v>0</v></c>')
        .replace(/<c r="H10" s="4">.*?<\/c>/, '<c r="H10" s="4"><v>80</v></c>')
    })
    const { rows } = contentOf(count).tables[form.tables[0]!.id]!
    const staff = rows.reduce((sum, row) => sum + Number(row.staff), 0)
    const total = { vocational: 10 * count, staff, trained: 50, untrained: 1, planProvincial: 80 }
    const { into } = await filled(count, typed, '填好.xlsx', total)
    const trained = cell.replace('E', 'F')
    expect(into.remarks.filter((remark) => remark.includes('→'))).toEqual([
      `填好.xlsx 的合计里原来填着别的数，已写成算出来的：${cell} 4,500 → ${number(staff)}、${trained} 7 → 50`,
    ])
  },
)

const refused: [what: string, why: RegExp, count: number, from: string, to: string][] = [
  ['figures are there already', /B7 已经填了内容/, 4, '<c r="B7" s="3"/>', '<c r="B7" s="3"><v>5</v></c>'],
  [
    'a merge hides the cell',
    /B7 被合并的单元格盖住/,
    4,
    '<mergeCell ref="A2:J2"/>',
    '<mergeCell ref="A2:J2"/><mergeCell ref="B6:B7"/>',
  ],
  ['an array formula', /数组公式/, 8, '<f>SUM(E9)-F9</f>', '<f t="array" ref="G9">SUM(E9)-F9</f>'],
  ['cells named in a text', /INDIRECT/, 8, '<f>SUM(E9)-F9</f>', '<f>INDIRECT("E9")-F9</f>'],
  ['a column is missing', /缺栏目 备注/, 4, '<t>备注</t>', '<t>其他</t>'],
  [
    'it is another form',
    /没有一张工作表是 附件3/,
    4,
    '<t>专任教师数</t>',
    '<t>面积</t></is></c></row><row r="5"/></sheetData><!--',
  ],
]

test.each(refused)('refused where %s', async (_, why, count, from, to) => {
  const bytes = richTemplate((parts) => {
    const sheet = parts['xl/worksheets/sheet1.xml']!
    expect(sheet).toContain(from)
    parts['xl/worksheets/sheet1.xml'] = to.endsWith('<!--')
      ? `${sheet.slice(0, sheet.indexOf(from))}${to.slice(0, -4)}</worksheet>`
      : sheet.replace(from, to)
  })
  const fill = filled(count, bytes)
  await expect(fill).rejects.toThrow(why)
  await expect(fill).rejects.toBeInstanceOf(UserError)
})

test('refused where a figure reads otherwise than it was written: its cell shows dates', async () => {
  const bytes = richTemplate((parts) => {
    const dates = '<xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>'
    parts['xl/styles.xml'] = parts['xl/styles.xml']!.replace('</cellXfs>', dates)
    parts['xl/worksheets/sheet1.xml'] = parts['xl/worksheets/sheet1.xml']!.replace(
      '<c r="B7" s="3"/>',
      '<c r="B7" s="6"/>',
    )
  })
  const fill = filled(4, bytes, '没有.xlsx')
  await expect(fill).rejects.toThrow(/B7 填进去再读出来，与要填的不同/)
  await expect(fill).rejects.toBeInstanceOf(UserError)
  expect(existsSync(join(folder, '没有.xlsx'))).toBe(false)
})

test.each([
  ['2017年____市能力提升工程培训计划及执行情况', '2017年成都市能力提升工程培训计划及执行情况'],
  ['2017年    市(州)能力提升工程培训计划及执行情况', '2017年成都市能力提升工程培训计划及执行情况'],
  ['2017年××市能力提升工程培训计划及执行情况', '2017年成都市能力提升工程培训计划及执行情况'],
  ['2017年蓉城市能力提升工程培训计划及执行情况', '2017年蓉城市能力提升工程培训计划及执行情况'],
])('the title %s becomes %s', async (printed, expected) => {
  const workbook = new exceljs.Workbook()
  await workbook.xlsx.readFile(join(import.meta.dirname, '../../templates/sichuan-2017/annex-3.xlsx'))
  workbook.worksheets[0]!.getCell('A2').value = printed
  const { target } = await filled(2, Buffer.from(await workbook.xlsx.writeBuffer()), '标题.xlsx')
  await workbook.xlsx.readFile(target)
  expect(workbook.worksheets[0]!.getCell('A2').value).toBe(expected)
})

const moves = { before: 9, count: 4, like: 8 }
test.each([
  ['SUM(B6:B9)', 'SUM(B6:B13)'],
  ['$B$10+B$8', '$B$14+B$8'],
  ['"A10"&LOG10(A10)', '"A10"&LOG10(A14)'],
  ['表!A10+本表!A10', '表!A10+本表!A14'],
  ["'本表'!$9:$9", "'本表'!$13:$13"],
  ['Table1[[#Totals],[B10]]+B10', 'Table1[[#Totals],[B10]]+B14'],
  ['AB10_总+ABCD10+名称10', 'AB10_总+ABCD10+名称10'],
  ['[1]本!A10+C:C', '[1]本!A10+C:C'],
])('formula %s moves to %s', (formula, moved) => {
  expect(movedFormula(formula, '本表', true, moves)).toBe(moved)
})

test.each([
  ['A1+$B$1+C$1+$D1', 'A3+$B$1+C$1+$D3'],
  ['SUM(A1:B1)&"A1"', 'SUM(A3:B3)&"A1"'],
])('formula %s is copied as %s', (formula, copied) => {
  expect(copiedFormula(formula, 2)).toBe(copied)
})
