/** Results of an assessment → JSON and CSV for programs, and what the text needs of the files. Names, never an ID number or a phone. */
import {
  type AssessResult,
  decisive,
  hoursOf,
  type NoticeResult,
  type Outcome,
  outcomeOf,
  partItem,
  settingsOf,
  totalsOf,
} from '../assess/assess-result.ts'
import type { AssessedOffer, AssessedTeacher } from '../assess/assess-teachers.ts'
import { arithmeticOf, describeItem } from '../assess/describe-item.ts'
import { fileStates } from '../assess/file-states.ts'
import type { PassRate } from '../assess/pass-rates.ts'
import type { PlacedOffer } from '../assess/placed.ts'
import type { AssessItem } from '../assess/teacher-result.ts'
import type { Assessment, HoursPart } from '../notice/assessment.ts'
import type { Notice } from '../notice/notice.ts'
import { csv } from './csv.ts'

export function assessJson(result: AssessResult): object {
  const states = fileStates(result.files)
  return {
    asOf: result.asOf,
    files: states.map(({ message, hint, crashed, about: _, ...state }) => ({
      ...state,
      notice: state.notice || null,
      form: state.form || null,
      sheet: state.sheet || null,
      ...(message && { message }),
      ...(hint && { hint }),
      ...(crashed.length > 0 && { crashed }),
    })),
    notices: result.notices.map(noticeJson),
    totals: totalsOf(result, states),
  }
}

function noticeJson(result: NoticeResult): unknown {
  const { notice, assessment, offers, contradictory, schools, units, total, unitName } = result
  const rate = (each: PassRate) => {
    const { unit, school, rate: share, left, ...counts } = each
    return { county: unitName(unit) || null, school: school || null, ...counts, notCounted: left, rate: share ?? null }
  }
  const whole = ({ county: _, school: __, ...counts }: ReturnType<typeof rate>) => counts
  return {
    notice: notice.id,
    form: assessment.form,
    settings: settingsOf(result),
    teachers: teachersJson(result),
    schools: schools.map(rate),
    // A notice of one school names no county.
    counties: units
      .filter(({ unit }) => unit !== '' || units.length > 1)
      .map((each) => {
        const { school: _, ...county } = rate(each)
        return county
      }),
    total: whole(rate(total)),
    offers: [...offers.map((each) => offerJson(each, result)), ...contradictory.map((each) => offerJson(each, result))],
  }
}

/** One at a time: there may be a province of them. */
function* teachersJson(result: NoticeResult): Generator<unknown> {
  for (const each of result.teachers) yield teacherJson(each, result)
}

function teacherJson({ path, sheet, row, name, unit, school, result }: AssessedTeacher, of: NoticeResult): unknown {
  const { counted, passed, score, grade, abilities, certificates, items } = result
  return {
    ...{ path, sheet, row, name, county: of.unitName(unit) || null, school: school || null },
    ...{ counted, passed: passed ?? null, hours: hoursOf(items, of.assessment) },
    ...{ abilities, score: score ?? null, grade: grade || null, certificates },
    items: items.map((item) => itemJson(item, of.notice)),
  }
}

function itemJson(item: AssessItem, notice: Notice): unknown {
  const { rule, id, title, state, reason, have, need, unit, terms, names, args, clauses } = item
  return {
    ...{ rule, id, title, state, reason, message: describeItem(item), have: have ?? null, need: need ?? null, unit },
    ...{ terms, names, args, clauses: clauses.map((clause) => `${notice.id}#${clause}`) },
  }
}

function offerJson(each: PlacedOffer & { item?: AssessedOffer['item'] }, { unitName, notice }: NoticeResult): unknown {
  const { path, sheet, row, unit, school, offer, item } = each
  return {
    ...{ path, sheet, row, county: unitName(unit) || null, school, codes: offer.codes, marked: offer.marked },
    // Listed more than once with different points, so that nobody is measured by it.
    used: 'item' in each,
    item: item ? itemJson(item, notice) : null,
  }
}

export const RESULT: Record<Outcome, string> = { passed: '合格', failed: '不合格', open: '未定', left: '不计' }

function certificateText({ certificates }: AssessedTeacher['result']): string {
  return certificates.length === 1 && certificates[0] === '' ? '合格证书' : certificates.join('、')
}

const CSV_HEAD = [
  ...['通知', '文件', '工作表', '行', '县（市、区）', '学校', '姓名', '结果', '学时或学分', '学时构成', '能力点'],
  ...['得分', '得分算式', '等次', '应发证书', '不合格原因', '未定原因', '提醒', '依据'],
]

export function assessCsv({ notices }: AssessResult): string {
  return csv([CSV_HEAD, ...notices.flatMap((result) => result.teachers.map((each) => csvLine(each, result)))])
}

function csvLine(each: AssessedTeacher, { notice, assessment, unitName }: NoticeResult): (string | number | null)[] {
  const { path, sheet, row, name, unit, school, result } = each
  const { items, score, grade, abilities } = result
  const scored = items.find(({ id }) => id === 'score')
  const said = (state: AssessItem['state']) => decisive(items, state).map(describeItem).join('；')
  const faults = items.filter(({ state }) => state === 'missed')
  return [
    ...[notice.id, path, sheet, row, unitName(unit), school, name, RESULT[outcomeOf(each)]],
    ...[hoursOf(items, assessment)?.total ?? null, hoursText(items, assessment), abilities.join('、')],
    ...[score ?? null, scored ? arithmeticOf(scored) : '', grade, certificateText(result)],
    ...[said('missed'), said('unknown'), said('advice')],
    [...new Set(faults.flatMap(({ clauses }) => clauses))].map((clause) => `${notice.id}#${clause}`).join(' '),
  ]
}

/** `线上课程 20 + 实践应用 30（认证材料 15 + 校本教研 10 + 课堂实录 5）`; a blank part is `—`. */
function hoursText(items: AssessItem[], { hours }: Assessment): string {
  const within = (field: string): string =>
    (hours?.parts ?? [])
      .filter((part) => part.within === field)
      .map(text)
      .join(' + ')
  const text = ({ field, title }: HoursPart): string => {
    const inner = within(field)
    return `${title} ${partItem(items, field)?.have ?? '—'}${inner === '' ? '' : `（${inner}）`}`
  }
  return within('')
}
