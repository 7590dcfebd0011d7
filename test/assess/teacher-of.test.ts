import { expect, test } from 'vitest'
import { teacherReader } from '../../src/assess/teacher-of.ts'
import type { FormRecord, SheetTable } from '../../src/form/reading.ts'
import type { Value } from '../../src/value/value.ts'
import { loadNotice } from '../notices/load.ts'

const town = await loadNotice('town-assessment')
const form = town.forms.find(({ id }) => id === 'training-record')!
const table: SheetTable = { table: form.tables[0]!, columns: [], headingRows: [] }
const read = teacherReader(town, table)

function teacher(given: Record<string, Value>) {
  const values = table.table.columns.map(({ field }) => given[field])
  return read({ table, kind: 'data', row: 1, block: 0, hidden: false, values, source: {} } as unknown as FormRecord)
}

test('list values go by their own name', () => {
  const { values, unlisted } = teacher({ employment: '在编', grade: '√', planResult: '不通过' })
  expect(values).toEqual({ employment: '在编在岗', grade: '合格', planResult: '不合格' })
  expect(unlisted).toBeUndefined()
})

test('what the list does not have stays as written, and is marked', () => {
  const { values, unlisted } = teacher({ employment: '在遍', grade: '优' })
  expect(values).toEqual({ employment: '在遍', grade: '优' })
  expect([...unlisted!].sort()).toEqual(['employment', 'grade'])
})

test('identity numbers are left behind, in their own column and in any other', () => {
  const id = '512721199003150016'
  const { values } = teacher({ idNumber: id, abilities: `A1（10）、${id}`, remark: id, credits: 10 })
  expect(values).toEqual({ abilities: 'A1（10）、＊', remark: '＊', credits: 10 })
})
