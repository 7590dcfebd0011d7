/** A zero report is the same by word and by sheet, gives way to a sheet with rows, and takes nothing away. Persons are invented. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Ledger, Receipt } from '../../src/ledger/ledger.ts'
import { openLedger } from '../../src/ledger/open-ledger.ts'
import { applicationId, migrations } from '../../src/ledger/schema.ts'
import { recordZero } from '../../src/ledger/zero-report.ts'
import type { Notice } from '../../src/notice/notice.ts'
import { UserError } from '../../src/user-error.ts'
import { loadNotice } from '../notices/load.ts'
import { type HandIn, handIn, sheetForm, write } from './hand-in.ts'
import { place } from './place.ts'

let notice: Notice
let ledger: Ledger
beforeAll(async () => {
  notice = await loadNotice('yueyang-2021')
})
beforeEach(async () => {
  ledger = await openLedger(place())
})
afterEach(() => ledger.close())

const unit = '430602'
const school = '示例小学'
const day = (number: number) => `2021-05-${number}T09:00:00+08:00`

/** By word of mouth. */
function byWord(received: string, who = '王主任'): Receipt {
  const run = ledger.begin()
  try {
    const form = notice.forms.find(({ id }) => id === 'annex-3')!
    const receipt = recordZero(ledger, run, { notice, form, unit, school, saidBy: who, received })
    run.commit()
    return receipt
  } catch (error) {
    run.rollback()
    throw error
  }
}

/** A sheet on which somebody wrote 无. */
function bySheet(received: string, sha256 = 'zero', error = 0): Receipt {
  const what = { notice, form: 'annex-3', sha256, head: { school, county: '岳阳楼区' }, rows: [] }
  const run = ledger.begin()
  const form = { ...sheetForm(what), zeroReport: true as const }
  const writer = run.open(form, sha256)
  const counts = { error, warning: 0, info: 0 }
  const receipt = writer.finish({ unit, received, counts, accepted: '' })
  run.commit()
  return receipt
}

/** A form on which only the head is filled in. */
const blank = (received: string, sha256 = 'blank'): HandIn => ({ ...roster(received, 0, sha256), rows: [] })

function roster(received: string, error = 0, sha256 = 'roster'): HandIn {
  const rows = [1, 2].map((number) => ({ unit, school, values: { name: `示例${number}`, schoolName: school } }))
  return {
    notice,
    form: 'annex-3',
    sha256,
    rows,
    head: { school, county: '岳阳楼区' },
    checked: { unit, received, counts: { error, warning: 0, info: 0 } },
  }
}
const current = () => ledger.submissions(notice.id).filter((each) => each.current)
const held = () => ledger.holdings(notice.id).map(({ state, zero, rows }) => [state, zero, rows])

