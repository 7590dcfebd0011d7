/** The runner: what it adds to a check's word, how it folds, and that no check's failure passes for clean data. */
import { describe, expect, test } from 'vitest'
import { type Check, type CheckContext, defineCheck } from '../../src/check/check.ts'
import { collectFindings } from '../../src/check/collect-findings.ts'
import { nothingKnown, startRun } from '../../src/check/run-checks.ts'
import type { FormRecord, SheetForm } from '../../src/form/reading.ts'
import type { Form, FormRule, Notice } from '../../src/notice/notice.ts'
import { checkById, checks } from '../../src/rules/registry.ts'
import { unitTable } from '../../src/unit/unit-table.ts'
import { CellKind } from '../../src/workbook/workbook.ts'
import { loadNotice } from '../notices/load.ts'

const units = unitTable('2021-05-28')
const yueyang = await loadNotice('yueyang-2021')
const roster = structuredClone(yueyang.forms.find((form) => form.id === 'annex-3')!)

function ruleOf(check: string, more: Partial<FormRule> = {}): FormRule {
  return { check, severity: 'error', clauses: ['YY-19'], params: {}, table: '', ...more }
}

/** Annex 3 of 岳阳 with these rules alone; the columns stand from A on, data from row 4. */
function sheetOf(rules: FormRule[], more: { form?: Partial<Form>; path?: string } = {}): SheetForm {
  const form: Form = { ...roster, rules, ...more.form }
  const notice: Notice = { ...yueyang, forms: [form] }
  return sheetIn(notice, more.path)
}

function sheetIn(notice: Notice, path = 'a.xlsx'): SheetForm {
  const form = notice.forms[0]!
  const tables = form.tables.map((table) => ({
    table,
    columns: [table.columns.map((_, index) => index)],
    headingRows: [3],
  }))
  return {
    path,
    sheet: 'Sheet1',
    sheetState: 'visible',
    notice,
    form,
    head: {},
    tables,
    sections: {},
    faults: [],
    rows: 0,
  }
}

function recordOf(sheet: SheetForm, row: number, values: Record<string, string | number>): FormRecord {
  const table = sheet.tables[0]!
  const cells = table.table.columns.map(({ field }) => values[field])
  const source = {
    number: row,
    texts: cells.map((cell) => String(cell ?? '')),
    kinds: cells.map((cell) => (cell === undefined ? 0 : 1)),
    hidden: false,
  }
  return { table, kind: 'data', row, block: 0, hidden: false, values: cells, source } as FormRecord
}

function runOn(sheet: SheetForm, records: FormRecord[]) {
  const run = startRun({ checks, asOf: '2021-05-28', known: () => nothingKnown, units: () => units })
  const sheetRun = run.open(sheet)
  sheetRun.take(records)
  sheetRun.end()
  run.finish()
  return sheetRun.result()
}

const person = { name: '张示例', idNumber: '110103201501011237', schoolName: '示例小学', county: '君山区' }

test('adds address, heading, severity and clause', () => {
  const sheet = sheetOf([ruleOf('id-number', { severity: 'warning' })])
  const { findings, counts } = runOn(sheet, [recordOf(sheet, 12, person)])
  expect(findings).toMatchObject([
    {
      rule: 'id-number',
      severity: 'warning',
      sheet: 'Sheet1',
      cell: 'D12',
      row: 12,
      rows: [12],
      column: '身份证号码',
      clause: 'yueyang-2021#YY-19',
    },
  ])
  expect(counts).toEqual({ error: 0, warning: 1, info: 0 })
})

test('turns errors of an issued form into warnings, for its receiver cannot correct it', () => {
  const sheet = sheetOf([ruleOf('id-number')], { form: { direction: 'issued' } })
  expect(runOn(sheet, [recordOf(sheet, 4, person)]).findings[0]!.severity).toBe('warning')
})

test('never raises what a check calls mild, and never lowers an info', () => {
  for (const [given, expected] of [
    ['error', 'warning'],
    ['warning', 'warning'],
    ['info', 'info'],
  ] as const) {
    const sheet = sheetOf([ruleOf('id-number', { severity: given })])
    expect(runOn(sheet, [recordOf(sheet, 4, { idNumber: '519999197201011234' })]).findings[0]!.severity).toBe(expected)
  }
})

