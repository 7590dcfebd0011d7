/** Several schools in one cell: they would be counted as one of a name that nobody has. */

import { defineCheck } from '../check/check.ts'
import { checkedColumns, flagHead } from '../check/needs.ts'
import { rawText } from '../form/reading.ts'
import { quote } from '../value/quote.ts'
import { cleanText } from '../value/text.ts'

export const severalSchoolsCheck = defineCheck({
  id: 'several-schools',
  scope: 'row',
  title: '一格几所学校',
  meaning:
    '经验规则：一格只写一所学校。用换行、空格、“、”“/”“，”“；”写了几所，或写“等3所”的，会当作一所计数；校区、年级部和同一所学校的另一块牌子（括号内）不算。',
  severity: 'warning',
  takes: { fields: ['school'] },
  params: (zod) => zod.strictObject({ fields: zod.array(zod.string()).min(1).optional() }),
  needs: ({ fields }) => ({ indices: checkedColumns(['school'], fields) }),
  start(context, { fields }, { indices }) {
    const { flag, form } = context
    let good: unknown
    return {
      record(record) {
        for (let i = 0; i < indices.length; i++) {
          const value = record.values[indices[i]!]
          if (value === undefined || value === good) continue
          const text = rawText(record, indices[i]!) || String(value)
          // Short cells that are merged down hold their text in another row.
          if (!isSeveral(text) && !isSeveral(String(value))) good = value
          else flag(record, indices[i]!, { value: quote(text) })
        }
      },
      end() {
        flagHead(context, ['school'], fields, (_, { field }) => {
          const text = form.head[field]?.text ?? ''
          return isSeveral(text) ? { value: quote(text) } : undefined
        })
      },
    }
  },
  message: ({ value }) => `发现一格里有几所学校“${value}”，应一所一行，请分开填写；只是一所的请写学校全称`,
  example: {
    columns: { school: ['试点学校名称', 'school'] },
    wrong: { rows: [['示例市第一小学、示例市第二小学']] },
    right: { rows: [['示例市第一小学'], ['示例市第二小学（东校区、西校区）']] },
  },
})

const parting = /[\n\r、/／,，;；|]+|\s+|(?<=\p{Script=Han})[和及与](?=\p{Script=Han})/u
const andOthers = /等\s*[\d一二三四五六七八九十两几多]+\s*(?:所|个|家)|等(?:学校|校)$/u
/** A name of its own before the word for the kind: not 附属小学, 幼儿园 alone, or 东校区. */
const wholeSchool =
  /^(?!附[属设])(?=.{4,})\p{Script=Han}.*(?:学校|小学|中学|幼儿园|幼稚园|中心校|完小|初中|高中|职高|教学点)$|^.{0,8}第?[一二三四五六七八九十\d]+[中小](?:学)?$/u
const kindAlone =
  /^(?:九年制|十二年制|九年一贯制|完全|初级|高级|中心|特殊教育|实验)?(?:学校|小学|中学|幼儿园|初中|高中)$/u
const quick = /[\s、/／,，;；|等和及与]/u

function isSeveral(text: string): boolean {
  if (!quick.test(text)) return false
  if (andOthers.test(cleanText(text))) return true
  const parts = text
    .trim()
    .replace(/[(（][^()（）]*[)）]/gu, '')
    .split(parting)
    .map(cleanText)
    .filter((part) => part !== '')
  return parts.length > 1 && parts.every((part) => wholeSchool.test(part) && !kindAlone.test(part))
}
