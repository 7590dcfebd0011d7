/**
 * What the notices' sentences say of one training record comes in as the cells were meant, the verdict goes out. Written from the clauses named
 * beside each line, never from `src/assess`. 未定 is an answer; a blank or an unread word is nobody's fault; what is enough either way passes.
 */

/** What somebody meant by a cell; `unread` is a word nobody can be sure of. */
export type Meant = number | string | 'blank' | 'unread'

export interface Points {
  codes: string[]
  unread: number
  /** Of the codes that have some; empty where nobody asks. */
  credits: Record<string, number>
}

export interface Meaning {
  cells: Record<string, Meant>
  points: Points
  /** What the school offers; undefined where its form did not come. */
  offer: string[] | undefined
  settings: Record<string, string>
}

export type Answer = 'yes' | 'no' | 'open'
export interface Verdict {
  verdict: Answer | 'left'
  grade: string | undefined
  why: string[]
}

/** What may be true of an amount: all that the record says, or leaves open. */
type Span = [least: number, most: number]
const anything: Span = [0, Number.POSITIVE_INFINITY]
const least = ([low, high]: Span, need: number, needAtMost = need): Answer =>
  low >= needAtMost ? 'yes' : high < need ? 'no' : 'open'

class Reading {
  readonly meaning: Meaning
  readonly asked: [clause: string, answer: Answer][] = []
  constructor(meaning: Meaning) {
    this.meaning = meaning
  }
  cell(field: string): Meant {
    return this.meaning.cells[field] ?? 'blank'
  }
  ask(clause: string, answer: Answer): Answer {
    this.asked.push([clause, answer])
    return answer
  }
  /** A figure of its own, or what its parts leave possible; both, where it is smaller than they are: one of the two is a slip. */
  amount(field: string, parts: Span[] = []): Span {
    const low = parts.reduce((sum, part) => sum + part[0], 0)
    const high = parts.length > 1 ? parts.reduce((sum, part) => sum + part[1], 0) : anything[1]
    const given = this.cell(field)
    if (given === 'blank') return [low, high]
    if (typeof given !== 'number') return [low, anything[1]]
    return given >= low ? [given, given] : [given, high]
  }
  half(clause: string, practice: Span, total: Span): Answer {
    const of: Span = this.meaning.settings.practiceShareOf === 'done' ? total : [50, 50]
    return this.ask(clause, least(practice, of[0] / 2, of[1] / 2))
  }
  /** Enough points that are read are enough; too few are too few only where all are read. */
  points(clause: string, isEnough: boolean): Answer {
    const { codes, unread } = this.meaning.points
    return this.ask(clause, isEnough ? 'yes' : unread > 0 || codes.length === 0 ? 'open' : 'no')
  }
  steps(clause: string, fields: string[], sampled: string[]): Answer {
    const { skippedStep, refusedThenPassed } = this.meaning.settings
    const results = [...fields, ...sampled].map((field) => this.cell(field))
    const no = results.indexOf('no')
    const last = results.findLastIndex((each) => each !== 'blank' && each !== 'unread')
    const gaps = fields.filter((field, index) => this.cell(field) === 'blank' && index < last)
    const isGone = no >= 0 && results.lastIndexOf('yes') > no
    if (no >= 0 && !isGone) return this.ask(clause, 'no')
    if (gaps.length > 0 && skippedStep === 'missed') return this.ask(clause, 'no')
    if (isGone && (refusedThenPassed !== 'last' || results[last] === 'no'))
      return this.ask(clause, refusedThenPassed === 'unknown' ? 'open' : 'no')
    const isOpen = gaps.length > 0 || fields.some((field) => ['blank', 'unread'].includes(this.cell(field) as string))
    return this.ask(clause, isOpen ? 'open' : 'yes')
  }
  verdict(grade?: string): Verdict {
    const answers = this.asked.map(([, answer]) => answer)
    const verdict = answers.includes('no') ? 'no' : answers.includes('open') ? 'open' : 'yes'
    return { verdict, grade, why: this.asked.filter(([, answer]) => answer !== 'yes').map((each) => each.join(' ')) }
  }
  /** Everybody of these groups: a word nobody reads takes nobody out. */
  isLeft(clause: string, field: string, groups: string[]): boolean {
    const group = this.cell(field)
    if (group === 'blank' || group === 'unread') this.ask(clause, 'open')
    return group !== 'blank' && group !== 'unread' && !groups.includes(group as string)
  }
}

