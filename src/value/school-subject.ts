/** The text of a cell comes in; whether it is the name of a school subject (语文, 初中数学, 体育与健康) goes out. Knows no person's name. */
import { cleanText } from './text.ts'

const subjects = new Set(
  '语文 数学 英语 外语 日语 俄语 科学 物理 化学 生物 生物学 历史 地理 政治 思想政治 道德与法治 品德与社会 品德与生活 品社 道法 思政 音乐 体育 体育与健康 美术 艺术 信息技术 信息科技 信息 通用技术 劳动 劳动技术 综合实践 综合实践活动 心理 心理健康 心理健康教育 书法 学前教育 学前 保育 全科 幼教 专业课 校本课程 地方课程 科学技术 德育'.split(
    ' ',
  ),
)
const around = /^(?:学前|小学|初中|高中|中职|高一|高二|高三|[一二三四五六七八九]年级)|(?:学科|教师|老师|课)$/gu

export function isSubject(text: string): boolean {
  if (text.length > 12) return false
  if (subjects.has(text)) return true
  const bare = cleanText(text).replaceAll(' ', '')
  return subjects.has(bare) || subjects.has(bare.replace(around, ''))
}
