/** Persons must stand on another list: of this run, or of the ledger, also of an earlier notice's. */
import { defineCheck } from '../check/check.ts'
import { quote } from '../value/quote.ts'
import { listRule } from './tools/list-members.ts'

export const onListCheck = defineCheck({
  ...listRule((standing) => (standing === 'no' ? {} : undefined)),
  id: 'on-list',
  title: '应在另一张名单上',
  meaning:
    '表上的人都应在另一张报表（同一次校验的，或台账里已有的，也可以是以前的通知的）上：先比身份证号码，一方没有号码的比姓名和学校。没有收到本单位的那张名单时，不比，写明未检查。',
  message: ({ name, list }) =>
    `发现“${quote(String(name ?? ''))}”不在${list}名单上，应为名单上的人员，请核对姓名和号码，或先补进${list}`,
  example: {
    params: { form: 'remote' },
    notice: { rows: 'person', reporter: 'school' },
    head: { school: ['学校', 'school'] },
    columns: { name: ['姓名', 'name'] },
    wrong: { head: { school: '示例小学' }, rows: [['王示例']], also: [list([['张示例'], ['李示例']])] },
    right: { head: { school: '示例小学' }, rows: [['李示例']], also: [list([['张示例'], ['李示例']])] },
  },
})

function list(rows: string[][]) {
  return {
    form: 'remote',
    label: '附件3',
    labels: { school: ['学校', 'school'] },
    head: { school: '示例小学' },
    columns: { name: ['姓名', 'name'] },
    rows,
  } as const
}
