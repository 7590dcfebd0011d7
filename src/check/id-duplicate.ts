/** The same person twice, on one sheet or on two; both places are named, the number never is. */
import type { Value } from '../form/reading.ts'
import { idKey } from '../value/id-number.ts'
import { normaliseName } from '../value/text.ts'
import { cellAddress } from '../workbook/address.ts'
import { type CheckContext, defineCheck, type Watcher } from './check.ts'
import { findColumn } from './find-columns.ts'
import { createIdIndex, type IdIndex } from './id-index.ts'
import { readId } from './read-id.ts'

/** What all sheets of one form share. */
interface Memory {
  index: IdIndex
  sheets: SheetMemory[]
}

interface SheetMemory {
  path: string
  sheet: string
  /** Project the sheet is filled in for; `''` for forms without one. */
  project: string
  column: number
  /** A sheet that never ended turned out damaged: what it gave is void. */
  ended: boolean
  /** Shared with other sheets: own row, the other sheet's number, its row, same name (1) or not (0). */
  meetings: number[]
}

export const idDuplicateCheck = defineCheck({
  id: 'id-duplicate',
  scope: 'run',
  title: '身份证号码重复',
  meaning:
    '同一张表内、同一次校验的各份同种报表之间，一个身份证号码只能出现一次。姓名也相同的，多半是同一人填了两次；姓名不同的，至少有一人抄错。同一人在不同项目的表里各有一行的，只提醒。号码本身有错的行不比。',
  severity: 'error',
  milder: { project: 'warning' },
  params: (zod) => zod.strictObject({ field: zod.string().optional(), name: zod.string().optional() }),
  start(context, { field, name }) {
    const id = findColumn(context, 'idNumber', field)
    if (typeof id !== 'number') return id
    const nameAt = findColumn(context, 'name', name)
    return watch(context, id, typeof nameAt === 'number' ? nameAt : -1)
  },
  message: ({ reason, other, file, sheet, same }) => {
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

function watch({ form, table, asOf, shared, report }: CheckContext, id: number, name: number): Watcher {
  const memory = memoryOf(shared)
  const { index, sheets } = memory
  const number = sheets.length
  const column = table!.columns[0]?.[id] ?? -1
  /** Persons already met on another sheet → their first row here, for a third place is a double of this one. */
  const metHere = new Map<number, number>()
  const own: SheetMemory = {
    path: form.path,
    sheet: form.sheet,
    project: form.head.project?.text ?? '',
    column,
    ended: false,
    meetings: [],
  }
  sheets.push(own)

  return {
    record(record) {
      const reading = readId(record, id, asOf)
      if (reading === undefined || !reading.valid) return
      const key = idKey(reading.canonical)
      if (key === undefined) return
      const mark = name < 0 ? 0 : hash(record.values[name])
      const place = index.add(key, number, record.row, mark)
      if (place < 0) return
      const same = Number(name < 0 || index.markAt(place) === mark)
      const row = index.rowAt(place)
      const other = index.sheetAt(place)
      const here = other === number ? row : metHere.get(place)
      if (here !== undefined) {
        report.at(
          { row: record.row, column, rows: [here, record.row], subject: String(record.values[name] ?? '') },
          { reason: 'sheet', other: cellAddress(column, here), same },
        )
      } else {
        metHere.set(place, record.row)
        own.meetings.push(record.row, other, row, same)
        sheets[other]!.meetings.push(row, number, record.row, same)
      }
    },
    end() {
      own.ended = true
      metHere.clear()
    },
    endRun() {
      for (let i = 0; i < own.meetings.length; i += 4) {
        const [row, number, otherRow, same] = own.meetings.slice(i, i + 4) as [number, number, number, number]
        const other = sheets[number]!
        if (!other.ended) continue
        // Sheets of the same file are named by their tab alone.
        const file = other.path === own.path ? '' : fileName(other.path)
        const elsewhere = same === 1 && own.project !== '' && other.project !== '' && own.project !== other.project
        report.at(
          { row, column, fold: `${other.path}\n${other.sheet}` },
          {
            reason: elsewhere ? 'project' : 'file',
            file: file || '本文件',
            sheet: other.sheet,
            other: cellAddress(other.column, otherRow),
            same,
          },
        )
      }
    },
  }
}

/** The sentence goes back to a school: folders of this office are none of its business. */
function fileName(path: string): string {
  return path.split(/[\\/]/).at(-1)!
}

function memoryOf(shared: Map<string, unknown>): Memory {
  const memory = (shared.get('memory') as Memory | undefined) ?? { index: createIdIndex(), sheets: [] }
  shared.set('memory', memory)
  return memory
}

/** 32 bits of a name, enough to tell whether two holders of one number are called the same. */
function hash(value: Value): number {
  const text = String(value ?? '')
  let hashed = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    // Blanks, interpuncts and widths are for `normaliseName`; nearly every name has only these characters.
    if (code < 0x4e00 || code > 0x9fff) return hashPlain(normaliseName(text))
    hashed = (Math.imul(hashed, 31) + code) | 0
  }
  return hashed
}

function hashPlain(text: string): number {
  let hashed = 0
  for (let i = 0; i < text.length; i++) hashed = (Math.imul(hashed, 31) + text.charCodeAt(i)) | 0
  return hashed
}
