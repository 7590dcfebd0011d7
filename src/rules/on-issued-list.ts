/** Persons that are not on the list issued from above: additions, to be accounted for. */
import { defineCheck } from '../check/check.ts'
import { listKeys, listNeeds, listParams } from './tools/issued-order.ts'

export const onIssuedListCheck = defineCheck({
  id: 'on-issued-list',
  scope: 'sheet',
  title: '下发名单以外的人员',
  meaning:
    '应根据上级下发的合格人员名单核实填报。名单以外的人员是新增人员：写在最后，并能说明来历。先比身份证号码，没有的比姓名和学校。',
  severity: 'warning',
  takes: { id: ['idNumber'], name: ['name'] },
  params: listParams,
  needs: listNeeds,
  start(context, _, list) {
    const keyOf = listKeys(context, list)
    const listed = new Set(list.issued)
    return {
      record(record) {
        if (!listed.has(keyOf(record))) context.flag(record, list.nameAt, { listed: listed.size })
      },
    }
  },
  message: ({ listed }) =>
    `发现不在下发名单（${listed} 人）上，应为名单上的人员；确系新增的请写在最后并备注来历，否则请删除`,
  example: {
    columns: { name: ['教师姓名', 'name'] },
    wrong: { rows: [['张示例'], ['王示例']], issued: ['张示例', '李示例'] },
    right: { rows: [['张示例'], ['李示例']], issued: ['张示例', '李示例'] },
  },
})
