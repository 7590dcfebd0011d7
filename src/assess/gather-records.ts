/**
 * Records that stream by come in; every teacher's result by the notice the file belongs to goes out. A file that holds schools' offers is
 * used for the teachers of those schools; nothing else is ever taken for a record.
 */

import { readId } from '../form/read-id.ts'
import type { FormRecord, SheetForm } from '../form/reading.ts'
import type { Whose } from '../form/whose.ts'
import type { Taker } from '../intake/outcome.ts'
import type { OfferRule } from '../notice/assessment.ts'
import { firstOf, indexOf } from '../notice/column-types.ts'
import type { Notice } from '../notice/notice.ts'
import type { UnitTable } from '../unit/unit.ts'
import type { IsoDate } from '../value/date.ts'
import { grown } from '../value/grouped.ts'
import { withoutNumbers } from '../value/quote.ts'
import { mostNames, remember, rememberOf } from '../value/remember.ts'
import { sameSchool } from '../value/same-school.ts'
import type { NoticeResult } from './assess-result.ts'
import { assessTeachers } from './assess-teachers.ts'
import { matchOffers, oneNamePerSchool } from './match-schools.ts'
import type { PlacedOffer, PlacedTeacher } from './placed.ts'
import { abilityIndex, readAbilities } from './read-abilities.ts'
import { teacherReader } from './teacher-of.ts'
import type { SchoolOffer } from './teacher-result.ts'

interface Gathered {
  notice: Notice
  teachers: PlacedTeacher[]
  offers: PlacedOffer[]
  schoolName: ReturnType<typeof oneNamePerSchool>
}

interface Gathering {
  taker: Taker
  /** Notices with records among the files, in the order in which they came. */
  results(): NoticeResult[]
}

export function startGathering(units: (notice: Notice) => UnitTable, asOf: IsoDate): Gathering {
  const gathered = new Map<string, Gathered>()

  const gatheredOf = (notice: Notice): Gathered =>
    grown(gathered, notice.id, () => {
      const schoolName = oneNamePerSchool((key) => units(notice).get(key))
      return { notice, teachers: [], offers: [], schoolName }
    })

  const pathOf = new Map<string, string>()
  const taker: Taker = {
    open(form, sha256, whose) {
      pathOf.set(sha256, form.path)
      return takerOf(form, gatheredOf(form.notice), whose.place, asOf)
    },
    abandon(sha256) {
      const path = pathOf.get(sha256)
      const others = <T extends { path: string }>(all: T[]): T[] => all.filter((each) => each.path !== path)
      for (const each of gathered.values()) {
        each.teachers = others(each.teachers)
        each.offers = others(each.offers)
      }
    },
  }
  const results = () =>
    [...gathered.values()]
      .filter(({ teachers, offers }) => teachers.length + offers.length > 0)
      .map((each) => resultOf(each, (key) => units(each.notice).get(key)?.name ?? ''))
  return { taker, results }
}

function ignore(): void {}

function takerOf(form: SheetForm, into: Gathered, place: Whose['place'], asOf: IsoDate): (record: FormRecord) => void {
  const { assessment } = form.notice
  const rule = assessment?.abilities?.offer
  const named = schoolNamer(form)
  const at = (record: FormRecord) => {
    const { unit, school } = place(record)
    const name = into.schoolName({ unit, school: named(school) })
    return { path: form.path, sheet: form.sheet, row: record.row, unit, school: name }
  }
  if (form.form.id === assessment?.form) {
    const readerOf = rememberOf((table: FormRecord['table']) => teacherReader(form.notice, table))
    return (record) => {
      if (record.kind !== 'data') return
      const number = numberOf(record, asOf)
      const teacher = readerOf(record.table)(record)
      into.teachers.push({ ...at(record), name: nameOf(record), number, teacher, offer: undefined })
    }
  }
  if (rule && form.form.id === rule.form) {
    return (record) => {
      if (record.kind !== 'data') return
      into.offers.push({ ...at(record), offer: offerOf(record, form.notice, rule) })
    }
  }
  return ignore
}

/** The name as the head gives it, where the row means the same school. */
function schoolNamer({ form, head }: SheetForm): (school: string) => string {
  const field = firstOf(form.head, 'school')?.field
  const named = (field && head[field]?.text) ?? ''
  return remember((school) => withoutNumbers(named !== '' && sameSchool(named, school) ? named : school), mostNames)
}

function nameOf(record: FormRecord): string {
  const { table } = record.table
  const index = indexOf(table.columns, 'name')
  return withoutNumbers(String(record.values[index] ?? ''))
}

function numberOf(record: FormRecord, asOf: IsoDate): string | undefined {
  const index = indexOf(record.table.table.columns, 'idNumber')
  const read = index < 0 ? undefined : readId(record, index, asOf)
  return read?.valid ? read.canonical : undefined
}

function offerOf(record: FormRecord, notice: Notice, rule: OfferRule): SchoolOffer {
  const { values } = teacherReader(notice, record.table)(record)
  const index = abilityIndex(notice.assessment?.abilities?.local ?? [])
  const { chosen } = readAbilities(String(values[rule.codesField] ?? ''), index)
  return { codes: chosen.map(({ point }) => point.code), marked: values[rule.markField] === '是' }
}

function resultOf({ notice, ...gathered }: Gathered, unitName: (key: string) => string): NoticeResult {
  const assessment = notice.assessment!
  const offers = matchOffers(gathered.offers)
  for (const each of gathered.teachers) each.offer = offers.of(each)
  const result = assessTeachers(gathered.teachers, offers.usable, assessment, notice.settings)
  return { ...result, notice, assessment, unitName, contradictory: offers.contradictory }
}
