/**
 * The records of all sheets of one form come in while they are read; where a person stands twice, and who stands on which sheet, goes out.
 * Holds keys of numbers and of names, never a number or a name.
 */

import type { CheckContext } from '../../check/check.ts'
import { readId } from '../../form/read-id.ts'
import { type FormRecord, placeOn, type SheetForm, sheetColumn } from '../../form/reading.ts'
import { slotOf } from '../../form/slot.ts'
import { nameHash } from '../../value/name-hash.ts'
import { once, rememberOf } from '../../value/remember.ts'
import { schoolKey } from '../../value/same-school.ts'
import { createIdIndex, type IdIndex } from './id-index.ts'

/** What all sheets of one form share. */
export interface PersonsSeen {
  index: IdIndex
  sheets: SheetPersons[]
  byForm: Map<SheetForm, SheetPersons>
}

export interface SheetPersons {
  /** Its place in the order of reading. */
  number: number
  form: SheetForm
  /** Project the sheet is filled in for; `''` for forms without one. */
  project: string
  /** The sheet's column of the numbers. */
  column: number
  /** A sheet that never ended turned out damaged: what it gave is void. */
  ended: boolean
  /** Shared with other sheets: own row, the other sheet's number, its row, same name (1) or not (0). */
  meetings: number[]
  /** Places of the index that were first filled here: the first one, and how many. */
  from: number
  fresh: number
  /** Places filled by sheets before → own row. */
  met: Map<number, number>
  /** Those whose number says nothing. */
  unnumbered: { name: number; text: number }[]
  /** Asked for once the sheet has ended, and only where persons stand on two: most sheets never need it. */
  slot: () => Slot
}

/** Who hands it in, and for which school and project; `''` for the unit where nobody can tell. */
interface Slot {
  unit: string
  school: string
  project: string
}

/** A place where the same person stood before on this very sheet. */
interface Double {
  row: number
  same: number
}

export function seePersons(context: CheckContext, id: number, name: number) {
  const { form, table, asOf, shared } = context
  const seen = seenOf(shared)
  const { index, sheets } = seen
  const number = sheets.length
  const sheet: SheetPersons = {
    number,
    form,
    project: form.head.project?.text ?? '',
    column: placeOn(table!, 0, sheetColumn(table!, id)).column,
    ended: false,
    meetings: [],
    from: index.size,
    fresh: 0,
    met: new Map(),
    unnumbered: [],
    slot: once(() => slotFor(context)),
  }
  sheets.push(sheet)
  seen.byForm.set(form, sheet)

  return {
    seen,
    sheet,
    /** Says where the same person stood before on this very sheet. */
    record(record: FormRecord): Double | undefined {
      const { row: own } = placeOn(record.table, record.row, sheetColumn(record.table, id, record.block))
      const reading = readId(record, id, asOf)
      const key = reading?.valid ? reading.key : undefined
      const mark = name < 0 ? 0 : nameHash(record.values[name])
      if (key === undefined) {
        if (mark !== 0) sheet.unnumbered.push({ name: mark, text: nameHash(record.values[id]) })
        return undefined
      }
      const place = index.add(key, number, own, mark)
      if (place < 0) {
        sheet.fresh++
        return undefined
      }
      const same = Number(name < 0 || index.markAt(place) === mark)
      const row = index.rowAt(place)
      const other = index.sourceAt(place)
      const here = other === number ? row : sheet.met.get(place)
      if (here !== undefined) return { row: here, same }
      // A third place is a double of this one.
      sheet.met.set(place, own)
      sheet.meetings.push(own, other, row, same)
      sheets[other]!.meetings.push(row, number, own, same)
      return undefined
    },
    /** The row of this sheet where the number stands, and the hash of the name beside it in its first place. */
    find(key: number): { row: number; mark: number } | undefined {
      const place = index.find(key)
      if (place < 0) return undefined
      const row = index.sourceAt(place) === number ? index.rowAt(place) : sheet.met.get(place)
      return row === undefined ? undefined : { row, mark: index.markAt(place) }
    },
    end(): void {
      sheet.ended = true
    },
  }
}

function slotFor({ form, whose }: CheckContext): Slot {
  const { school, project } = slotOf(form)
  return { unit: whose.sender()?.key ?? '', school: school && schoolKey(school), project }
}

/** What a sheet gave, if anybody looked at it. */
export function sheetSeen(shared: object, form: SheetForm): { seen: PersonsSeen; sheet: SheetPersons } | undefined {
  const seen = seenOf(shared)
  const sheet = seen.byForm.get(form)
  return sheet && { seen, sheet }
}

const seenOf = rememberOf((_shared: object): PersonsSeen => ({ index: createIdIndex(), sheets: [], byForm: new Map() }))
