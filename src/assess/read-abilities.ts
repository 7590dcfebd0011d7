/**
 * Text of an ability cell comes in (`A1、B6（10学分）`, `A3和A5`, `1.A1 2.A3`), codes with their credits go out, and the words that are
 * not read. Never guesses a point: a word that might be one and is not sure stays unread, which is nobody's fault.
 */
import { abilityPoints } from '../notice/ability-list.ts'
import type { LocalAbility } from '../notice/assessment.ts'
import { cleanText, isBlankText } from '../value/text.ts'

export interface KnownAbility {
  code: string
  name: string
  dimension: string
  environment: string
}

export interface ChosenAbilities<P> {
  /** In the order written, each once. */
  chosen: { point: P; credits: number | undefined }[]
  /** Words that are neither a code nor a name. */
  unknown: string[]
  /** Points written more than once. */
  twice: P[]
}

/** What a cell may name: points by their code and their names, all spelled alike. */
export interface AbilityIndex<P> {
  byName: ReadonlyMap<string, P>
  /** Of all names that are no codes, the longest first: one may be the beginning of another. */
  names: readonly string[]
}

/** The 30 points and the notice's own, by code and by name. */
export function abilityIndex(local: readonly LocalAbility[]): AbilityIndex<KnownAbility> {
  const points: KnownAbility[] = [...abilityPoints, ...local]
  return indexOf(points.map((point): [KnownAbility, string[]] => [point, [point.code, point.name]]))
}

export function indexOf<P>(points: readonly (readonly [P, readonly string[]])[]): AbilityIndex<P> {
  const byName = new Map(points.flatMap(([point, names]) => names.map((name): [string, P] => [spelling(name), point])))
  const names = [...byName.keys()].filter((name) => !isCode.test(name)).sort((a, b) => b.length - a.length)
  return { byName, names }
}

const isCode = /^[A-Z]{1,3}\d{1,2}$/u
/** Between two points; `和` and its like only where no name is being read. */
const between = /^(?:[\s、,;/|+&。]|以及|[和与及])+/u
/** `能力点：A1、A3` */
const label = /^微?能力点?(?:选择)?:/u
const codeAhead = /^([A-Za-z]{1,3})-?0?(\d{1,2})(?!\d)/u
/** `1.A1 2.A3`, `1、A1 2、A3`, `(1)A1`: numbers of a list. */
const ordinalAhead = /^(?:\((\d)\)|(\d)[.、)])\s*(?=\S)/u
const credits =
  /^\s*(?:\(\s*(\d+(?:\.\d+)?)\s*(?:学?分)?\s*\)|[:=-]\s*(\d+(?:\.\d+)?)\s*(?:学?分)?(?![A-Za-z\d])|\s(\d+(?:\.\d+)?)\s*学?分)/u
/** How the point was graded, where that was not refused: `A1（优秀）` is A1; `A1（不合格）` leaves a doubt. */
const grade = /^\s*(?:\(\s*(?:优秀?|良好?|合格|达标|已?通过|已?认证)\s*\)|\s(?:优秀|良好|合格)(?=[\s、,;/|+&。]|$))/u
/** What goes on belonging to a word: up to the next sign that ends it, brackets and all. */
const wordAhead = /^(?:\([^)]*\)?|[^\s、,;/|+&。(])+(?:\s*\([^)]*\))?/u

export function readAbilities<P>(text: string, index: AbilityIndex<P>): ChosenAbilities<P> {
  const read: ChosenAbilities<P> = { chosen: [], unknown: [], twice: [] }
  if (isBlankText(text)) return read
  let rest = cleanText(text)
    .normalize('NFKC')
    .replace(/[【[〔]/gu, '(')
    .replace(/[】\]〕]/gu, ')')
    .trim()
    .replace(label, '')
  let ordinal = 0
  while (rest !== '') {
    const numbered = ordinalAhead.exec(rest)
    if (numbered && Number(numbered[1] ?? numbered[2]) === ordinal + 1) {
      ordinal++
      rest = rest.slice(numbered[0].length)
    }
    const found = pointAhead(rest, index, ordinal)
    if (found) {
      rest = rest.slice(found.length)
      const { point } = found
      if (read.chosen.some((each) => each.point === point)) read.twice.push(point)
      else read.chosen.push({ point, credits: found.credits })
    } else if (!between.test(rest)) {
      const word = wordAhead.exec(rest)?.[0] ?? rest
      read.unknown.push(word.trim())
      rest = rest.slice(word.length)
    }
    rest = rest.replace(between, '')
  }
  return read
}

interface Found<P> {
  point: P
  credits: number | undefined
  length: number
}

/** The point a text begins with, with all that belongs to it; undefined where something behind it leaves a doubt. */
function pointAhead<P>(text: string, { byName, names }: AbilityIndex<P>, ordinal: number): Found<P> | undefined {
  const nameAt = (rest: string) => names.find((name) => spelling(rest.slice(0, name.length)) === name)
  const code = codeAhead.exec(text)
  const name = code ? undefined : nameAt(text)
  const point = code ? byName.get(`${code[1]!.toUpperCase()}${Number(code[2])}`) : name ? byName.get(name) : undefined
  if (point === undefined) return undefined
  let length = code ? code[0].length : name!.length
  // Its own name behind a code, or its own code behind a name: `A1.技术支持的学情分析`, `A1（技术支持的学情分析）`.
  const [, gap = '', open = ''] = /^(\s*[.:]?\s*(\(?)\s*)/u.exec(text.slice(length))!
  const behind = text.slice(length + gap.length)
  const own = code ? nameAt(behind) : codeAhead.exec(behind)?.[0]
  if (own !== undefined && byName.get(spelling(own)) === point) {
    const closed = open === '' || behind[own.length] === ')'
    if (closed) length += gap.length + own.length + open.length
  }
  // In a numbered list (1)A1(2)A3 the next number is no credit.
  length += grade.exec(text.slice(length))?.[0].length ?? 0
  const isNext = ordinal > 0 && text.startsWith(`(${ordinal + 1})`, length)
  const given = isNext ? null : credits.exec(text.slice(length))
  if (given) length += given[0].length
  length += grade.exec(text.slice(length))?.[0].length ?? 0
  const end = text.slice(length)
  const isClear =
    isNext || end === '' || between.test(end) || codeAhead.test(end) || /^\s*\d[.)]/u.test(end) || end[0] === '.'
  if (!isClear) return undefined
  const amount = given?.[1] ?? given?.[2] ?? given?.[3]
  return {
    point,
    credits: amount === undefined ? undefined : Number(amount),
    length: end[0] === '.' ? length + 1 : length,
  }
}

function spelling(text: string): string {
  const upper = text.normalize('NFKC').replace(/\s+/gu, '').toUpperCase()
  return upper.replace(/^([A-Z]{1,3})-?0?(\d{1,2})$/u, '$1$2')
}
