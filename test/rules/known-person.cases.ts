import { knownPersonCheck } from '../../src/rules/known-person.ts'
import { checkCases } from './check-cases.ts'

const ids = ['110103201501011236', '110103201501011244', '110103201501011252', '110103201501011260']
const at = (school: string, more: { file?: string; notice?: string; unit?: string; names?: string[] } = {}) =>
  ids.map((id, index) => ({
    id,
    name: more.names?.[index] ?? `教师${index}`,
    school,
    file: more.file ?? `收件/${school}.xlsx`,
    ...(more.notice && { notice: more.notice }),
    ...(more.unit && { unit: more.unit }),
  }))
const rows = (school: string, count = ids.length) =>
  ids.slice(0, count).map((id, index) => [`教师${index}`, id, school])

checkCases(knownPersonCheck, {
  accept: [
    { why: 'an empty ledger', rows: rows('示例小学') },
    { why: 'a new version of the same list', rows: rows('示例小学'), persons: at('示例小学') },
    { why: 'the school under another spelling', rows: rows('市一中'), persons: at('市第一中学') },
    { why: 'other persons', rows: rows('示例小学', 1), persons: at('示例中学').slice(1) },
    { why: 'a number that is none', rows: [['教师', '110103', '示例小学']], persons: at('示例中学') },
  ],
  reject: [
    {
      why: 'one teacher whom another school has handed in',
      rows: [
        ...rows('示例小学', 1),
        ['甲', '11010519491231002X', '示例小学'],
        ['乙', '110103201501011279', '示例小学'],
      ],
      persons: at('示例中学').slice(0, 1),
      finds: [['B4', { reason: 'school', school: '示例中学', file: '示例中学.xlsx' }]],
      severity: 'error',
    },
    {
      why: 'one whom another school has, of which only a list of others came along: it is a part, and takes nobody away',
      rows: [
        ...rows('示例小学', 1),
        ['甲', '11010519491231002X', '示例小学'],
        ['丙', '110103201501011287', '示例小学'],
      ],
      persons: at('示例中学'),
      also: [{ form: 'example', rows: [['乙', '110103201501011279', '示例中学']] }],
      finds: [['B4', { reason: 'school' }]],
    },
    {
      why: 'the number under another name',
      rows: [
        ...rows('示例小学', 1),
        ['甲', '11010519491231002X', '示例小学'],
        ['乙', '110103201501011279', '示例小学'],
      ],
      persons: at('示例中学', { names: ['王别人'] }).slice(0, 1),
      finds: [['B4', { reason: 'name' }]],
    },
    {
      why: 'the whole list of another school, once',
      rows: rows('示例小学'),
      persons: at('示例中学'),
      finds: [['B4', { reason: 'whole', count: 4, school: '示例中学' }]],
    },
    {
      why: 'persons of another notice, as a warning, once',
      rows: rows('示例小学'),
      persons: at('示例小学', { notice: 'sichuan-2017' }),
      finds: [['B4', { reason: 'trained', notice: 'sichuan-2017' }]],
      severity: 'warning',
    },
  ],
})
