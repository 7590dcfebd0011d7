import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Ledger } from '../../src/ledger/ledger.ts'
import { openLedger } from '../../src/ledger/open-ledger.ts'
import type { Notice } from '../../src/notice/notice.ts'
import { loadNotice } from '../notices/load.ts'
import { tries } from '../tries.ts'
import { county, type HandIn, handIn, open, type Row, received, sheetForm, write } from './hand-in.ts'
import { place } from './place.ts'

let sichuan: Notice
let yueyang: Notice
beforeAll(async () => {
  sichuan = await loadNotice('sichuan-2017')
  yueyang = await loadNotice('yueyang-2021')
})

const later = '2017-03-25T09:00:00+08:00'
const counts = (error: number) => ({ error, warning: 0, info: 0 })
const values = (ledger: Ledger, measure: string) =>
  ledger
    .figures('sichuan-2017')
    .flatMap((each) => (each.measure === measure && each.kind === 'data' ? [each.value] : []))

describe('an import', () => {
  test('counts 是 as 1 and 否 as 0, with their cells, and nothing else as either', async () => {
    const ledger = await openLedger(place())
    const sichuan2 = await loadNotice('sichuan-2.0')
    const rows = ['是', '√', '否', '筹备中', ''].map(
      (started, index): Row => ({ unit: `51010${4 + index}`, values: { staff: 10, trained: 1, started } }),
    )
    handIn(ledger, { notice: sichuan2, form: 'progress', sha256: 'aa', rows })
    const found = ledger.figures('sichuan-2.0').filter(({ measure }) => measure === 'started')
    expect(found.map(({ unit, value, source }) => [unit, value, source.cell])).toEqual([
      ['510104', 1, 'F6'],
      ['510105', 1, 'F7'],
      ['510106', 0, 'F8'],
    ])
    ledger.close()
  })

  test('gives every figure back with file, sheet, cell and hash', async () => {
    const ledger = await openLedger(place())
    const receipt = handIn(ledger, {
      notice: sichuan,
      form: 'annex-3',
      path: '收件/成都.xlsx',
      sha256: 'aa',
      rows: [
        county('510104', 100, 60),
        county('510105', 50, 20),
        { unit: '', values: { staff: 151, trained: 80 }, kind: 'total' },
      ],
    })
    expect(receipt).toMatchObject({
      path: '收件/成都.xlsx',
      sha256: 'aa',
      notice: 'sichuan-2017',
      form: 'annex-3',
      unit: '510100',
      received,
      timeliness: 'on-time',
      outcome: 'recorded',
      rows: 2,
    })
    expect(receipt.submission).toMatch(/^[0-9a-f]{16}$/)
    const figures = ledger.figures('sichuan-2017')
    expect(figures.find((each) => each.unit === '510105' && each.measure === 'trained')).toEqual({
      notice: 'sichuan-2017',
      form: 'annex-3',
      unit: '510105',
      school: '',
      measure: 'trained',
      value: 20,
      kind: 'data',
      source: { path: '收件/成都.xlsx', sheet: 'Sheet1', cell: 'F7', sha256: 'aa' },
    })
    const printed = figures.filter((each) => each.kind === 'total')
    expect(printed.map(({ unit, measure, value, source }) => [unit, measure, value, source.cell])).toEqual([
      ['510100', 'staff', 151, 'E8'],
      ['510100', 'trained', 80, 'F8'],
    ])
  })

  test('of the same bytes twice changes nothing, under whatever name', async () => {
    const ledger = await openLedger(place())
    const sent = { notice: sichuan, form: 'annex-3', sha256: 'aa', rows: [county('510104', 100, 60)] }
    const first = handIn(ledger, sent)
    const before = [ledger.figures('sichuan-2017'), ledger.submissions('sichuan-2017')]
    const second = handIn(ledger, { ...sent, path: '另一个名字.xlsx', checked: { received: later } })
    expect(second).toEqual({ ...first, path: '另一个名字.xlsx', outcome: 'unchanged' })
    expect([ledger.figures('sichuan-2017'), ledger.submissions('sichuan-2017')]).toEqual(before)
  })

  test('of two copies in one run records one of them', async () => {
    const ledger = await openLedger(place())
    const sent = { notice: sichuan, form: 'annex-3', sha256: 'aa', rows: [county('510104', 100, 60)] }
    const run = ledger.begin()
    expect(write(run, sent).outcome).toBe('recorded')
    expect(write(run, { ...sent, path: '副本.xlsx' }).outcome).toBe('unchanged')
    run.commit()
    expect(values(ledger, 'staff')).toEqual([100])
  })

  test('newer supersedes older of the same unit and form; nothing is deleted', async () => {
    const ledger = await openLedger(place())
    const older = handIn(ledger, { notice: sichuan, form: 'annex-3', sha256: 'aa', rows: [county('510104', 100, 60)] })
    const newer = handIn(ledger, {
      notice: sichuan,
      form: 'annex-3',
      sha256: 'bb',
      rows: [county('510104', 110, 70)],
      checked: { received: later },
    })
    expect(newer).toMatchObject({ outcome: 'superseded-older', supersedes: [older.submission] })
    expect(values(ledger, 'staff')).toEqual([110])
    expect(
      ledger.submissions('sichuan-2017').map(({ sha256, current, supersededBy }) => [sha256, current, supersededBy]),
    ).toEqual([
      ['aa', false, newer.submission],
      ['bb', true, ''],
    ])
  })

  test('of an older file after a newer one records it without letting it count', async () => {
    const ledger = await openLedger(place())
    const sent = { notice: sichuan, form: 'annex-3' }
    handIn(ledger, { ...sent, sha256: 'bb', rows: [county('510104', 110, 70)], checked: { received: later } })
    const late = handIn(ledger, { ...sent, sha256: 'aa', rows: [county('510104', 100, 60)] })
    expect(late).toMatchObject({ outcome: 'recorded', supersedes: [] })
    expect(late.supersededBy).not.toBe('')
    expect(late.yieldsTo).toBe(ledger.submissions('sichuan-2017').find(({ current }) => current)!.path)
    expect(values(ledger, 'staff')).toEqual([110])
    // And so it is when it comes again, whatever came since.
    const newest = handIn(ledger, {
      ...sent,
      sha256: 'cc',
      rows: [county('510104', 120, 70)],
      checked: { received: later },
    })
    const again = handIn(ledger, { ...sent, sha256: 'aa', rows: [county('510104', 100, 60)] })
    expect(again).toMatchObject({ outcome: 'unchanged', yieldsTo: newest.path })
  })

  describe('of one school twice', () => {
    const roster = (sha256: string, from: number, to: number, more: Partial<HandIn> = {}): HandIn => ({
      notice: yueyang,
      form: 'annex-3',
      sha256,
      path: `${sha256}.xlsx`,
      rows: Array.from({ length: to - from }, (_, index) => {
        const name = `教师${from + index}`
        return { unit: '430602', school: '示例市第一中学', values: { name, schoolName: '示例市第一中学' } }
      }),
      ...more,
      head: { school: '示例市第一中学', ...more.head },
      checked: { unit: '430602', ...more.checked },
    })
    const persons = (ledger: Ledger) => [...ledger.records('yueyang-2021', 'annex-3')].length
    const states = (ledger: Ledger) =>
      Object.fromEntries(
        ledger
          .submissions('yueyang-2021')
          .map(({ path, sheet, outcome, current }) => [`${path}/${sheet}`, current ? 'counts' : outcome]),
      )

    test('adds up two sheets of one file', async () => {
      const ledger = await openLedger(place())
      const run = ledger.begin()
      expect(write(run, roster('a', 0, 25, { sheet: '高中部' })).outcome).toBe('recorded')
      expect(write(run, roster('a', 25, 51, { sheet: '初中部' })).outcome).toBe('recorded')
      run.commit()
      expect(persons(ledger)).toBe(51)
    })

    test('counts neither of two sheets of one file that give the same figures, whatever order they stand in', async () => {
      const ledger = await openLedger(place())
      const draft = { notice: sichuan, form: 'annex-3', sha256: 'aa', sheet: '初稿' }
      const rows = [county('510104', 100, 60), county('510105', 80, 50)]
      const final = { ...draft, sheet: '定稿', rows: [county('510104', 100, 70), county('510105', 80, 50)] }
      for (const accepted of ['', '以这份为准']) {
        const run = ledger.begin()
        const checked = { accepted }
        const judges = [open(run, { ...draft, rows, checked }), open(run, { ...final, checked })]
        const receipts = judges.map((judge) => judge())
        run.commit()
        // Nobody can say in words which of them it is: the file is sent again without the other.
        expect(receipts.map(({ outcome }) => outcome)).toEqual(['undecided', 'undecided'])
        expect(receipts[1]?.samePersonsAs).toEqual([{ path: 'a.xlsx', persons: 2, sheet: '初稿' }])
        expect(ledger.figures('sichuan-2017')).toEqual([])
      }
      expect(handIn(ledger, { ...final, sha256: 'bb', checked: { received: later } })).toMatchObject({
        outcome: 'recorded',
      })
      expect(ledger.figures('sichuan-2017').find(({ measure }) => measure === 'trained')?.value).toBe(70)
    })

    test('adds up two sheets of one file that give figures of other counties', async () => {
      const ledger = await openLedger(place())
      const part = { notice: sichuan, form: 'annex-3', sha256: 'aa' }
      const run = ledger.begin()
      const judges = [
        open(run, { ...part, sheet: '一片', rows: [county('510104', 100, 60)] }),
        open(run, { ...part, sheet: '二片', rows: [county('510105', 80, 50)] }),
      ]
      expect(judges.map((judge) => judge())[1]).toMatchObject({ outcome: 'recorded', addsTo: [], samePersonsAs: [] })
      run.commit()
      expect(ledger.figures('sichuan-2017').filter(({ measure }) => measure === 'trained')).toHaveLength(2)
    })

    test('adds up two files with other persons, whenever they come', async () => {
      const ledger = await openLedger(place())
      handIn(ledger, roster('a', 0, 25))
      expect(handIn(ledger, roster('b', 25, 40, { checked: { received: later } }))).toMatchObject({
        outcome: 'recorded',
        addsTo: [{ path: 'a.xlsx', persons: 25 }],
        samePersonsAs: [],
      })
      expect(handIn(ledger, roster('c', 38, 60, { checked: { received: later } })).samePersonsAs).toEqual([
        { path: 'b.xlsx', persons: 2 },
      ])
      expect(persons(ledger)).toBe(62)
    })

    test('takes the newer of two versions, and says what it replaces', async () => {
      const ledger = await openLedger(place())
      handIn(ledger, roster('a', 0, 25))
      expect(handIn(ledger, roster('b', 0, 27, { checked: { received: later } }))).toMatchObject({
        outcome: 'superseded-older',
        replaces: { path: 'a.xlsx', persons: 25 },
      })
      expect(persons(ledger)).toBe(27)
    })

    test('takes a correction that spells the school another way, and no other school of a like name', async () => {
      const ledger = await openLedger(place())
      handIn(ledger, roster('a', 0, 25))
      const respelt = roster('b', 1, 25, { head: { school: '示例市一中' }, checked: { received: later } })
      expect(handIn(ledger, respelt).outcome).toBe('superseded-older')
      const other = roster('c', 30, 40, { head: { school: '市一中' }, checked: { received: later } })
      expect(handIn(ledger, other).outcome).toBe('recorded')
      expect(persons(ledger)).toBe(34)
    })

    test('counts neither of two versions received together until the officer says which', async () => {
      const ledger = await openLedger(place())
      handIn(ledger, roster('before', 0, 20, { checked: { received: '2017-03-01T09:00:00+08:00' } }))
      const run = ledger.begin()
      const first = write(run, roster('a', 0, 25))
      const second = write(run, roster('b', 0, 26))
      run.commit()
      expect([first.outcome, second.outcome]).toEqual(['undecided', 'undecided'])
      expect(second.samePersonsAs).toEqual([{ path: 'a.xlsx', persons: 25 }])
      // What came before goes on counting.
      expect(states(ledger)).toEqual({
        'before.xlsx/Sheet1': 'counts',
        'a.xlsx/Sheet1': 'undecided',
        'b.xlsx/Sheet1': 'undecided',
      })
      // Taken in again, as a folder is every day, they stay what they are.
      const again = ledger.begin()
      expect(write(again, roster('a', 0, 25)).outcome).toBe('undecided')
      expect(write(again, roster('b', 0, 26)).outcome).toBe('undecided')
      again.commit()
      expect(handIn(ledger, roster('a', 0, 25, { checked: { accepted: '以这份为准' } })).outcome).toBe(
        'superseded-older',
      )
      expect(states(ledger)).toEqual({
        'before.xlsx/Sheet1': 'recorded',
        'a.xlsx/Sheet1': 'counts',
        'b.xlsx/Sheet1': 'undecided',
      })
      expect(handIn(ledger, roster('b', 0, 26)).outcome).toBe('undecided')
      expect(persons(ledger)).toBe(25)
    })

    test('and a newer one decides it too', async () => {
      const ledger = await openLedger(place())
      const run = ledger.begin()
      write(run, roster('a', 0, 25))
      write(run, roster('b', 0, 26))
      run.commit()
      handIn(ledger, roster('c', 0, 27, { checked: { received: later } }))
      expect(persons(ledger)).toBe(27)
      const newer = ledger.submissions('yueyang-2021').find(({ sha256 }) => sha256 === 'c')!.submission
      expect(ledger.submissions('yueyang-2021').map(({ supersededBy }) => supersededBy)).toEqual([newer, newer, ''])
    })

    test('a file with errors is settled by the one that corrects it', async () => {
      const ledger = await openLedger(place())
      handIn(ledger, roster('a', 0, 25, { checked: { counts: counts(2) } }))
      const corrected = handIn(ledger, roster('b', 0, 25, { checked: { received: later } }))
      expect(corrected).toMatchObject({ outcome: 'recorded', supersedes: [] })
      expect(ledger.submissions('yueyang-2021').map(({ supersededBy }) => supersededBy)).toEqual([
        corrected.submission,
        '',
      ])
    })
  })

  test('keeps units, projects and forms apart', async () => {
    const ledger = await openLedger(place())
    const projects = sichuan.lists.project!.map(({ value }) => value)
    const sent = { notice: sichuan, form: 'annex-2-summary' }
    const outcomes = [
      handIn(ledger, { ...sent, sha256: 'a', head: { project: projects[0]! }, rows: [] }),
      handIn(ledger, { ...sent, sha256: 'b', head: { project: projects[1]! }, rows: [] }),
      handIn(ledger, { ...sent, sha256: 'c', head: { project: projects[0]! }, rows: [], checked: { unit: '510300' } }),
      handIn(ledger, { ...sent, form: 'annex-3', sha256: 'd', rows: [] }),
      // The list's other spelling of the first project.
      handIn(ledger, { ...sent, sha256: 'e', head: { project: sichuan.lists.project![0]!.also[0]! }, rows: [] }),
    ].map(({ outcome }) => outcome)
    expect(outcomes).toEqual(['recorded', 'recorded', 'recorded', 'recorded', 'superseded-older'])
  })

  test('with errors keeps receipt, time and hash, and counts nothing', async () => {
    const ledger = await openLedger(place())
    const good = handIn(ledger, { notice: sichuan, form: 'annex-3', sha256: 'aa', rows: [county('510104', 100, 60)] })
    const sent = { notice: sichuan, form: 'annex-3', sha256: 'bb', rows: [county('510104', 110, 70)] }
    const rejected = handIn(ledger, { ...sent, checked: { received: later, counts: counts(3) } })
    expect(rejected).toMatchObject({ outcome: 'rejected', timeliness: 'on-time', received: later, rows: 1 })
    expect(values(ledger, 'staff')).toEqual([100])
    expect([...ledger.records('sichuan-2017', 'annex-3')]).toHaveLength(1)

    const again = handIn(ledger, { ...sent, checked: { received: '2017-04-02T08:00:00+08:00', counts: counts(3) } })
    expect(again).toMatchObject({ outcome: 'rejected', received: later, submission: rejected.submission })

    const accepted = handIn(ledger, {
      ...sent,
      checked: { received: '2017-04-02T08:00:00+08:00', counts: counts(3), accepted: '已电话核实' },
    })
    expect(accepted).toMatchObject({ outcome: 'superseded-older', timeliness: 'on-time', received: later })
    expect(accepted.supersedes).toEqual([good.submission])
    expect(values(ledger, 'staff')).toEqual([110])
    expect(ledger.submissions('sichuan-2017').at(-1)).toMatchObject({ accepted: '已电话核实', current: true })
  })

  test('of a form issued from above counts in spite of what is wrong with it', async () => {
    const ledger = await openLedger(place())
    const receipt = handIn(ledger, {
      notice: sichuan,
      form: 'annex-1',
      sha256: 'aa',
      rows: [county('510100', 133742, 82037)],
      checked: { unit: '510000', counts: counts(1) },
    })
    expect(receipt).toMatchObject({ outcome: 'recorded', timeliness: 'no-deadline' })
    expect(values(ledger, 'staff')).toEqual([133742])
    expect(ledger.submissions('sichuan-2017')[0]).toMatchObject({ direction: 'issued', current: true })
  })

  test('says late the day after the last, and late on the day where it does not count', async () => {
    const ledger = await openLedger(place())
    const at = (time: string, notice: Notice, sha256: string) =>
      handIn(ledger, { notice, form: 'annex-3', sha256, rows: [], checked: { received: time } }).timeliness
    expect(at('2017-03-31T23:59:59+08:00', sichuan, 'a')).toBe('on-time')
    expect(at('2017-04-01T00:00:00+08:00', sichuan, 'b')).toBe('late')
    const strict = { ...sichuan, deadlines: sichuan.deadlines.map((each) => ({ ...each, inclusive: false })) }
    expect(at('2017-03-31T00:00:00+08:00', strict, 'c')).toBe('late')
    expect(at('2017-03-30T23:59:59+08:00', strict, 'd')).toBe('on-time')
  })

  test('forgets an unreadable file, sheets nobody finished, and everything on rollback', async () => {
    const ledger = await openLedger(place())
    const run = ledger.begin()
    write(run, { notice: sichuan, form: 'annex-3', sha256: 'good', rows: [county('510104', 100, 60)] })
    const broken = sheetForm({ notice: sichuan, form: 'annex-3', sha256: 'broken', rows: [] })
    const row = county('510105', 1, 1)
    const first = run.open(broken, 'broken')
    first.record({ ...recordLike(broken, row), row: 6 }, '510105', '')
    run.abandon('broken')
    const open = run.open({ ...broken, sheet: 'Sheet2' }, 'open')
    open.record({ ...recordLike(broken, row), row: 6 }, '510105', '')
    run.commit()
    expect(values(ledger, 'staff')).toEqual([100])
    expect(ledger.submissions('sichuan-2017')).toHaveLength(1)

    const undone = ledger.begin()
    write(undone, { notice: sichuan, form: 'annex-3', sha256: 'x', rows: [county('510105', 7, 1)] })
    undone.rollback()
    expect(values(ledger, 'staff')).toEqual([100])
    expect(ledger.begin().commit()).toBeUndefined()
    expect(() => undone.open(broken, 'too late')).toThrow('ended')
  })

  function recordLike(form: ReturnType<typeof sheetForm>, row: Row) {
    const table = form.tables[0]!
    return {
      table,
      kind: 'data' as const,
      row: 6,
      block: 0,
      hidden: false,
      values: table.table.columns.map(({ field }) => row.values[field]),
      source: { number: 6, texts: [], kinds: [], hidden: false },
    }
  }

  test('believes the newest of several that speak of the same county', async () => {
    const ledger = await openLedger(place())
    handIn(ledger, {
      notice: sichuan,
      form: 'annex-3',
      sha256: 'city',
      rows: [county('510104', 100, 60), county('510105', 50, 20)],
    })
    handIn(ledger, {
      notice: sichuan,
      form: 'annex-3',
      sha256: 'county',
      rows: [county('510104', 120, 61)],
      checked: { unit: '510104', received: later },
    })
    expect(values(ledger, 'staff').sort((a, b) => a - b)).toEqual([50, 120])
    const told = ledger
      .holdings(sichuan.id)
      .map(({ unit, state, otherwise }) => ({ unit, state, otherwise: otherwise() }))
    const [older, ...counted] = told
    expect(older).toMatchObject({ unit: '510104', state: 'superseded' })
    expect(older!.otherwise).toContainEqual({ measure: 'staff', before: 100, after: 120 })
    expect(older!.otherwise).toContainEqual({ measure: 'untrained', before: 40, after: 59 })
    expect(counted).toEqual(['510105', '510104'].map((unit) => ({ unit, state: 'counted', otherwise: [] })))
  })

  test('adds projects up: the same county stands once in each', async () => {
    const ledger = await openLedger(place())
    const [first, second] = sichuan.lists.project!.map(({ value }) => value)
    const sent = { notice: sichuan, form: 'annex-2-summary' }
    const verified = (count: number) => [{ unit: '510104', values: { unit: '锦江区', verified2014: count } }]
    handIn(ledger, { ...sent, sha256: 'a', head: { project: first! }, rows: verified(3) })
    handIn(ledger, {
      ...sent,
      sha256: 'b',
      head: { project: second! },
      rows: verified(4),
      checked: { received: later },
    })
    expect(values(ledger, 'verified2014')).toEqual([3, 4])
  })

  test('goes back to the city’s word for a county whose own newer sheet no longer counts', async () => {
    const ledger = await openLedger(place())
    const sent = { notice: sichuan, form: 'annex-3' }
    handIn(ledger, { ...sent, sha256: 'city', rows: [county('510104', 100, 60)] })
    const own = { unit: '510104', received: later }
    handIn(ledger, { ...sent, sha256: 'county', rows: [county('510104', 120, 61)], checked: own })
    expect(values(ledger, 'staff')).toEqual([120])
    const again = { ...own, received: '2017-03-26T09:00:00+08:00' }
    const withoutFigures = [{ unit: '510104', values: { unit: '锦江区' } }]
    handIn(ledger, { ...sent, sha256: 'county again', rows: withoutFigures, checked: again })
    expect(values(ledger, 'staff')).toEqual([100])
  })

  test('takes __proto__, quotes, line breaks and emoji as ordinary names', async () => {
    const ledger = await openLedger(place())
    const names = [
      '__proto__',
      'constructor',
      `o'Neill"; DROP TABLE record;--`,
      '一\n中',
      '🏫',
      '一\0中',
      'x'.repeat(1000),
    ]
    const rows = names.map((name, index) => ({
      unit: '430602',
      school: name,
      values: { sequence: String(index), county: '岳阳楼区', schoolName: name, contact: name, phone: '0730-0000000' },
    }))
    handIn(ledger, { notice: yueyang, form: 'annex-1', sha256: 'aa', rows, checked: { unit: '430602' } })
    const found = [...ledger.records('yueyang-2021', 'annex-1')]
    expect(found.map(({ school }) => school)).toEqual(names.map((name) => name.replace('\0', '')))
    const places = ledger.headcount('yueyang-2021').flatMap((each) => each.places)
    expect(places.map(({ rows }) => rows)).toEqual(names.map(() => 1))
    const odd = { ...sichuan, id: '__proto__' }
    handIn(ledger, { notice: odd, form: 'annex-3', sha256: 'bb', rows: [county('510104', 5, 1)] })
    expect(ledger.figures('__proto__').length).toBeGreaterThan(0)
  })

  test('keeps the text of a number that is none, and leaves blanks out', async () => {
    const ledger = await openLedger(place())
    const row = { unit: '510104', values: { unit: '锦江区', staff: Number.NaN, trained: 3 } }
    handIn(ledger, { notice: sichuan, form: 'annex-3', sha256: 'aa', rows: [row] })
    const [record] = ledger.records('sichuan-2017', 'annex-3')
    expect(record).toMatchObject({ values: { unit: '锦江区', staff: '约30', trained: 3 }, source: { cell: 'A6' } })
    expect(Object.keys(record!.values)).toEqual(['unit', 'staff', 'trained'])
    expect(values(ledger, 'staff')).toEqual([])
  })

  test('gives figures back as they were, whatever they are', async () => {
    const number = fc.oneof(fc.nat(), fc.double({ noNaN: true, noDefaultInfinity: true }))
    const ledger = await openLedger(place())
    let file = 0
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat(900), { maxLength: 30 }),
        fc.array(number, { minLength: 30, maxLength: 30 }),
        (units, numbers) => {
          const rows = units.map((unit, index) => ({ unit: `u${unit}`, values: { staff: numbers[index] } }))
          const id = { ...sichuan, id: `n${++file}` }
          handIn(ledger, { notice: id, form: 'annex-3', sha256: `${file}`, rows })
          const found = ledger.figures(id.id).map(({ unit, value }) => [unit, value])
          // SQLite knows no negative zero; neither does anybody who counts teachers.
          const given = rows.map(({ unit, values: { staff } }) => [unit, staff === 0 ? 0 : staff])
          expect(found).toEqual(given)
          const added: unknown[] = []
          ledger.figureBook(id.id).each(({ unit, value }) => added.push([unit, value]))
          expect(added).toEqual(given)
        },
      ),
      { numRuns: tries(40) },
    )
  })
})
