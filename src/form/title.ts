/**
 * Lines above a table come in; how much they look like a form's printed title, and what stands for its placeholders, goes out.
 * A title is only a hint: headings decide.
 */
import type { Form } from '../notice/notice.ts'
import { once, rememberOf } from '../value/remember.ts'
import { cleanText } from '../value/text.ts'
import type { Row } from '../workbook/workbook.ts'
import { headingKeys } from './heading-key.ts'
import type { TitleLine } from './reading.ts'

export interface TitleMatcher {
  /** The title with wildcards for its placeholders. */
  pattern: RegExp
  names: string[]
  /** The title without its placeholders. */
  words: string
  bigrams: Map<string, number>
  /** What the blank form prints for each placeholder, as a key. */
  blanks: Record<string, string>
}

export interface TitleMatch {
  /** 0…1; 1 is word for word, a hair more where what fills the placeholders ends as the blank form does (…区, …学校). */
  likeness: number
  line: TitleLine
  rows: number[]
}

/** Word for word, and filled in as the blank form prints it. */
export const MOST_LIKENESS = 1.001
/** Below this two titles are simply different. */
const TITLE_LIKENESS = 0.6

export function titleMatcher(title: readonly string[], blanks: Record<string, string>): TitleMatcher {
  const names: string[] = []
  const key = titleKey(
    title.join('').replace(/\{(\w+)\}/gu, (_, name: string) => `\uFFFE${names.push(name) - 1}\uFFFE`),
  )
  const parts = key.split(/\uFFFE\d+\uFFFE/u)
  return {
    pattern: new RegExp(parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')).join('(.{0,30}?)'), 'u'),
    names,
    words: parts.join(''),
    bigrams: bigramsOf(parts.join('')),
    blanks: Object.fromEntries(Object.entries(blanks).map(([name, text]) => [name, titleKey(text)])),
  }
}

/** The line, or two neighbouring lines, most like the title. */
export function matchTitle(matcher: TitleMatcher, lines: readonly Line[]): TitleMatch | undefined {
  return bestTitle(matcher, titleGroups(lines))
}

/** A line, or two neighbouring ones, that may be a title; made once for all the titles it is compared with. */
export interface TitleGroup {
  lines: readonly Line[]
  key: string
  bigrams: () => Map<string, number>
}

export function titleGroups(lines: readonly Line[]): TitleGroup[] {
  const pairs = lines.flatMap((line, index) => (lines[index + 1] ? [[line, lines[index + 1]!]] : []))
  // A line by itself comes first: with the line above it, a placeholder at its head would swallow that.
  return [...lines.map((line) => [line]), ...pairs].map((group) => {
    const key = group.map((each) => each.key).join('')
    return { lines: group, key, bigrams: once(() => bigramsOf(key)) }
  })
}

export function bestTitle(matcher: TitleMatcher, groups: readonly TitleGroup[]): TitleMatch | undefined {
  let best: { likeness: number; group: TitleGroup; found: RegExpExecArray | null } | undefined
  for (const group of groups) {
    const found = matcher.pattern.exec(group.key)
    const likeness = found ? 1 + ownBlanks(matcher, found) : likenessOf(matcher, group)
    if (!best || likeness > best.likeness) best = { likeness, group, found }
  }
  if (!best || best.likeness < TITLE_LIKENESS) return undefined
  const { lines } = best.group
  const { row, column } = lines[0]!
  const text = lines.map((each) => each.text).join('')
  const line = { text, row, column, parts: partsOf(matcher, best.found) }
  return { likeness: best.likeness, line, rows: lines.map((each) => each.row) }
}

/** A row that bears the title, or one line of it. */
export function bearsTitle(matcher: TitleMatcher, row: Row): boolean {
  const [line] = linesOf([row])
  if (!line) return false
  return (line.key.length >= 6 && matcher.words.includes(line.key)) || matchTitle(matcher, [line]) !== undefined
}

/** A line of the form's title, or its label, word for word but for what is filled in: printed again on each page, it is no row of a table. */
export function isTitleLine(form: Form, row: Row): boolean {
  const text = row.texts[soleText(row.texts)] ?? ''
  const key = titleKey(text)
  return (key !== '' && cleanText(text) === form.label) || wholeLines(form).some((each) => each.test(key))
}

const wholeLines = rememberOf(({ title }: Form) =>
  title
    .map((line) => titleMatcher([line], {}))
    .filter(({ words }) => words.length >= 4)
    .map(({ pattern }) => new RegExp(`^${pattern.source}$`, 'u')),
)

export interface Line {
  text: string
  key: string
  row: number
  column: number
}

/** Rows that hold one or two texts may be titles; rows with more never are. */
export function linesOf(rows: readonly Row[]): Line[] {
  const lines: Line[] = []
  for (const row of rows) {
    const column = soleText(row.texts)
    if (column < 0) continue
    const text = row.texts[column]!
    const key = titleKey(text)
    if (key.length >= 4 && key.length <= 120) lines.push({ text, column, key, row: row.number })
  }
  return lines
}

/** Where the only text of a row stands, or the longer of two; -1 where there are more, or none. Said in several cells it is one. */
function soleText(texts: readonly string[]): number {
  let filled = 0
  let longest = -1
  for (let column = 0; column < texts.length; column++) {
    const text = texts[column]!
    if (text === '' || (column > 0 && text === texts[column - 1]) || text.trim() === '') continue
    if (++filled > 2) return -1
    if (longest < 0 || text.length > texts[longest]!.length) longest = column
  }
  return longest
}

function titleKey(text: string): string {
  return headingKeys(text).key.replace(/_+/gu, '')
}

function partsOf(matcher: TitleMatcher, found: RegExpExecArray | null): Record<string, string> {
  const parts: Record<string, string> = {}
  matcher.names.forEach((name, index) => {
    const text = found?.[index + 1] ?? ''
    if (!isRoom.test(text) && text !== matcher.blanks[name]) parts[name] = text
  })
  return parts
}

/** What is left of ____市, ××县（区） or 某某州 without the line to write on: nobody's name. */
const isRoom = /^[省市州盟县区旗()x×某〇○*]*$/iu

/** Decides between notices whose titles differ only in what the blank form prints. */
function ownBlanks(matcher: TitleMatcher, found: RegExpExecArray): number {
  const own = matcher.names.some((name, index) => {
    const blank = matcher.blanks[name] ?? ''
    return blank !== '' && (found[index + 1] ?? '').endsWith(blank)
  })
  return own ? MOST_LIKENESS - 1 : 0
}

function bigramsOf(text: string): Map<string, number> {
  const bigrams = new Map<string, number>()
  for (let index = 0; index + 1 < text.length; index++) {
    const pair = text.slice(index, index + 2)
    bigrams.set(pair, (bigrams.get(pair) ?? 0) + 1)
  }
  return bigrams
}

/** Below that of the same words; 0 where the lengths alone rule a title out. */
function likenessOf(matcher: TitleMatcher, group: TitleGroup): number {
  const lengths = [matcher.words.length - 1, group.key.length - 1] as const
  const most = (2 * Math.min(...lengths)) / (lengths[0] + lengths[1])
  return most < TITLE_LIKENESS ? 0 : dice(matcher.bigrams, group.bigrams()) * 0.99
}

/** Share of common pairs of characters (Dice's coefficient). */
function dice(a: Map<string, number>, b: Map<string, number>): number {
  let common = 0
  let total = 0
  for (const count of a.values()) total += count
  for (const [pair, count] of b) {
    total += count
    common += Math.min(count, a.get(pair) ?? 0)
  }
  return total === 0 ? 0 : (2 * common) / total
}