describe('the same fault down a column', () => {
  const faulty = (count: number, every = 1) => {
    const sheet = sheetOf([ruleOf('id-number')])
    sheet.rows = count * every
    const records = Array.from({ length: count }, (_, index) =>
      recordOf(sheet, 4 + index * every, { ...person, name: `张示例${index}` }),
    )
    return runOn(sheet, records)
  }

  test('stays one finding a row up to ten where it is scattered over a longer sheet', () => {
    const { findings } = faulty(10, 3)
    expect(findings.map(({ row }) => row)).toEqual([4, 7, 10, 13, 16, 19, 22, 25, 28, 31])
    expect(new Set(findings.map(({ fingerprint }) => fingerprint)).size).toBe(10)
  })

  test('is one finding where it stands in rows one below the other, or fills a short column', () => {
    const { findings, counts } = faulty(3)
    expect(findings.map(({ cell, rows }) => [cell, rows])).toEqual([['D4', [4, 5, 6]]])
    expect(findings[0]!.message).toContain('同类问题共 3 处')
    expect(counts.error).toBe(3)
    expect(faulty(4, 2).findings.map(({ rows }) => rows)).toEqual([[4, 6, 8, 10]])
    expect(faulty(2).findings).toHaveLength(2)
  })

  test('becomes one finding with every row beyond', () => {
    const { findings, counts } = faulty(11)
    expect(findings).toHaveLength(1)
    expect(findings[0]).toMatchObject({ cell: 'D4', row: 4, rows: [4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14] })
    expect(findings[0]!.message).toContain('同类问题共 11 处')
    expect(counts.error).toBe(11)
  })

  test('keeps different reasons apart', () => {
    const sheet = sheetOf([ruleOf('id-number')])
    const records = Array.from({ length: 24 }, (_, index) =>
      recordOf(sheet, 4 + index, { idNumber: index % 2 ? '123' : person.idNumber }),
    )
    expect(runOn(sheet, records).findings.map(({ args, rows }) => [args.reason, rows.length])).toEqual([
      ['checksum', 12],
      ['length', 12],
    ])
  })
})

describe('the fingerprint', () => {
  const one = (row: number, values: Record<string, string>, sheetName = 'a.xlsx') => {
    const sheet = sheetOf([ruleOf('id-number')], { path: sheetName })
    return runOn(sheet, [recordOf(sheet, row, values)]).findings[0]!.fingerprint
  }

  test('is 16 hex digits and the same in whatever row and file', () => {
    expect(one(4, person)).toMatch(/^[0-9a-f]{16}$/)
    expect(one(99, person, 'b.xlsx')).toBe(one(4, person))
  })

  test('does not know the ID number, but the person', () => {
    expect(one(4, { ...person, idNumber: '510104198001011237' })).toBe(one(4, person))
    expect(one(4, { ...person, name: '李示例' })).not.toBe(one(4, person))
    expect(one(4, { ...person, idNumber: '12' })).not.toBe(one(4, person))
  })

  test('tells two of the same name apart', () => {
    const sheet = sheetOf([ruleOf('id-number')])
    const { findings } = runOn(sheet, [recordOf(sheet, 4, person), recordOf(sheet, 5, person)])
    expect(findings[0]!.fingerprint).not.toBe(findings[1]!.fingerprint)
  })
})

test('sorts by severity, then by how many are concerned, then from top to bottom', () => {
  const sheet = sheetOf([
    ruleOf('phone', { severity: 'warning' }),
    ruleOf('required', { params: { fields: ['subject'] } }),
    ruleOf('id-number'),
  ])
  const good = { name: '李示例', idNumber: '110103201501011236', subject: '语文', phone: '13000000000' }
  const { findings } = runOn(sheet, [
    recordOf(sheet, 4, { ...good, phone: '123' }),
    recordOf(sheet, 5, { ...good, idNumber: '123' }),
    recordOf(sheet, 6, { ...good, subject: '' as never, idNumber: '110103201501011237' }),
  ])
  expect(findings.map(({ rule, row }) => `${rule} ${row}`)).toEqual(['id-number 5', 'id-number 6', 'phone 4'])
})

test('says once what an error cell is, and not again as somebody’s value', () => {
  const errorCell = (sheet: SheetForm) => {
    const record = recordOf(sheet, 4, { ...person, idNumber: '#REF!' })
    record.source.kinds[3] = CellKind.error
    return record
  }
  const both = sheetOf([ruleOf('id-number'), ruleOf('formula-no-value')])
  expect(runOn(both, [errorCell(both)]).findings.map(({ rule }) => rule)).toEqual(['formula-no-value'])
  const alone = sheetOf([ruleOf('id-number')])
  expect(runOn(alone, [errorCell(alone)]).findings.map(({ rule }) => rule)).toEqual(['id-number'])
})

test('puts a missing heading first, for it blocks every row', () => {
  const sheet = sheetOf([ruleOf('id-number'), ruleOf('heading-missing')])
  sheet.faults.push({ rule: 'heading-missing', row: 3, column: -1, args: { heading: '姓名' } })
  sheet.rows = 9
  const { findings } = runOn(sheet, [recordOf(sheet, 4, person), recordOf(sheet, 5, person)])
  expect(findings.map(({ rule }) => rule)).toEqual(['heading-missing', 'id-number', 'id-number'])
})

