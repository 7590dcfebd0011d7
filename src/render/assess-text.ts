/** Results of an assessment → text: who did not pass and why first, then who cannot be judged yet, then every teacher's numbers and the rates. */

import { type AssessResult, decisive, type NoticeResult, outcomeOf } from '../assess/assess-result.ts'
import type { AssessedTeacher } from '../assess/assess-teachers.ts'
import { describeItem } from '../assess/describe-item.ts'
import { type FileState, fileStates } from '../assess/file-states.ts'
import type { PassRate } from '../assess/pass-rates.ts'
import type { AssessItem } from '../assess/teacher-result.ts'
import { nameWithNotice } from '../notice/form-words.ts'
import { checkById } from '../rules/registry.ts'
import { fileName } from '../value/file-name.ts'
import { grown } from '../value/grouped.ts'
import { rateText } from '../value/percent.ts'
import { RESULT } from './assess.ts'
import { LISTED, placeName, rates, scores } from './assess-tables.ts'
import { columns, cut, cutFront } from './columns.ts'
import { inAll } from './lines.ts'
import { givenAs, step, words } from './step.ts'
import type { Style } from './style.ts'
import { wrap } from './wrap.ts'

/** Display width of the ids of clauses, which go below each other. */
const CLAUSES = 14

export function assessText(result: AssessResult, paths: string[], style: Style): string {
  const states = fileStates(result.files)
  const parts = [...result.notices.map((each) => noticeText(each, result, style)), filesText(states, style)]
  return `\n${parts.filter(Boolean).join('\n\n')}\n\n${nextStep(result, states, paths.join(' '), style)}`
}

function noticeText(result: NoticeResult, { notices }: AssessResult, style: Style): string {
  const { notice, assessment, teachers, schools, units, total } = result
  const form = notice.forms.find(({ id }) => id === assessment.form)!
  const only = schools.length === 1 ? [cut(placeName(schools[0]!, result), 28)] : [`${schools.length} 所学校`]
  const title = [nameWithNotice(notice, form), ...(teachers.length > 0 ? only : []), ...countsText(total, style)]
  const several = notices.length > 1 || schools.length > 1
  return [
    wrap(`${markOf(total, style)} ${style.bold(title[0]!)}   ${title.slice(1).join('   ')}`, style.width),
    group('failed', result, style),
    group('open', result, style),
    adviceText(result, style),
    several && teachers.length > LISTED ? '' : scores(result, style),
    schools.length > 1 ? rates('学校', schools, (each) => placeName(each, result), total, style) : '',
    units.length > 1
      ? rates('县（市、区）', units, ({ unit }) => result.unitName(unit) || '（未写明）', total, style)
      : '',
    offersText(result, style),
    certificates(result),
  ]
    .filter(Boolean)
    .join('\n')
}

function countsText(rate: PassRate, style: Style): string[] {
  const { counted, passed, failed, open, left } = rate
  const some = (count: number, text: string) => (count > 0 ? [text] : [])
  return [
    `${counted + left} 人`,
    `${passed} ${RESULT.passed}`,
    ...some(failed, style.red(`${failed} ${RESULT.failed}`)),
    ...some(open, style.yellow(`${open} ${RESULT.open}`)),
    ...some(left, `${left} ${RESULT.left}`),
    `合格率 ${rateText(rate.rate)}（${passed}/${rate.base}）`,
  ]
}

function markOf({ failed, open }: PassRate, style: Style): string {
  if (failed > 0) return style.red('✗')
  return open > 0 ? style.yellow('!') : style.green('✓')
}

const ADVICE: Record<'failed' | 'open', [title: string, what: string, state: AssessItem['state']]> = {
  failed: [RESULT.failed, '差在哪里', 'missed'],
  open: [RESULT.open, '还缺什么，补齐后才能判断', 'unknown'],
}

