/** A teacher's chosen ability points, what the school offers and the notice's rule come in; one item for each thing asked goes out. */

import type { AbilityRule } from '../notice/assessment.ts'
import { tidy } from '../value/tidy.ts'
import { makeItem, settled, textIn } from './item.ts'
import {
  type AbilityIndex,
  abilityIndex,
  type ChosenAbilities,
  type KnownAbility,
  readAbilities,
} from './read-abilities.ts'
import type { AssessItem, SchoolOffer, Settings, Teacher } from './teacher-result.ts'

/** @returns The items, and the codes that count. */
export function assessAbilities(
  teacher: Teacher,
  rule: AbilityRule,
  settings: Settings,
  offer: SchoolOffer | undefined,
): { items: AssessItem[]; codes: string[] } {
  const index = abilityIndex(rule.local)
  const read = readAbilities(textIn(teacher, rule.field), index)
  const environments = environmentsOf(rule, settings)
  const outside = read.chosen.filter(({ point }) => isOutside(point, environments))
  const counted = read.chosen.filter(({ point }) => !isOutside(point, environments))
  const points = counted.map(({ point }) => point)
  const isBlank = read.chosen.length === 0 && read.unknown.length === 0
  /** Too little is only said where every word is read: enough of those that are is enough. */
  const short = (isEnough: boolean, reason: string): Pick<AssessItem, 'state' | 'reason'> => {
    if (isBlank) return { state: 'unknown', reason: 'blank' }
    if (isEnough) return { state: 'met', reason }
    return read.unknown.length > 0 ? { state: 'unknown', reason: 'unread' } : { state: 'missed', reason }
  }
  const items: AssessItem[] = []
  const add = (item: Omit<Parameters<typeof makeItem>[0], 'rule'>): void => {
    items.push(makeItem({ rule: 'ability-points', ...item }))
  }

  if (rule.minimum !== null) {
    const { minimum: need, minimumClauses, localClauses } = rule
    const have = points.length
    // That a point of the region's own counts is another clause's word.
    const clauses = points.some(({ code }) => isLocal(rule, code))
      ? [...minimumClauses, ...localClauses]
      : minimumClauses
    const names = codesOf(points)
    add({
      ...short(have >= need, 'minimum'),
      id: 'ability-points',
      title: '能力点',
      have,
      need,
      unit: '个',
      names,
      clauses,
    })
  }
  if (rule.dimensions !== null) {
    const { dimensions: need, dimensionsClauses: clauses } = rule
    const names = dimensionsOf(points)
    const have = names.length
    const id = 'ability-points/dimensions'
    add({ ...short(have >= need, 'dimensions'), id, title: '覆盖维度', have, need, unit: '个维度', names, clauses })
  }
  if (rule.offer) items.push(...offerItems(points, rule, settings, offer, index, short))
  if (rule.credits) items.push(creditsItem(counted, rule.credits, short))
  const excluded = outside.map(({ point }) => point)
  items.push(...faultItems(read, excluded, environments, rule))
  return { items, codes: codesOf(points) }
}

/** Met, missed, or not to be said: of what is read, whether that is enough. */
type Short = (isEnough: boolean, reason: string) => Pick<AssessItem, 'state' | 'reason'>

/** A school's offer by itself: at least two dimensions, three where the school is marked. */
export function assessOffer(offer: SchoolOffer, rule: AbilityRule): AssessItem | undefined {
  if (!rule.offer) return undefined
  const index = abilityIndex(rule.local)
  const names = dimensionsOf(offeredPoints(offer, index))
  const need = offer.marked ? (rule.offer.markedDimensions ?? rule.offer.dimensions) : rule.offer.dimensions
  const state = offer.codes.length === 0 ? 'unknown' : names.length >= need ? 'met' : 'missed'
  return makeItem({
    rule: 'ability-points',
    id: 'ability-points/offer',
    title: '学校选择的维度',
    state,
    reason: state === 'unknown' ? 'blank' : 'offer',
    have: names.length,
    need,
    unit: '个维度',
    names,
    args: { mark: offer.marked ? rule.offer.mark : '' },
    clauses: rule.offer.schoolClauses,
  })
}

