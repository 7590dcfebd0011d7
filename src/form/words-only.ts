/**
 * The rows of a sheet that is no form come in; whether they provably hold no person and no figure goes out: sentences (填表说明, a cover), and words
 * that the notices themselves have (the dictionary of a drop-down). What may be a name, a school, a unit or a number makes it nothing of the kind.
 */
import type { Form, Notice } from '../notice/notice.ts'
import { rememberOf } from '../value/remember.ts'
import { startsWithSurname } from '../value/surname.ts'
import { cleanText, normaliseHeading } from '../value/text.ts'
import { CellKind, type Row } from '../workbook/workbook.ts'
import type { Candidates } from './candidates.ts'

/** A sentence may name whom to call; more names than that may be a list. */
const MOST_NAMES = 2
const numbering = /^\s*(?:[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）.、．]|[①-⑳]|附件?\d*[：:])\s*/u
const punctuation = /[。；;：:！!？?，,、（）()“”《》\s]+/u
const titles = /说明|须知|封面|目录|要求|注意|填表|填报|通知|附件|备注|培训|信息表|统计表|汇总表|申报表/u
/** An ID number, a mobile phone; not the number of a mailbox. */
const numbers = /\d(?:[\s-]?[\dXx]){10,}(?![\dXx@])/u
const places = /(?:[省市州县区旗乡镇]|小学|中学|学校|[一二三四五六七八九十]中|幼儿园|学院|职校|中心校|中心)$/u

export function isWordsOnly(rows: readonly Row[], candidates: Candidates): boolean {
  const known = knownWords(candidates)
  let names = 0
  for (const { texts, kinds } of rows) {
    const others = new Set<string>()
    for (let at = 0; at < texts.length; at++) {
      const kind = kinds[at] ?? CellKind.blank
      const text = cleanText(texts[at] ?? '')
      if (text === '') continue
      if (kind !== CellKind.text) return false
      if (!known.has(normaliseHeading(text))) others.add(text)
    }
    const [sentence, ...more] = others
    if (more.length > 0) return false
    if (sentence === undefined) continue
    if (!isSentence(sentence)) return false
    names += namesIn(sentence, known)
    if (names > MOST_NAMES) return false
  }
  return true
}

function isSentence(text: string): boolean {
  if (!/\p{Script=Han}/u.test(text) || numbers.test(text)) return false
  const bare = text.replace(numbering, '')
  if (titles.test(bare)) return true
  // 张三, 阿依古丽·买买提; 示例小学; 岳阳楼区.
  return [...bare].length > 4 && !bare.includes('·') && !places.test(bare) && punctuation.test(bare)
}

function namesIn(text: string, known: ReadonlySet<string>): number {
  const parts = text.replace(numbering, '').split(punctuation)
  return parts.filter(
    (part) => /^\p{Script=Han}{2,4}$/u.test(part) && startsWithSurname(part) && !known.has(normaliseHeading(part)),
  ).length
}

const knownWords = rememberOf(
  ({ list }: Candidates): ReadonlySet<string> =>
    new Set([...new Set(list.map(({ notice }) => notice))].flatMap(wordsOf).map(normaliseHeading)),
)

/** Values of its lists, headings and labels of its forms, and what is printed on them. */
function wordsOf({ lists, forms }: Notice): string[] {
  return [
    ...Object.values(lists).flatMap((values) => values.flatMap(({ value, also }) => [value, ...also])),
    ...forms.flatMap(wordsOfForm),
  ]
}

function wordsOfForm({ label, title, head, foot, tables, notes }: Form): string[] {
  const columns = tables.flatMap((table) => table.columns)
  return [
    ...[label, ...title, ...notes].flatMap((text) => [text, ...text.split('\n')]),
    ...[...head, ...foot].flatMap((field) => [field.label, ...field.also]),
    ...columns.flatMap(({ heading, groups, also }) => [heading, ...groups, ...also]),
  ]
}