test('says what was not checked and why, instead of taking it for clean', () => {
  const rules = ['head-count', 'one-unit', 'sex-id-mismatch', 'not-in-list', 'id-number']
  const sheet = sheetOf(rules.map((rule) => ruleOf(rule)))
  sheet.tables[0]!.columns[0]![2] = -1
  const { findings, notChecked } = runOn(sheet, [recordOf(sheet, 4, person)])
  expect(findings.map(({ rule }) => rule)).toEqual(['id-number'])
  expect(notChecked.map(({ rule }) => rule).sort()).toEqual([
    'head-count',
    'not-in-list',
    'one-unit',
    'sex-id-mismatch',
  ])
  expect(notChecked.find(({ rule }) => rule === 'sex-id-mismatch')!.why).toContain('性别')
})

test('two rules of one check speak of a cell in the order of the notice, however many records they see at a time', () => {
  const asks = (id: string, when: Record<string, string>) =>
    ruleOf('row-rule', { params: { id, when, required: 'subject' } })
  const sheet = sheetOf([asks('女教师', { sex: '女' }), asks('君山区', { county: '君山区' })])
  // The second rule speaks first.
  const records = [
    recordOf(sheet, 4, { ...person, sex: '男' }),
    recordOf(sheet, 5, { ...person, sex: '女' }),
    recordOf(sheet, 6, { ...person, sex: '女', county: '岳阳县' }),
  ]
  const run = startRun({ checks, asOf: '2021-05-28', known: () => nothingKnown, units: () => units })
  const one = run.open(sheet)
  for (const each of records) one.take([each])
  one.end()
  const { findings } = one.result()
  expect(findings.map(({ row, args }) => `${row} ${args.id}`)).toEqual(['4 君山区', '5 女教师', '5 君山区', '6 女教师'])
  expect(runOn(sheet, records).findings).toEqual(findings)
})

test('a sheet that never ended counts as never seen', () => {
  const notice = { ...yueyang, forms: [{ ...roster, rules: [ruleOf('id-duplicate')] }] }
  const run = startRun({ checks, asOf: '2021-05-28', known: () => nothingKnown, units: () => units })
  const [damaged, whole] = [sheetIn(notice, 'a.xlsx'), sheetIn(notice, 'b.xlsx')]
  const right = { ...person, idNumber: '110103201501011236' }
  run.open(damaged).take([recordOf(damaged, 4, right)])
  const sheetRun = run.open(whole)
  sheetRun.take([recordOf(whole, 4, right)])
  sheetRun.end()
  run.finish()
  expect(sheetRun.result().findings).toEqual([])
})

describe('a check that throws', () => {
  /** A record no real reading makes: it breaks every check that looks at its values. */
  const broken = (sheet: SheetForm, row: number) =>
    ({ ...recordOf(sheet, row, person), values: undefined }) as unknown as FormRecord

  test('is reported as crashed, keeps what it found before, and the others go on', () => {
    const sheet = sheetOf([ruleOf('id-number'), ruleOf('head-count')])
    sheet.head.declaredCount = { text: '9', row: 2, column: 0 }
    const { findings, crashed } = runOn(sheet, [
      recordOf(sheet, 4, { ...person, idNumber: '123' }),
      broken(sheet, 5),
      recordOf(sheet, 6, person),
    ])
    expect(crashed).toHaveLength(1)
    expect(crashed[0]).toMatchObject({ rule: 'id-number', error: expect.any(TypeError) })
    expect(findings.map(({ rule, row }) => [rule, row])).toEqual([
      ['head-count', 2],
      ['id-number', 4],
    ])
    expect(findings[0]!.args.actual).toBe(3)
  })

  test('a rule without a check is a fault of itcap', () => {
    const sheet = sheetOf([ruleOf('no-such-check')])
    expect(() => runOn(sheet, [])).toThrow(/no-such-check/)
  })
})

test('never keeps more than row numbers of a fault on every row', () => {
  const sheet = sheetOf([])
  const check = defineCheck({ ...checkById('id-number')!, id: 'id-number' }) as Check
  const collector = collectFindings(sheet, () => 0)
  const flag: CheckContext['flag'] = collector.flagOf(ruleOf('id-number'), check, sheet.tables[0])
  const record = recordOf(sheet, 4, person)
  for (let row = 4; row < 50_004; row++) flag({ ...record, row }, 3, { reason: 'checksum' })
  const [finding, ...others] = collector.findings()
  expect(others).toEqual([])
  expect(finding!.rows).toHaveLength(50_000)
  expect(finding!.rows.at(-1)).toBe(50_003)
  expect(collector.counts()).toEqual({ error: 50_000, warning: 0, info: 0 })
})