describe('a zero report', () => {
  test('is a submission of no rows that counts, by word and by sheet alike', () => {
    expect(byWord(day(20))).toMatchObject({ outcome: 'recorded', timeliness: 'on-time', rows: 0, school })
    expect(held()).toEqual([['counted', true, 0]])
    expect(bySheet(day(21))).toMatchObject({ outcome: 'superseded-older', rows: 0 })
    expect(held()).toEqual([
      ['superseded', true, 0],
      ['counted', true, 0],
    ])
  })

  test('said twice is one; by two sheets on one day one of them', () => {
    byWord(day(20))
    expect(byWord(day(20)).outcome).toBe('unchanged')
    bySheet(day(21), 'a')
    bySheet(day(21), 'b')
    expect(current()).toHaveLength(1)
  })

  test.each([
    ['later', 21],
    ['earlier', 19],
  ])('gives way to a sheet that came %s', (_, number) => {
    byWord(day(20))
    expect(handIn(ledger, roster(day(number))).outcome).toBe('superseded-older')
    expect(current().map(({ rows }) => rows)).toEqual([2])
  })

  test('of mouth takes no place of a sheet, and is refused', () => {
    handIn(ledger, roster(day(20)))
    expect(() => byWord(day(21))).toThrow(UserError)
    expect(ledger.submissions(notice.id)).toHaveLength(1)
  })

  test('on a sheet takes the place of one with rows that came before, which the receipt tells', () => {
    handIn(ledger, roster(day(20)))
    expect(bySheet(day(22))).toMatchObject({
      outcome: 'superseded-older',
      replaces: { persons: 2, went: [{ names: ['示例1', '示例2'] }] },
    })
    expect(held()).toEqual([
      ['superseded', false, 2],
      ['counted', true, 0],
    ])
    expect(handIn(ledger, roster(day(23), 0, 'again')).outcome).toBe('superseded-older')
    expect(current().map(({ rows }) => rows)).toEqual([2])
  })

  test.each([
    ['received before the rows', 19],
    ['received together with them', 20],
  ])('on a sheet %s is set aside', (_, number) => {
    handIn(ledger, roster(day(20)))
    expect(bySheet(day(number))).toMatchObject({ supersededBy: current()[0]!.submission })
    expect(current().map(({ rows }) => rows)).toEqual([2])
  })

  test('on a sheet that came after the rows were received goes on counting when they are read late', () => {
    bySheet(day(22))
    expect(handIn(ledger, roster(day(20)))).toMatchObject({ supersededBy: current()[0]!.submission })
    expect(current().map(({ rows }) => rows)).toEqual([0])
  })

  test.each([
    ['later', 21],
    ['earlier', 19],
  ])('is not undone by a blank form that came %s', (_, number) => {
    byWord(day(20))
    const zero = current()[0]!.submission
    expect(handIn(ledger, blank(day(number)))).toMatchObject({ supersededBy: zero })
    expect(current().map(({ submission }) => submission)).toEqual([zero])
  })

  test('takes the place of a blank form, which is no report', () => {
    handIn(ledger, blank(day(20)))
    byWord(day(21))
    expect(held()).toEqual([
      ['superseded', false, 0],
      ['counted', true, 0],
    ])
  })

  test('two blank forms received together are no two versions to choose from', () => {
    const run = ledger.begin()
    const receipts = ['one', 'two'].map((sha256) => write(run, blank(day(20), sha256)))
    run.commit()
    expect(receipts.map(({ outcome }) => outcome)).not.toContain('undecided')
  })

  test('goes on counting beside a sheet with errors, which stays told', () => {
    byWord(day(20))
    handIn(ledger, roster(day(21), 3))
    expect(held()).toEqual([
      ['counted', true, 0],
      ['errors', false, 2],
    ])
  })

  test('after a sheet with errors settles nothing of it', () => {
    handIn(ledger, roster(day(20), 3))
    byWord(day(21))
    expect(held()).toEqual([
      ['errors', false, 2],
      ['counted', true, 0],
    ])
  })
})

describe('an older ledger', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'itcap-older-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  test.each(migrations.map((_, version) => version).slice(1))(
    'of version %i opens, and keeps what it held',
    async (version) => {
      const path = join(folder, 'itcap.db')
      const { default: Libsql } = await import('libsql')
      const raw = new Libsql(path, {})
      raw.exec(`PRAGMA application_id = ${applicationId}`)
      for (const step of migrations.slice(0, version)) raw.exec(step)
      raw.exec(`INSERT INTO form VALUES (1, 'yueyang-2021', 'annex-3');
      INSERT INTO submission (id, name, form, sha256, path, sheet, direction, unit, school, outcome, current, layout)
      VALUES (1, 'n', 1, 'a', 'a.xlsx', 'Sheet1', 'reported', '430602', '示例小学', 'recorded', 1, '[]');
      PRAGMA user_version = ${version}`)
      raw.close()
      const older = await openLedger(path)
      expect(older.holdings('yueyang-2021')).toMatchObject([{ unit: '430602', state: 'counted', zero: false }])
      expect(older.expected('yueyang-2021')).toBeUndefined()
      older.close()
    },
  )
})

describe('the office’s own list', () => {
  const list = (path: string, ...schools: string[]) => ({
    path,
    day: '2021-05-20',
    schools: schools.map((name) => ({ unit, school: name })),
  })
  const expectList = (given: ReturnType<typeof list> | undefined) => {
    const run = ledger.begin()
    run.expect(notice.id, given)
    run.commit()
  }

  test('keeps its order, is replaced as a whole, belongs to one notice, and can be cleared', () => {
    expectList(list('a.xlsx', '乙小学', '甲小学'))
    expect(ledger.expected(notice.id)).toEqual(list('a.xlsx', '乙小学', '甲小学'))
    expect(ledger.expected('sichuan-2017')).toBeUndefined()
    expectList(list('b.xlsx', '丙小学'))
    expect(ledger.expected(notice.id)).toEqual(list('b.xlsx', '丙小学'))
    expectList(undefined)
    expect(ledger.expected(notice.id)).toBeUndefined()
  })

  test('is as it was where the import is rolled back', () => {
    expectList(list('a.xlsx', '甲小学'))
    const run = ledger.begin()
    run.expect(notice.id, undefined)
    run.rollback()
    expect(ledger.expected(notice.id)?.path).toBe('a.xlsx')
  })
})
