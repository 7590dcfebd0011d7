/** A sealed state answers every question as it did, whatever came later; what was removed or altered since is told. Figures are invented. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { backUp, restore } from '../../src/ledger/backup.ts'
import { connect } from '../../src/ledger/engine/database.ts'
import type { Ledger } from '../../src/ledger/ledger.ts'
import { openLedger } from '../../src/ledger/open-ledger.ts'
import type { Notice } from '../../src/notice/notice.ts'
import { loadNotice } from '../notices/load.ts'
import { county, handIn } from './hand-in.ts'
import { place, runs, server } from './place.ts'

let notice: Notice
let folder: string
let path: string
beforeAll(async () => {
  notice = await loadNotice('sichuan-2017')
})
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'itcap-freeze-'))
  path = place(join(folder, 'itcap.db'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

async function using<T>(work: (ledger: Ledger) => T): Promise<T> {
  const ledger = await openLedger(path)
  try {
    return work(ledger)
  } finally {
    ledger.close()
  }
}

function seal(ledger: Ledger, name: string) {
  const run = ledger.begin()
  try {
    const made = run.freeze({ name, day: '2017-03-31', desk: {}, notices: [{ word: notice.id, notice }] })
    run.commit()
    return made
  } catch (error) {
    run.rollback()
    throw error
  }
}

/** Everything that gap, report and status are made of. */
function answers(ledger: Ledger) {
  const { id } = notice
  const all = {
    figures: ledger.figures(id),
    holdings: ledger.holdings(id),
    headcount: ledger.headcount(id),
    submissions: ledger.submissions(id),
    records: notice.forms.map((form) => [...ledger.records(id, form.id)]),
    unread: ledger.unread(),
    expected: ledger.expected(id),
    reminders: ledger.reminders(id),
  }
  return JSON.parse(JSON.stringify(all)) as unknown
}

interface Step {
  form: 'annex-3' | 'annex-2-teachers'
  what: number
  errors: number
  accept: boolean
  day: number
}

const step = fc.record<Step>({
  form: fc.constantFrom('annex-3', 'annex-2-teachers'),
  what: fc.nat(5),
  errors: fc.constantFrom(0, 0, 1),
  accept: fc.boolean(),
  day: fc.integer({ min: 10, max: 28 }),
})

/** The same bytes come again later, with other words; versions overlap, errors are sent back and accepted. */
function take(ledger: Ledger, { form, what, errors, accept, day }: Step): void {
  const teachers = Array.from({ length: 4 }, (_, index) => ({
    unit: '510104',
    school: '示例小学',
    values: { county: '锦江区', name: `示例${what + index}`, schoolName: '示例小学', year: '2015' },
  }))
  const rows =
    form === 'annex-3' ? [county('510104', 100 + what, 50), county(`51010${5 + (what % 2)}`, 80, what)] : teachers
  const checked = {
    received: `2017-03-${day}T09:00:00+08:00`,
    counts: { error: errors, warning: 0, info: 0 },
    accepted: accept ? '核对过' : '',
  }
  handIn(ledger, { notice, form, sha256: `${form}${what}`, path: `${form}-${what}.xlsx`, rows, checked })
}

test('everything is answered as it was', async () => {
  let run = 0
  const steps = fc.array(step, { minLength: 1, maxLength: 8 })
  await fc.assert(
    fc.asyncProperty(steps, steps, async (before, after) => {
      path = place(join(folder, `${++run}.db`))
      const then = await using((ledger) => {
        for (const each of before) take(ledger, each)
        seal(ledger, '一')
        return answers(ledger)
      })
      await using((ledger) => {
        for (const each of after) take(ledger, each)
        const run = ledger.begin()
        run.unread({ path: 'x.pdf', sheet: '', why: 'PDF', sha256: 'x', received: '' })
        run.expect(notice.id, {
          path: '名单.csv',
          day: '2017-04-01',
          schools: [{ unit: '510104', school: '示例小学' }],
        })
        run.remind(notice.id, [{ form: 'annex-3', unit: '510104', school: '', standing: 'missing', day: '2017-04-01' }])
        run.commit()
      })
      await using((ledger) => {
        expect(ledger.goTo('一').removed).toEqual([])
        expect(answers(ledger)).toEqual(then)
      })
    }),
    { numRuns: runs(40) },
  )
})

