/** Sequence numbers run 1, 2, 3 …, and begin again only with another unit, school or year; a list may count on over the sheets of its file. */

import { defineCheck } from '../check/check.ts'
import { columnOfType, presentColumns } from '../check/needs.ts'
import type { FormRecord } from '../form/reading.ts'
import { quote } from '../value/quote.ts'
import { rememberOf } from '../value/remember.ts'

/** By list of a file, the number that its last sheet so far ended with. */
const ends = rememberOf((_shared: object) => new Map<string, number>())

interface Block {
  last: number
  before: FormRecord | undefined
  /** The first of a block on the right, where its number is to be compared at the end. */
  begins: FormRecord | undefined
}

export const sequenceCheck = defineCheck({
  id: 'sequence',
  scope: 'sheet',
  title: '序号',
  meaning:
    '序号从 1 起逐行加 1；换了单位、学校或年度时可以从 1 重新起；并排的两栏先左后右、逐行左右都可以；一个文件里分在几张工作表上的名单，可以接着上一张。断号只在断开的那一行指出。',
  severity: 'warning',
  takes: { field: ['sequence'] },
  params: (zod) => zod.strictObject({ field: zod.string().optional() }),
  needs: ({ field }) => ({
    index: columnOfType('sequence', field),
    groups: presentColumns(['unit', 'school', 'year']),
  }),
  start({ flag, form, table, shared }, _, { index, groups }) {
    const list = [form.path, form.form.id, table!.table.id].join('\n')
    const earlier = ends(shared).get(list) ?? 0
    /** Of tables side by side each counts on; the numbers go down one after the other, or along the rows. */
    const blocks = table!.columns.map((): Block => ({ last: 0, before: undefined, begins: undefined }))
    let lastOfAll = 0

    function look(record: FormRecord, expected: number, isNewGroup: boolean): void {
      const value = record.values[index]
      const number = value === undefined ? undefined : Number(value)
      if (number === expected) return
      if (value === undefined) flag(record, index, { reason: 'blank', expected })
      else if (!Number.isInteger(number))
        flag(record, index, { reason: 'not-a-number', value: quote(String(value)), expected })
      else if (!(number === 1 && isNewGroup))
        flag(record, index, { reason: number! < expected ? 'back' : 'gap', value: number!, expected })
    }

    return {
      record(record) {
        const block = blocks[record.block]!
        const { last, before } = block
        const number = Number(record.values[index] ?? Number.NaN)
        // Where the block on the left ends is not known yet.
        if (record.block > 0 && !before && number !== lastOfAll + 1) block.begins = record
        else if (number !== lastOfAll + 1 && (before || number !== earlier + 1))
          look(
            record,
            last + 1,
            groups.some((at) => record.values[at] !== before?.values[at]),
          )
        block.last = Number.isInteger(number) ? number : last + 1
        block.before = record
        lastOfAll = block.last
      },
      end() {
        if (lastOfAll > 0) ends(shared).set(list, lastOfAll)
        for (const [at, { begins }] of blocks.entries()) if (begins) look(begins, blocks[at - 1]!.last + 1, true)
      },
    }
  },
  message: ({ reason, value, expected }) => {
    switch (reason) {
      case 'blank':
        return `发现没有序号，应为 ${expected}，请补上`
      case 'not-a-number':
        return `发现序号“${value}”，应为 ${expected}，请改为数字`
      case 'gap':
        return `发现序号 ${value}，应为 ${expected}，中间断号，请核对是否漏了人`
      default:
        return `发现序号 ${value}，应为 ${expected}，序号重复或倒退，请核对`
    }
  },
  example: {
    columns: { number: ['序号', 'sequence'], name: ['姓名', 'name'] },
    wrong: {
      rows: [
        ['1', '张示例'],
        ['3', '李示例'],
      ],
    },
    right: {
      rows: [
        ['1', '张示例'],
        ['2', '李示例'],
      ],
    },
  },
})
