/** Persons may not stand on another list: whoever was trained before is not sent again. */
import { defineCheck } from '../check/check.ts'
import { fileName } from '../value/file-name.ts'
import { quote } from '../value/quote.ts'
import { listRule } from './tools/list-members.ts'

export const notOnListCheck = defineCheck({
  ...listRule((standing) => (typeof standing === 'object' ? { file: fileName(standing.path) } : undefined)),
  id: 'not-on-list',
  title: '不应在另一张名单上',
  meaning:
    '表上的人不应在另一张报表（同一次校验的，或台账里已有的，也可以是以前的通知的）上，例如已参训的不得重复参训：先比身份证号码，一方没有号码的比姓名和学校，不知道学校的不算。没有那张名单时，写明未检查。',
  message: ({ name, list, file }) =>
    `发现“${quote(String(name ?? ''))}”已在${list}名单上（${file}），不应重复，请核对，确是同一人的请换人`,
  example: {
    params: { form: 'trained' },
    notice: { rows: 'person', reporter: 'school' },
    head: { school: ['学校', 'school'] },
    columns: { name: ['姓名', 'name'], id: ['身份证号码', 'idNumber'] },
    wrong: { head: { school: '示例小学' }, rows: [['张示例', '510104198001011236']], also: [list()] },
    right: { head: { school: '示例小学' }, rows: [['张示例', '510104196003121210']], also: [list()] },
  },
})

function list() {
  return {
    form: 'trained',
    label: '参训名单',
    labels: { school: ['学校', 'school'] },
    head: { school: '示例小学' },
    columns: { name: ['姓名', 'name'], id: ['身份证号码', 'idNumber'] },
    rows: [['张示例', '510104198001011236']],
  } as const
}