/** One line for each reason of each teacher, school by school. */
function group(outcome: 'failed' | 'open', result: NoticeResult, style: Style): string {
  const [title, what, state] = ADVICE[outcome]
  const all = result.teachers.filter((each) => outcomeOf(each) === outcome)
  if (all.length === 0) return ''
  const paint = outcome === 'failed' ? style.red : style.yellow
  const head = ['', `  ${paint(title)}  ${what}  ${all.length} 人`]
  if (outcome === 'open') {
    return [...head, columns(shared(all, state), style, { flexible: 1 })].join('\n')
  }
  const listed = all.slice(0, LISTED)
  const several = result.schools.length > 1
  const schools = several ? [...new Set(listed.map(({ school }) => school))] : ['']
  return [
    ...head,
    ...schools.flatMap((school) => [
      ...(several ? [`  ${style.bold(cut(school || '（未写学校）', style.width - 2))}`] : []),
      reasons(several ? listed.filter((each) => each.school === school) : listed, state, several ? 4 : 2, style),
    ]),
    ...inAll(all.length, LISTED, '人', style),
  ].join('\n')
}

function reasons(teachers: AssessedTeacher[], state: AssessItem['state'], indent: number, style: Style): string {
  const lines = teachers.flatMap(({ name, row, result }) =>
    decisive(result.items, state).map((item, index) => [
      ...(index === 0 ? [name, `第${row}行`] : ['', '']),
      describeItem(item),
      clausesOf(item),
    ]),
  )
  return columns(lines, style, { indent, flexible: 2 })
}

/** What cannot be said yet is mostly the same for many: one line for each reason, with how many it concerns and who they are. */
function shared(teachers: AssessedTeacher[], state: AssessItem['state']): string[][] {
  const byReason = new Map<string, { item: AssessItem; names: string[] }>()
  for (const { name, result } of teachers) {
    for (const item of decisive(result.items, state)) {
      grown(byReason, describeItem(item), () => ({ item, names: [] })).names.push(name)
    }
  }
  return [...byReason]
    .sort(([, a], [, b]) => b.names.length - a.names.length)
    .map(([sentence, { item, names }]) => [
      `${names.length} 人`,
      `${sentence}（${names.slice(0, 3).join('、')}${names.length > 3 ? ' 等' : ''}）`,
      clausesOf(item),
    ])
}

function adviceText({ teachers }: NoticeResult, style: Style): string {
  const concerned = teachers.filter(({ result }) => decisive(result.items, 'advice').length > 0)
  if (concerned.length === 0) return ''
  const lines = shared(concerned, 'advice')
  return [
    '',
    `  提醒  不影响合格  ${concerned.length} 人`,
    columns(lines.slice(0, LISTED), style, { flexible: 1 }),
    ...inAll(lines.length, LISTED, '项', style),
  ].join('\n')
}

function clausesOf({ clauses }: AssessItem): string {
  return wrap(clauses.join(' '), CLAUSES)
}

/** What schools offer: those that fall short, those listed twice, those not listed at all. */
function offersText(result: NoticeResult, style: Style): string {
  const { notice, offers, contradictory, assessment } = result
  const rule = assessment.abilities?.offer
  if (!rule) return ''
  const short = offers.filter(({ item }) => item && item.state !== 'met')
  const twice = [...new Set(contradictory.map(({ school }) => school))]
  const lacking = schoolsWithoutOffer(result)
  const label = notice.forms.find(({ id }) => id === rule.form)?.label ?? '学校的选择'
  const lines = [
    ...short.map(({ school, item }) => ['学校', `${school}：${describeItem(item!)}`, clausesOf(item!)]),
    ...twice.map((school) => ['学校', `${school}：${label}里出现两次，能力点不同，没有采用，请核对`, '']),
    ...(lacking.length > 0
      ? [['缺表', `${someOf(lacking)}：没有收到${label}，请把它与训练记录一起给出`, rule.teacherClauses.join(' ')]]
      : []),
  ]
  return lines.length === 0 ? '' : `\n${columns(lines, style, { flexible: 1 })}`
}

/** Those that are on no form at all; what is listed twice is another matter. */
function schoolsWithoutOffer({ teachers, contradictory }: NoticeResult): string[] {
  const twice = new Set(contradictory.map(({ school }) => school))
  const without = teachers.filter(({ offer, school }) => offer === undefined && !twice.has(school))
  return [...new Set(without.map(({ school }) => school))]
}

