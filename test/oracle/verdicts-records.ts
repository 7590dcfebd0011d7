/**
 * A seed comes in; one training record of one of the seven assessing notices goes out, as somebody might have typed it, with what they meant by
 * every cell. About one cell in ten is untidy: blank, in words, contradicting another, spelled in a way of its own.
 */
import type { Value } from '../../src/value/value.ts'
import type { Random } from '../conservation/random.ts'
import type { Meaning, Meant } from './verdicts-clauses.ts'

export interface RandomRecord {
  notice: string
  /** By field, as the sheet has it. */
  written: Record<string, Value>
  meaning: Meaning
}

type Spelling = [written: Value, meant: Meant]

const settings: Record<string, string[]> = {
  practiceShareOf: ['required', 'done'],
  departedTeacher: ['count', 'leave'],
  skippedStep: ['unknown', 'missed'],
  refusedThenPassed: ['unknown', 'missed', 'last'],
  extraPoint: ['advice', 'missed'],
  environments: ['多媒体教学环境、混合学习环境、智慧学习环境', '多媒体教学环境、混合学习环境'],
  gradeAtBoundary: ['higher', 'lower'],
  invalidEvidence: ['unknown', 'missed', 'advice'],
  scoreLimits: ['limited', 'free'],
}

const amounts = {
  'heilongjiang-school': { practiceHours: 25 },
  'school-assessment': { practiceHours: 25, offlineHours: 25 },
  'shaanxi-2.0': { onlineHours: 25, practiceHours: 25 },
  'sichuan-2.0': { onlineHours: 20, practiceHours: 30, materialHours: 15, researchHours: 10, recordingHours: 5 },
  'tianfu-2.0': { onlineHours: 20, practiceHours: 30, materialHours: 15, researchHours: 10, recordingHours: 5 },
  'town-assessment': {},
  'yueyang-2021': { workshopHours: 60, schoolHours: 10, assessmentHours: 10 },
} as const satisfies Record<string, Record<string, number>>

export const assessing = Object.keys(amounts) as (keyof typeof amounts)[]

const blanks: readonly Value[] = [undefined, undefined, '/', '—', '无', '']
const words = ['已完成', '三十左右', '约30', '见附件', '够']
const codes = [...numbered('A', 13), ...numbered('B', 10), ...numbered('C', 7)]

export function randomRecord(random: Random): RandomRecord {
  const notice = random.pick(assessing)
  const chosen = Object.fromEntries(
    Object.entries(settings).map(([name, values]) => [name, random.chance(0.7) ? values[0]! : random.pick(values)]),
  )
  const record: RandomRecord = {
    notice,
    written: {},
    meaning: { cells: {}, points: { codes: [], unread: 0, credits: {} }, offer: undefined, settings: chosen },
  }
  const untidy = random.pick([0, 0.05, 0.2])
  const put = (field: string, [written, meant]: Spelling) => {
    if (written !== undefined) record.written[field] = written
    record.meaning.cells[field] = meant
  }
  const number = (right: number): Spelling => {
    if (random.chance(untidy / 2)) return [random.pick(blanks), 'blank']
    if (random.chance(untidy / 3)) return [random.pick(words), 'unread']
    const value = random.chance(untidy) ? right + random.pick([-20, -1, -0.5, 1, 5, 0.5]) : right
    return [Math.max(0, value), Math.max(0, value)]
  }
  const word = (right: Spelling[], odd: Value[]): Spelling => {
    if (random.chance(untidy / 2)) return [random.pick(blanks), 'blank']
    return random.chance(untidy / 3) ? [random.pick(odd), 'unread'] : random.pick(right)
  }

  hours(record, random, untidy, put, number)
  points(record, random, untidy, put)
  if (random.chance(0.1))
    put(
      'remark',
      random.pick<Spelling>([
        ['2023年已退休', 'left'],
        ['调出本县', 'left'],
        ['骨干教师', 'stays'],
      ]),
    )

  const yes: Spelling = ['合格', 'yes']
  const step: Spelling[] = random.chance(untidy) ? [yes, ['不合格', 'no']] : [yes]
  if (notice === 'sichuan-2.0')
    for (const field of ['selfResult', 'peerResult', 'schoolResult'])
      put(field, word(step, ['良好', '尚可', '待定', '已报']))
  if (notice === 'shaanxi-2.0') {
    const approval: Spelling[] = step.map(([, meant]) => (meant === 'yes' ? ['同意', 'yes'] : ['×', 'no']))
    for (const field of ['peerApproval', 'schoolApproval', 'countyApproval'])
      put(field, word(approval, ['良', '待审', '已报']))
    put(
      'spotCheck',
      random.pick<Spelling>([
        [undefined, 'blank'],
        ['未抽查', 'blank'],
        ['通过', 'yes'],
        ...(step.length > 1 ? [['不通过', 'no'] as Spelling] : []),
      ]),
    )
  }
  const same = (values: string[]): Spelling[] => values.map((value) => [value, value])
  if (notice === 'tianfu-2.0') {
    put(
      'schoolType',
      word([...same(['普通中小学', '幼儿园', '行政单位']), ['小学', '普通中小学']], ['培训机构', '教育局']),
    )
    put('grade', word(same(random.chance(untidy) ? ['优秀', '合格', '不合格'] : ['优秀', '合格']), ['良好', 'A等']))
  }
  if (notice === 'town-assessment') {
    put(
      'employment',
      word(
        [
          ...same(['在编在岗', '在编在岗', ...(random.chance(0.2) ? ['不在编', '在编不在岗'] : [])]),
          ['在编', '在编在岗'],
        ],
        ['在职', '正式'],
      ),
    )
    const grades = random.chance(untidy) ? ['合格', '不合格'] : ['合格']
    for (const field of ['planResult', 'practiceResult', 'evidenceResult', 'grade'])
      put(field, word(same(grades), ['优', '良好']))
  }
  if (notice === 'school-assessment') {
    put('evidence', word([...same(['有效', '有效', ...(random.chance(0.3) ? ['无效'] : [])])], ['待补']))
    for (const field of ['peerScore', 'leaderScore'])
      put(field, number(random.pick([100, 95.5, 80, 79.995, 79.99, 60, 59.995, 50, 2])))
    for (const field of ['lateMaterials', 'lateArrivals', 'absences', 'bonus'])
      put(field, random.chance(0.7) ? [random.pick(blanks), 'blank'] : number(random.int(0, 3)))
    // Half a time is no time.
    for (const field of ['lateMaterials', 'lateArrivals', 'absences'])
      if (Number(record.written[field]) % 1 !== 0 && typeof record.written[field] === 'number')
        put(field, [2.5, 'unread'])
  }
  return record
}

