import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { drawForm } from '../../src/report/draw-form.ts'
import { blankContent, type FormContent } from '../../src/report/form-content.ts'
import { looks } from '../../src/report/looks.ts'
import type { Value } from '../../src/value/value.ts'
import { tries } from '../tries.ts'
import { cellAt, column, form, headField, merges, noticeWithLists, staffColumns, table, values } from './forms.ts'

function content(rows: Record<string, Value>[], more: Partial<FormContent> = {}): FormContent {
  return {
    placeholders: {},
    remarks: [],
    head: {},
    tables: { main: { rows, total: undefined } },
    sections: {},
    choices: {},
    forInput: false,
    flat: false,
    sources: [],
    ...more,
  }
}

describe('headings', () => {
  test('groups are merged across their columns, single headings down beside them', () => {
    const drawing = drawForm(form([table(staffColumns)]), content([{}]))
    expect(values(drawing)).toMatchObject({ A1: '附件9', A2: '教师培训情况表', A3: '地区', B3: '专任教师数' })
    expect(values(drawing)).toMatchObject({ B4: '中小学', C4: '合计总数', D3: '已培训人数' })
    expect(merges(drawing)).toEqual(expect.arrayContaining(['A1:D1', 'A2:D2', 'A3:A4', 'B3:C3', 'D3:D4']))
    expect(drawing.page).toMatchObject({ repeatFrom: 3, repeatTo: 4, orientation: 'landscape' })
    expect(drawing.frozenRows).toBe(4)
  })

  test('equal neighbours without a common group above them stay apart', () => {
    const columns = [
      column('a', '分配人数', 'count', { groups: ['2014年'] }),
      column('b', '核实人数', 'count', { groups: ['2014年'] }),
      column('c', '分配人数', 'count', { groups: ['2015年'] }),
    ]
    expect(merges(drawForm(form([table(columns)]), content([{}])))).toEqual(
      expect.arrayContaining(['A1:C1', 'A2:C2', 'A3:B3']),
    )
  })

  test('a hint stands on a line of its own', () => {
    const columns = [
      column('stage', '任教学段', 'list', { hint: '（学前、小学、初中、高中）' }),
      column('name', '姓名', 'name'),
    ]
    expect(String(values(drawForm(form([table(columns)]), content([{}]))).A3).split('\n')[0]).toBe('任教学段')
  })

  test('every side of the frame is medium, everything inside thin', () => {
    const drawing = drawForm(form([table(staffColumns)]), content([{}, {}]))
    expect(cellAt(drawing, 'A3')?.lines).toEqual({ top: 'medium', right: 'thin', bottom: '', left: 'medium' })
    expect(cellAt(drawing, 'D6')?.lines).toEqual({ top: 'thin', right: 'medium', bottom: 'medium', left: 'thin' })
    expect(cellAt(drawing, 'B5')?.lines).toEqual({ top: 'thin', right: 'thin', bottom: 'thin', left: 'thin' })
  })
})

describe('rows', () => {
  test('two blocks run down the left one first, the total is the last row of the last', () => {
    const rows = ['甲', '乙', '丙', '丁', '戊'].map((unit) => ({ unit, staff: 1 }))
    const two = table(staffColumns, { blocks: 2, total: '小计' })
    const drawing = drawForm(form([two]), content([], { tables: { main: { rows, total: { staff: 5 } } } }))
    expect(values(drawing)).toMatchObject({ A5: '甲', A6: '乙', A7: '丙', E5: '丁', E6: '戊', E7: '小计', G7: 5 })
    expect(cellAt(drawing, 'E7')?.look).toBe('totalLabel')
    expect(looks[cellAt(drawing, 'G7')?.look ?? 'plain'].bold).toBe(true)
    expect(drawing.places.of('main', 3, 'staff')).toBe('G5')
    expect(drawing.places.of('main', 'total', 'staff')).toBe('G7')
  })

  test('an uneven number of rows leaves the cells before the total empty', () => {
    const rows = ['甲', '乙', '丙', '丁'].map((unit) => ({ unit }))
    const two = table(staffColumns, { blocks: 2, total: '小计' })
    const drawing = drawForm(form([two]), content([], { tables: { main: { rows, total: {} } } }))
    expect(values(drawing)).toMatchObject({ A7: '丙', E5: '丁', E7: '小计' })
    expect(values(drawing).E6).toBeUndefined()
    expect(cellAt(drawing, 'E6')?.lines.left).toBe('thin')
  })

  test('equal neighbours are merged down only where the form says so and rows need not stand alone', () => {
    const columns = [column('county', '县', 'unit', { mergeDown: true }), column('name', '姓名', 'name')]
    const rows = [{ county: '甲' }, { county: '甲' }, { county: '乙' }, {}, {}]
    expect(merges(drawForm(form([table(columns)]), content(rows)))).toContain('A4:A5')
    expect(merges(drawForm(form([table(columns)]), content(rows)))).not.toContain('A7:A8')
    expect(merges(drawForm(form([table(columns)]), content(rows, { flat: true })))).not.toContain('A4:A5')
  })

  test('figures are right-aligned numbers, units left-aligned, ID numbers and phones text', () => {
    const columns = [...staffColumns, column('idNumber', '身份证号码', 'idNumber'), column('phone', '电话', 'phone')]
    const row = { unit: '甲', school: 1234567, idNumber: '110105194912310022', phone: '13800000000' }
    const drawing = drawForm(form([table(columns)]), content([row]))
    expect(looks[cellAt(drawing, 'B5')?.look ?? 'plain'].across).toBe('right')
    expect(looks[cellAt(drawing, 'A5')?.look ?? 'plain'].across).toBe('left')
    expect([cellAt(drawing, 'E5')?.asText, cellAt(drawing, 'F5')?.asText, cellAt(drawing, 'B5')?.asText]).toEqual([
      true,
      true,
      false,
    ])
  })
})