export function dimensionOf(code: string): string {
  const number = Number(code.slice(1))
  // First code of each dimension after the first one, in the printed table of 30 points.
  const [design, method, review] = { A: [2, 5, 11], B: [2, 4, 9], C: [1, 3, 6] }[code[0]!] as [number, number, number]
  if (number >= review) return '学业评价'
  return number >= method ? '学法指导' : number >= design ? '教学设计' : '学情分析'
}

const dimensions = (codes: string[]) => [...new Set(codes.map(dimensionOf))]
const judges: Record<string, (reading: Reading) => Verdict> = {
  'heilongjiang-school'(it) {
    const practice = it.amount('practiceHours')
    const total = it.amount('totalHours', [practice])
    it.ask('HS-01 每人不少于50学时', least(total, 50))
    it.half('HS-01 实践应用学时不少于50%', practice, total)
    return it.verdict()
  },
  'school-assessment'(it) {
    const offline = it.amount('offlineHours')
    const practice = it.amount('practiceHours', [offline])
    const total = it.amount('totalHours', [practice])
    it.ask('KH-01 完成50学时', least(total, 50))
    it.half('KH-01 实践应用学时不少于50%', practice, total)
    it.ask('KH-02 线下实践不少于25学时', least(offline, 25))
    const { codes } = it.meaning.points
    it.points('KH-03 三项微能力', codes.length >= 3)
    it.points('KH-03 至少覆盖三个维度', dimensions(codes).length >= 3)
    const evidence = { unknown: 'open', missed: 'no', advice: 'yes' }[it.meaning.settings.invalidEvidence!] as Answer
    if (it.cell('evidence') === '无效') it.ask('KH-09 invalidEvidence', evidence)
    const score = scoreOf(it)
    const isHigher = it.meaning.settings.gradeAtBoundary === 'higher'
    const reaches = (bound: number) => (isHigher ? score! >= bound : score! > bound)
    const grade = score === undefined ? '' : reaches(80) ? '优秀' : reaches(60) ? '合格' : '不合格'
    it.ask('KH-04 60分以下的，应为不合格', grade === '' ? 'open' : grade === '不合格' ? 'no' : 'yes')
    return it.verdict(grade)
  },
  'shaanxi-2.0'(it) {
    const online = it.amount('onlineHours')
    const practice = it.amount('practiceHours')
    const total = it.amount('totalHours', [online, practice])
    it.ask('SX-01 不少于50学时', least(total, 50))
    it.half('SX-01 实践应用学时不少于50%', practice, total)
    it.ask('SX-02 不少于25学时的线上培训', least(online, 25))
    it.points('SX-03 至少选择2个能力点', it.meaning.points.codes.length >= 2)
    it.steps('SX-04', ['peerApproval', 'schoolApproval', 'countyApproval'], ['spotCheck'])
    return it.verdict()
  },
  'sichuan-2.0'(it) {
    const online = it.amount('onlineHours')
    const practice = it.amount('practiceHours', practiceParts(it))
    it.ask('SC2-03 不少于50学时', least(it.amount('totalHours', [online, practice]), 50))
    it.ask('SC2-04 线上课程不少于20学时', least(online, 20))
    it.ask('SC2-04 实践应用不少于30学时', least(practice, 30))
    const { codes } = it.meaning.points
    const { offer } = it.meaning
    it.points('SC2-07 至少3个能力点', codes.length >= 3)
    if (!offer) it.ask('SC2-07 从中选择', 'open')
    else {
      const inside = codes.filter((code) => offer.includes(code))
      const isExtra = inside.length < codes.length && it.meaning.settings.extraPoint === 'missed'
      it.points('SC2-07 从中选择至少3个', inside.length >= 3 || (inside.length === codes.length && codes.length > 0))
      if (isExtra && inside.length >= 3) it.ask('SC2-07 extraPoint', 'no')
      it.points('SC2-07 每个维度不少于1个', dimensions(inside).length === dimensions(offer).length)
    }
    it.steps('SC2-21', ['selfResult', 'peerResult', 'schoolResult'], [])
    return it.verdict()
  },
  'tianfu-2.0'(it) {
    const groups = ['普通中小学', '幼儿园', '中职学校', '特教学校', '行政单位']
    if (it.isLeft('TF-04', 'schoolType', groups)) return { verdict: 'left', grade: '', why: [] }
    const online = it.amount('onlineHours')
    const parts = practiceParts(it)
    const practice = it.amount('practiceHours', parts)
    it.ask('TF-01 不少于50学时', least(it.amount('totalHours', [online, practice]), 50))
    it.ask('TF-01 线上课程不少于20学时', least(online, 20))
    it.ask('TF-01 实践应用不少于30学时', least(practice, 30))
    for (const [index, need] of [15, 10, 5].entries()) it.ask(`TF-02 ${need}学时`, least(parts[index]!, need))
    const grade = it.cell('grade')
    it.ask('TF-03', grade === 'blank' || grade === 'unread' ? 'open' : grade === '不合格' ? 'no' : 'yes')
    return it.verdict(grade === 'blank' || grade === 'unread' ? '' : String(grade))
  },
  'town-assessment'(it) {
    if (it.isLeft('ZZ-04 在编在岗', 'employment', ['在编在岗'])) return { verdict: 'left', grade: '', why: [] }
    const { codes, unread, credits } = it.meaning.points
    const isTwo = it.meaning.settings.environments === '多媒体教学环境、混合学习环境'
    const counted = codes.filter((code) => !isTwo || !code.startsWith('C'))
    const sum = counted.reduce((total, code) => total + (credits[code] ?? 0), 0)
    const isWhole = unread === 0 && codes.length > 0 && counted.every((code) => credits[code] !== undefined)
    const points: Span = isWhole ? [sum, sum] : [sum, anything[1]]
    // 学分合计 is the sum of the column before it.
    const byTotal = least(it.amount('credits', [points]), 30)
    const byPoints = least(points, 30)
    const given = it.cell('credits')
    const isSlip = isWhole && typeof given === 'number' && given < sum && counted.length === codes.length
    it.ask('ZZ-01 30学分', isSlip && sum >= 30 ? (given >= 30 ? 'yes' : 'open') : byTotal)
    it.ask('ZZ-02 合计不少于30学分', byPoints)
    const parts = ['planResult', 'practiceResult', 'evidenceResult'].map((field) => it.cell(field))
    const whole = it.cell('grade')
    const isOpen = parts.some((each) => each === 'blank' || each === 'unread') || whole === 'unread'
    const grade = parts.includes('不合格') || whole === '不合格' ? '不合格' : isOpen ? '' : '合格'
    it.ask('ZZ-03 有一项不合格，视为不合格', grade === '' ? 'open' : grade === '合格' ? 'yes' : 'no')
    return it.verdict(grade)
  },
  'yueyang-2021'(it) {
    const needs = { workshopHours: 60, schoolHours: 10, assessmentHours: 10 }
    const parts = Object.keys(needs).map((field) => it.amount(field))
    const total = it.amount('totalHours', parts)
    const hours = it.ask('YY-09 80学时', least(total, 80))
    for (const [index, need] of Object.values(needs).entries()) it.ask(`YY-10 ${need}学时`, least(parts[index]!, need))
    const credits = it.amount('credits')
    // 80学时，计80学分: one amount, said twice; where the hours may be enough, fewer credits are a slip.
    const isSlip = hours === 'yes' || (hours === 'open' && typeof it.cell('totalHours') === 'number')
    const answer = least(credits, 80)
    it.ask('YY-09 计80学分', answer === 'no' && isSlip ? 'open' : answer)
    return it.verdict()
  },
}

