/** The single values a pack is made of, each with the Chinese sentence said when it is wrong: texts, ids, days, shares, references. */
import * as z from 'zod'
import { SEVERITIES } from '../value/severity.ts'

export const text = z.string('应为文字')
export const words = text.min(1, '不能为空')
export const noticeId = text
  .regex(/^[a-z0-9]+([.-][a-z0-9]+)*$/, '标识只用小写字母、数字和连字符，例如 sichuan-2017')
  .describe('标识：小写字母、数字、连字符')
export const id = text
  .regex(/^[a-z0-9]+([.-][a-z0-9]+)*$/, '标识只用小写字母、数字和连字符，例如 annex-3')
  .describe('标识：小写字母、数字、连字符')
export const name = text.regex(/^[a-z][A-Za-z0-9]*$/, '字段名、设置名以小写字母开头，只含字母和数字，例如 planLocal')
const settingName = /^\$[a-z][A-Za-z0-9]*$/
/** `$setting`, or with a day of the year that the setting holds: `$firstYear-04-30`. */
const dayOfSetting = /^\$[a-z][A-Za-z0-9]*(-\d{2}-\d{2})?$/
export const clause = words.describe('依据的条款（clauses 中的编号）')
export const severity = z
  .enum(SEVERITIES)
  .describe('error 逻辑校验错误，warning 经验校验提醒，info 提示；不写时用检查项自己的级别')
export const reference = text.regex(settingName, '引用设置写作 $设置名，例如 $dayItselfCounts')

/** A real day of the calendar, `''` (masked in the source), or `$setting`. */
export const day = text
  .refine(
    (value) => value === '' || dayOfSetting.test(value) || isDay(value),
    '日期写作 2021-05-30、$设置名或 $设置名-05-30',
  )
  .describe('YYYY-MM-DD；原文隐去时写作 $设置名，隐去年份时写作 $设置名-05-30，由使用者在设置中填写')

function isDay(value: string): boolean {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value)
  if (!parts) return false
  const [year, month, date] = parts.slice(1).map(Number) as [number, number, number]
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate()
  return month >= 1 && month <= 12 && date >= 1 && date <= days
}

export const share = z
  .union([z.number().min(0).max(1), text.regex(/^(100|\d{1,2})(\.\d+)?%$/)], '比例写作 20% 或 0.2')
  .transform((value) => (typeof value === 'number' ? value : Number((Number.parseFloat(value) / 100).toFixed(6))))
  .describe('20% 或 0.2')