test('rows of a roster are as high as the same rows drawn cell by cell, whatever they say', () => {
  const text = fc.oneof(
    fc.constantFrom('张三', '第一中学', '示例市第十二中学', 'a'.repeat(30), '甲\n乙', '\n', ''),
    fc.stringMatching(/^[中 a0\n]{0,60}$/),
  )
  const value = fc.option(fc.oneof(text, fc.integer(), fc.double()), { nil: undefined })
  const row = fc.record({ school: value, name: value, hours: value }, { requiredKeys: [] })
  const columns = [column('school', '学校', 'school'), column('name', '姓名', 'name'), column('hours', '学时', 'count')]
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 8 }), (rows) => {
      const heights = (flat: boolean) =>
        Object.fromEntries(drawForm(form([table(columns)]), content(rows, { flat })).heights)
      expect(heights(true)).toEqual(heights(false))
    }),
    { numRuns: tries(300) },
  )
})

describe('title', () => {
  test('placeholders are filled; a blank form prints what the notice prints', () => {
    const titled = form([table(staffColumns)], { title: ['2017年{unit}计划'], blanks: { unit: '____市' } })
    expect(values(drawForm(titled, content([{}], { placeholders: { unit: '成都市' } }))).A2).toBe('2017年成都市计划')
    expect(values(drawForm(titled, content([{}]))).A2).toBe('2017年____市计划')
  })

  test('a line that is too wide gets a smaller size, and is broken between words only when that is not enough', () => {
    const wide = '2021年岳阳市中小学（幼儿园）教师信息技术应用能力'
    const portrait = { page: { paper: 'A4', orientation: 'portrait' } } as const
    const smaller = drawForm(form([table(staffColumns)], { ...portrait, title: [wide] }), content([{}]))
    expect(values(smaller).A2).toBe(wide)
    expect(cellAt(smaller, 'A2')?.look).not.toBe('title')
    const long = `${wide}提升工程试点学校教师培训计划及执行情况汇总表`
    const broken = drawForm(form([table(staffColumns)], { ...portrait, title: [long] }), content([{}]))
    const { A2, A3 } = values(broken)
    expect(`${A2}${A3}`).toBe(long)
    for (const word of ['信息技术', '能力', '教师', '培训', '计划']) {
      expect([A2, A3].some((line) => String(line).includes(word))).toBe(true)
    }
  })

  test('a form of our own says so', () => {
    const own = drawForm(form([table(staffColumns)], { official: false }), content([{}]))
    expect(String(values(own).A3)).toMatch(/^注：.*自拟/)
    expect(Object.values(values(drawForm(form([table(staffColumns)]), content([{}])))).join()).not.toContain('自拟')
  })
})

describe('head line', () => {
  const head = [
    headField('unit', '报送单位（盖章）', 'left', 'unit'),
    headField('contact', '填表人', 'middle', 'name'),
    headField('phone', '联系电话', 'right', 'phone'),
  ]

  test('with enough columns every value has a cell of its own behind its label', () => {
    const many = Array.from({ length: 10 }, (_, index) => column(`n${index}`, `栏${index}`, 'count'))
    const drawing = drawForm(form([table(many)], { head }), content([{}], { head: { contact: '张三' } }))
    const row = drawing.cells.filter((cell) => cell.row === 3 && cell.value !== undefined).map((cell) => cell.value)
    expect(row).toEqual(['报送单位（盖章）：', '填表人：', '张三', '联系电话：'])
  })

  test('with few columns the value stands behind its label', () => {
    const drawing = drawForm(form([table(staffColumns)], { head }), content([{}], { head: { contact: '张三' } }))
    const row = drawing.cells.filter((cell) => cell.row === 3 && cell.value !== undefined).map((cell) => cell.value)
    expect(row).toEqual(['报送单位（盖章）：', '填表人：张三', '联系电话：'])
  })

  test('a field further left than the one before begins a new line', () => {
    const fields = [...head, headField('project', '项目名称', 'left')]
    const drawing = drawForm(form([table(staffColumns)], { head: fields }), content([{}]))
    expect(values(drawing).A4).toBe('项目名称：')
  })
})

