import { describe, expect, test } from 'vitest'
import type { ColumnType } from '../../src/notice/column-types.ts'
import { impliedRules } from '../../src/notice/implied-rules.ts'
import type { FormRule } from '../../src/notice/notice.ts'
import { readPack } from '../../src/notice/read-pack.ts'
import { checkById, checks } from '../../src/rules/registry.ts'
import { minimalPack } from './minimal-pack.ts'

async function rulesOf(change: (text: string) => string = (text) => text): Promise<FormRule[]> {
  const result = await readPack(change(minimalPack), { checks })
  if ('faults' in result) throw new Error(JSON.stringify(result.faults))
  return result.notice.forms[0]!.rules
}

const withColumn = (column: string) => (text: string) =>
  text.replace('    columns:\n', `    columns:\n      - ${column}\n`)
const withCheck = (check: string) => (text: string) => `${text}      - ${check}\n`

describe('rules that follow from the form', () => {
  test.each<[column: string, rules: string[]]>([
    ['{ field: x, heading: 甲, type: idNumber }', ['id-number', 'id-number-float', 'id-duplicate', 'known-person']],
    ['{ field: x, heading: 甲, type: phone }', ['phone']],
    ['{ field: x, heading: 甲, type: name }', ['name']],
    ['{ field: x, heading: 甲, type: sex }', ['not-in-list']],
    ['{ field: x, heading: 甲, type: unit }', ['unknown-unit']],
    ['{ field: x, heading: 甲, type: sequence }', ['sequence']],
    ['{ field: x, heading: 甲, type: year }', ['year']],
    ['{ field: x, heading: 甲, type: date }', ['date']],
    ['{ field: x, heading: 甲, type: number }', ['count']],
    ['{ field: x, heading: 甲, type: abilities }', ['abilities-known']],
    ['{ field: x, heading: 甲, required: true }', ['required', 'filler']],
    ['{ field: x, heading: 甲 }', []],
  ])('%s', async (column, expected) => {
    const rules = await rulesOf(withColumn(column))
    const about = rules.filter(
      ({ check, params }) => check !== 'duplicate-row' && JSON.stringify(params).includes('"x"'),
    )
    expect(about.map((rule) => rule.check).sort()).toEqual([...expected].sort())
  })

  test('every form is looked at for its layout, hidden data, formulas and rows that are nothing', async () => {
    const names = (await rulesOf()).map((rule) => rule.check)
    for (const check of [
      'title-missing',
      'form-mixed',
      'heading-missing',
      'heading-unknown',
      'hidden-data',
      'formula-no-value',
      'row-unread',
      'sample-row',
      'duplicate-row',
    ]) {
      expect(names).toContain(check)
    }
  })

  test('name checks that there are', async () => {
    const types: ColumnType[] = [
      'idNumber',
      'phone',
      'name',
      'count',
      'number',
      'date',
      'year',
      'sex',
      'unit',
      'abilities',
    ]
    const columns = types.map((type) => `{ field: ${type}, heading: ${type}, type: ${type}, required: true }`)
    const result = await readPack(withColumn(columns.join('\n      - '))(minimalPack), { checks })
    if ('faults' in result) throw new Error(JSON.stringify(result.faults))
    const { forms, deadlines } = result.notice
    const implied = impliedRules(forms[0]!, [], deadlines).map((rule) => rule.check)
    expect(implied.length).toBeGreaterThan(20)
    expect(implied.filter((check) => !checkById(check))).toEqual([])
  })

  test('sex is compared with the ID number where both are there', async () => {
    const both = await rulesOf((text) =>
      withColumn('{ field: sex, heading: 性别, type: sex }')(
        withColumn('{ field: idNumber, heading: 身份证号码, type: idNumber }')(text),
      ),
    )
    expect(both.map((rule) => rule.check)).toContain('sex-id-mismatch')
    expect((await rulesOf()).map((rule) => rule.check)).not.toContain('sex-id-mismatch')
  })

  test('lists of persons are compared for two versions of one, other forms are not', async () => {
    const withId = withColumn('{ field: idNumber, heading: 身份证号码, type: idNumber }')
    const persons = await rulesOf((text) => withId(text).replace('rows: school', 'rows: person'))
    expect(persons.map((rule) => rule.check)).toContain('two-versions')
    expect((await rulesOf(withId)).map((rule) => rule.check)).not.toContain('two-versions')
  })

  test('a total row is held to the sum of its counts', async () => {
    const sums = (await rulesOf()).filter((rule) => rule.check === 'column-sum')
    expect(sums).toMatchObject([{ params: { fields: ['kindergarten', 'school', 'staff'] } }])
  })

  test('the deadline of a form is a rule on its own clause', async () => {
    const [rule] = (await rulesOf()).filter((each) => each.check === 'deadline')
    expect(rule).toMatchObject({ clauses: ['A-1'], params: { deadline: 'report' }, severity: 'warning' })
  })

  test('columns on different clauses get rules of their own', async () => {
    const rules = await rulesOf((text) => text.replace('field: staff, ', 'field: staff, clause: A-2, '))
    const counts = rules.filter((rule) => rule.check === 'count')
    expect(counts.map(({ clauses, params }) => [clauses, params])).toEqual([
      [['A-1'], { fields: ['kindergarten', 'school'] }],
      [['A-2'], { fields: ['staff'] }],
    ])
  })

  test('a layout of our own stands on no clause, the need for the data does', async () => {
    const rules = await rulesOf((text) => text.replace('    rows: school', '    official: false\n    rows: school'))
    expect(rules.find((rule) => rule.check === 'count')?.clauses).toEqual([])
    expect(rules.find((rule) => rule.check === 'required')?.clauses).toEqual(['A-1'])
  })
})

