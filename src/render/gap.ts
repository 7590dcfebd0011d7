/** The gap → text with a bar per row, CSV. What was not reported, and figures that differ, stand beside the numbers they concern. */

import type { Coverage } from '../gap/coverage.ts'
import { lackLines } from '../gap/coverage-words.ts'
import type { Difference, GapNumbers, GapResult, GapRow, GapRows, TargetState } from '../gap/gap-result.ts'
import type { HeldRoster } from '../gap/held-rosters.ts'
import type { QuotaState } from '../gap/quota-states.ts'
import { rowName } from '../gap/status-words.ts'
import { withoutFigures } from '../gap/target-words.ts'
import { headingOf, noticeName } from '../notice/form-words.ts'
import type { Form, Notice } from '../notice/notice.ts'
import { number } from '../value/number-text.ts'
import { rateText } from '../value/percent.ts'
import { withBars } from './bars.ts'
import { columns, exceptFirst } from './columns.ts'
import { csv } from './csv.ts'
import { lackBelow, NAMES_SHOWN, titleLine } from './lines.ts'
import { quotasCsv, quotasText } from './quotas.ts'
import { step, words } from './step.ts'
import type { Style } from './style.ts'
import { wrap } from './wrap.ts'

const MEASURE: Record<string, string> = {
  kindergarten: '幼儿园',
  school: '中小学',
  vocational: '中职',
  staff: '专任教师',
  trained: '已培训',
  untrained: '未培训',
  participants: '参培人数',
  pilotSchools: '试点学校',
}

export function gapCsv(result: GapAnswer): string {
  const { rows, total, quotas } = result
  if (isQuotaAlone(rows, quotas)) return quotasCsv(quotas)
  const used = columnsOf(
    ['kindergarten', 'school', 'vocational', 'staff', 'trained', 'untrained', 'participants', 'pilotSchools'],
    result,
    (value) => value !== undefined && value !== null,
  )
  const line = (each: GapNumbers) => [...used.map((field) => each[field]), rateText(each.rate)]
  const [first] = rows
  const below = first?.county !== undefined
  function* lines() {
    yield ['单位', '代码', ...used.map((field) => MEASURE[field]), '完成率', ...(below ? ['县（市、区）'] : [])]
    for (const row of rows) yield [row.unit, row.code, ...line(row), ...(below ? [row.county] : [])]
    yield ['合计', '', ...line(total), ...(below ? [''] : [])]
  }
  return csv(lines())
}

/** Those of which any row, or the total, has something. */
function columnsOf<F extends keyof GapNumbers>(
  fields: readonly F[],
  { rows, total }: GapResult,
  has: (value: GapNumbers[F]) => boolean,
): F[] {
  const found = new Set<F>()
  const look = (each: GapNumbers) => {
    for (const field of fields) if (has(each[field])) found.add(field)
  }
  look(total)
  for (const row of rows) look(row)
  return fields.filter((field) => found.has(field))
}

type GapAnswer = GapResult & { quotas: readonly QuotaState[] }

/** A notice without staff figures has places to fill, and no gap. */
function isQuotaAlone(rows: GapRows, quotas: readonly QuotaState[]): boolean {
  return quotas.length > 0 && Array.from(rows, ({ staff }) => staff).every((staff) => staff === null)
}