function offerItems(
  points: KnownAbility[],
  rule: AbilityRule,
  settings: Settings,
  offer: SchoolOffer | undefined,
  index: AbilityIndex<KnownAbility>,
  short: Short,
): AssessItem[] {
  const { perDimension, teacherClauses: clauses } = rule.offer!
  const common = { rule: 'ability-points', title: '学校提供的能力点', clauses } as const
  if (!offer || offer.codes.length === 0) {
    return [makeItem({ ...common, id: 'ability-points/offered', state: 'unknown', reason: 'no-offer' })]
  }
  if (short(false, '').reason === 'blank') {
    return [makeItem({ ...common, id: 'ability-points/offered', state: 'unknown', reason: 'blank' })]
  }
  const offered = offeredPoints(offer, index)
  const offeredCodes = new Set(codesOf(offered))
  const foreign = points.filter(({ code }) => !offeredCodes.has(code))
  const inside = points.filter(({ code }) => offeredCodes.has(code))
  const lacking = dimensionsOf(offered).filter(
    (dimension) => inside.filter((point) => point.dimension === dimension).length < perDimension,
  )
  return [
    makeItem({
      ...common,
      ...offeredState(foreign, inside, rule, settings, short),
      id: 'ability-points/offered',
      names: codesOf(foreign),
    }),
    makeItem({
      ...common,
      ...short(lacking.length === 0, 'per-dimension'),
      id: 'ability-points/per-dimension',
      title: '每个维度的能力点',
      need: perDimension,
      unit: '个',
      names: lacking,
    }),
  ]
}

/** Points outside the offer do not count; that there are some besides enough of those inside is the setting's to weigh. */
function offeredState(
  foreign: KnownAbility[],
  inside: KnownAbility[],
  rule: AbilityRule,
  settings: Settings,
  short: Short,
): Pick<AssessItem, 'state' | 'reason'> {
  if (foreign.length === 0) return { state: 'met', reason: 'not-offered' }
  if (inside.length < (rule.minimum ?? 1)) return short(false, 'not-offered')
  const extra = settled(rule.offer!.extra, settings) ?? 'advice'
  return extra === 'advice' ? { state: 'advice', reason: 'extra' } : { state: 'missed', reason: 'not-offered' }
}

function creditsItem(
  counted: ChosenAbilities<KnownAbility>['chosen'],
  rule: { minimum: number; clauses: string[] },
  short: Short,
): AssessItem {
  const known = counted.filter(({ credits }) => credits !== undefined)
  const sum = tidy(known.reduce((total, { credits }) => total + credits!, 0))
  const result = short(sum >= rule.minimum, 'credits')
  const isOpen = result.state === 'missed' && known.length < counted.length
  return makeItem({
    ...(isOpen ? { state: 'unknown', reason: 'blank' } : result),
    rule: 'ability-points',
    id: 'ability-points/credits',
    title: '能力点学分合计',
    terms: known.map(({ point, credits }) => ({ label: point.code, value: credits!, times: 1 })),
    have: known.length > 0 || (result.state === 'missed' && !isOpen) ? sum : undefined,
    need: rule.minimum,
    unit: '学分',
    clauses: rule.clauses,
  })
}

/** What was written and does not count: said, and never counted against anybody. What is left decides. */
function faultItems(
  read: ChosenAbilities<KnownAbility>,
  outside: KnownAbility[],
  environments: readonly string[],
  rule: AbilityRule,
): AssessItem[] {
  const items: AssessItem[] = []
  const clauses = rule.minimumClauses.length > 0 ? rule.minimumClauses : rule.environmentsClauses
  const common = { rule: 'ability-points', title: '能力点代码', state: 'advice', clauses } as const
  if (read.unknown.length > 0) {
    const stands = [...clauses, ...rule.localClauses]
    const id = 'ability-points/unknown'
    items.push(makeItem({ ...common, id, reason: 'unknown-code', names: read.unknown, clauses: stands }))
  }
  if (read.twice.length > 0) {
    items.push(makeItem({ ...common, id: 'ability-points/twice', reason: 'twice', names: codesOf(read.twice) }))
  }
  if (outside.length > 0) {
    const names = codesOf(outside)
    const args = { environments: environments.join('、') }
    const id = 'ability-points/environment'
    items.push(makeItem({ ...common, id, reason: 'environment', names, args, clauses: rule.environmentsClauses }))
  }
  return items
}

/** A setting holds words, not lists: `多媒体教学环境、混合学习环境`, or nothing for all. */
function environmentsOf(rule: AbilityRule, settings: Settings): readonly string[] {
  const value: unknown = settled(rule.environments, settings)
  return typeof value === 'string' ? value.split('、') : Array.isArray(value) ? value : []
}

/** Local points belong to no environment of the table, unless the notice says so. */
function isOutside(point: KnownAbility, environments: readonly string[]): boolean {
  return environments.length > 0 && point.environment !== '' && !environments.includes(point.environment)
}

function isLocal(rule: AbilityRule, code: string): boolean {
  return rule.local.some((point) => point.code === code)
}

function offeredPoints(offer: SchoolOffer, index: AbilityIndex<KnownAbility>): KnownAbility[] {
  return readAbilities(offer.codes.join('、'), index).chosen.map(({ point }) => point)
}

function codesOf(points: KnownAbility[]): string[] {
  return points.map(({ code }) => code)
}

function dimensionsOf(points: KnownAbility[]): string[] {
  return [...new Set(points.map(({ dimension }) => dimension).filter((dimension) => dimension !== ''))]
}
