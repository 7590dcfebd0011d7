/**
 * How everybody stands, and how they stood when they were last reminded, come in; one short text per unit, to be pasted into a chat, goes out,
 * whoever holds the total back most first. Names units and schools and the office's own contact, never a teacher.
 */

import { noticeName } from '../notice/form-words.ts'
import type { Notice } from '../notice/notice.ts'
import { compare } from '../value/compare.ts'
import { grouped } from '../value/grouped.ts'
import type { Figure, Holding } from './figure.ts'
import { bySheet } from './one-sheet.ts'
import type { Reminder, State, StatusResult, StatusRow } from './status-result.ts'
import { failure, whom } from './status-words.ts'

export interface RemindQuestion {
  notice: Notice
  status: StatusResult
  /** Of earlier reminders. */
  reminders: readonly Reminder[]
  /** Tells how many teachers a unit has that nobody has reported yet. */
  figures: readonly Figure[]
  /** Tells how much lies there and does not count. */
  holdings: readonly Holding[]
  contact: { name: string; phone: string }
  /** Also what has not changed since the last reminder. */
  all: boolean
}

interface UnitReminder {
  unit: string
  code: string
  /** At the desk of a county each school is reminded by itself; `''` elsewhere. */
  school: string
  /** Teachers of the unit as far as any form says, else persons and figures that lie there and do not count: what the order goes by. */
  heldBack: number
  /** What it is reminded of. */
  rows: StatusRow[]
  text: string
}

export interface Reminding {
  units: UnitReminder[]
  /** To be kept: how each of them stands now. */
  given: Reminder[]
  /** What is open as it was when they were last reminded, and is not said again. */
  unchanged: { units: number; rows: number; day: string }
  /** Reminded before, and done since: said once. */
  done: StatusRow[]
}

const open: readonly State[] = ['missing', 'rejected', 'undecided', 'correcting']
/** Of these nothing is in the total yet. */
const blocking: readonly State[] = ['missing', 'rejected', 'undecided']

export function remindersOf(question: RemindQuestion): Reminding {
  const { status, reminders, all } = question
  const last = new Map(reminders.map((each) => [keyOf(each.form, each.unit, each.school), each]))
  const isOpen = status.rows.filter(({ state }) => open.includes(state))
  const before = (row: StatusRow) => last.get(keyOf(row.form, row.code, row.school))
  const isSaid = (row: StatusRow) => !all && before(row)?.standing === standingOf(row)
  const told = isOpen.filter((row) => !isSaid(row))
  const left = isOpen.filter(isSaid)
  const unsaid = bySheet(left)
  const wasOpen = (row: StatusRow) => open.some((state) => before(row)?.standing.startsWith(`${state}/`))
  const done = status.rows.filter((row) => !open.includes(row.state) && wasOpen(row))
  const groupOf = (row: StatusRow) => (status.by === 'school' ? `${row.code}\n${row.school}` : row.code)
  const units = [...grouped(bySheet(told), groupOf).values()].map((rows) => {
    const { unit, code, school } = rows[0]!
    const to = status.by === 'school' ? school : ''
    const text = textOf(question, whom({ unit, school: to }), rows, to !== '')
    return { unit, code, school: to, heldBack: heldBackBy(question, code, to, rows), rows, text }
  })
  return {
    // The order of a list of schools stays.
    units: units.sort((a, b) => b.heldBack - a.heldBack || b.rows.length - a.rows.length || compare(a.code, b.code)),
    given: [
      ...told.map((row) => ({ ...whoseOf(row), standing: standingOf(row), day: status.asOf })),
      // The day stays that on which they were reminded.
      ...done.map((row) => ({ ...whoseOf(row), standing: standingOf(row), day: before(row)!.day })),
    ],
    done,
    unchanged: {
      units: new Set(unsaid.map(groupOf)).size,
      rows: unsaid.length,
      day:
        left
          .map((row) => before(row)!.day)
          .sort()
          .at(-1) ?? '',
    },
  }
}