export function gapText(
  result: GapAnswer & { rosters: readonly HeldRoster[] },
  coverage: Coverage,
  notice: Notice,
  /** Given instead of the ledger. */
  files: readonly string[],
  style: Style,
): string {
  const { unit, asOf, rows, missing, differences, targets, quotas } = result
  const isAlone = isQuotaAlone(rows, quotas)
  const inCity = new Set(missing.filter(({ counted }) => counted).map(({ code }) => code))
  const notes = [
    ...targets.map((target) => ['目标', targetLine(target, style)]),
    ...(isAlone ? untakenLine(quotas, coverage) : missingLine(missing, true, '数字含在所属市（州）一行中')),
    // Where it is known who owes a form, that says more than who has no row.
    ...(isAlone || coverage.expected.units > 0 ? [] : missingLine(missing, false, '合计不含')),
    ...lackLines({ ...coverage, missing: coverage.missing.filter(({ code }) => !inCity.has(code)) }, NAMES_SHOWN),
    ...Array.from(rows, overLine).flat(),
    ...differences.map((each) => ['差异', differenceLine(each, notice)]),
    ...rosterLine(result.rosters),
  ]
  return [
    `\n${titleLine(unit, asOf, notice, style)}`,
    ...lackBelow(coverage, style),
    '',
    ...(isAlone ? [] : [table(result, style), ...(rows.length === 0 ? [nothing(coverage, notice)] : [])]),
    ...(quotas.length > 0 ? [...(isAlone ? [] : ['']), quotasText(quotas, style)] : []),
    ...(notes.length > 0 ? ['', columns(notes, style, { flexible: 1 })] : []),
    '',
    nextStep(notice, { files, isEmpty: rows.length === 0 && quotas.length === 0 }, style),
  ].join('\n')
}

/** What a notice published itself, for somebody who has recorded nothing yet. */
export function annexGapText(
  result: GapAnswer,
  { notice, form, configured }: { notice: Notice; form: Form; configured: boolean },
  style: Style,
): string {
  const day = notice.issued.slice(0, 7)
  const told = `这是${noticeName(notice)} ${form.label} ${day} 公布的数，不是您登记的表`
  return [
    `\n${style.bold(result.unit)}   ${day}   ${noticeName(notice)}`,
    style.yellow(wrap(told, style.width - 2).replaceAll(/^/gm, '  ')),
    '',
    table(result, style),
    '',
    configured
      ? style.again.inbox === ''
        ? step('itcap deadlines', style, '看什么时候交什么')
        : step(`itcap import ${style.again.inbox}`, style, '登记收到的表，以后按它们算')
      : step(
          `itcap init --notice ${notice.id} --unit ${words([result.unit])}`,
          style,
          '建工作文件夹，登记收到的表，以后按它们算',
        ),
  ].join('\n')
}

function nothing({ notCounted }: Coverage, { forms }: Notice): string {
  // Rows of categories are of no unit.
  if (forms.every(({ rows }) => rows === 'category'))
    return '  这份通知的表没有专任教师数和已培训人数，没有缺口可算；汇总表用 itcap report 写出。'
  return notCounted.length > 0 ? '  收到了表，但都没有计入，原因如下。' : '  台账里没有这个单位的数字。'
}

/** Whoever stands on an own roster may stand on an official form too. */
function rosterLine(rosters: readonly HeldRoster[]): string[][] {
  if (rosters.length === 0) return []
  const each = rosters.map(({ file, rows }) => `${file}（${number(rows)} 行）`).join('、')
  return [['名册', `${each}是自有名册，与正式报表可能是同一批人，不加进来；itcap gap --notice roster 单看`]]
}

/** More trained than there are staff: the columns of the row do not subtract, and why. */
function overLine(row: GapRow): string[][] {
  const { staff, trained, untrained } = row
  const unit = rowName(row)
  const over = staff === null || trained === null || untrained === null ? 0 : untrained - (staff - trained)
  if (over <= 0) return []
  const where = over === trained! - staff! ? unit : `${unit}有的县（市、区）或学校`
  return [['多出', `${where}已培训比专任教师多，共 ${number(over)} 人，不抵别处的缺口`]]
}

/** Units that have places and nobody in them; of whoever sent a list that does not count, another line speaks. */
function untakenLine(quotas: readonly QuotaState[], { notCounted }: Coverage): string[][] {
  const taken = quotas.filter(({ found }) => found > 0)
  const sent = new Set([...taken, ...notCounted.filter(({ why }) => why !== 'superseded')].map(({ code }) => code))
  const units = new Set(quotas.filter(({ code }) => !sent.has(code)).map(({ unit }) => unit))
  return units.size > 0 ? [['未报', `${[...units].join('、')}（有名额，还没有报人）`]] : []
}

