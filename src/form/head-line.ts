/**
 * A row above or below a table comes in; the labelled values on it (报送单位：…、县(市、区)…、填报人：…) go out with their places.
 * Labels may share a cell with their values or stand beside them, before or behind; nothing without a label is taken.
 */
import { columnTypes } from '../notice/column-types.ts'
import type { HeadField } from '../notice/notice.ts'
import { once, remember, rememberOf } from '../value/remember.ts'
import { cleanText, normaliseHeading } from '../value/text.ts'
import type { Row } from '../workbook/workbook.ts'
import { conceptOf, synonymsOf } from './heading-synonyms.ts'
import type { HeadValue } from './reading.ts'

export interface LabelMatcher {
  labels: Label[]
  /** What the blank form prints where a value goes, per field, as a key. */
  blanks: Map<HeadField, string>
}

interface Label {
  field: HeadField
  /** One of the form's own words for the field, not a synonym. */
  own: boolean
  /** Characters the label cannot do without: most labels are ruled out at a glance. */
  letters: string
  pattern: () => RegExp
}

export interface LineReading {
  /** Number of labels of the form on this row, with a value or without. */
  labels: number
  values: { field: HeadField; value: HeadValue }[]
  /** Labels with nothing behind them, and where they stand. */
  empty: { field: HeadField; row: number; column: number }[]
}

/** @param fields The likelier ones first: those of the head for a row above the table, those of the foot below it. */
export function labelMatcher(fields: readonly HeadField[]): LabelMatcher {
  return {
    labels: fields.flatMap((field) => {
      const own = [field.label, ...field.also]
      const ownKeys = new Set(own.map(normaliseHeading))
      const others = own.flatMap(synonymsOf).filter((word) => !ownKeys.has(normaliseHeading(word)))
      return [...own.map((word) => labelOf(field, word, true)), ...others.map((word) => labelOf(field, word, false))]
    }),
    blanks: new Map(fields.map((field) => [field, blankKey(field.blank)])),
  }
}

export function readLine(matcher: LabelMatcher, row: Row): LineReading {
  const line = joinCells(row)
  const labels = labelsOf(matcher, line.text)
  const values = labels.flatMap((label, index) => {
    const value = withoutDate(label.field, labelledText(labels, index, line))
    const blank = matcher.blanks.get(label.field)!
    if (!value || value.text === '' || (blank !== '' && blankKey(value.text) === blank)) return []
    if (isMeasure(label.field, value.text)) return []
    return [{ field: label.field, value: { ...value, row: row.number } }]
  })
  const filled = new Set(values.map(({ field }) => field))
  const empty = labels
    .filter(({ field }) => !filled.has(field))
    .map(({ field, start }) => ({ field, row: row.number, column: line.columns[start]! }))
  return { labels: labels.length, values, empty }
}

/** Lines of labels are short; longer texts are titles and sentences. */
const LONGEST_LINE = 40
/** Cells are joined by this, so that a label knows where its cell ends. */
const EDGE = '\uFFFE'

interface JoinedLine {
  text: string
  /** Sheet column of each character. */
  columns: number[]
}

function joinCells(row: Row): JoinedLine {
  let text = ''
  const columns: number[] = []
  row.texts.forEach((cell, column) => {
    const clean = cell.trim() === '' ? '' : cleanText(cell.replace(/[_＿]{2,}|—{2,}/gu, ' '))
    if (clean === '') return
    text += clean + EDGE
    for (let index = 0; index <= clean.length; index++) columns.push(column)
  })
  return { text, columns }
}

interface FoundLabel {
  field: HeadField
  start: number
  end: number
  colon: boolean
  sureness: number
}

/** Remembered: what is printed round a table stands on every sheet of a folder. */
function labelsOf(matcher: LabelMatcher, text: string): readonly FoundLabel[] {
  return text.length > LONGEST_REMEMBERED ? chooseLabels(matcher, text) : rememberedLabels(matcher)(text)
}

const LONGEST_REMEMBERED = 200
const rememberedLabels = rememberOf((matcher: LabelMatcher) =>
  remember((text: string): readonly FoundLabel[] => chooseLabels(matcher, text), 500),
)

function chooseLabels(matcher: LabelMatcher, text: string): FoundLabel[] {
  const found: FoundLabel[] = []
  const isProse = text.length > LONGEST_LINE || /[，。；]/u.test(text)
  for (const label of matcher.labels) {
    if (!hasAll(text, label.letters)) continue
    const { field, own } = label
    const pattern = label.pattern()
    pattern.lastIndex = 0
    for (let match = pattern.exec(text); match && match[0] !== ''; match = pattern.exec(text)) {
      const start = match.index
      const end = start + match[0].length
      const colon = /[:：]\s*$/u.test(match[0])
      const edgeBefore = start === 0 || /[\s\uFFFE_:：；;，,。]/u.test(text[start - 1]!)
      const edgeAfter = colon || end >= text.length || /[\s\uFFFE_]/u.test(text[end]!)
      // A synonym is a label only where it looks like one: 单位 inside 报送单位 is none.
      if (!own && !(edgeBefore && (colon || text[end] === EDGE))) continue
      // In running text (试点学校参培教师信息表, 学校信息化管理团队) a word is only a word.
      const bracketed = /[)）]\s*$/u.test(match[0])
      if (!colon && !(edgeBefore && edgeAfter) && isProse) continue
      if (!colon && !edgeAfter && !bracketed && edgeBefore) continue
      const whole = (start === 0 || text[start - 1] === EDGE) && text[end] === EDGE
      const sureness =
        (own ? 2 : 0) +
        (whole ? 2 : 0) +
        (colon ? 3 : 0) +
        (edgeBefore ? 3 : 0) +
        (edgeAfter ? 1 : 0) +
        match[0].length / 10
      found.push({ field, start, end, colon, sureness })
    }
  }
  found.sort((a, b) => b.sureness - a.sureness || a.start - b.start)
  const chosen: FoundLabel[] = []
  for (const label of found) {
    const free = chosen.every(
      (each) => each.field.field !== label.field.field && (label.end <= each.start || each.end <= label.start),
    )
    if (free) chosen.push(label)
  }
  return chosen.sort((a, b) => a.start - b.start)
}

