/** One school per sheet: the school of every row is the one the head names. */

import { defineCheck } from '../check/check.ts'
import { columnOfType } from '../check/needs.ts'
import { isFiller } from '../value/filler.ts'
import { sameSchool } from '../value/same-school.ts'
import { againstHead, headSaid } from './tools/against-head.ts'

/** Between several schools in one cell; 等3所 stands behind them. */
const separators = /[\s、,，;；/]+|等[\d一二三四五六七八九十]*所.*$/u
/** A part of a school is the school. */
const department = /[(（]?(?:[小初高]中?学?部|中学部|幼儿部|本部|[东南西北中新老主本分]校区)[)）]?$/u

export const oneSchoolCheck = defineCheck({
  id: 'one-school',
  scope: 'sheet',
  title: '各行学校与表头学校',
  meaning:
    '一张表只报一所学校：每行的工作单位应与表头填写的学校相同；全称与简称（岳阳市第十二中学、市十二中）视为相同。',
  severity: 'error',
  takes: { field: ['school'] },
  params: (zod) => zod.strictObject({ field: zod.string().optional(), head: zod.string().optional() }),
  needs: ({ field, head }) => ({ index: columnOfType('school', field), head: headSaid('school', head) }),
  start(context, _, { index, head }) {
    let other: string | undefined
    return againstHead(context, head, index, (text) => {
      // Several schools in one cell, this one among them, are `several-schools`' to say.
      const names = text.split(separators).map((name) => name.replace(department, ''))
      if (isFiller(text) || [text, ...names].some((name) => sameSchool(name, head.text))) return undefined
      other ??= text
      return sameSchool(text, other) ? other : text
    })
  },
  message: ({ reason, value, expected, count }) =>
    reason === 'head'
      ? `发现表头学校是“${expected}”，而 ${count} 行都是“${value}”，应是同一所学校，请核对表头是否填错`
      : `发现“${value}”，表头学校是“${expected}”，一张表应只报一所学校，请更正，或另报一张表`,
  example: {
    head: { school: ['学校', 'school'] },
    columns: { name: ['姓名', 'name'], school: ['工作单位', 'school'] },
    wrong: { head: { school: '示例市第十二中学' }, rows: [['张示例', '示例市第十一中学']] },
    right: {
      head: { school: '示例市第十二中学' },
      rows: [
        ['张示例', '示例市第十二中学'],
        ['李示例', '市十二中'],
      ],
    },
  },
})
