/**
 * Whose sheet and whose rows are these? A form as read comes in; the unit that hands it in and the unit of every row go out. This is the
 * one place that answers: checks, ledger and reports ask here. First the head line, then the title, then the rows, then the desk that
 * takes it in; a row is looked up below its sender first. A name that means several units, or none, is never settled by guessing.
 */

import { columnTypes, firstOf, indexOf } from '../notice/column-types.ts'
import type { Form, Table } from '../notice/notice.ts'
import { lastingKey } from '../unit/division-history.ts'
import { isInside } from '../unit/is-inside.ts'
import { specialUnit, zoneNamed } from '../unit/special-unit.ts'
import type { Unit, UnitLevel, UnitMatch, UnitTable } from '../unit/unit.ts'
import { unitNameIn } from '../unit/unit-name-in.ts'
import { mostNames, remember } from '../value/remember.ts'
import { cleanText } from '../value/text.ts'
import type { FormRecord, SheetForm } from './reading.ts'

export interface Whose {
  /** Who hands the sheet in, by head, title or the desk: known before the first row. */
  readonly senderSoFar: Unit | undefined
  /** The same, by head and title alone. */
  readonly said: Unit | undefined
  /** Who takes it in. */
  readonly desk: Desk
  /** The key that the ledger knows the sender by; `''` where nobody can tell. */
  senderKey(): string
  /** Who hands it in, once all rows are read: what they have in common counts where nothing else says it. */
  sender(): Unit | undefined
  /** Which unit a name in a row means. */
  row(name: string): RowMatch
  /** The unit itself, where the name is known and means just one. */
  unit(name: string): Unit | undefined
  /** The row's unit and school; `''` for what nobody can tell. */
  place(record: FormRecord): RowPlace
  /** Whom the title names, where it names anybody. */
  title(): Unit | undefined
  /** Which unit one field of the head names, in whatever words; undefined where it is blank. */
  head(field: string): UnitMatch | undefined
}

/** `elsewhere`: it is a unit of somebody else, not of this sender. */
export type RowMatch = UnitMatch & { elsewhere?: Unit }

interface RowPlace {
  unit: string
  /** The key that its line keeps whatever it is called: what the ledger knows it by. */
  lasting: string
  school: string
}

/** Who takes the sheet in. */
export interface Desk {
  /** The workspace's own unit: among units of the same name, its own are meant. */
  own: Unit | undefined
  /** Whom the user names as the sender (`--on-behalf-of`). */
  behalf: Unit | undefined
}

export const noDesk: Desk = { own: undefined, behalf: undefined }

