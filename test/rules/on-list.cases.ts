import type { SketchColumns } from '../../src/check/example.ts'
import { onListCheck } from '../../src/rules/on-list.ts'
import { checkCases, type Ground } from './check-cases.ts'

const rosterOf = (school: string, ...names: string[]) =>
  ({
    form: 'remote',
    label: '附件3',
    labels: { school: ['学校', 'school'] },
    head: { school },
    columns: { name: ['姓名', 'name'] },
    rows: names.map((name) => [name]),
  }) as const

const withIds: Ground & { columns: SketchColumns } = {
  columns: { name: ['姓名', 'name'], idNumber: ['身份证号码', 'idNumber'] },
}

checkCases(onListCheck, {
  accept: [
    {
      why: 'a number with its fifteen digits, under another spelling of the name',
      ground: withIds,
      head: { school: '示例小学' },
      rows: [['张示列', '510104198001011236']],
      also: [{ ...rosterOf('示例小学'), columns: withIds.columns, rows: [['张示例', '510104800101123']] }],
    },
    {
      why: 'a name, where one of the two has no number',
      ground: withIds,
      head: { school: '示例小学' },
      rows: [['张示例', '']],
      also: [{ ...rosterOf('示例小学'), columns: withIds.columns, rows: [['张示例', '510104198001011236']] }],
    },
    { why: 'no list at all, which is not checked', head: { school: '示例小学' }, rows: [['李示例']] },
    {
      why: 'an earlier notice that nobody imported, which is not checked',
      ground: { params: { form: 'remote', notice: 'earlier-2011' } },
      head: { school: '示例小学' },
      rows: [['李示例']],
      also: [rosterOf('示例小学', '张示例')],
    },
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
      why: 'somebody else of the same name, where both have numbers',
      ground: withIds,
      head: { school: '示例小学' },
      rows: [['张示例', '510104196003121210']],
      also: [{ ...rosterOf('示例小学'), columns: withIds.columns, rows: [['张示例', '510104198001011236']] }],
      finds: [['A4', { name: '张示例' }]],
    },
    {
      why: 'nobody of an earlier notice’s list, in the ledger',
      ground: { params: { form: 'remote', notice: 'earlier-2011' } },
      head: { school: '示例小学' },
      rows: [['张示例'], ['王示例']],
      earlier: [{ path: '学员.xlsx', school: '示例小学', notice: 'earlier-2011', rows: [['张示例']] }],
      finds: [['A5', { name: '王示例', list: '通知“earlier-2011”的“remote”' }]],
    },
    {
      why: 'a name that is not there',
      head: { school: '示例小学' },
      rows: [['张示例'], ['王示例']],
      also: [rosterOf('示例小学', '张示例')],
      finds: [['A5', { name: '王示例', list: '附件3' }]],
    },
  ],
})
