/** How whoever must hand in stands → the words for it, the same on the screen, in CSV, in the workbook and in a reminder. */
import { number } from '../value/number-text.ts'
import { bySheet, type HeldUp } from './one-sheet.ts'
import type { State, StatusLevel, Tally } from './status-result.ts'

export const STATE: Record<State, string> = {
  missing: '未报',
  rejected: '报了没过',
  undecided: '两版待定',
  correcting: '更正中',
  zero: '零报告',
  late: '逾期',
  'on-time': '按时',
  received: '已报',
}

export const STATES = Object.keys(STATE) as State[]

/** Heading of a column of units. */
export const LEVEL: Record<StatusLevel, string> = { city: '市（州）', county: '县（市、区）', school: '学校' }

/** States that somebody is in: the columns of a table. */
export function statesIn(tallies: readonly Tally[]): State[] {
  return STATES.filter((state) => tallies.some((each) => each.states[state] > 0))
}

/** 岳阳楼区 示例小学; 岳阳楼区示例小学 says it once. */
export function whom({ unit, school }: { unit: string; school: string }): string {
  return school !== '' && school.startsWith(unit) ? school : [unit, school].filter(Boolean).join(' ')
}

/** A row of `gap`: of schools of several counties each says whose it is. */
export function rowName({ unit, county }: { unit: string; county?: string }): string {
  return county === undefined ? unit : whom({ unit: county, school: unit })
}

interface Failed {
  errors: number
  returned: number
}

/** 3 处错误，退回 1 次. */
export function failure({ errors, returned }: Failed): string {
  if (errors === 0) return '两个版本一起收到，等您定一份'
  return `${errors} 处错误${returned > 0 ? `，退回 ${returned} 次` : ''}`
}

/** 锦江区（3 处错误，退回 1 次）; a sheet that speaks of many is told once: 成都市（20 个单位的，3 处错误）. */
export function failures(failed: readonly (HeldUp & Failed)[]): string[] {
  return bySheet(failed).map((row) => {
    const many = row.sentByCode === '' ? '' : `填的是 ${number(row.of)} 个单位，`
    return `${whom(row)}（${many}${failure(row)}）`
  })
}

/** 余 3 天, 今天, 过 2 天. */
export function daysLeft(days: number): string {
  return days < 0 ? `过 ${number(-days)} 天` : days === 0 ? '今天' : `余 ${number(days)} 天`
}

/** As many names as a screen holds; the rest is counted, and said where it stands. */
export function firstNames(names: readonly string[], most: number, where: string): string {
  const left = names.length - most
  return names.slice(0, most).join('、') + (left > 0 ? `……另 ${number(left)} 个，${where}列出全部` : '')
}
