/** A roster comes in for a form of which everybody has a card: each person of it stands on one, and what a card lacks is told by its row. Persons are invented. */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDesk } from './transcript.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'itcap-fill-cards-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const json = async (command: string) =>
  JSON.parse((await openDesk(folder).run(`itcap ${command} --format json`)).stdout)

test('a card for each, none lost, and a school that is blank is told', async () => {
  const persons = [
    ['张示甲', '宝丰县', '甲小学'],
    ['张示乙', '宝丰县', '乙小学'],
    ['张示丙', '宝丰县', ''],
    ['张示丁', '鲁山县', '甲小学'],
  ]
  const rows = [['姓名', '县区', '学校', '性别'], ...persons.map((each) => [...each, '男'])]
  writeFileSync(join(folder, '名册.csv'), rows.map((row) => row.join(',')).join('\n'))
  const { files, cells } = await json('fill pingdingshan-2020/individual 名册.csv -o 填')
  expect(files.map((each: { persons: number }) => each.persons)).toEqual([3, 1])
  const names: string[] = []
  for (const file of readdirSync(join(folder, '填'))) {
    const { sheets } = await json(`cells "填/${file}"`)
    for (const sheet of sheets)
      for (const row of sheet.rows)
        names.push(...Object.values<string>(row.cells).filter((text) => /^张示.$/.test(text)))
  }
  expect(names.sort()).toEqual(persons.map(([name]) => name).sort())
  expect(cells).toContainEqual(expect.objectContaining({ heading: '工作单位', rows: [4], why: 'blank' }))
})
