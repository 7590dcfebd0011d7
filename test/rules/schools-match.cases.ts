import { schoolsMatchCheck } from '../../src/rules/schools-match.ts'
import { checkCases } from './check-cases.ts'

const rosterOf = (school: string) =>
  ({ form: 'annex-3', label: '附件3', labels: { school: ['学校', 'school'] }, head: { school } }) as const

const inCounty = (county: string, school: string) =>
  ({
    form: 'annex-3',
    label: '附件3',
    labels: { county: ['县（市、区）', 'unit'], school: ['学校', 'school'] },
    head: { county, school },
  }) as const

checkCases(schoolsMatchCheck, {
  accept: [
    {
      why: 'a roster for every school, by any name',
      rows: [['示例市第一中学'], ['示例小学']],
      also: [rosterOf('示例小学'), rosterOf('市一中')],
    },
    { why: 'no rosters read at all', rows: [['示例小学']] },
    {
      why: 'a roster of a county whose summary has not come',
      ground: {
        ...schoolsMatchCheck.example,
        notice: { region: '岳阳市' },
        head: { unit: ['报送单位', 'unit'] },
      },
      head: { unit: '岳阳楼区' },
      rows: [['示例小学']],
      also: [inCounty('岳阳楼区', '示例小学'), inCounty('汨罗市', '示例二小')],
    },
    { why: 'no summary read at all', rows: [], also: [rosterOf('示例小学')] },
  ],
  reject: [
    {
      why: 'a roster of a school that its own county does not list',
      ground: {
        ...schoolsMatchCheck.example,
        notice: { region: '岳阳市' },
        head: { unit: ['报送单位', 'unit'] },
      },
      head: { unit: '汨罗市' },
      rows: [['示例小学']],
      also: [inCounty('汨罗市', '示例小学'), inCounty('汨罗市', '示例二小')],
      finds: [['C2', { reason: 'unlisted', school: '示例二小' }]],
    },
    {
      why: 'a school without a roster',
      rows: [['示例市第一中学'], ['示例小学']],
      also: [rosterOf('示例小学')],
      finds: [['A4', { reason: 'missing', school: '示例市第一中学', form: '附件3' }]],
    },
    {
      why: 'a roster of a school that is not listed',
      rows: [['示例小学']],
      also: [rosterOf('示例小学'), rosterOf('示例幼儿园')],
      finds: [['A2', { reason: 'unlisted', school: '示例幼儿园' }]],
    },
  ],
})