describe('blank form', () => {
  const columns = [
    column('sequence', '序号', 'sequence'),
    column('name', '姓名', 'name'),
    column('sex', '性别', 'sex'),
    column('idNumber', '身份证号码', 'idNumber'),
    column('stage', '学段', 'list', { list: 'stage' }),
    column('county', '县', 'unit'),
  ]
  const blank = form([table(columns, { blankRows: 3, numbered: true })], { rows: 'person' })

  test('rows are numbered, everything else is empty, unlocked and guided', () => {
    const drawing = drawForm(blank, blankContent(blank, noticeWithLists, { units: ['甲县', '乙县'] }))
    expect(values(drawing)).toMatchObject({ A4: 1, A5: 2, A6: 3 })
    expect(cellAt(drawing, 'A4')?.unlocked).toBe(false)
    expect(cellAt(drawing, 'D6')).toMatchObject({ unlocked: true, asText: true })
    const rules = Object.fromEntries(drawing.inputs.map((input) => [input.left, input.rule]))
    expect(rules[2]).toEqual({ type: 'list', values: ['男', '女'] })
    expect(rules[4]).toEqual({ type: 'list', values: ['小学'] })
    expect(rules[5]).toEqual({ type: 'list', values: ['甲县', '乙县'] })
    expect(drawing.inputs.every((input) => input.top === 4 && input.bottom === 6)).toBe(true)
  })

  test('a list too long for Excel offers no drop-down rather than a cut one', () => {
    const units = Array.from({ length: 60 }, (_, index) => `很长的县名${index}县`)
    const drawing = drawForm(blank, blankContent(blank, noticeWithLists, { units }))
    expect(drawing.inputs.some((input) => input.left === 5)).toBe(false)
  })

  test('a form of units prints the units of the notice, or those it is given', () => {
    const units = table(staffColumns, { total: '小计' })
    const printed = blankContent(form([units], { unitOrder: ['乙', '甲'] }), noticeWithLists)
    expect(printed.tables.main?.rows).toEqual([{ unit: '乙' }, { unit: '甲' }])
    const given = blankContent(form([units]), noticeWithLists, { units: ['丙'], prefill: true })
    expect(given.tables.main?.rows).toEqual([{ unit: '丙' }])
    expect(given.tables.main?.total).toEqual({})
  })
})

test('sections have their heading, hint and room to write; long texts several rows', () => {
  const section = { id: 's', heading: '一、概况', hint: '（说明）', level: 1 as const, lines: 0, required: true }
  const plan = form([table(staffColumns)], { sections: [section], order: ['s', 'main'] })
  const long = '很长的一段。'.repeat(400)
  const drawing = drawForm(plan, content([{}], { sections: { s: long } }))
  expect(values(drawing)).toMatchObject({ A3: '一、概况', A4: '（说明）', A5: long })
  expect(Math.max(...drawing.heights.values())).toBeLessThanOrEqual(409)
  expect(drawing.merges.find((merge) => merge.top === 5)?.bottom).toBeGreaterThan(5)
})

test('a second table shares the columns of the first, all the way across', () => {
  const team = table(
    Array.from({ length: 7 }, (_, index) => column(`t${index}`, `栏${index}`, 'text')),
    { id: 'team' },
  )
  const plans = table(
    Array.from({ length: 4 }, (_, index) => column(`p${index}`, `项${index}`, 'text')),
    { id: 'plans', heading: '七、计划' },
  )
  const drawing = drawForm(form([team, plans]), content([], { tables: {} }))
  const headings = drawing.cells.filter((cell) => String(cell.value).startsWith('项'))
  expect(headings.map((cell) => cell.value)).toEqual(['项0', '项1', '项2', '项3'])
  const row = headings[0]?.row ?? 0
  expect(drawing.cells.filter((cell) => cell.row === row).length).toBe(7)
})

test('whatever the columns, no two merges overlap and every drawn cell lies in the grid', () => {
  const columns = fc.array(
    fc.record({
      heading: fc.constantFrom('姓名', '省级及以上项目需求数', '备注'),
      groups: fc.constantFrom<string[]>([], ['甲'], ['乙'], ['甲', '丙']),
      mergeDown: fc.boolean(),
    }),
    { minLength: 1, maxLength: 9 },
  )
  fc.assert(
    fc.property(columns, fc.integer({ min: 1, max: 3 }), fc.integer({ min: 0, max: 7 }), (list, blocks, count) => {
      const drawn = table(
        list.map(({ heading, groups, mergeDown }, index) =>
          column(`f${index}`, heading, 'text', { groups, mergeDown }),
        ),
        { blocks, total: '小计' },
      )
      const rows = Array.from({ length: count }, () => ({ f0: '同' }))
      const drawing = drawForm(form([drawn]), content([], { tables: { main: { rows, total: {} } } }))
      const taken = new Set<string>()
      for (const merge of drawing.merges) {
        for (let row = merge.top; row <= merge.bottom; row += 1) {
          for (let col = merge.left; col <= merge.right; col += 1) {
            expect(taken.has(`${row},${col}`)).toBe(false)
            taken.add(`${row},${col}`)
          }
        }
      }
      expect(drawing.cells.every((cell) => 0 <= cell.column && cell.column < drawing.widths.length)).toBe(true)
    }),
    { numRuns: tries(40) },
  )
})
