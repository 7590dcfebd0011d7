/**
 * Persons of a list against those whom the ledger has from earlier days: the same person at another school, the same number under another
 * name, a whole list that another school handed in, somebody whom another notice has trained. Who moved, and is gone from the other school's
 * newer list that came along, is told of nobody. The number is never named.
 */

import { type CheckContext, defineCheck, type KnownPerson, type Whereabouts } from '../check/check.ts'
import { columnOfType, optional } from '../check/needs.ts'
import { readId } from '../form/read-id.ts'
import { placeOn, sheetColumn } from '../form/reading.ts'
import { slotOf } from '../form/slot.ts'
import { fileName } from '../value/file-name.ts'
import { grouped, grown } from '../value/grouped.ts'
import { personKey } from '../value/person-key.ts'
import { rememberOf } from '../value/remember.ts'
import { sameSchool } from '../value/same-school.ts'
import { normaliseName } from '../value/text.ts'

/** Keys asked for at once. */
const BATCH = 512
/** So many of a list at one other school are the list itself. */
const WHOLE = 0.5
const FEWEST = 3

interface Met {
  row: number
  name: string
  other: KnownPerson
}

export const knownPersonCheck = defineCheck({
  id: 'known-person',
  scope: 'run',
  title: '与台账中的人员比对',
  meaning:
    '一个人在台账里只应在一所学校：以前登记的同种报表里，另一所学校（另一个县）已有同一身份证号码的，报错并指出是哪所学校、哪个文件；整张名单与另一所学校的相同，只报一处；别的通知的名单里已有的，提醒可能已经参训。同一所学校的新旧两版不算；那所学校的新一版一起交来、已经没有这个人的，也不算（县里的名单不代替学校自己报的）。',
  severity: 'error',
  milder: { trained: 'warning' },
  takes: { field: ['idNumber'], name: ['name'] },
  params: (zod) => zod.strictObject({ field: zod.string().optional(), name: zod.string().optional() }),
  needs: ({ field, name }) => ({ id: columnOfType('idNumber', field), nameAt: optional(columnOfType('name', name)) }),
  start(context, _, { id, nameAt }) {
    const { known, asOf, whose, form, table } = context
    const persons = known.persons
    if (persons === undefined) return {}
    const renewed = memory(context.shared)
    /** Who stood at this very school before: one of them for each school, and how many. */
    const stayed = new Map<string, KnownPerson>()
    let stays = 0
    // Who is still on that newer list, and on this one, is told by the rule that compares the lists of a run.
    const isComparedInRun = form.form.rules.some(({ check }) => check === 'id-duplicate')
    const waiting = new Map<string, { row: number; name: string; unit: string; school: string }>()
    const met: Met[] = []
    let rows = 0
    // Who may not stand on another notice's list is told once, by the rule that says so.
    const told = new Set(
      form.form.rules.filter(({ check }) => check === 'not-on-list').map(({ params }) => params.notice),
    )
    const ask = () => {
      for (const other of persons([...waiting.keys()])) {
        const own = waiting.get(other.subject)!
        const isSameList = other.notice === form.notice.id && other.form === form.form.id
        if (told.has(other.notice) || (other.notice === form.notice.id && !isSameList)) continue
        if (isSameList && other.unit === own.unit && isSame(own.school, other.school)) {
          stays++
          stayed.set(placeKey(other), other)
          continue
        }
        met.push({ row: own.row, name: own.name, other })
      }
      waiting.clear()
    }
    return {
      record(record) {
        const reading = readId(record, id, asOf)
        if (reading === undefined || !reading.valid) return
        rows++
        const own = String(record.values[nameAt] ?? '')
        const { row } = placeOn(table!, record.row, sheetColumn(table!, id))
        waiting.set(personKey(reading.canonical), { row, name: own, ...whose.place(record) })
        if (waiting.size >= BATCH) ask()
      },
      end() {
        ask()
        if (isComparedInRun)
          for (const [place, person] of stayed)
            grown(renewed, place, () => []).push({ person, stays, rows, school: slotOf(form).school })
      },
      endRun() {
        const isRenewed = (other: KnownPerson, sheet: Whereabouts) =>
          renewed.get(placeKey(other))?.some((each) => isVersion(known, each, sheet)) ?? false
        const isGone = ({ other }: Met) =>
          renewed.has(placeKey(other)) && sheetsOf(whereOf(known, other)).every((sheet) => isRenewed(other, sheet))
        const told = met.filter((each) => !isGone(each))
        tell(context, id, told, rows, isRenewed)
      },
    }
  },
  message: ({ reason, count, school, file, notice }) => {
    switch (reason) {
      case 'whole':
        return `发现表中 ${count} 人与${school}报的（${file}）相同，一个人应只在一所学校，请核对是不是发错了表`
      case 'trained':
        return `发现此人已在另一份通知（${notice}）的名单里（${school}，${file}），可能已经参训，请核对是否重复`
      case 'name':
        return `发现号码与${school}报的（${file}）一人相同，姓名不同，应一人一号，请核对哪一个抄错`
      default:
        return `发现此人${school}已经报过（${file}），一个人应只在一所学校，请核对后由一方删去`
    }
  },
  example: {
    notice: { rows: 'person' },
    columns: { name: ['姓名', 'name'], id: ['身份证号码', 'idNumber'], schoolName: ['工作单位', 'school'] },
    wrong: {
      rows: [['张示例', '110103201501011236', '示例小学']],
      persons: [{ id: '110103201501011236', name: '张示例', school: '示例中学', file: '示例中学.xlsx' }],
    },
    right: {
      rows: [['张示例', '110103201501011236', '示例小学']],
      persons: [{ id: '110103201501011236', name: '张示例', school: '示例小学', file: '第一版.xlsx' }],
    },
  },
})