function missingLine(missing: GapResult['missing'], counted: boolean, note: string): string[][] {
  const units = missing.filter((each) => each.counted === counted).map(({ unit }) => unit)
  return units.length > 0 ? [['未报', `${units.join('、')}（${note}）`]] : []
}

function table(result: GapResult, style: Style): string {
  const { rows, total, by } = result
  const showStaff = columnsOf(['staff'], result, (value) => value !== null).length > 0
  const shown = columnsOf(
    showStaff ? ['staff', 'trained', 'untrained'] : ['pilotSchools', 'participants'],
    result,
    (value) => value !== undefined,
  )
  const title = { city: '市（州）', county: '县(市、区)', school: '学校' }[by]
  const line = (name: string, each: GapNumbers) => [
    name,
    ...shown.map((field) => number(each[field])),
    ...(showStaff ? [rateText(each.rate)] : []),
  ]
  const body = [
    [title, ...shown.map((field) => MEASURE[field]!), ...(showStaff ? ['完成率'] : [])],
    ...Array.from(rows, (row) => line(rowName(row), row)),
    line('合计', total),
  ]
  const text = columns(body, style, { right: exceptFirst })
  if (!showStaff) return text
  return withBars(text, [null, ...Array.from(rows, ({ rate }) => rate), total.rate], style)
}

function targetLine(target: TargetState, style: Style): string {
  const { title, by, required, most, reached, short, met, daysLeft, counted, missing, approximate, region } = target
  const what = { teachers: '人', schools: '所学校', counties: '个县（市、区）', cases: '个案例' }[counted]
  const when = by === '' ? '' : `${by} 前`
  const left = daysLeft === null ? '' : daysLeft < 0 ? `，已过 ${-daysLeft} 天` : `，余 ${daysLeft} 天`
  const range = `${number(required)}${most === null ? '' : `–${number(most)}`}`
  const asked = region === '' && required !== null ? `应达 ${range} ${what}，` : ''
  const unknown = withoutFigures(target)
  if (unknown !== '') return `${when}${title}：${asked}${unknown}${left}`
  if (met) return `${when}${title}：${style.green('已达到')}（${number(reached)}/${number(required)} ${what}）`
  const lacking = `还差 ${number(short)} ${what}`
  return `${when}${title}${approximate ? '（约）' : ''}：${style.yellow(lacking)}${left}${missing.length > 0 ? `；未达到：${names(missing)}` : ''}`
}

const KIND: Record<Difference['kind'], (each: Difference) => string> = {
  'row-sum': () => '各类学校之和',
  'gap-identity': () => '表上填的未培训人数',
  'printed-total': () => '表上印的小计',
  issued: () => '另一张表上的数',
  'repeated-person': () => '各行相加',
  named: () => '报表填的数',
}

function differenceLine(each: Difference, notice: Notice): string {
  const where = each.source[0] ? `（${each.source[0].file} ${each.source[0].cell}）` : ''
  const sign = each.difference > 0 ? '多' : '少'
  const used = `${each.unit}${MEASURE[each.measure] ?? headingOf(notice, each.measure)} 用 ${number(each.used)}`
  return `${used}，比${KIND[each.kind](each)} ${number(each.other)} ${sign} ${number(Math.abs(each.difference))}${where}`
}

/** The sheet that goes upward with these numbers; it is written from the ledger, and not without any. */
function nextStep({ forms }: Notice, of: { files: readonly string[]; isEmpty: boolean }, style: Style): string {
  if (of.files.length > 0) return step(`itcap import ${words(of.files)}`, style, '登记到台账')
  if (of.isEmpty) return step('itcap status', style, '看谁没报、谁报了没过')
  const has = (form: Form, field: string) =>
    form.tables.some((table) => table.columns.some((each) => each.field === field))
  const reported = forms.filter(({ direction }) => direction !== 'issued')
  const form = reported.find((each) => has(each, 'untrained')) ?? reported[0]
  return form ? step(`itcap report ${form.id}`, style, `写出${form.label}`) : step('itcap deadlines', style, '看期限')
}

function names(all: string[]): string {
  return all.length > 8 ? `${all.slice(0, 8).join('、')}等 ${all.length} 个` : all.join('、')
}
