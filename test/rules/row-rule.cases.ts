import { expect, test } from 'vitest'
import { rowRuleCheck } from '../../src/rules/row-rule.ts'
import { withCheckDigit } from '../samples/people.ts'
import { checkCases, type Ground } from './check-cases.ts'

const ground = (params: Record<string, unknown>): Ground => ({
  params,
  notice: { rows: 'person', lists: { stage: ['小学', '初中'] } },
  columns: {
    name: ['姓名', 'name'],
    duty: ['职务', 'text'],
    idNumber: ['身份证号码', 'idNumber'],
    born: ['出生年月', 'month'],
    since: ['参加工作时间', 'month'],
    begin: ['开始', 'date'],
    end: ['结束', 'date'],
    due: ['应培训', 'count'],
    done: ['已培训', 'count'],
    stage: ['学段', 'list', 'stage'],
    remark: ['备注', 'text'],
  },
})

const row = (cells: Partial<Record<string, string | number>>) =>
  ['name', 'duty', 'idNumber', 'born', 'since', 'begin', 'end', 'due', 'done', 'stage', 'remark'].map(
    (field) => cells[field] ?? '',
  )

const age = { age: { from: 'idNumber', on: '2012-07-01', max: 45 } }
const id = '510104196003121210'

checkCases(rowRuleCheck, {
  accept: [
    {
      why: 'a row the condition does not mean',
      ground: ground({ when: { duty: '校长' }, ...age }),
      rows: [row({ duty: '教师', idNumber: id })],
    },
    {
      why: 'the age on the birthday itself',
      ground: ground({ age: { from: 'idNumber', on: '2012-03-12', min: 52, max: 52 } }),
      rows: [row({ idNumber: id })],
    },
    {
      why: 'a number that is none, or none at all',
      ground: ground(age),
      rows: [row({ idNumber: '510104196003121211' }), row({})],
    },
    {
      why: 'years that may be enough, where only the month is known',
      ground: ground({ years: { from: 'since', on: '2012-07-15', min: 5 } }),
      rows: [row({ since: '2007.7' }), row({ since: '2007年7月' }), row({ since: '200707' })],
    },
    {
      why: 'days in order, the same day, and blanks',
      ground: ground({ order: ['begin', 'end'] }),
      rows: [row({ begin: '2012-07-01', end: '2012年7月1日' }), row({ begin: '2012-07-01' })],
    },
    {
      why: 'just so many days',
      ground: ground({ order: { fields: ['begin', 'end'], days: 5 } }),
      rows: [row({ begin: '2012-07-01', end: '2012-07-06' })],
    },
    {
      why: 'figures in order',
      ground: ground({ order: ['done', 'due'] }),
      rows: [row({ done: 3, due: 3 }), row({ done: 3 })],
    },
    {
      why: 'a month as the number says',
      ground: ground({ 'matches-id': 'born' }),
      rows: [row({ idNumber: id, born: '1960.03' }), row({ idNumber: id })],
    },
    {
      why: 'a month that Excel has shortened, and that may be the one of the number',
      ground: ground({ 'matches-id': 'born' }),
      rows: [row({ idNumber: withCheckDigit('51010419601012100'), born: 1960.1 })],
    },
    {
      why: 'one of several duties in a cell',
      ground: ground({ when: { duty: '校长' }, equals: { stage: '初中' } }),
      rows: [row({ duty: '书记、校长', stage: '初中' })],
    },
    {
      why: 'nothing in the cells asked about',
      ground: ground({ equals: { stage: '初中' }, range: { done: { min: 3 } } }),
      rows: [row({ name: '张示例' })],
    },
  ],
  reject: [
    {
      why: 'too old, on a day told, with the sum',
      ground: ground({ when: { duty: '校长' }, ...age }),
      rows: [row({ duty: '校长', idNumber: id })],
      finds: [['C4', { kind: 'age', years: 52, from: '1960-03-12', to: '2012-07-01', max: 45, who: '校长' }]],
    },
    {
      why: 'too young by a column of birth',
      ground: ground({ id: 'young', age: { from: 'born', on: '2012-07-01', min: 60 } }),
      rows: [row({ born: '1960.03' })],
      finds: [['D4', { years: 52, from: '1960-03', min: 60, reason: 'young/age' }]],
    },
    {
      why: 'the age on the day in another column',
      ground: ground({ age: { from: 'idNumber', on: 'begin', max: 50 } }),
      rows: [row({ idNumber: id, begin: '2012-07-01' })],
      finds: [['C4', { years: 52, to: '2012-07-01' }]],
    },
    {
      why: 'too few years',
      ground: ground({ years: { from: 'since', on: '2012-07-01', min: 5 } }),
      rows: [row({ since: '2008.03' })],
      finds: [['E4', { kind: 'years', years: 4, from: '2008-03', min: 5 }]],
    },
    {
      why: 'what is owed where the condition holds',
      ground: ground({ when: { duty: '其他' }, required: 'remark' }),
      rows: [row({ duty: '其他', remark: '无' })],
      finds: [['K4', { kind: 'required', who: '其他' }]],
    },
    {
      why: 'another value',
      ground: ground({ when: { duty: '校长' }, equals: { stage: '初中' } }),
      rows: [row({ duty: '校长', stage: '小学' })],
      finds: [['J4', { kind: 'equals', value: '小学', expected: '“初中”' }]],
    },
    {
      why: 'none of several values',
      ground: ground({ 'one-of': { duty: ['校长', '园长'] } }),
      rows: [row({ duty: '教师' })],
      finds: [['B4', { expected: '“校长”或“园长”' }]],
    },
    {
      why: 'outside the bounds',
      ground: ground({ range: { done: { min: 3, max: 5 } } }),
      rows: [row({ done: 6 })],
      finds: [['I4', { kind: 'range', value: 6, min: 3, max: 5 }]],
    },
    {
      why: 'the wrong way round',
      ground: ground({ order: ['begin', 'end'] }),
      rows: [row({ begin: '2012-07-05', end: '2012-07-01' })],
      finds: [['G4', { kind: 'order', what: 'before' }]],
    },
    {
      why: 'too few days between',
      ground: ground({ order: { fields: ['begin', 'end'], days: 5 } }),
      rows: [row({ begin: '2012-07-01', end: '2012-07-04' })],
      finds: [['G4', { what: 'days', found: 3, days: 5 }]],
    },
    {
      why: 'more than may be',
      ground: ground({ order: ['done', 'due'] }),
      rows: [row({ done: 4, due: 3 })],
      finds: [['H4', { what: 'figures', less: 4, more: 3, over: 1 }]],
    },
    {
      why: 'another month than the number says',
      ground: ground({ 'matches-id': 'born' }),
      rows: [row({ idNumber: id, born: '1960.04' })],
      finds: [['D4', { kind: 'matches-id', value: '1960-04' }]],
    },
    {
      why: 'a card, which has a head and no rows',
      ground: {
        params: { when: { duty: '校长' }, ...age },
        columns: {},
        head: { duty: ['职务', 'text'], idNumber: ['身份证号码', 'idNumber'] },
      },
      head: { duty: '校长', idNumber: id },
      finds: [['C2', { years: 52 }]],
    },
  ],
})

test('the sum is said as the notice would, and no ID number', () => {
  const said = rowRuleCheck.message({
    kind: 'age',
    years: 52,
    from: '1960-03-12',
    to: '2012-07-01',
    max: 45,
    who: '校长',
  })
  expect(said).toBe('发现 52 岁（1960-03-12 至 2012-07-01），校长应不超过 45 岁，请核对')
})
