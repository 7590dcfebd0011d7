/** Right and wrong sides of the sentences of the Pingdingshan notice of 2020. */
import { abolished, person } from '../../samples/people.ts'
import type { ClauseCases, Row } from './clause-case.ts'

const card = (number: number): Row => {
  const { name, sex, idNumber, phone } = person(number, abolished.wenjiang)
  return { name, sex, idNumber, phone, post: '教师', schoolName: '宝丰县示例小学' }
}
const apply = (number: number, more: Row = {}) => ({
  tables: { card: [{ ...card(number), unit: '宝丰县', deeds: '示例事迹', ...more }] },
})
const listed = (...numbers: number[]): Row[] =>
  numbers.map((number, index) => ({ sequence: index + 1, ...card(number) }))
const cards = (...numbers: number[]) => numbers.map((number) => ({ form: 'individual', ...apply(number) }))
const head: Row = { unit: '宝丰县' }
const team: Row = {
  collective: '宝丰县示例中学',
  unit: '宝丰县',
  leader: '张示例',
  phone: '15400000001',
  deeds: '示例',
}
/** Invented: the notice's own table was not seen. */
const issued = { form: 'places', rows: [{ sequence: 1, unit: '宝丰县', places: 2 }] }

export const cases: ClauseCases = {
  notice: 'pingdingshan-2020',
  asOf: '2021-03-03',
  cases: [
    {
      clause: 'PD-01',
      rule: 'required',
      kind: 'sheet',
      why: 'a collective belongs to a county or the city’s own schools',
      form: 'collective',
      accept: { tables: { card: [team] } },
      reject: { tables: { card: [{ ...team, unit: undefined }] } },
    },
    {
      clause: 'PD-02',
      rule: 'not-in-list',
      kind: 'sheet',
      why: 'administrators and teachers, nobody else',
      form: 'individual',
      accept: apply(1),
      reject: apply(1, { post: '学生' }),
    },
    {
      clause: 'PD-03',
      rule: 'quota',
      kind: 'sheet',
      why: 'two places: two persons, not three',
      form: 'list',
      accept: { head, rows: listed(1, 2), also: cards(1, 2), issued },
      reject: { rows: listed(1, 2, 3), also: cards(1, 2, 3) },
    },
    {
      clause: 'PD-04',
      rule: 'deadline',
      kind: 'sheet',
      why: 'the last minute of 3 March, not the first of 4 March',
      form: 'individual',
      accept: { ...apply(1), received: '2021-03-03T23:59:00+08:00' },
      reject: { received: '2021-03-04T00:00:00+08:00' },
    },
    {
      clause: 'PD-05',
      rule: 'on-list',
      kind: 'sheet',
      why: 'who is on the list has handed in a card',
      form: 'list',
      accept: { head, rows: listed(1), also: cards(1) },
      reject: { rows: listed(1, 2) },
    },
  ],
}