export function verdictByClauses(notice: string, meaning: Meaning): Verdict {
  const reading = new Reading(meaning)
  // Open in every notice: whoever has left, by the remark.
  if (meaning.cells.remark === 'left' && meaning.settings.departedTeacher === 'leave')
    return { verdict: 'left', grade: undefined, why: ['departedTeacher'] }
  return judges[notice]!(reading)
}

function practiceParts(it: Reading): Span[] {
  return ['materialHours', 'researchHours', 'recordingHours'].map((field) => it.amount(field))
}

/** KH-08 互评、领导评价 by their weights; KH-05, KH-06 1, 1 and 5 for a time; KH-07 加分. A blank time is no time. */
function scoreOf(it: Reading): number | undefined {
  const scores = ['peerScore', 'leaderScore'].map((field) => it.cell(field))
  if (scores.some((each) => typeof each !== 'number' || each < 0 || each > 100)) return undefined
  const [peer, leader] = scores as [number, number]
  const others = { lateMaterials: -1, lateArrivals: -1, absences: -5, bonus: 1 }
  let sum = (peer + leader) / 2
  for (const [field, points] of Object.entries(others)) {
    const times = it.cell(field)
    if (times === 'unread' || (typeof times === 'number' && times < 0)) return undefined
    sum += times === 'blank' ? 0 : Number(times) * points
  }
  const score = Math.round(sum * 1e6) / 1e6
  return it.meaning.settings.scoreLimits === 'limited' ? Math.min(100, Math.max(0, score)) : score
}
