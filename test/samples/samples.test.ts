import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Notice } from '../../src/notice/notice.ts'
import { readIdNumber } from '../../src/value/id-number.ts'
import { readPhones } from '../../src/value/phone.ts'
import { loadNotice } from '../notices/load.ts'
import { type Checked, checked } from './checked.ts'
import { abolished, person } from './people.ts'
import { samples } from './samples.ts'

const root = join(import.meta.dirname, '../..')

function filesIn(folder: string): string[] {
  const names = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
  return names
    .filter((name) => /\.(?:xlsx|xls|csv)$/.test(name))
    .map((name) => join(root, folder, name))
    .sort()
}

test('the samples are those that the code makes (npm run samples), and there are no others', async () => {
  const made = await samples()
  expect(made.map(({ path }) => join(root, path)).sort()).toEqual(filesIn('samples'))
  const stale = made.filter(({ path, bytes }) => !readFileSync(join(root, path)).equals(Buffer.from(bytes)))
  expect(stale.map(({ path }) => path)).toEqual([])
})

describe('invented persons', () => {
  const everyone = Object.values(abolished).flatMap((region) =>
    Array.from({ length: 200 }, (_, number) => ({ region, person: person(number, region) })),
  )

  test('have ID numbers that pass every test, in counties abolished before they were born', () => {
    for (const { region, person } of everyone) {
      const reading = readIdNumber(person.idNumber, '2017-03-15')
      expect(reading).toMatchObject({ valid: true, kind: 'resident', sex: person.sex, notes: ['former-county'] })
      expect(region.since).toBeLessThan(Number(person.idNumber.slice(6, 10)))
    }
    expect(new Set(everyone.map(({ person }) => person.idNumber)).size).toBe(everyone.length)
  })

  test('have phones of a prefix nobody was given', () => {
    expect(everyone.every(({ person }) => person.phone.startsWith('154') && readPhones(person.phone).valid)).toBe(true)
  })
})

describe('clean samples', () => {
  let sichuan: Notice
  let yueyang: Notice
  beforeAll(async () => {
    sichuan = await loadNotice('sichuan-2017')
    yueyang = await loadNotice('yueyang-2021')
  })

  const all = (result: Checked) =>
    result.outcomes.flatMap((outcome) => [
      ...(outcome.unreadable ? [`${outcome.path} unreadable`] : []),
      ...outcome.unrecognised.map(({ sheet, why }) => `${outcome.path} ${sheet} ${why}`),
      ...result.findings(outcome.path).map(({ rule, cell }) => `${outcome.path.split('/').at(-1)} ${cell} ${rule}`),
    ])

  test('Yueyang’s set has no finding', async () => {
    const files = filesIn('samples/yueyang-2021/clean')
    expect(files).toHaveLength(5)
    expect(all(await checked(yueyang, files, '2021-05-28'))).toEqual([])
  })

  test('Sichuan’s has none but the notice’s own 小计, which is not the sum of its rows', async () => {
    const files = filesIn('samples/sichuan-2017')
    expect(files).toHaveLength(6)
    expect(all(await checked(sichuan, files, '2017-03-28'))).toEqual([
      'annex-1.xlsx M15 column-sum',
      'annex-1.xlsx N15 column-sum',
    ])
  })

  test('the counties of 成都 add up to its row of Annex 1', async () => {
    const [annex3] = filesIn('samples/sichuan-2017').filter((path) => path.includes('annex-3'))
    const result = await checked(sichuan, filesIn('samples/sichuan-2017'), '2017-03-28')
    const notChecked = result.outcomes
      .find((outcome) => outcome.path === annex3)
      ?.forms.flatMap((form) => form.result().notChecked.map(({ rule }) => rule))
    // Compared within the run: nothing found above means the sums agree.
    expect(notChecked).not.toContain('reconcile-issued')
  })
})

describe('faulty samples', () => {
  const expected: Record<string, string[]> = {
    'annex-1.xlsx': ['B8 one-unit', 'B9 unknown-unit', 'C9 schools-match', 'E7 phone'],
    'annex-2-示例小学.xlsx': ['A21 section-required', 'A8 quota', 'C9 quota', 'E41 abilities-known', 'A43 on-list'],
    'annex-3-示例小学.xlsx': [
      'D7 id-number-float',
      'D8 id-number-float',
      'D9 id-number',
      'D10 id-duplicate',
      'C12 sex-id-mismatch',
      'D13 id-number',
      'D14 id-number',
      'D15 id-number',
      'D16 required',
      'I18 phone',
      'I20 phone',
      'G21 not-in-list',
      'G22 not-in-list',
      'B24 required',
      'E25 one-unit',
      'F26 one-school',
      'A27 sequence',
      'H28 required',
      'D29 id-number',
      'B30 name',
      'J5 head-count',
    ],
    'annex-3-示例中学.xlsx': [
      'D27 id-duplicate',
      'D37 id-duplicate',
      'H35 formula-no-value',
      'I36 formula-no-value',
      'J5 head-count',
      'A24 hidden-data',
      'J6 hidden-data',
      'A7 sample-row',
    ],
  }
  let result: Checked
  beforeAll(async () => {
    const notice = await loadNotice('yueyang-2021')
    result = await checked(notice, filesIn('samples/yueyang-2021/faulty'), '2021-05-28')
  })

  test.each(Object.entries(expected))('%s has each fault where it was put', (file, faults) => {
    const path = join(root, 'samples/yueyang-2021/faulty', file)
    const found = result.findings(path).map(({ cell, rule }) => `${cell} ${rule}`)
    expect(found).toEqual(expect.arrayContaining(faults))
  })

  test('what is right in them is not complained about', () => {
    const path = join(root, 'samples/yueyang-2021/faulty', 'annex-3-示例小学.xlsx')
    const cells = new Set(result.findings(path).map(({ cell }) => cell))
    // Blanks inside an ID number, a synonym of a stage and a phone stored as a whole number can be read without guessing.
    for (const cell of ['D17', 'G23', 'I19']) expect(cells.has(cell)).toBe(false)
  })

  test('repeated headings, subtotals and empty rows are no persons', () => {
    const middle = result.outcomes.find((outcome) => outcome.path.includes('示例中学'))
    expect(middle?.forms[0]?.form.rows).toBe(28)
  })
})