function whoseOf({ form, code, school }: StatusRow): Pick<Reminder, 'form' | 'unit' | 'school'> {
  return { form, unit: code, school }
}

/** Nothing, where all of it is in the total and only a correction is not. */
function heldBackBy(
  { figures, holdings }: RemindQuestion,
  code: string,
  school: string,
  rows: readonly StatusRow[],
): number {
  const out = rows.filter(({ state }) => blocking.includes(state))
  if (out.length === 0) return 0
  const staff = staffOf(figures, code, school)
  if (staff > 0) return staff
  const lying = holdings.filter(
    ({ state, form, path }) =>
      (state === 'errors' || state === 'undecided-version') &&
      out.some((row) => row.form === form && row.paths.includes(path)),
  )
  const sizes = new Map<string, number>()
  // A sheet speaks of many units.
  for (const each of lying) {
    const size = each.figures().staff ?? each.rows
    sizes.set(each.submission, (sizes.get(each.submission) ?? 0) + size)
  }
  return Math.max(0, ...sizes.values())
}

function keyOf(form: string, unit: string, school: string): string {
  return [form, unit, school].join('\n')
}

function standingOf({ state, errors, returned }: StatusRow): string {
  return `${state}/${errors}/${returned}`
}

/** As the last sheet says that speaks of the unit, or the school, itself. */
function staffOf(figures: readonly Figure[], unit: string, school: string): number {
  const found = figures.findLast(
    (each) => each.measure === 'staff' && each.kind === 'data' && each.unit === unit && each.school === school,
  )
  return found?.value ?? 0
}

/** @param isSchool It goes to one school, which need not be told its own name. */
function textOf(
  { notice, status, contact }: RemindQuestion,
  name: string,
  rows: readonly StatusRow[],
  isSchool: boolean,
): string {
  const forms = status.forms.filter(({ form }) => rows.some((row) => row.form === form))
  const parts = forms.map((form, index) => {
    const own = rows.filter((row) => row.form === form.form)
    return `${forms.length > 1 ? `${index + 1}. ` : ''}${form.label}（${dueWords(form)}）：${whatIsOpen(own, isSchool)}。`
  })
  const who = [contact.name, contact.phone].filter(Boolean).join(' ')
  return [
    `${name}：${noticeName(notice)}要报的表，还有 ${rows.length} 份没有办完。`,
    ...parts,
    ...(rows.some(({ state }) => state === 'missing') ? ['没有可报的也请回复一声，按零报告登记。'] : []),
    ...(who === '' ? [] : [`有问题请联系：${who}`]),
  ].join('\n')
}

function dueWords({ lastDay, daysLeft }: StatusResult['forms'][number]): string {
  if (daysLeft === null) return '请尽快'
  const day = `${Number(lastDay.slice(5, 7))}月${Number(lastDay.slice(8, 10))}日截止`
  return daysLeft < 0
    ? `${day}，已过 ${-daysLeft} 天`
    : daysLeft === 0
      ? `${day}，就是今天`
      : `${day}，还有 ${daysLeft} 天`
}

const SAID: readonly [State, string][] = [
  ['missing', '还没有报'],
  ['rejected', '报了没过，请改好再报'],
  ['undecided', '收到两个版本，请回复以哪一份为准'],
  ['correcting', '更正的那份没过，仍按以前报的算，请改好再报'],
]

/** 还没有报：示例小学、示例中学；报了没过，请改好再报：示例幼儿园（3 处错误，退回 1 次）. */
function whatIsOpen(rows: readonly StatusRow[], isSchool: boolean): string {
  return SAID.flatMap(([state, words]) => {
    const own = rows.filter((row) => row.state === state)
    const each = own.map((row) => {
      const faults = row.errors > 0 ? `（${failure(row)}）` : ''
      return { name: isSchool ? '' : row.school, faults }
    })
    if (each.length === 0) return []
    const [only] = each
    if (each.length === 1 && only!.name === '') return [words + only!.faults]
    return [`${words}：${each.map(({ name, faults }) => name + faults).join('、')}`]
  }).join('；')
}
