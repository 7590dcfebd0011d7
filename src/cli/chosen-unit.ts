/** A unit as the user named it → the one unit meant, or an error that says what to write. */
import type { Notice } from '../notice/notice.ts'
import type { Unit, UnitLevel, UnitTable } from '../unit/unit.ts'
import { UserError } from '../user-error.ts'
import type { Context } from './context.ts'

export async function chosenUnit(
  context: Pick<Context, 'asOf'>,
  notice: Notice,
  name: string,
  level?: UnitLevel,
): Promise<{ unit: Unit; units: UnitTable }> {
  const { unitTable } = await import('../unit/unit-table.ts')
  const units = unitTable(context.asOf, notice)
  return { unit: theOne(units, name, level), units }
}

const LEVELS: Record<UnitLevel, string> = { province: '省', city: '市（州）', county: '县（市、区）' }

/** Looks within the notice's own region first, so that 市中区 of another province does not stand in the way. */
export function theOne(units: UnitTable, name: string, level: UnitLevel | undefined): Unit {
  const within = units.region?.key
  const options = level === undefined ? {} : { level }
  const inside = within === undefined ? undefined : units.find(name, { ...options, within })
  const match = inside === undefined || inside.kind === 'unknown' ? units.find(name, options) : inside
  if (match.kind === 'found') return match.unit
  if (match.kind === 'ambiguous') {
    const candidates = match.candidates.map(({ key }) => `${units.fullName(key)}（${key}）`).join('、')
    const count = CHINESE_COUNT[match.candidates.length] ?? String(match.candidates.length)
    throw new UserError(
      'ambiguous-unit',
      `${name} 有${count}个：${candidates}。`,
      `请写全称，例如：${units.fullName(match.candidates.at(-1)!.key)}`,
    )
  }
  const meant = match.suggestions.map(({ name }) => name)
  throw new UserError(
    'unknown-unit',
    `没有叫“${name}”的${level ? LEVELS[level] : '单位'}。`,
    meant.length > 0
      ? `是不是：${meant.join('、')}？`
      : '请写省、市（州）、县（市、区）的名称或六位代码，例如 成都、510104。',
  )
}

const CHINESE_COUNT = ['零', '一', '两', '三', '四', '五', '六', '七', '八', '九', '十']
