/** A unit as the user named it → the one unit meant, or an error that says what to write. */

import type { Notice } from '../notice/notice.ts'
import { isInside } from '../unit/is-inside.ts'
import { zoneNamed } from '../unit/special-unit.ts'
import type { Unit, UnitLevel, UnitMatch, UnitTable } from '../unit/unit.ts'
import { UserError } from '../user-error.ts'
import type { Context } from './context.ts'

/** Whom an own roster is about it says itself. */
export const ANY_UNIT: Unit = { key: '', name: '', shortName: '', level: 'province', parent: '' }

export async function chosenUnit(
  context: Pick<Context, 'asOf'> & Partial<Pick<Context, 'workspace'>>,
  notice: Notice,
  name: string,
  level?: UnitLevel,
): Promise<{ unit: Unit; units: UnitTable }> {
  const { unitTable } = await import('../unit/unit-table.ts')
  const units = unitTable(context.asOf, notice)
  return { unit: theOne(units, name, level, context.workspace && ownUnit(units, context.workspace)), units }
}

const LEVELS: Record<UnitLevel, string> = { province: '省', city: '市（州）', county: '县（市、区）' }

/** @param own Whose desk it is: 高新区 is that of its city. */
export function theOne(units: UnitTable, name: string, level: UnitLevel | undefined, own: Unit | undefined): Unit {
  const match = level === undefined ? atAnyLevel(units, name) : atLevel(units, name, level)
  if (match.kind === 'found') return match.unit
  if (match.kind === 'ambiguous') throw whichOf(units, name, match.candidates)
  const zone = zoneNamed(name, units, own, () => match.suggestions.length > 0)
  if (zone && (level ?? zone.level) === zone.level) return zone
  const meant = match.suggestions.map(({ name }) => name)
  throw new UserError(
    'unknown-unit',
    `没有叫“${name}”的${level ? LEVELS[level] : '单位'}。`,
    meant.length > 0
      ? `是不是：${meant.join('、')}？`
      : '请写省、市（州）、县（市、区）的名称或六位代码，例如 成都、510104。',
  )
}

/** The workspace's own unit, where it has one that this notice's table knows. */
export function ownUnit(units: UnitTable, { unit: name }: Context['workspace']): Unit | undefined {
  if (name === '') return undefined
  const match = atAnyLevel(units, name)
  if (match.kind === 'ambiguous') throw whichOf(units, name, match.candidates)
  return match.kind === 'found' ? match.unit : zoneNamed(name, units, undefined, () => match.suggestions.length > 0)
}

/** A name with several bearers, for whoever can ask. */
export class AmbiguousUnit extends UserError {
  /** In full, as they can be written. */
  readonly names: readonly string[]

  constructor(message: string, hint: string, names: readonly string[]) {
    super('ambiguous-unit', message, hint)
    this.names = names
  }
}

function whichOf(units: UnitTable, name: string, all: readonly Unit[]): AmbiguousUnit {
  const candidates = all.map(({ key }) => `${units.fullName(key)}（${key}）`).join('、')
  const count = CHINESE_COUNT[all.length] ?? String(all.length)
  const names = all.map(({ key }) => units.fullName(key))
  return new AmbiguousUnit(`${name} 有${count}个：${candidates}。`, `请写全称，例如：${names.at(-1)}`, names)
}

/** A short name may have bearers at several levels (岳阳 is a city, and a county in it): which of them, only the user knows. */
function atAnyLevel(units: UnitTable, name: string): UnitMatch {
  const levels = (Object.keys(LEVELS) as UnitLevel[]).map((level) => atLevel(units, name, level))
  const all = levels.flatMap((match) =>
    match.kind === 'unknown' ? [] : match.kind === 'found' ? match.unit : match.candidates,
  )
  const { region } = units
  const own = region ? all.filter(({ key }) => isInside(units, region, key)) : []
  const [first, ...others] = own.length > 0 ? own : all
  if (first === undefined) return atLevel(units, name, undefined)
  return others.length === 0 ? { kind: 'found', unit: first } : { kind: 'ambiguous', candidates: [first, ...others] }
}

/** Looks within the notice's own region first, so that 市中区 of another province does not stand in the way. */
function atLevel(units: UnitTable, name: string, level: UnitLevel | undefined): UnitMatch {
  const options = level === undefined ? {} : { level }
  const inside = units.region && units.find(name, { ...options, within: units.region.key })
  return inside === undefined || inside.kind === 'unknown' ? units.find(name, options) : inside
}

const CHINESE_COUNT = ['零', '一', '两', '三', '四', '五', '六', '七', '八', '九', '十']
