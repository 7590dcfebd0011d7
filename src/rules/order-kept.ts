/** The order of the issued list is kept: nobody moved, nobody removed, additions after the last of the list. */

import { defineCheck } from '../check/check.ts'
import { type FormRecord, sheetColumn } from '../form/reading.ts'
import { listKeys, listNeeds, listParams } from './tools/issued-order.ts'
import { longestRise } from './tools/longest-rise.ts'

export const orderKeptCheck = defineCheck({
  id: 'order-kept',
  scope: 'sheet',
  title: '名单排序',
  meaning:
    '不要变动下发名单的排序：与名单比最长公共子序列，不在其中的就是挪动过的行；名单上有而表里没有的是删去的；新增人员夹在名单人员中间的是插入的。新增人员应写在最后。',
  severity: 'error',
  takes: { id: ['idNumber'], name: ['name'] },
  params: listParams,
  needs: listNeeds,
  start(context, _, list) {
    const { flag, table } = context
    const { issued, nameAt } = list
    const keyOf = listKeys(context, list)
    const placeOf = new Map(issued.map((key, place) => [key, place]))
    /** Place on the list of every row, -1 for additions, -2 for a second row of the same person. */
    const places: number[] = []
    const records: Pick<FormRecord, 'row' | 'block'>[] = []
    const seen = new Set<number>()
    return {
      record(record) {
        const place = placeOf.get(keyOf(record)) ?? -1
        places.push(place >= 0 && seen.has(place) ? -2 : place)
        if (place >= 0) seen.add(place)
        records.push({ row: record.row, block: record.block })
      },
      end() {
        const at = (index: number, reason: string, args: Record<string, number>) => {
          const { row, block } = records[index]!
          const column = sheetColumn(table!, nameAt, block)
          flag.at({ row, column, subject: String(places[index]) }, { reason, ...args })
        }
        const listed = places.flatMap((place, index) => (place >= 0 ? [index] : []))
        const kept = new Set(longestRise(listed.map((index) => places[index]!)).map((position) => listed[position]!))
        const lastListed = listed.at(-1) ?? -1
        for (let index = 0; index < places.length; index++) {
          const place = places[index]!
          if (place >= 0 && !kept.has(index)) at(index, 'moved', { place: place + 1 })
          if (place === -1 && index < lastListed) at(index, 'inserted', {})
        }
        const removed = issued.length - seen.size
        if (removed > 0) {
          const first = issued.findIndex((_, place) => !seen.has(place)) + 1
          const row = table!.headingRows.at(-1) ?? 0
          flag.at(
            { row, column: sheetColumn(table!, nameAt), rows: [] },
            { reason: 'removed', count: removed, place: first },
          )
        }
      },
    }
  },
  message: ({ reason, place, count }) => {
    if (reason === 'moved') return `发现排序变动，此人在下发名单第 ${place} 位，应保持原表排序，请恢复`
    if (reason === 'inserted') return '发现新增人员夹在名单人员中间，应写在最后，请移到表末'
    return `发现下发名单上有 ${count} 人不在表中（第一个是名单第 ${place} 位），名单上的人应全部保留，请补回；不合格的请备注`
  },
  example: {
    columns: { name: ['教师姓名', 'name'] },
    wrong: { rows: [['李示例'], ['王示例'], ['张示例']], issued: ['张示例', '李示例', '赵示例'] },
    right: { rows: [['张示例'], ['李示例'], ['王示例']], issued: ['张示例', '李示例'] },
  },
})