describe('checks a pack writes', () => {
  test('give the implied rule a clause and a severity', async () => {
    const rules = await rulesOf(withCheck('{ check: column-sum, clause: A-2, severity: info }'))
    expect(rules.filter((rule) => rule.check === 'column-sum')).toMatchObject([
      { clauses: ['A-2'], severity: 'info', params: { fields: ['kindergarten', 'school', 'staff'] } },
    ])
  })

  test('for single fields leave the others as they were', async () => {
    const rules = await rulesOf(withCheck('{ check: count, fields: [staff], severity: info }'))
    const counts = rules.filter((rule) => rule.check === 'count')
    expect(counts.map(({ severity, params }) => [severity, params])).toEqual([
      ['error', { fields: ['kindergarten', 'school'] }],
      ['info', { fields: ['staff'] }],
    ])
  })

  test('for fields of several rules change each of them, and none twice', async () => {
    const rules = await rulesOf((text) =>
      withCheck('{ check: count, fields: [kindergarten, staff], severity: info }')(
        text.replace('field: staff, ', 'field: staff, clause: A-2, '),
      ),
    )
    const counts = rules.filter((rule) => rule.check === 'count')
    expect(counts.map(({ severity, clauses, params }) => [severity, clauses, params.fields])).toEqual([
      ['error', ['A-1'], ['school']],
      ['info', ['A-1'], ['kindergarten']],
      ['info', ['A-2'], ['staff']],
    ])
  })

  test('for fields no rule looks at yet are a rule of their own', async () => {
    const rules = await rulesOf(withCheck('{ check: required, fields: [schoolName, stage], clause: A-2 }'))
    const required = rules.filter((rule) => rule.check === 'required')
    expect(required.map(({ clauses, params }) => [clauses, params.fields])).toEqual([
      [['A-2'], ['schoolName']],
      [['A-2'], ['stage']],
    ])
  })

  test('may name the only table there is', async () => {
    const rules = await rulesOf(withCheck('{ check: column-sum, table: main, severity: info }'))
    expect(rules.filter((rule) => rule.check === 'column-sum')).toMatchObject([{ severity: 'info', table: '' }])
    await expect(rulesOf(withCheck('{ check: column-sum, table: other }'))).rejects.toThrow('没有表格“other”')
  })

  test('refuse a severity that a setting cannot be', async () => {
    const pack = (text: string) =>
      withCheck('{ check: column-sum, severity: $weight }')(
        text.replace('settings:\n', 'settings:\n  weight: { default: heavy, why: 示例 }\n'),
      )
    await expect(rulesOf(pack)).rejects.toThrow('应为 error、warning 或 info')
  })

  test('turn a rule off', async () => {
    const rules = await rulesOf(withCheck('{ check: heading-unknown, off: true }'))
    expect(rules.map((rule) => rule.check)).not.toContain('heading-unknown')
  })

  test('cannot turn off what is not there', async () => {
    await expect(rulesOf(withCheck('{ check: phone, off: true }'))).rejects.toThrow('没有检查项“phone”可关')
  })

  test('take values from settings, and refuse settings nobody declared', async () => {
    const rules = await rulesOf(withCheck('{ check: column-sum, severity: $weight }')).catch(
      (error: Error) => error.message,
    )
    expect(rules).toContain('没有设置“weight”')
  })

  test('stand beside each other where they compare different columns', async () => {
    const rules = await rulesOf(withCheck('{ check: row-sum, total: staff, parts: [school, kindergarten] }'))
    expect(rules.filter((rule) => rule.check === 'row-sum')).toHaveLength(2)
  })

  test('are no errors on a form that its receiver cannot correct', async () => {
    const rules = await rulesOf((text) => text.replace('    rows: school', '    direction: issued\n    rows: school'))
    expect(rules.filter((rule) => rule.severity === 'error')).toEqual([])
    expect(rules.find((rule) => rule.check === 'row-sum')?.severity).toBe('warning')
    expect(rules.find((rule) => rule.check === 'hidden-data')?.severity).toBe('info')
  })
})