function hasAll(text: string, letters: string): boolean {
  for (let index = 0; index < letters.length; index++) if (!text.includes(letters[index]!)) return false
  return true
}

/** With a colon the value follows; without one it may also stand before (岳阳楼区县(市、区) 十二中学校), as the line begins. */
function labelledText(
  labels: readonly FoundLabel[],
  index: number,
  line: JoinedLine,
): { text: string; column: number } | undefined {
  const label = labels[index]!
  const after = () => segment(line, label.end, labels[index + 1]?.start ?? line.text.length, 'first')
  if (label.colon) return after()
  let first = index
  while (first > 0 && !labels[first - 1]!.colon) first--
  const lead = first > 0 ? undefined : segment(line, 0, labels[0]!.start, 'last')
  if (!lead) return after()
  return segment(line, index === 0 ? 0 : labels[index - 1]!.end, label.start, 'last')
}

/** 成都市教育局（盖章）  2017年3月28日: who signs often writes the day behind the name. */
function withoutDate<T extends { text: string }>({ type }: HeadField, value: T | undefined): T | undefined {
  if (!value || columnTypes[type].names === 'nothing') return value
  return { ...value, text: value.text.replace(dayBehind, '').trim() }
}

const dayBehind =
  /[\s,，;；、]*[(（]?\s*(?:(?:填[报表]|报[送出]|制表)?(?:日期|时间)\s*[:：]?\s*)?(?:\d{2,4}|[二〇○零一三四五六七八九]{4})?\s*(?:年[\s_]*(?:\d{1,2}|[一二三四五六七八九十]{1,3})?[\s_]*月(?:[\s_]*(?:\d{1,2}|[一二三四五六七八九十]{1,3})?[\s_]*[日号])?|[-./]\d{1,2}[-./]\d{1,2})\s*[)）]?$/u

function segment(
  line: JoinedLine,
  start: number,
  end: number,
  which: 'first' | 'last',
): { text: string; column: number } | undefined {
  const parts: { text: string; column: number }[] = []
  let from = start
  for (let index = start; index <= end; index++) {
    if (index < end && line.text[index] !== EDGE) continue
    const text = line.text
      .slice(from, index)
      .replace(stamp, ' ')
      .replace(/^[\s:：_—]+|[\s:：_—；;，,]+$/gu, '')
      .trim()
    if (text !== '') parts.push({ text, column: line.columns[from]! })
    from = index + 1
  }
  return which === 'first' ? parts[0] : parts[parts.length - 1]
}

/** Where in a cell the label of this field ends, with its colon and the mark for a stamp; undefined where it has none. */
export function behindLabel(field: HeadField, cell: string): number | undefined {
  const words = [field.label, ...field.also].flatMap((word) => [word, ...synonymsOf(word)])
  for (const word of words) {
    const found = labelPattern(word).exec(cell)
    if (found) return found.index + found[0].length
  }
  return undefined
}

/** Its pattern is made when a text may hold it: of some dozens of words, a sheet has five. */
function labelOf(field: HeadField, word: string, own: boolean): Label {
  const letters = word.replace(stamp, '').replace(/[^\u4e00-\u9fff]/g, '')
  return { field, own, letters, pattern: once(() => labelPattern(word)) }
}

/** The word with blanks between its characters, brackets of any width, a stamp mark behind it, and a colon. */
function labelPattern(word: string): RegExp {
  const bare = word.replace(stamp, '').replace(/[:：\s]+$/u, '')
  const letters = [...bare.replace(/\s+/gu, '')].map((letter) => {
    if (/[(（[【]/u.test(letter)) return '[(（\\[【]'
    if (/[)）\]】]/u.test(letter)) return '[)）\\]】]'
    if (letter === '、' || letter === ',' || letter === '，') return '[、,，]?'
    return letter.replace(/[.*+?^${}|\\/]/gu, '\\$&')
  })
  return new RegExp(
    `${letters.join('\\s*')}(?:\\s*[(（]\\s*(?:盖\\s*章|公\\s*章|签\\s*章|签\\s*字|签\\s*名|章)\\s*[)）])?(?:\\s*[:：])?`,
    'giu',
  )
}

const stamp = /[(（]\s*(?:盖\s*章|公\s*章|签\s*章|签\s*字|签\s*名|章)\s*[)）]/gu

function blankKey(text: string): string {
  return normaliseHeading(text).replace(/[_—-]+/gu, '')
}

/** 单位：人 names the measure of the figures, not a unit. */
function isMeasure(field: HeadField, text: string): boolean {
  const concept = conceptOf(field.label)
  return (concept === 'school' || field.type === 'unit') && /^(?:人|人次|名|所|个|万人|元|万元|%|学时)$/u.test(text)
}