/** A sheet that has persons of an older list: one of them as the ledger has him, how many there are, all its rows, and the school that sent it. */
interface Newer {
  person: KnownPerson
  stays: number
  rows: number
  school: string
}

/** Places of which a newer list came in this run. */
const memory = rememberOf((_shared: object) => new Map<string, Newer[]>())

/** As the ledger tells a version from a part: half of the shorter of the two; a county's list takes the place of no school's own. */
function isVersion(known: CheckContext['known'], { person, stays, rows, school }: Newer, of: Whereabouts): boolean {
  const isThere = sheetsOf(whereOf(known, person)).some(({ path }) => path === of.path)
  return isThere && isSame(school, of.school ?? school) && stays * 2 >= Math.min(rows, of.rows ?? rows)
}

const sheetsOf = (at: Whereabouts): Whereabouts[] => [at, ...(at.others ?? [])]

const placeKey = ({ notice, form, unit, school }: KnownPerson) => [notice, form, unit, school].join('\n')

const whereOf = ({ whereabouts }: CheckContext['known'], person: KnownPerson) => whereabouts!([person])[0]!

function isSame(own: string, other: string): boolean {
  return own === other || sameSchool(own, other)
}

function tell(
  { flag, table, known, units, form }: CheckContext,
  id: number,
  met: readonly Met[],
  rows: number,
  isRenewed: (other: KnownPerson, sheet: Whereabouts) => boolean,
): void {
  const { column } = placeOn(table!, 0, sheetColumn(table!, id))
  const groups = grouped(met, ({ other: { notice, unit, school } }) => [notice, unit, school].join('\n'))
  for (const all of groups.values()) {
    const [first] = all
    const { other } = first!
    const place = [units.fullName(other.unit), other.school].filter(Boolean).join(' ')
    const isWhole = all.length >= FEWEST && all.length >= rows * WHOLE
    const isOfOthers = other.notice !== form.notice.id
    const there = known.whereabouts!(isOfOthers || isWhole ? [other] : all.map((each) => each.other))
    if (isOfOthers) {
      const args = { reason: 'trained', school: place, file: fileName(there[0]!.path), notice: other.notice }
      flag.at({ row: first!.row, column, rows: all.map(({ row }) => row), subject: place, fold: place }, args)
    } else if (isWhole) {
      const args = { reason: 'whole', count: all.length, school: place, file: fileName(there[0]!.path) }
      flag.at({ row: first!.row, column, rows: all.map(({ row }) => row), subject: place, fold: place }, args)
    } else {
      for (const [index, { row, name, other }] of all.entries()) {
        const still = sheetsOf(there[index]!).find((sheet) => !isRenewed(other, sheet))
        const { path, name: earlier } = still ?? there[index]!
        const isOther = name !== '' && earlier !== '' && normaliseName(name) !== normaliseName(earlier)
        const args = { reason: isOther ? 'name' : 'school', school: place, file: fileName(path) }
        flag.at({ row, column, subject: name, fold: place }, args)
      }
    }
  }
}