const first: Step = { form: 'annex-3', what: 1, errors: 0, accept: false, day: 10 }

test('a name is given once, and never to nothing', async () => {
  await using((ledger) => {
    expect(() => seal(ledger, '一')).toThrow('没有可冻结的')
    take(ledger, first)
    const { digest, submissions, rows } = seal(ledger, '一')
    expect({ submissions, rows }).toEqual({ submissions: 1, rows: 2 })
    expect(() => seal(ledger, '一')).toThrow('已经有叫“一”的冻结')
    expect(seal(ledger, '二').digest).not.toBe('')
    expect(ledger.frozen().map(({ name }) => name)).toEqual(['一', '二'])
    expect(ledger.log().at(1)).toMatchObject({ what: 'freeze', detail: { name: '一', digest }, whole: true })
    expect(() => ledger.goTo('三')).toThrow('没有叫“三”的冻结')
  })
})

test('what was removed since is told by file', async () => {
  await using((ledger) => {
    take(ledger, first)
    take(ledger, { ...first, form: 'annex-2-teachers' })
    seal(ledger, '一')
  })
  const db = await connect(path, 1000, () => new Error('busy'))
  db.run("DELETE FROM record WHERE submission IN (SELECT id FROM submission WHERE path = 'annex-2-teachers-1.xlsx')")
  db.close()
  await using((ledger) => {
    expect(ledger.goTo('一').removed).toEqual([{ path: 'annex-2-teachers-1.xlsx', sheet: 'Sheet1', rows: 4, left: 0 }])
  })
})

test('a seal that was altered is refused', async () => {
  await using((ledger) => {
    take(ledger, first)
    seal(ledger, '一')
  })
  const db = await connect(path, 1000, () => new Error('busy'))
  db.run("UPDATE sealed SET rows = replace(rows, '\"current\":1', '\"current\":0') WHERE part = 'submission'")
  db.close()
  await using((ledger) => expect(() => ledger.goTo('一')).toThrow('已被改动'))
})

test.skipIf(server)('a backup from before does not know it, and that is said', async () => {
  await using((ledger) => take(ledger, first))
  await backUp(path, join(folder, 'copy.db'))
  await using((ledger) => seal(ledger, '一'))
  const { lost } = await restore(join(folder, 'copy.db'), path, '2017-04-01')
  expect(lost).toEqual(['一'])
})

test('sent back, sent again and then accepted: what it replaced stays replaced', async () => {
  await using((ledger) => {
    const faulty = { ...first, errors: 1 }
    take(ledger, faulty)
    take(ledger, { ...faulty, what: 3, day: 11 })
    take(ledger, { ...faulty, what: 3, day: 12, accept: true })
    expect(ledger.submissions(notice.id).map(({ current, supersededBy }) => [current, supersededBy !== ''])).toEqual([
      [false, true],
      [true, false],
    ])
  })
})

test('long fractions are sealed as the same digest by every engine, so that a ledger may go from one to the other', async () => {
  let seed = 12_345
  const random = () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31
    return seed / 2 ** 31
  }
  const rows = Array.from({ length: 200 }, () =>
    county('510104', random() * 10 ** Math.floor(random() * 20 - 5), random() / 3),
  )
  await using((ledger) => {
    handIn(ledger, { notice, form: 'annex-3', sha256: 'a', rows })
    seal(ledger, '月底')
  })
  const db = await connect(path, 1000, () => new Error('busy'))
  const digests = [...db.all('SELECT content FROM sealed_content'), ...db.all('SELECT digest FROM content')].flat()
  db.close()
  expect(digests).toEqual([
    '497f90f2ef9ec16919ec84265e7a9af14c1ac702aad7bce604f88ecd0cc48d78',
    // A server looks after its own bytes.
    ...(server ? [] : ['173f2463d61f79988def86518cc429bc29c062fc30d65c4908e5da57b5e90021']),
  ])
})