export function whose(form: SheetForm, units: UnitTable, desk: Desk = noDesk): Whose {
  const region = units.region
  const level: UnitLevel = form.form.rows === 'city' ? 'city' : 'county'
  /** On a form that asks for no unit the office's own is meant. */
  const otherwise = desk.behalf ?? (asksForUnit(form) ? undefined : desk.own)
  let named: { unit: Unit | undefined; lasting: string } | undefined

  function senderSoFar(): Unit | undefined {
    return senderAndKey().unit
  }

  function senderAndKey(): { unit: Unit | undefined; lasting: string } {
    named ??= headAndKey() ?? { unit: otherwise, lasting: lastingKey(otherwise?.key ?? '') }
    return named
  }

  /** Kept once it is found; a field that stands below the rows may still come. */
  let head: { unit: Unit; lasting: string } | undefined
  function headAndKey(): { unit: Unit; lasting: string } | undefined {
    head ??= findHead()
    return head
  }

  function findHead(): { unit: Unit; lasting: string } | undefined {
    for (const text of [...headTexts(form), titleText(form)]) {
      const match = findInWords(text)
      if (match.kind === 'found') return { unit: match.unit, lasting: lastingOf(match) }
    }
    return undefined
  }

  function headUnit(): Unit | undefined {
    return headAndKey()?.unit
  }

  /** 成都市教育局（盖章）, 岳阳市岳阳楼区, 岳阳市岳阳楼县(市、区). */
  function findInWords(text: string): UnitMatch {
    const name = unitNameIn(text)
    const bare = cleanText(name.replace(printed, ' '))
    let first: UnitMatch | undefined
    for (const each of new Set([cleanText(text), name, bare, bare.replaceAll(' ', '')])) {
      const match = findSender(each)
      if (match.kind === 'found') return match
      if (first === undefined || match.kind === 'ambiguous') first = match
    }
    // With the printed words filled round, only the last of several names is the sender: 岳阳 市 岳阳楼 县(市、区).
    const last = bare.split(/[\s市州]+/u).findLast((part) => part !== '')
    const match = last === undefined || last === bare ? undefined : findSender(last)
    return match?.kind === 'found' ? match : first!
  }

  function findSender(name: string): UnitMatch {
    if (name === '') return { kind: 'unknown', suggestions: [] }
    if (region && [region.name, region.shortName].includes(name)) return { kind: 'found', unit: region }
    const match = units.find(name, region ? { within: region.key } : {})
    if (match.kind === 'ambiguous') return ofDesk(match.candidates) ?? match
    if (match.kind === 'found') return match
    const zone = zoneNamed(name, units, desk.own, () => match.suggestions.length > 0)
    return zone ? { kind: 'found', unit: zone } : match
  }

  function ofDesk(candidates: readonly Unit[]): UnitMatch | undefined {
    const { own } = desk
    const inside = own ? candidates.filter((each) => isInside(units, own, each.key)) : []
    return inside.length === 1 ? { kind: 'found', unit: inside[0]! } : undefined
  }

  function rowUnit(name: string): RowMatch {
    const anywhere = region ? { within: region.key } : {}
    const own = senderSoFar()
    const below = own ?? desk.own
    if (below === undefined) return units.find(name, anywhere)
    // What the rows of this form are: 广安 on the sheet of 广安市 is its 广安区.
    const near = units.find(name, { within: below.key, level })
    if (near.kind !== 'unknown') return near
    const itself = asName(name, below)
    if (itself) return itself
    const deep = units.find(name, { within: below.key })
    if (deep.kind !== 'unknown') return deep
    const wide = units.find(name, anywhere)
    if (wide.kind !== 'found') {
      const isSlip = () => near.suggestions.length > 0 || (wide.kind === 'unknown' && wide.suggestions.length > 0)
      // A zone's own sheet may call it 经济开发区 in the head and 经开区 in its rows.
      const parent = below.level === 'county' ? units.above(below.key, 'city') : below
      const zone = parent && specialUnit(name, parent, isSlip)
      return zone ? { kind: 'found', unit: zone } : near.suggestions.length > 0 ? near : wide
    }
    // Beside the sender is a question of one unit per sheet; below somebody else is not one of its own.
    const beside = own === undefined || wide.unit.level === own.level || isInside(units, wide.unit, own.key)
    return beside ? wide : { ...wide, elsewhere: own }
  }

  /** Any of its names; 市中 is 市中区 on the sheet of one of the two. */
  function asName(name: string, unit: Unit): UnitMatch | undefined {
    if (name === unit.name || name === unit.shortName || name === unit.key) return { kind: 'found', unit }
    const province = unit.level === 'province' ? undefined : units.above(unit.key, 'province')
    const match = units.find(name, { level: unit.level, ...(province && { within: province.key }) })
    if (match.kind === 'ambiguous')
      return match.candidates.some(({ key }) => key === unit.key) ? { kind: 'found', unit } : undefined
    return match.kind === 'found' && match.unit.key === unit.key ? match : undefined
  }

  /** The unit of the form's reporting level that all rows lie in, as far as their names are known; at least one must be. */
  function commonUnit(): Unit | undefined {
    const reporting: UnitLevel = form.form.reporter === 'school' ? 'county' : form.form.reporter
    const common = new Map<string, Unit>()
    for (const name of form.rowUnits ?? []) {
      const match = findSender(unitNameIn(name))
      const above = match.kind === 'found' && units.above(match.unit.key, reporting)
      if (above) common.set(above.key, above)
    }
    return common.size === 1 ? [...common.values()][0] : undefined
  }

  /** 宝丰县教体局, where no unit is called that, is 宝丰县. */
  function rowNamed(name: string): RowMatch {
    const match = rowUnit(name)
    const bare = match.kind === 'unknown' ? unitNameIn(name) : name
    const unit = bare === name ? match : rowUnit(bare)
    return unit.kind === 'unknown' ? match : unit
  }

  const row = remember(rowNamed, mostNames)

  /** The table whose rows are being placed, and where its units and schools stand. */
  let placed: Table | undefined
  let unitAt = -1
  let schoolAt = -1
  const headSchool = firstOf(form.form.head, 'school')
  const keysOf = remember((name: string) => (name === '' ? senderKeys() : rowKeys(row(name))), mostNames)

  function senderKeys(): { unit: string; lasting: string } {
    const { unit, lasting } = senderAndKey()
    return { unit: unit?.key ?? '', lasting }
  }

  return {
    get said() {
      return headUnit()
    },
    desk,
    get senderSoFar() {
      return senderSoFar()
    },
    sender: () => headUnit() ?? commonUnit() ?? otherwise,
    senderKey: () => headAndKey()?.lasting ?? lastingKey((commonUnit() ?? otherwise)?.key ?? ''),
    row,
    unit: (name) => unitOf(row(name)),
    place(record) {
      if (record.kind !== 'data') return { unit: '', lasting: '', school: '' }
      if (record.table.table !== placed) {
        placed = record.table.table
        unitAt = indexOf(placed.columns, 'unit')
        schoolAt = schoolColumn(form.form, placed)
      }
      const { unit, lasting } = keysOf(textAt(record, unitAt))
      const school = textAt(record, schoolAt) || ((headSchool && form.head[headSchool.field]?.text) ?? '')
      return { unit, lasting, school }
    },
    title: () => unitOf(findInWords(titleText(form))),
    head(field) {
      const text = form.head[field]?.text ?? ''
      return text === '' ? undefined : findInWords(text)
    },
  }
}

