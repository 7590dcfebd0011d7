/** A list of one's own, as offices keep them: what is read of it, and every row that is not. Schools are invented. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readSchoolList } from '../../src/intake/read-school-list.ts'
import { drawingOf, put, rowBox, startCanvas } from '../../src/report/canvas.ts'
import type { Drawing } from '../../src/report/drawing.ts'
import { writeWorkbook } from '../../src/report/write-workbook.ts'
import type { UnitTable } from '../../src/unit/unit.ts'
import { unitTable } from '../../src/unit/unit-table.ts'
import { loadNotice } from '../notices/load.ts'

let units: UnitTable
let folder: string
beforeAll(async () => {
  units = unitTable('2021-05-28', await loadNotice('yueyang-2021'))
  folder = mkdtempSync(join(tmpdir(), 'itcap-list-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function read(lines: string[], own = '430600') {
  const path = join(folder, 'list.csv')
  writeFileSync(path, lines.join('\n'))
  const { schools, left } = await readSchoolList(path, { units, own: units.get(own)! })
  return {
    schools: schools.map(({ unit, school }) => `${units.get(unit)!.name} ${school}`),
    left: left.map(({ row, why }) => `${row} ${why}`),
  }
}

describe('a list of schools', () => {
  test.each<[string, string[]]>([
    ['the columns in this order', ['县（市、区）,学校', '汨罗市,示例小学']],
    ['in the other order, among others', ['学校名称,电话,区县', '示例小学,1,汨罗']],
    [
      'below a title, with a total and notes',
      ['2021年学校名单', '序号,县市区名,试点学校名称', '1,汨罗市,示例小学', '合计,,1', '备注：示例'],
    ],
    ['the heading printed again', ['县区,学校', '汨罗市,示例小学', '县区,学校']],
    ['the county with its office', ['县区,学校', '汨罗市教育体育局,示例小学']],
  ])('%s', async (_, lines) => {
    expect(await read(lines)).toEqual({ schools: ['汨罗市 示例小学'], left: [] })
  })

  test('names the rows that are not on it, and why', async () => {
    const lines = ['县区,学校', '汨罗市,示例小学', '汨罗市,汨罗市示例小学', '成都市,甲小学', '汨搂市,乙小学', ',丙小学']
    const { schools, left } = await read(lines)
    expect(schools).toEqual(['汨罗市 示例小学'])
    expect(left).toEqual([
      '3 “汨罗市示例小学”在第 2 行已有，只算一所',
      '4 “成都市”不是岳阳市的县（市、区）',
      expect.stringMatching(/^5 没有叫“汨搂市”的县（市、区）/),
      '6 “丙小学”没有写县（市、区）',
    ])
  })

  test('keeps two schools whose names are alike, for whoever wrote the list wrote both', async () => {
    const lines = ['县区,学校', '汨罗市,实验小学', '汨罗市,第二实验小学', '汨罗市,城关实验小学', '湘阴县,实验小学']
    expect((await read(lines)).schools).toHaveLength(4)
  })

  test('of a county needs no county, of a city it does', async () => {
    const lines = ['序号,学校名称', '1,示例小学']
    expect((await read(lines, '430681')).schools).toEqual(['汨罗市 示例小学'])
    await expect(read(lines)).rejects.toMatchObject({ code: 'no-school-list' })
  })

  test('lends a merged county to the rows it covers, and reads a sheet named after a county', async () => {
    const path = join(folder, 'list.xlsx')
    await writeWorkbook(path, [
      sheet(
        '总表',
        [
          ['县区', '学校'],
          ['汨罗市', '甲小学'],
          [undefined, '乙小学'],
        ],
        [2, 3],
      ),
      sheet('湘阴县', [['学校'], ['丙小学']]),
    ])
    const { schools, left } = await readSchoolList(path, { units, own: units.get('430600')! })
    expect(schools.map(({ unit, school }) => [units.get(unit)!.name, school])).toEqual([
      ['汨罗市', '甲小学'],
      ['汨罗市', '乙小学'],
      ['湘阴县', '丙小学'],
    ])
    expect(left).toEqual([])
  })
})

/** @param merged First and last row that one county covers. */
function sheet(name: string, rows: (string | undefined)[][], merged?: [number, number]): Drawing {
  const canvas = startCanvas([20, 20])
  for (const [index, row] of rows.entries())
    for (const [column, text] of row.entries())
      if (text !== undefined) put(canvas, rowBox(index + 1, column, column), text, 'plain')
  if (merged) put(canvas, { top: merged[0], left: 0, bottom: merged[1], right: 0 }, rows[merged[0] - 1]![0], 'plain')
  return drawingOf(canvas, name, { orientation: 'portrait', pageNumber: false })
}
