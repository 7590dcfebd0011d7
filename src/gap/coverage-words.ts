/**
 * What a total lacks comes in, the sentence that stands before it and the lines that name every file, unit and school go out: the same on the
 * screen and on the sheet. Nothing is cut.
 */
import { change, number } from '../value/number-text.ts'
import { sheetNames } from '../value/sheet-names.ts'
import type { Coverage, NotCounted } from './coverage.ts'
import { firstNames, whom } from './status-words.ts'

const LABEL: Record<NotCounted['why'], string> = {
  errors: '未计入',
  'undecided-version': '未计入',
  'other-unit': '未计入',
  'no-unit': '未计入',
  unrecognised: '未读',
  superseded: '旧表',
}

export const WHY: Record<NotCounted['why'], string> = {
  errors: '有错误未计入',
  'undecided-version': '同时收到两个版本未计入',
  'other-unit': '写的是别的单位，不在本合计内',
  'no-unit': '看不出单位未计入',
  unrecognised: '没有读未计入',
  superseded: '已由新表代替',
}

/** `''` where nothing is lacking. */
export function lackSentence(coverage: Coverage): string {
  if (coverage.complete) return ''
  // Whoever owes two forms is one unit all the same; the lines below say which.
  const units = new Set(coverage.missing.filter(({ school }) => school === '').map(({ code }) => code))
  const schools = new Set(
    coverage.missing.filter(({ school }) => school !== '').map(({ code, school }) => `${code}\n${school}`),
  )
  const reasons = (Object.keys(WHY) as NotCounted['why'][]).filter((why) => why !== 'superseded')
  const parts = [
    ...(units.size > 0 ? [`${number(units.size)} 个单位未报`] : []),
    ...(schools.size > 0 ? [`${number(schools.size)} 所学校未报`] : []),
    ...reasons.flatMap((why) => countOf(coverage, why)),
  ]
  return `不完整：${parts.join('；')}`
}

/** `5 份，1,853 人，有错误未计入` */
function countOf({ notCounted }: Coverage, why: NotCounted['why']): string[] {
  const found = notCounted.filter((each) => each.why === why)
  if (found.length === 0) return []
  const files = new Set(found.map(({ file }) => file)).size
  return [`${number(files)} 份${amount(found)}${WHY[why]}`]
}

function amount(all: readonly NotCounted[]): string {
  const persons = all.reduce((sum, each) => sum + each.persons, 0)
  const rows = all.reduce((sum, each) => sum + each.rows, 0)
  return persons > 0 ? `（${number(persons)} 人）` : rows > 0 ? `（${number(rows)} 行）` : ''
}

/**
 * Label and text, one line for every reason and for every form that somebody owes.
 * @param most Names of one line on a screen; the rest is counted, and where all of them are is said. A sheet names everybody.
 */
export function lackLines({ notCounted, missing }: Coverage, most = Number.POSITIVE_INFINITY): string[][] {
  const reasons = (Object.keys(WHY) as NotCounted['why'][])
    .map((why) => notCounted.filter((each) => each.why === why))
    .flatMap((found) => [found.filter(({ sameAs }) => !sameAs), found.filter(({ sameAs }) => sameAs)])
  const labels = [...new Set(missing.map(({ label }) => label))]
  return [
    ...labels.flatMap((label) =>
      missingLines(
        missing.filter((each) => each.label === label),
        most,
      ),
    ),
    ...reasons.filter((found) => found.length > 0).map((found) => [labelOf(found[0]!), whatLacks(found).join('；')]),
  ]
}

function labelOf({ why, sameAs }: NotCounted): string {
  return sameAs ? '只算一次' : LABEL[why]
}

function missingLines(missing: Coverage['missing'], most: number): string[][] {
  const named = (names: string[]) => firstNames(names, most, 'itcap status --format csv ')
  const units = missing.filter(({ school }) => school === '').map(({ unit }) => unit)
  const schools = missing.filter(({ school }) => school !== '').map(({ unit, school }) => `${unit} ${school}`)
  const label = missing[0]!.label
  return [
    ...(units.length > 0 ? [['未报', `${label} ${units.length} 个单位：${named(units)}`]] : []),
    ...(schools.length > 0 ? [['未报', `${label} ${schools.length} 所学校：${named(schools)}`]] : []),
  ]
}

/** `收件/附件3.xlsx（自贡市，6 行，9 处错误）`, each. */
export function whatLacks(all: readonly NotCounted[]): string[] {
  const placeOf = ({ file, sheet }: NotCounted) => ({ path: file, sheet })
  const nameOf = sheetNames(all.map(placeOf))
  return all.map((each) => {
    const { sheet, why, message, differs } = each
    const facts = [
      whom(each),
      amount([each]).slice(1, -1),
      whyNot(each),
      ...(differs ?? []).map((each) => `${each.heading} ${change(each)}`),
      message ?? '',
    ].filter(Boolean)
    const place = why === 'unrecognised' && sheet !== '' ? `${each.file} 工作表“${sheet}”` : nameOf(placeOf(each))
    return `${place}（${facts.join('，')}）`
  })
}

function whyNot({ file, why, errors, sameAs }: NotCounted): string {
  if (sameAs) return `与${sameAs.path === file ? `工作表“${sameAs.sheet}”` : ` ${sameAs.path} `}内容相同`
  if (errors > 0) return `${number(errors)} 处错误`
  return why === 'errors' ? '' : WHY[why]
}
