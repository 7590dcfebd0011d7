/** The text of an ability cell comes in (`A1、B6（10学分）`), codes with their credits go out, and what is no code at all. */
import { abilityPoints } from '../notice/ability-points.ts'
import type { LocalAbility } from '../notice/assessment.ts'
import { cleanText, isBlankText } from '../value/text.ts'

export interface KnownAbility {
  code: string
  name: string
  dimension: string
  environment: string
}

export interface ChosenAbilities {
  /** In the order written, each once. */
  chosen: { point: KnownAbility; credits: number | undefined }[]
  /** Words that are neither a code nor a name. */
  unknown: string[]
  /** Codes written more than once. */
  twice: string[]
}

/** The 30 points and the notice's own, by code and by name. */
export function abilityIndex(local: readonly LocalAbility[]): Map<string, KnownAbility> {
  const index = new Map<string, KnownAbility>()
  for (const point of [...abilityPoints, ...local]) {
    index.set(spelling(point.code), point)
    index.set(spelling(point.name), point)
  }
  return index
}

export function readAbilities(text: string, index: Map<string, KnownAbility>): ChosenAbilities {
  const read: ChosenAbilities = { chosen: [], unknown: [], twice: [] }
  if (isBlankText(text)) return read
  for (const word of cleanText(text)
    .normalize('NFKC')
    .split(/[、,;/|\s+]+(?![^(]*\))/u)) {
    if (word === '') continue
    const parts = /^(.*?)(?:[(:=]\s*(\d+(?:\.\d+)?)\s*(?:学分|分)?\)?)?$/u.exec(word)!
    const point = find(parts[1]!, index)
    if (!point) read.unknown.push(word)
    else if (read.chosen.some((each) => each.point.code === point.code)) read.twice.push(point.code)
    else read.chosen.push({ point, credits: parts[2] === undefined ? undefined : Number(parts[2]) })
  }
  return read
}

/** `A1`, `a1.`, `A1技术支持的学情分析`, or the name alone. */
function find(word: string, index: Map<string, KnownAbility>): KnownAbility | undefined {
  const direct = index.get(spelling(word))
  if (direct) return direct
  const parts = /^([A-Za-z]+-?\d{1,2})[.:]?(.+)$/u.exec(word)
  const point = parts ? index.get(spelling(parts[1]!)) : undefined
  // A code with another point's name behind it is a contradiction, not an answer.
  return point && spelling(parts![2]!) === spelling(point.name) ? point : undefined
}

function spelling(text: string): string {
  return text.normalize('NFKC').replace(/\s+/gu, '').replace(/\.$/u, '').toUpperCase()
}
