/** How names are written: no digits, no lost characters, the standard interpunct, no blanks inside a Chinese name. */

import { defineCheck } from '../check/check.ts'
import { checkedColumns, flagHead, presentColumns } from '../check/needs.ts'
import { rawText } from '../form/reading.ts'
import { isFiller } from '../value/filler.ts'
import { isMaskedName } from '../value/masked.ts'
import { quote } from '../value/quote.ts'
import { isCompoundSurname, startsWithSurname } from '../value/surname.ts'
import { cleanText, normaliseName } from '../value/text.ts'
import { isLeftBlank } from './tools/left-blank.ts'
import { isMaskedAt, maskedRows } from './tools/masked-rows.ts'

export const nameCheck = defineCheck({
  id: 'name',
  scope: 'row',
  title: '姓名写法',
  meaning:
    '姓名应与证件一致：不夹数字、符号和说明；少数民族姓名的间隔号用“·”（U+00B7）；两个字的名字中间不加空格；生僻字用 GB 18030 的标准字，不用自造字。',
  severity: 'warning',
  milder: { interpunct: 'info', blank: 'info' },
  takes: { fields: ['name'] },
  params: (zod) => zod.strictObject({ fields: zod.array(zod.string()).min(1).optional() }),
  needs: ({ fields }) => ({
    indices: checkedColumns(['name'], fields),
    ids: presentColumns(['idNumber']),
    sexes: presentColumns(['sex']),
  }),
  start(context, { fields }, { indices, ids, sexes }) {
    const { flag } = context
    const columns = context.table?.table.columns ?? []
    const masked = maskedRows(context)
    return {
      record(record) {
        for (let i = 0; i < indices.length; i++) {
          const value = record.values[indices[i]!]
          if (value === undefined || isPlainName(String(value)) || isLeftBlank(record, indices[i]!)) continue
          // 〃 and 0 in a column that must be filled in are `filler`'s.
          if (columns[indices[i]!]!.required && isFiller(String(value))) continue
          const raw = rawText(record, indices[i]!) || String(value)
          const reason = endsWithSex(raw) && !sexes.some((sex) => record.values[sex]) ? 'sex' : reasonOf(raw)
          if (reason === 'masked') {
            if (!isMaskedAt(record, ids)) masked.add(record, indices[i]!)
          } else if (reason) flag(record, indices[i]!, { reason, name: quote(String(value)) })
        }
      },
      end() {
        masked.end()
        flagHead(context, ['name'], fields, (text) => {
          const reason = text === '' || isPlainName(text) ? undefined : reasonOf(text)
          // 填报人：张三、李四 is usual, and nobody is counted by it.
          return reason && reason !== 'several' ? { reason, name: quote(text) } : undefined
        })
      },
    }
  },
  message: ({ reason, name, count }) => {
    switch (reason) {
      case 'masked':
        return `发现姓名打了星号（${count} 行），应为全名，请导出完整姓名重新报送`
      case 'lost':
        return `发现姓名“${name}”中有丢失或替换的字，应与证件一致，请补全`
      case 'private-use':
        return `发现姓名“${name}”中有自造字，换一台电脑会变成空白或乱码，应用标准字，请用支持生僻字的输入法重打`
      case 'several':
        return `发现一格里有几个姓名“${name}”，应一人一行，请分开填写`
      case 'sex':
        return `发现姓名“${name}”后面写着性别，应只写姓名，请删去性别，或填进性别一栏`
      case 'digits':
        return `发现姓名“${name}”中有数字，应只写姓名，请更正`
      case 'short':
        return `发现姓名“${name}”只有一个字，应为全名，请核对`
      case 'interpunct':
        return `发现姓名“${name}”的间隔号不标准，应为“·”，请改用中文输入法的间隔号`
      case 'blank':
        return `发现姓名“${name}”中间有空格，应连写，读取时已按连写处理`
      default:
        return `发现姓名“${name}”中有符号或说明，应只写姓名，请更正；说明请写进备注`
    }
  },
  example: {
    columns: { name: ['姓名', 'name'] },
    wrong: { rows: [['张示例2']] },
    right: { rows: [['张示例'], ['阿依·示例']] },
  },
})

/** Two to four characters of the basic CJK block: nearly every name. */
function isPlainName(text: string): boolean {
  if (text.length < 2 || text.length > 4) return false
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code < 0x4e00 || code > 0x9fff) return false
  }
  return true
}

const lost = /[?？*＊\uFFFD□■]/u
const privateUse = /[\uE000-\uF8FF\u{F0000}-\u{10FFFF}]/u
const oddInterpunct = /[•‧∙⋅・･．.․﹒]/u
/** Letters of any script, blanks and the signs that names have: interpunct, hyphen, apostrophe, full stop of initials. */
const proper = /^[\p{L}\p{M}〇〆々]+(?:[ ·\-'’.]+[\p{L}\p{M}〇〆々]+)*\.?$/u
const han = /\p{Script=Han}/u

/** @param raw With its line breaks, as the cell holds it. */
function reasonOf(raw: string): string | undefined {
  const text = cleanText(raw)
  const name = normaliseName(text)
  if (isMaskedName(name)) return 'masked'
  if (lost.test(name)) return 'lost'
  if (privateUse.test(name)) return 'private-use'
  const parts = name.split(/[、,，;；/]/u)
  if (parts.length > 1 && parts.every((part) => proper.test(part))) return 'several'
  if (andOthers.test(name) || isSeveral(text)) return 'several'
  if (/\d/u.test(name)) return 'digits'
  if (!proper.test(name)) return 'signs'
  if ([...name].length === 1) return 'short'
  if (!han.test(name)) return undefined
  if (oddInterpunct.test(text)) return 'interpunct'
  return /\s/u.test(text) ? 'blank' : undefined
}

/** 王示敏 女: a whole name and one more word. Not 欧阳　男, whose given name it is; where the row has its sex elsewhere, it is the name’s end. */
function endsWithSex(raw: string): boolean {
  const name = /^(\p{Script=Han}{2,4}) [男女]$/u.exec(cleanText(raw))?.[1]
  return name !== undefined && !isCompoundSurname(name)
}

const andOthers = /^.+等\s*[\d一二三四五六七八九十两几多]*\s*(?:人|位|名|教师|老师)?$/u

/**
 * Whole names parted by nothing but blanks or line breaks: 王示一 李示二. Not 张　三 or 欧阳　示一, where the blanks only fill the column, and not
 * the parts of a name that has no surname.
 */
function isSeveral(text: string): boolean {
  const parts = text.split(' ')
  return parts.length > 1 && parts.every(isWholeName)
}

function isWholeName(part: string): boolean {
  return /^\p{Script=Han}{2,4}$/u.test(part) && startsWithSurname(part) && !isCompoundSurname(part)
}
