/**
 * An office's own list of schools comes in, whatever it looks like: a county and a school on each row, their columns known by the headings; what
 * was read goes out, and every row that was not, with the reason. A name that means several units, or none, is never settled by guessing.
 */
import { headingKeys } from '../form/heading-key.ts'
import { type Concept, conceptOf, conceptsOfKey } from '../form/heading-synonyms.ts'
import { isNote, isSignature, isTotalLabel } from '../form/row-words.ts'
import type { Unit, UnitTable } from '../unit/unit.ts'
import { unitNameIn } from '../unit/unit-name-in.ts'
import { UserError } from '../user-error.ts'
import { schoolKey } from '../value/same-school.ts'
import { cleanText } from '../value/text.ts'
import { openWorkbook } from '../workbook/open-workbook.ts'
import type { Box, Row, Sheet } from '../workbook/workbook.ts'

export interface SchoolList {
  /** By key of the county; `school` is `''` where the row names the unit alone. */
  schools: { unit: string; school: string }[]
  /** Rows that are not on it. `twice`: the same school stands above. */
  left: { sheet: string; row: number; why: string; twice: boolean }[]
}

interface Ground {
  units: UnitTable
  /** Whose list it is. */
  own: Unit
}

/** Beyond these it is no list of schools. */
const mostRows = 100_000
const headRows = 40

/**
 * @throws UnreadableFile for a file that cannot be read.
 * @throws UserError where no sheet has the columns.
 */
export async function readSchoolList(path: string, ground: Ground): Promise<SchoolList> {
  const list: SchoolList = { schools: [], left: [] }
  const seen = new Map<string, number>()
  const workbook = await openWorkbook(path)
  try {
    let found = 0
    for (const sheet of workbook.sheets) {
      if (sheet.state === 'visible' && (await readSheet(sheet, ground, list, seen))) found++
    }
    if (found > 0) return list
  } finally {
    await workbook.close()
  }
  throw new UserError(
    'no-school-list',
    `${path} 里没有找到名单。`,
    '表头要有“县（市、区）”和“学校”两栏；只有学校一栏的，请按县各放一张工作表，以县名作表名。',
  )
}

interface Columns {
  row: number
  county: number
  school: number
}

async function readSheet(sheet: Sheet, ground: Ground, list: SchoolList, seen: Map<string, number>): Promise<boolean> {
  const rows: Row[] = []
  await sheet.rows((row) => rows.push(row) < mostRows)
  const whole = countyOfSheet(sheet.name, ground)
  const columns = columnsOf(rows, whole !== undefined)
  if (columns === undefined) return false
  const { merges } = await sheet.layout()
  const lent = lentBy(merges, columns.county, rows)
  for (const row of rows) {
    if (row.number <= columns.row) continue
    const textAt = (column: number) => cleanText(row.texts[column] ?? '')
    const school = textAt(columns.school)
    const county = textAt(columns.county) || (lent.get(row.number) ?? '')
    if (isNoEntry(row, county, school)) continue
    const answer = county === '' ? whole : countyOf(county, ground)
    if (typeof answer === 'object') add(list, seen, answer, school, sheet.name, row.number)
    else
      list.left.push({
        sheet: sheet.name,
        row: row.number,
        why: answer ?? `“${school}”没有写县（市、区）`,
        twice: false,
      })
  }
  return true
}

function add(
  list: SchoolList,
  seen: Map<string, number>,
  unit: Unit,
  school: string,
  sheet: string,
  row: number,
): void {
  // Nearly the same name may well be another school here: whoever made the list wrote both. Only its own county's name says nothing.
  const bare = school.startsWith(unit.name) && school.length > unit.name.length + 1
  const key = `${unit.key}\n${schoolKey(bare ? school.slice(unit.name.length) : school)}`
  const first = seen.get(key)
  if (first === undefined) {
    seen.set(key, row)
    list.schools.push({ unit: unit.key, school })
  } else if (school !== '')
    list.left.push({ sheet, row, why: `“${school}”在第 ${first} 行已有，只算一所`, twice: true })
}

/** The first row with both headings; with the school's alone where the sheet is one county's. */
function columnsOf(rows: readonly Row[], isOneCounty: boolean): Columns | undefined {
  for (const row of rows.slice(0, headRows)) {
    const county = row.texts.findIndex((text) => means(text, 'county'))
    const school = row.texts.findIndex((text, column) => column !== county && means(text, 'school'))
    if (school >= 0 && (county >= 0 || isOneCounty)) return { row: row.number, county, school }
  }
  return undefined
}

function means(text: string, concept: Concept): boolean {
  if (text === '' || text.length > 40) return false
  return conceptOf(text) === concept || [...conceptsOfKey(headingKeys(text).key)].includes(concept)
}

/** A merged county speaks for every row it covers. */
function lentBy(merges: readonly Box[], column: number, rows: readonly Row[]): Map<number, string> {
  const texts = new Map(rows.map((row) => [row.number, cleanText(row.texts[column] ?? '')]))
  const lent = new Map<number, string>()
  for (const { top, bottom, left } of merges) {
    if (left !== column) continue
    for (let row = top + 1; row <= Math.min(bottom, mostRows); row++) lent.set(row, texts.get(top) ?? '')
  }
  return lent
}

function isNoEntry({ texts }: Row, county: string, school: string): boolean {
  const first = cleanText(texts.find((text) => text.trim() !== '') ?? '')
  if (first === '' || (county === '' && school === '')) return true
  if (means(school, 'school') && (county === '' || means(county, 'county'))) return true
  return [first, county, school].some((text) => isTotalLabel(text)) || isNote(first) || isSignature(first)
}

/** A desk that is a county, or a sheet named after one. */
function countyOfSheet(name: string, ground: Ground): Unit | undefined {
  if (ground.own.level === 'county') return ground.own
  const answer = name === '' ? undefined : countyOf(name, ground)
  return typeof answer === 'object' ? answer : undefined
}

/** The county, or why it is none. */
function countyOf(text: string, { units, own }: Ground): Unit | string {
  const names = [text, unitNameIn(text)]
  for (const name of names) {
    const match = units.find(name, { within: own.key, level: 'county' })
    if (match.kind === 'found') return match.unit
    if (match.kind === 'ambiguous')
      return `“${text}”有几个：${match.candidates.map(({ key }) => units.fullName(key)).join('、')}，请写全称`
  }
  const match = units.find(unitNameIn(text))
  if (match.kind === 'found' && match.unit.key === own.key && own.level === 'county') return own
  if (match.kind === 'found') return `“${text}”不是${own.name}的县（市、区）`
  const near = units.find(text, { within: own.key })
  const meant = near.kind === 'unknown' ? near.suggestions.map(({ name }) => name) : []
  return `没有叫“${text}”的县（市、区）${meant.length > 0 ? `，是不是：${meant.join('、')}` : ''}`
}
