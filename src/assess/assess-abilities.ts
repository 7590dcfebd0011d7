/** A teacher's chosen ability points, what the school offers and the notice's rule come in; one item for each thing asked goes out. */
import type { AbilityRule } from '../notice/assessment.ts'
import { makeItem, settled, textIn, tidy } from './item.ts'
import { abilityIndex, type ChosenAbilities, type KnownAbility, readAbilities } from './read-abilities.ts'
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
  const items: AssessItem[] = []
  const add = (item: Omit<Parameters<typeof makeItem>[0], 'rule'>): void => {
    items.push(
      makeItem({ rule: 'ability-points', ...item, ...(isBlank ? { state: 'unknown' as const, reason: 'blank' } : {}) }),
    )
  }

  if (rule.minimum !== null) {
    const { minimum: need, minimumClauses, localClauses } = rule
    const have = points.length
    // That a point of the region's own counts is another clause's word.
    const clauses = points.some(({ code }) => isLocal(rule, code))
      ? [...minimumClauses, ...localClauses]
      : minimumClauses
    add({
      id: 'ability-points',
      title: '能力点',
      state: have >= need ? 'met' : 'missed',
      reason: 'minimum',
      have,
      need,
      unit: '个',
      names: codesOf(points),
      clauses,
    })
  }
  if (rule.dimensions !== null) {
    const { dimensions: need, dimensionsClauses: clauses } = rule
    const names = dimensionsOf(points)
    add({
      id: 'ability-points/dimensions',
      title: '覆盖维度',
      state: names.length >= need ? 'met' : 'missed',
      reason: 'dimensions',
      have: names.length,
      need,
      unit: '个维度',
      names,
      clauses,
    })
  }
  if (rule.offer) items.push(...offerItems(points, rule, offer, index, isBlank))
  if (rule.credits) items.push(creditsItem(counted, rule.credits, isBlank))
  items.push(
    ...faultItems(
      read,
      outside.map(({ point }) => point),
      environments,
      rule,
    ),
  )
  return { items, codes: codesOf(points) }
}

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
  offer: SchoolOffer | undefined,
  index: Map<string, KnownAbility>,
  isBlank: boolean,
): AssessItem[] {
  const { perDimension, teacherClauses: clauses } = rule.offer!
  const common = { rule: 'ability-points', title: '学校提供的能力点', clauses } as const
  if (!offer || offer.codes.length === 0) {
    return [makeItem({ ...common, id: 'ability-points/offered', state: 'unknown', reason: 'no-offer' })]
  }
  if (isBlank) return [makeItem({ ...common, id: 'ability-points/offered', state: 'unknown', reason: 'blank' })]
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
      id: 'ability-points/offered',
      state: foreign.length === 0 ? 'met' : 'missed',
      reason: 'not-offered',
      names: codesOf(foreign),
    }),
    makeItem({
      ...common,
      id: 'ability-points/per-dimension',
      title: '每个维度的能力点',
      state: lacking.length === 0 ? 'met' : 'missed',
      reason: 'per-dimension',
      need: perDimension,
      unit: '个',
      names: lacking,
    }),
  ]
}

function creditsItem(
  counted: ChosenAbilities['chosen'],
  rule: { minimum: number; clauses: string[] },
  isBlank: boolean,
): AssessItem {
  const known = counted.filter(({ credits }) => credits !== undefined)
  const have = tidy(known.reduce((sum, { credits }) => sum + credits!, 0))
  const enough = have >= rule.minimum
  const complete = !isBlank && known.length === counted.length
  return makeItem({
    rule: 'ability-points',
    id: 'ability-points/credits',
    title: '能力点学分合计',
    state: enough ? 'met' : complete ? 'missed' : 'unknown',
    reason: enough || complete ? 'credits' : 'blank',
    terms: known.map(({ point, credits }) => ({ label: point.code, value: credits!, times: 1 })),
    have: known.length > 0 ? have : undefined,
    need: rule.minimum,
    unit: '学分',
    clauses: rule.clauses,
  })
}

function faultItems(
  read: ChosenAbilities,
  outside: KnownAbility[],
  environments: readonly string[],
  rule: AbilityRule,
): AssessItem[] {
  const items: AssessItem[] = []
  const clauses = rule.minimumClauses.length > 0 ? rule.minimumClauses : rule.environmentsClauses
  const common = { rule: 'ability-points', title: '能力点代码', state: 'missed', clauses } as const
  if (read.unknown.length > 0) {
    const stands = [...clauses, ...rule.localClauses]
    const id = 'ability-points/unknown'
    items.push(makeItem({ ...common, id, reason: 'unknown-code', names: read.unknown, clauses: stands }))
  }
  if (read.twice.length > 0) {
    items.push(makeItem({ ...common, state: 'advice', id: 'ability-points/twice', reason: 'twice', names: read.twice }))
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

function offeredPoints(offer: SchoolOffer, index: Map<string, KnownAbility>): KnownAbility[] {
  return readAbilities(offer.codes.join('、'), index).chosen.map(({ point }) => point)
}

function codesOf(points: KnownAbility[]): string[] {
  return points.map(({ code }) => code)
}

function dimensionsOf(points: KnownAbility[]): string[] {
  return [...new Set(points.map(({ dimension }) => dimension).filter((dimension) => dimension !== ''))]
}
