/**
 * Rows of a sheet that is no official form come in; somebody's own list of persons among them goes out (a form that is `free`), with what
 * each column was taken for. Never takes a sheet from an official form: where one comes near enough, it is that form.
 */
import { indexOf } from '../notice/column-types.ts'
import type { Row } from '../workbook/workbook.ts'
import type { Candidates } from './candidates.ts'
import { type Band, readBand } from './heading-band.ts'
import { matchTable, type TableMatch } from './match-table.ts'
import type { MergeIndex } from './merge-index.ts'
import { fieldIndex } from './reading.ts'
import type { Recognition } from './recognise.ts'
import type { TableMatcher } from './table-spellings.ts'
import { linesOf, type TitleMatch } from './title.ts'

/** Headings stand near the top. */
const SEARCHED = 40
const DEEPEST = 3

/** Of headings in one to three neighbouring rows, those that know most of the list's columns; the first, and the flattest, of equals. */
export function ownRosterIn(
  rows: readonly Row[],
  candidates: Candidates,
  merges: MergeIndex,
  from = 0,
  to = SEARCHED,
): Recognition | undefined {
  let best: Recognition | undefined
  for (const table of freeTables(candidates)) {
    for (let first = from; first < Math.min(rows.length, to); first++) {
      for (const band of bandsFrom(rows, first, merges)) {
        const match = matchTable(table, band)
        if (!isList(match, candidates.named) || !(best === undefined || isBetter(match, best.match))) continue
        const last = first + band.rows.length - 1
        const candidate = candidates.of.get(table)!
        best = { candidate, match, title: undefined, score: match.score, first, last, rival: undefined }
      }
    }
  }
  return best && { ...best, title: titleOfOwn(rows.slice(0, best.first)) }
}

function isBetter({ matched, band }: TableMatch, than: TableMatch): boolean {
  return matched > than.matched || (matched === than.matched && band.rows.length < than.band.rows.length)
}

function freeTables({ of }: Candidates): TableMatcher[] {
  return [...of.keys()].filter(({ form }) => form.free)
}

function* bandsFrom(rows: readonly Row[], first: number, merges: MergeIndex): Generator<Band> {
  for (let depth = 1; depth <= DEEPEST && first + depth <= rows.length; depth++) {
    if (rows[first + depth - 1]!.number - rows[first]!.number !== depth - 1) return
    yield readBand(rows.slice(first, first + depth), merges)
  }
}

/** Persons by name, and either who they are or whether they were trained; less where the user says that it is one. */
function isList(match: TableMatch, named: boolean): boolean {
  const { columns } = match.matcher.table
  const has = (index: number) => index >= 0 && match.columns[0]![index]! >= 0
  if (!has(indexOf(columns, 'name'))) return false
  return has(indexOf(columns, 'idNumber')) || has(indexOf(columns, 'list')) || (named && match.matched >= 2)
}

/** Without its title, an official form is known by its headings alone: how many slips it may have before the sheet is somebody's own list. */
const SURE = 0.8
const LIKELY = 0.7
const WORD_FOR_WORD = 0.97

/**
 * Is the sheet rather somebody's own list than the official form that was found? Only a list of persons without the form's title can be; a slip
 * is: a column about training that the form has not, more columns of their own, required ones missing, a title of their own.
 */
export function isRatherOwn(
  { candidate, match, title, first, last }: Recognition,
  rows: readonly Row[],
  candidates: Candidates,
  merges: MergeIndex,
): boolean {
  const { form } = candidate
  if (title || form.rows !== 'person' || candidates.named) return false
  const own = ownRosterIn(rows, candidates, merges, first, last + 1)
  if (own === undefined) return false
  const { columns } = match.matcher.table
  const [block] = match.columns
  const missing = columns.filter(({ required }, index) => required && block![index]! < 0).length
  const training = own.match.columns[0]![fieldIndex(own.match.matcher.table, 'isTrained')] ?? -1
  const isAdded = training >= 0 && match.unknown.some(({ column }) => column === training)
  const added = match.unknown.length - Number(isAdded)
  const slips = [
    isAdded || (training >= 0 && !form.official),
    added > 1,
    missing > 1,
    titleOfOwn(rows.slice(0, first)) !== undefined,
  ]
  const found = slips.filter(Boolean).length
  if (!form.official) return match.score < WORD_FOR_WORD && (found > 0 || match.score < LIKELY)
  return match.score >= SURE ? found > 1 : found > 0 || match.score < LIKELY
}

/** 岳阳楼区教师培训名册: what the line above the headings says, and the unit it begins with. */
function titleOfOwn(rows: readonly Row[]): TitleMatch | undefined {
  const line = linesOf(rows).find(({ text }) => TITLE.test(text))
  if (line === undefined) return undefined
  const unit = /^(?:20\d\d年|（[^）]*）)?\s*(\p{Script=Han}{1,14}[县区市州旗盟])/u.exec(line.text)?.[1] ?? ''
  const { text, row, column } = line
  return { likeness: 1, line: { text, row, column, parts: { unit } }, rows: [row] }
}

const TITLE = /[名花]册|名单|台账|统计|登记|一览|信息表|情况表|汇总|花名|明细|人员|教师/u