/** Where the rows are schools, what the form knows them by is one: 集体名称. */
function schoolColumn({ rows }: Form, table: Table): number {
  const named = table.columns.findIndex(({ field }) => field === 'schoolName')
  if (named >= 0 || rows !== 'school') return named
  return table.columns.findIndex(({ field, type }) => table.key.includes(field) && columnTypes[type].names !== 'place')
}

function rowKeys(match: RowMatch): { unit: string; lasting: string } {
  return match.kind === 'found' ? { unit: match.unit.key, lasting: lastingOf(match) } : { unit: '', lasting: '' }
}

/** A merged county keeps its own key under its own name. */
function lastingOf({ unit, age, was }: UnitMatch & { kind: 'found' }): string {
  return lastingKey((age === 'former' && was) || unit.key)
}

/** The unit itself, where the name is known and means just one. */
export function unitOf(match: UnitMatch | undefined): Unit | undefined {
  return match?.kind === 'found' ? match.unit : undefined
}

/** What the blank form prints round a name. */
const printed = /县?[(（]\s*市?\s*[、,，]?\s*区\s*[)）]|[(（]\s*[州地]\s*[)）]/gu

/** Texts of the head's unit fields, as the form orders them. */
function headTexts(form: SheetForm): string[] {
  return form.form.head
    .filter((field) => field.type === 'unit' && Object.hasOwn(form.head, field.field))
    .map((field) => form.head[field.field]!.text)
}

/** What stands in the title for the sender. */
function titleText({ title }: SheetForm): string {
  return title?.parts.unit ?? ''
}

/** A school's own form may have no place for the unit: whoever takes it in knows. */
function asksForUnit({ form, tables: found }: SheetForm): boolean {
  const { head, foot, tables, free } = form
  // What an own list lacks it did not ask for.
  if (free) return found.some(({ table, columns }) => (columns[0]![indexOf(table.columns, 'unit')] ?? -1) >= 0)
  return [...head, ...foot, ...tables.flatMap(({ columns }) => columns)].some(({ type }) => type === 'unit')
}

function textAt(record: FormRecord, index: number): string {
  const value = index < 0 ? undefined : record.values[index]
  return value === undefined ? '' : String(value)
}
