/** The same person twice, on one sheet or on two; both places are named, the number never is. */

import { type CheckContext, defineCheck, type Watcher } from '../check/check.ts'
import { columnOfType, optional } from '../check/needs.ts'
import { isInside } from '../unit/is-inside.ts'
import { fileName } from '../value/file-name.ts'
import { cellAddress } from '../workbook/address.ts'
import { headPersons } from './tools/head-persons.ts'
import { type SheetPersons, seePersons } from './tools/persons-seen.ts'
import { isCopy, versionsAmong } from './tools/versions-among.ts'

export const idDuplicateCheck = defineCheck({
  id: 'id-duplicate',
  scope: 'run',
  title: '身份证号码重复',
  meaning:
    '同一张表内、同一次校验的各份同种报表之间，一个身份证号码只能出现一次。姓名也相同的，多半是同一人填了两次；姓名不同的，至少有一人抄错。同一文件里人员完全相同的两张工作表，只说一次。同一人在不同项目的表里各有一行的，只提醒。一人一张的申报表有两张的，在后读到的一张上说一次。表头写的人也在表里的不算重复，姓名不同的报。号码本身有错的行不比。',
  severity: 'error',
  milder: { project: 'warning' },
  takes: { field: ['idNumber'], name: ['name'] },
  params: (zod) => zod.strictObject({ field: zod.string().optional(), name: zod.string().optional() }),
  needs: ({ field, name }) => ({ id: columnOfType('idNumber', field), name: optional(columnOfType('name', name)) }),
  start: (context, _, { id, name }) => watch(context, id, name),
  message: ({ reason, other, file, sheet, same }) => {
    if (reason === 'copy') return `发现与工作表“${sheet}”的人员完全相同，多半是复制了一张，应只报一张，请删去多余的一张`
    const who = same === 1 ? '姓名也相同，多半是同一人填了两次' : '姓名不同，至少有一人抄错'
    const place = reason !== 'sheet' ? `${file} ${sheet ? `${sheet}!` : ''}${other}` : other
    if (reason === 'project') return `发现同一人在另一个项目的表里也有（${place}），统计人数只计一次，请核对`
    return `发现与 ${place} 的号码相同，${who}，应一人一号，请核对后删去或更正一处`
  },
  example: {
    columns: { name: ['姓名', 'name'], id: ['身份证号码', 'idNumber'] },
    wrong: {
      rows: [
        ['张示例', '110103201501011236'],
        ['李示例', '110103201501011236'],
      ],
    },
    right: {
      rows: [
        ['张示例', '110103201501011236'],
        ['李示例', '110103201501011244'],
      ],
    },
  },
})

function watch(context: CheckContext, id: number, name: number): Watcher {
  const { seen, sheet: own, record: enter, find, end } = seePersons(context, id, name)
  const { sheets } = seen
  const { column } = own
  const { flag, table } = context

  /** Who signs may stand in a row as well: one number with two names is a fault. */
  function lookAtHead(): void {
    const before = new Map<number, { cell: string; mark: number }>()
    for (const { field, cell, key, name: mark } of headPersons(context)) {
      const row = find(key)
      const other = before.get(key) ?? (row && { cell: cellAddress(column, row.row), mark: row.mark })
      before.set(key, { cell, mark })
      if (other && mark !== 0 && other.mark !== 0 && other.mark !== mark)
        flag.head(field, { reason: 'sheet', other: other.cell, same: 0 })
    }
  }

  return {
    record(record) {
      const before = enter(record)
      if (before === undefined) return
      const { row, same } = before
      flag.at(
        { row: record.row, column, rows: [row, record.row], subject: String(record.values[name] ?? '') },
        { reason: 'sheet', other: cellAddress(column, row), same },
      )
    },
    end() {
      end()
      if (table?.table === context.form.form.tables[0]) lookAtHead()
    },
    endRun() {
      for (const other of beforeInFile(sheets, own)) {
        if (other.ended && isCopy(own, other))
          flag.at(
            { row: 0, column: -1, heading: '', fold: other.form.sheet },
            { reason: 'copy', sheet: other.form.sheet },
          )
      }
      for (let i = 0; i < own.meetings.length; i += 4) {
        const [row = 0, number = 0, otherRow = 0, same = 0] = own.meetings.slice(i, i + 4)
        const other = sheets[number]!
        // One person of two versions of a sheet is one: `two-versions` speaks of the sheets.
        if (!other.ended || versionsAmong(seen).areVersions(own, other)) continue
        if (isCopy(own, other)) continue
        // A city's list holds whom its county's own list holds.
        if (same === 1 && isAbove(context, own.slot().unit, other.slot().unit)) continue
        // Of two cards of one person the later one tells.
        if (table?.table.card && number > own.number) continue
        // Sheets of the same file are named by their tab alone.
        const file = other.form.path === own.form.path ? '' : fileName(other.form.path)
        const elsewhere = same === 1 && own.project !== '' && other.project !== '' && own.project !== other.project
        flag.at(
          { row, column, fold: `${other.form.path}\n${other.form.sheet}` },
          {
            reason: elsewhere ? 'project' : 'file',
            file: file || '本文件',
            sheet: other.form.sheet,
            other: cellAddress(other.column, otherRow),
            same,
          },
        )
      }
    },
  }
}

/** Sheets of one file are read one after the other: those before this one. */
function beforeInFile(sheets: readonly SheetPersons[], { number, form }: SheetPersons): readonly SheetPersons[] {
  let first = number
  while (sheets[first - 1]?.form.path === form.path) first--
  return sheets.slice(first, number)
}

/** One of the two senders lies in the other. */
function isAbove({ units }: CheckContext, a: string, b: string): boolean {
  const [one, two] = [units.get(a), units.get(b)]
  if (!one || !two || one.key === two.key) return false
  return isInside(units, two, one.key) || isInside(units, one, two.key)
}
