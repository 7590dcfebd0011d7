/** Who must be in a team: so many rows with this duty, role or group. */

import { defineCheck } from '../check/check.ts'
import { columnsOf } from '../check/needs.ts'
import { fieldIndex, sheetColumn } from '../form/reading.ts'
import { normaliseName } from '../value/text.ts'

export const teamRolesCheck = defineCheck({
  id: 'team-roles',
  scope: 'sheet',
  title: '团队组成',
  meaning:
    '团队表中应有规定的人：例如恰有一名校长任领导小组组长，管理者、指导者各至少一人。一格写几个职务的（书记、校长），有其中一个即可；副校长不是校长。',
  severity: 'error',
  params: (zod) =>
    zod.strictObject({
      needs: zod
        .array(
          zod.strictObject({
            /** As the message calls them: 任领导小组组长的校长. */
            title: zod.string(),
            /** Field → the word that must stand there; several allowed ones parted by |. */
            where: zod.record(zod.string(), zod.string()),
            min: zod.int().min(0),
            max: zod.int().optional(),
          }),
        )
        .min(1),
    }),
  needs: ({ needs }) => ({ columns: columnsOf(needs.flatMap(({ where }) => Object.keys(where))) }),
  start({ flag, table }, { needs }) {
    const wanted = needs.map((need) => ({
      ...need,
      count: 0,
      tests: Object.entries(need.where).map(([field, words]) => ({
        index: fieldIndex(table!.table, field),
        words: words.split('|').map(normaliseName),
      })),
    }))
    return {
      record(record) {
        for (const need of wanted) {
          if (need.tests.every(({ index, words }) => holds(String(record.values[index] ?? ''), words))) need.count++
        }
      },
      end() {
        for (const { title, count, min, max = Number.POSITIVE_INFINITY, tests } of wanted) {
          if (min <= count && count <= max) continue
          const column = sheetColumn(table!, tests[0]!.index)
          const place = { row: table!.headingRows.at(-1) ?? 0, column, rows: [], subject: title }
          flag.at(place, count < min ? { reason: 'few', title, count, min } : { reason: 'many', title, count, max })
        }
      },
    }
  },
  message: ({ reason, title, count, min, max }) =>
    reason === 'many'
      ? `发现${title} ${count} 人，应不多于 ${max} 人，请核对`
      : `发现${title} ${count} 人，应至少 ${min} 人，请补上`,
  example: {
    params: {
      needs: [
        { title: '任领导小组组长的校长', where: { duty: '校长', role: '领导小组组长' }, min: 1, max: 1 },
        { title: '指导者', where: { group: '指导者' }, min: 1 },
      ],
    },
    columns: { group: ['组别', 'text'], name: ['姓名', 'name'], duty: ['职务', 'text'], role: ['角色', 'text'] },
    wrong: {
      rows: [
        ['管理者', '张示例', '副校长', '领导小组组长'],
        ['指导者', '李示例', '教研组长', '指导'],
      ],
    },
    right: {
      rows: [
        ['管理者', '张示例', '书记、校长', '领导小组组长'],
        ['指导者', '李示例', '教研组长', '指导'],
      ],
    },
  },
})

function holds(text: string, words: readonly string[]): boolean {
  const name = normaliseName(text)
  return words.includes(name) || name.split(/[、,，;；/／兼和及\s]+/u).some((part) => words.includes(part))
}