type Put = (field: string, spelling: Spelling) => void

function hours(
  { notice, meaning }: RandomRecord,
  random: Random,
  untidy: number,
  put: Put,
  number: (right: number) => Spelling,
) {
  const needs: Record<string, number> = amounts[notice as keyof typeof amounts]
  const inner = ['materialHours', 'researchHours', 'recordingHours', 'offlineHours']
  const value = (field: string) => (typeof meaning.cells[field] === 'number' ? (meaning.cells[field] as number) : 0)
  const sum = (fields: string[]) => fields.reduce((total, field) => total + value(field), 0)
  // Parts first, and what they add up to behind them, as a sheet does.
  const fields = Object.keys(needs).sort((a, b) => Number(inner.includes(b)) - Number(inner.includes(a)))
  for (const field of fields) {
    const parts = field === 'practiceHours' ? fields.filter((each) => inner.includes(each)) : []
    const extra = random.chance(0.2) ? random.pick([1, 5, 10]) : 0
    put(field, number(parts.length > 0 && random.chance(0.8) ? Math.max(sum(parts), 1) : needs[field]! + extra))
  }
  if (notice === 'town-assessment') return
  const outer = sum(fields.filter((field) => !inner.includes(field)))
  const need = notice === 'yueyang-2021' ? 80 : 50
  const isWhole = fields.some((field) => field === 'onlineHours') || notice === 'yueyang-2021'
  put('totalHours', number(isWhole && random.chance(1 - untidy) ? outer : need))
  if (notice === 'yueyang-2021') put('credits', number(random.chance(0.9) ? value('totalHours') || 80 : 80))
}

/** Points in the ways in which people write them. */
function points({ notice, meaning }: RandomRecord, random: Random, untidy: number, put: Put): void {
  const isTown = notice === 'town-assessment'
  if (notice === 'sichuan-2.0' && !random.chance(untidy))
    meaning.offer = random.shuffled(codes).slice(0, random.int(3, 6))
  const right = random.chance(untidy) ? random.int(1, 2) : 3
  const pool = meaning.offer && !random.chance(untidy) ? meaning.offer : codes
  const chosen = random.shuffled(pool).slice(0, right + (random.chance(0.3) ? 1 : 0))
  const said = meaning.points
  if (random.chance(untidy / 3)) {
    put('abilities', [random.pick(blanks), 'blank'])
  } else {
    said.codes = chosen
    const style = random.pick([0, 0, 1, 2])
    const each = chosen.map((code) => {
      if (!isTown || random.chance(untidy / 3)) return spelled(code, random, untidy)
      const credits = random.pick([10, 10, 10, 15, 20, random.chance(untidy) ? 9 : 10])
      said.credits[code] = credits
      return [`${code}（${credits}）`, `${code}(${credits}学分)`, `${code}-${credits}`, `${code} （${credits}分）`][
        random.chance(untidy) ? random.int(1, 3) : 0
      ]!
    })
    if (random.chance(untidy / 2)) {
      said.unread = 1
      each.splice(random.int(0, each.length), 0, random.pick(['D9', 'A14', '信息素养', '待定', 'X1', 'C8']))
    }
    const text =
      style === 2 ? each.map((one, index) => `${index + 1}.${one}`).join(' ') : each.join(style === 1 ? '，' : '、')
    put('abilities', [text, 'unread'])
  }
  if (!isTown) return
  const sum = Object.values(said.credits).reduce((total, each) => total + each, 0)
  put(
    'credits',
    random.chance(untidy / 2)
      ? [random.pick(blanks), 'blank']
      : random.chance(untidy / 4)
        ? ['三十', 'unread']
        : random.chance(untidy)
          ? [30, 30]
          : [sum, sum],
  )
}

function spelled(code: string, random: Random, untidy: number): string {
  if (!random.chance(untidy)) return code
  const [letter, number] = [code[0]!, code.slice(1)]
  return random.pick([
    code.toLowerCase(),
    `${letter}-${number}`,
    code.length === 2 ? `${letter}0${number}` : code,
    `${code} `,
    String.fromCharCode(letter.charCodeAt(0) + 0xfee0) + number,
  ])
}

function numbered(letter: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${letter}${index + 1}`)
}
