/**
 * A number of random training records goes through the product and through the clauses; every difference goes out with its record and the settings in
 * force. On the way, no text, JSON or CSV may hold what no record holds: `undefined`, `NaN`.
 */
import type { AssessResult, NoticeResult } from '../../src/assess/assess-result.ts'
import { assessTeachers } from '../../src/assess/assess-teachers.ts'
import type { PlacedTeacher } from '../../src/assess/placed.ts'
import { teacherReader } from '../../src/assess/teacher-of.ts'
import type { FormRecord, SheetTable } from '../../src/form/reading.ts'
import { applySettings } from '../../src/notice/apply-settings.ts'
import type { Notice } from '../../src/notice/notice.ts'
import { assessCsv, assessJson } from '../../src/render/assess.ts'
import { teachersText } from '../../src/render/assess-one.ts'
import { assessText } from '../../src/render/assess-text.ts'
import { makeStyle } from '../../src/render/style.ts'
import { Random } from '../conservation/random.ts'
import { loadNotice } from '../notices/load.ts'
import { verdictByClauses } from './verdicts-clauses.ts'
import { assessing, type RandomRecord, randomRecord } from './verdicts-records.ts'

export interface VerdictFindings {
  cases: number
  /** How many were 合格, 不合格, 未定, 不计 by the clauses. */
  verdicts: Record<string, number>
  differences: string[]
}

export async function compareVerdicts(count: number, seed: number): Promise<VerdictFindings> {
  const packs = new Map<string, Notice>()
  for (const id of assessing) packs.set(id, await loadNotice(id))
  const style = await makeStyle(false, 200)
  const findings: VerdictFindings = { cases: 0, verdicts: {}, differences: [] }
  for (let index = 0; index < count; index++) {
    const record = randomRecord(new Random(seed + index))
    const notice = withSettings(packs.get(record.notice)!, record.meaning.settings)
    const result = assessed(notice, record)
    const { counted, passed, grade, items } = result.teachers[0]!.result
    const found = counted ? (passed === undefined ? 'open' : passed ? 'yes' : 'no') : 'left'
    const expected = verdictByClauses(record.notice, record.meaning)
    const at = `${seed + index} ${record.notice} ${JSON.stringify(record.written)} offer ${record.meaning.offer}`
    const open = `(${Object.entries(record.meaning.settings)
      .map((each) => each.join('='))
      .join(', ')})`
    if (found !== expected.verdict) {
      const said = items
        .filter(({ state }) => state === 'missed' || state === 'unknown')
        .map(({ id, reason }) => `${id} ${reason}`)
      findings.differences.push(
        `${at}: ${found} by ${said}; by the clauses ${expected.verdict} by ${expected.why} ${open}`,
      )
    } else if (counted && expected.grade !== undefined && grade !== expected.grade) {
      findings.differences.push(`${at}: grade ${grade}, by the clauses ${expected.grade} ${open}`)
    }
    const whole: AssessResult = { asOf: '2024-01-01', files: [], notices: [result] }
    const printed = [
      assessText(whole, ['a.xlsx'], style),
      teachersText(whole, style),
      assessCsv(whole),
      JSON.stringify(assessJson(whole), (_, value) => (typeof value?.next === 'function' ? [...value] : value)),
    ].join('\n')
    const slip = /(?:undefined|NaN|Infinity|\[object).{0,30}/u.exec(printed)
    if (slip) findings.differences.push(`${at}: prints “${slip[0]}” ${open}`)
    findings.verdicts[expected.verdict] = (findings.verdicts[expected.verdict] ?? 0) + 1
    findings.cases++
  }
  return findings
}

/** Only what the pack leaves open can be set. */
function withSettings(notice: Notice, settings: Record<string, string>): Notice {
  const known = Object.entries(settings).filter(([name]) => name in notice.settings)
  return applySettings(notice, Object.fromEntries(known))
}

function assessed(notice: Notice, { written, meaning }: RandomRecord): NoticeResult {
  const assessment = notice.assessment!
  const { tables } = notice.forms.find(({ id }) => id === assessment.form)!
  const table: SheetTable = { table: tables[0]!, columns: [], headingRows: [] }
  const values = table.table.columns.map(({ field }) => written[field])
  const teacher = teacherReader(notice, table)({ table, values } as FormRecord)
  const offer = meaning.offer && { codes: meaning.offer, marked: false }
  const placed: PlacedTeacher = {
    path: 'a.xlsx',
    sheet: '记录',
    row: 5,
    unit: '',
    school: '示例小学',
    name: '张示例',
    teacher,
    offer,
  }
  const result = assessTeachers([placed], [], assessment, notice.settings)
  return { ...result, notice, assessment, unitName: () => '', contradictory: [] }
}
