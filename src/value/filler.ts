/** The text of a cell comes in; whether it stands for a value still to come (同上, 待定, N/A, 0) goes out. What says "nothing" is `isBlankText`'s. */
import { cleanText, narrowText } from './text.ts'

const fillers = new Set(
  [
    '同上 同前 同左 同 上同 〃 ″ " “ ” 〞 々 ditto',
    '待定 待补 待补充 待填 待填写 待核 待核实 待报 待查 待确认 待安排 待分配 待聘 未定 未填 未知 暂定 暂缺 暂空 空缺 不详 不清楚 不知道 略',
    'N/A #N/A NA n.a. null none nil TBD TBC 测试 test',
    '0 00 000 . 。 .. * ** *** ? ？ ?? ??? × √ X XX XXX ○ ～ ~ _ __ ___ 、 ， ,',
  ]
    .join(' ')
    .split(' ')
    .map((word) => word.toLowerCase()),
)
const LONGEST = 5
/** What one of them may begin with: names and subjects, a million of them, are told by their first character. */
const firsts = new Set([...fillers].map((word) => word.charCodeAt(0)))

export function isFiller(text: string): boolean {
  if (text.length > LONGEST * 2) return false
  const first = text.charCodeAt(0)
  if (0x4e00 <= first && first <= 0x9fff && !firsts.has(first)) return false
  const word = narrowText(cleanText(text)).replaceAll(' ', '').toLowerCase()
  return word.length <= LONGEST && fillers.has(word)
}
