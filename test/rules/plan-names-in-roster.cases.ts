import { planNamesInRosterCheck } from '../../src/rules/plan-names-in-roster.ts'
import { checkCases } from './check-cases.ts'

const rosterOf = (school: string, ...names: string[]) =>
  ({
    form: 'annex-3',
    label: '附件3',
    labels: { school: ['学校', 'school'] },
    head: { school },
    columns: { name: ['姓名', 'name'] },
    rows: names.map((name) => [name]),
  }) as const

checkCases(planNamesInRosterCheck, {
  accept: [
    {
      why: 'names of the roster',
      head: { school: '示例小学' },
      rows: [['李 示例']],
      also: [rosterOf('示例小学', '张示例', '李示例')],
    },
    {
      why: 'a roster in two sheets',
      head: { school: '示例小学' },
      rows: [['李示例']],
      also: [rosterOf('示例小学', '张示例'), rosterOf('示例小学', '李示例')],
    },
    {
      why: 'no roster of this school',
      head: { school: '示例小学' },
      rows: [['李示例']],
      also: [rosterOf('示例中学', '张示例')],
    },
  ],
  reject: [
    {
      why: 'a name that is not there',
      head: { school: '示例小学' },
      rows: [['张示例'], ['王示例']],
      also: [rosterOf('示例小学', '张示例')],
      finds: [['A5', { name: '王示例', form: '附件3' }]],
    },
  ],
})
