/** The office's own list → text, JSON, CSV: how many schools of which county, what it replaced, and every row that is not on it. */
import type { ExpectedList } from '../gap/expected.ts'
import type { SchoolList } from '../intake/read-school-list.ts'
import type { Notice } from '../notice/notice.ts'
import type { UnitTable } from '../unit/unit.ts'
import { columns, exceptFirst } from './columns.ts'
import { csv } from './csv.ts'
import { step } from './step.ts'
import type { Style } from './style.ts'
import { wrap } from './wrap.ts'

export interface Told {
  notice: Notice
  units: UnitTable
  before: ExpectedList | undefined
  list: ExpectedList | undefined
  left: SchoolList['left']
}

export function expectJson({ notice, units, before, list, left }: Told): unknown {
  return {
    notice: notice.id,
    path: list?.path ?? '',
    day: list?.day ?? '',
    schools: (list?.schools ?? []).map(({ unit, school }) => ({ unit: units.fullName(unit), code: unit, school })),
    left,
    ...(before &&
      before !== list && { replaces: { path: before.path, day: before.day, schools: before.schools.length } }),
  }
}

export function expectCsv({ units, list }: Told): string {
  const rows = (list?.schools ?? []).map(({ unit, school }) => [units.fullName(unit), unit, school])
  return csv([['单位', '代码', '学校'], ...rows])
}

/** @param told `given`: a file was; otherwise it is only shown. */
export function expectText(told: Told & { given: boolean; cleared: boolean }, style: Style): string {
  const { notice, before, list, left, given, cleared } = told
  if (list === undefined) {
    const was =
      cleared && before ? `不再用名单 ${before.path}（${before.day}）了。` : `${notice.shortTitle} 没有应报名单。`
    return `\n  ${was}\n\n${step('itcap expect 名单.xlsx', style, '给出应报的学校')}`
  }
  const replaced = given && before ? `，代替了 ${before.path}（${before.day}，${schoolsIn(before)} 所学校）` : ''
  const head = `名单 ${list.path}（${list.day}）：${notice.shortTitle}，${schoolsIn(list)} 所学校${replaced}`
  const faults = left.map(({ sheet, row, why, twice }) => {
    const sign = twice ? '·' : style.yellow('!')
    return wrap(
      `${sign} ${sheet === '' ? '' : `${sheet} `}第 ${row} 行  ${why}${twice ? '' : '，没有记入'}`,
      style.width - 2,
    )
  })
  return [
    '',
    wrap(given ? `${style.green('✓')} ${head}` : head, style.width),
    '',
    columns(byCounty(told), style, { right: exceptFirst }),
    ...(faults.length > 0 ? ['', ...faults.map((each) => each.replaceAll(/^/gm, '  '))] : []),
    '',
    step('itcap status', style, '看谁没报'),
  ].join('\n')
}

function schoolsIn({ schools }: ExpectedList): number {
  return schools.filter(({ school }) => school !== '').length
}

function byCounty({ list, units }: Told): string[][] {
  const counts = new Map<string, number>()
  for (const { unit, school } of list!.schools) counts.set(unit, (counts.get(unit) ?? 0) + (school === '' ? 0 : 1))
  const rows = [...counts].map(([unit, count]) => [units.fullName(unit), String(count)])
  return [['县(市、区)', '学校'], ...rows]
}