function certificates({ teachers, assessment }: NoticeResult): string {
  const rule = assessment.certificates
  const due = teachers.filter(({ result }) => result.certificates.length > 0)
  if (!rule || due.length === 0) return ''
  const count = due.reduce((sum, { result }) => sum + result.certificates.length, 0)
  const what = rule.per === 'ability' ? `能力点证书 ${count} 份（${due.length} 人）` : `合格证书 ${count} 份`
  return `\n  证书  应发${what}${rule.issuer === '' ? '' : `，由${rule.issuer}印发`}`
}

function someOf(names: string[]): string {
  return names.length > 3 ? `${names.slice(0, 3).join('、')} 等 ${names.length} 所学校` : names.join('、')
}

function filesText(states: FileState[], style: Style): string {
  const list = (title: string, found: FileState[], line: (each: FileState) => string): string[] => {
    if (found.length === 0) return []
    const room = Math.floor(style.width * 0.4)
    const rows = found.slice(0, LISTED).map((each) => [cutFront(shortPath(each.path, states), room), line(each)])
    return [
      `  ${style.bold(title)}`,
      columns(rows, style, { flexible: 1 }),
      ...inAll(found.length, LISTED, '个', style),
    ]
  }
  const said = ({ message, hint }: FileState) =>
    [message, hint]
      .map((text) => text.replace(/。$/, ''))
      .filter(Boolean)
      .join('。')
  const used = states.filter(({ use }) => use === 'record' || use === 'offer')
  const others = states.filter(({ use }) => use === 'other')
  const blocks = [
    list(
      '读不了',
      states.filter(({ status }) => status === 'unreadable'),
      said,
    ),
    list(
      '不认识',
      states.filter(({ status }) => status === 'unrecognised'),
      said,
    ),
    list(
      '数据有误，改好后结果可能不同',
      used.filter(({ status }) => status === 'error'),
      ({ about }) => about.map(({ rule, count }) => `${checkById(rule)?.title ?? rule} ${count}`).join('，'),
    ),
    list(
      '没有用到',
      states.filter(({ use }) => use === 'copy'),
      said,
    ),
    others.length > 0 ? [`  ${others.length} 张表不是考核用的，没有用到`] : [],
  ]
  return blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join('\n'))
    .join('\n\n')
}

/** Files of one folder go by their names in it. */
function shortPath(path: string, states: FileState[]): string {
  const folder = path.slice(0, path.length - fileName(path).length)
  return states.every((each) => each.path.startsWith(folder)) ? path.slice(folder.length) : path
}

function nextStep(result: AssessResult, states: FileState[], where: string, style: Style): string {
  const next = (command: string, why: string) => step(command, style, why)
  const { notices } = result
  const faulty = states.find(({ use, status }) => (use === 'record' || use === 'offer') && status === 'error')
  if (faulty) return next(`itcap validate ${words([givenAs(faulty.path)])}`, '看数据哪里有误')
  const lacking = notices.find((each) => each.assessment.abilities?.offer?.form && schoolsWithoutOffer(each).length > 0)
  if (lacking) {
    const form = lacking.notice.forms.find(({ id }) => id === lacking.assessment.abilities!.offer!.form)!
    return next(
      `itcap template ${lacking.notice.id}/${form.id} -o ${form.label}.xlsx`,
      `取空白的${form.label}，学校填好后与训练记录一起给出`,
    )
  }
  const teachers = notices.flatMap((each) => each.teachers)
  const first =
    teachers.find((each) => outcomeOf(each) === 'failed') ?? teachers.find((each) => outcomeOf(each) === 'open')
  if (first) return next(`itcap assess ${where} --teacher ${words([first.name])}`, '看一个人的算式和条款')
  if (teachers.length === 0) return next('itcap template list', '看各通知的训练记录表，取空白表')
  return next(`itcap assess ${where} --format csv`, '每人一行，附算式')
}
