/**
 * Blank forms as they were understood come in; the YAML of a first pack goes out, with a comment at each guess. Officers correct it: nothing is
 * written that was neither read nor said to be guessed.
 */

import type { ColumnType } from '../notice/column-types.ts'
import { fileName } from '../value/file-name.ts'
import { guessColumn } from './guess-column.ts'
import { type DraftColumn, type DraftRule, guessSums, guessTable, unused } from './guess-table.ts'
import { GUESSED, openPoints } from './open-points.ts'
import type { Sketch, SketchField } from './sketch.ts'
import { push, quoted, typeParts, type Writing, writePrinted, writeTable } from './write-table.ts'

interface DraftForm {
  id: string
  sketch: Sketch
  columns: number
  fields: number
  guesses: number
}

export interface DraftPack {
  id: string
  text: string
  forms: DraftForm[]
  /** In the forms and above them. */
  guesses: number
}

export function packText(id: string, sketches: readonly Sketch[]): DraftPack {
  const ids = new Set<string>()
  const lists = new Map<string, readonly string[]>()
  const forms: DraftForm[] = []
  const body: string[] = []
  for (const [index, sketch] of sketches.entries()) {
    const number = /^附[件表]?(\d+(?:-\d+)?)$/u.exec(sketch.label)?.[1]
    const form = unused(ids, number ? `annex-${number}` : `form-${index + 1}`, '-')
    const writing: Writing = { lines: [], lists, guesses: 0 }
    writeForm(writing, form, sketch)
    body.push(...writing.lines)
    const columns = sketch.tables.reduce((sum, table) => sum + table.columns.length, 0)
    const fields = sketch.head.length + sketch.foot.length + sketch.sections.length
    forms.push({ id: form, sketch, columns, fields, guesses: writing.guesses })
  }
  const title = sketches[0]?.title.join('').replace(/[_＿×\s]{2,}/gu, '') || '新通知'
  const head = [
    '# itcap notice draft 从样表读出的初稿。带“猜”字的地方是看着表头猜的，请逐处核对；改好后运行 itcap notice check 本文件夹。',
    `id: ${id} # 请改成自己的编号`,
    `title: ${quoted(`${title}的通知`)} # 请改成通知的全称`,
    `shortTitle: ${quoted(title.slice(0, 12))} # 请改成列表里用的简称`,
    'region: "" # 请写适用地区的全称，例如 成都市',
    `level: county ${GUESSED}县里的通知；省 province、市 city、乡镇 town、学校 school`,
    'clauses: {} # 请把通知的原文抄在这里：编号 → 一字不改的句子；再在报表、栏目、规则上写 clause: 编号',
  ]
  const listed = [...lists].map(
    ([name, values]) => `  ${name}: [${values.map(quoted).join(', ')}] ${GUESSED}看表头写的`,
  )
  const text = [...head, ...(listed.length > 0 ? ['lists:', ...listed] : []), 'forms:', ...body, ''].join('\n')
  return { id, forms, text, guesses: openPoints(text).guesses }
}

function writeForm(writing: Writing, id: string, sketch: Sketch): void {
  const { lines } = writing
  const add = (text: string, why = '') => push(writing, '    ', text, why)
  lines.push(`  ${id}: # ${fileName(sketch.path)} ${sketch.sheet}`.trimEnd())
  if (sketch.label !== '') add(`label: ${quoted(sketch.label)}`)
  const { title, blanks } = titleOf(sketch.title)
  add(
    title.length === 1
      ? `title: ${quoted(title[0]!)}`
      : `title: [${(title.length > 0 ? title : [id]).map(quoted).join(', ')}]`,
  )
  if (blanks.length > 0)
    add(`blanks: { ${blanks.map(([name, text]) => `${name}: ${quoted(text)}`).join(', ')} }`, '标题里留空的地方')
  if (!sketch.official) add('official: false')
  const names = new Set<string>()
  const tables = sketch.tables.map((table) => guessTable(table.columns, sketch.card ? names : new Set()))
  writeRows(add, sketch, tables)
  if (sketch.card && sketch.tables.length > 0) add('layout: card')
  for (const part of ['head', 'foot'] as const) {
    if (part === 'foot') writeParts(writing, add, sketch, tables)
    if (sketch[part].length === 0) continue
    add(`${part}:`)
    for (const field of sketch[part]) writeField(writing, field, sketch, names)
  }
  if (sketch.notes.length > 0) {
    add('notes:')
    for (const note of sketch.notes) add(`  - ${quoted(note)}`)
  }
  if (sketch.wide) add('page: { orientation: landscape }', '栏目多，横向')
}

function writeRows(add: (text: string, why?: string) => void, sketch: Sketch, tables: DraftColumn[][]): void {
  const types = new Set<ColumnType>([
    ...(tables[0] ?? []).map(({ type }) => type),
    ...(sketch.card ? sketch.head.map(({ label }) => guessColumn(label, '', [], false).type) : []),
  ])
  const fields = [...sketch.head, ...sketch.foot].map(({ label }) => guessColumn(label, '', [], false).type)
  const cities = sketch.tables.some(({ columns }) =>
    columns.some(({ heading }) => /市[(（]?州|地市|设区市/u.test(heading)),
  )
  const rows =
    types.has('idNumber') || types.has('name')
      ? 'person'
      : sketch.tables.length === 0 && !sketch.card
        ? 'text'
        : types.has('school')
          ? 'school'
          : cities
            ? 'city'
            : 'county'
  const words = {
    person: '一行一人',
    text: '文字',
    school: '一行一校',
    city: '一行一个市（州）',
    county: '一行一个县（市、区）',
  }
  const one = sketch.card ? '一张一份' : words[rows]
  add(`rows: ${rows}`, `${one}（person 人、school 学校、county 县、city 市、text 文字）`)
  const asks = fields.includes('unit') || types.has('unit')
  const reporter = rows === 'city' ? 'province' : rows === 'county' ? 'city' : asks ? 'county' : 'school'
  add(`reporter: ${reporter}`, '谁报上来（school 学校、county 县、city 市、province 省）')
}

function writeField(
  writing: Writing,
  { label, blank, place, lines }: SketchField,
  { card }: Sketch,
  names: Set<string>,
): void {
  const guess = guessColumn(label, '', [], false)
  const field = unused(names, guess.field || `head${names.size + 1}`)
  const parts = [
    `field: ${field}`,
    `label: ${quoted(label)}`,
    ...typeParts(writing, field, guess.type, guess.values),
    ...(!card && place !== 'left' ? [`place: ${place}`] : []),
    ...(lines > 0 ? [`lines: ${lines}`] : []),
    ...(blank !== '' ? [`blank: ${quoted(blank)}`] : []),
  ]
  push(writing, '      ', `- { ${parts.join(', ')} }`, guess.why)
}

/** Tables, texts and their order. */
function writeParts(
  writing: Writing,
  add: (text: string, why?: string) => void,
  sketch: Sketch,
  tables: DraftColumn[][],
): void {
  const [only] = sketch.tables
  const isSingle = sketch.tables.length === 1 && only!.heading === '' && sketch.sections.length === 0 && !sketch.card
  const ids = new Map<unknown, string>()
  const rules: { table: string; rule: DraftRule }[] = []
  if (isSingle) {
    writeTable(writing, '    ', only!, tables[0]!)
    rules.push(...guessSums(tables[0]!).map((rule) => ({ table: '', rule })))
    if (only!.preprinted.length > 0) writePrinted(writing, '    ', only!, tables[0]!)
  } else if (sketch.tables.length > 0) {
    add('tables:')
    for (const [index, table] of sketch.tables.entries()) {
      const id = `table-${index + 1}`
      ids.set(table, id)
      writing.lines.push(`      - id: ${id}`)
      if (table.heading !== '') writing.lines.push(`        heading: ${quoted(table.heading)}`)
      writeTable(writing, '        ', table, tables[index]!)
      if (table.preprinted.length > 0) writePrinted(writing, '        ', table, tables[index]!)
      rules.push(...guessSums(tables[index]!).map((rule) => ({ table: id, rule })))
    }
  }
  if (sketch.sections.length > 0) {
    add('sections:')
    for (const [index, section] of sketch.sections.entries()) {
      ids.set(section, `section-${index + 1}`)
      const { heading, hint, level } = section
      const more = `${hint === '' ? '' : `, hint: ${quoted(hint)}`}${level === 2 ? ', level: 2' : ''}`
      writing.lines.push(`      - { id: section-${index + 1}, heading: ${quoted(heading)}${more} }`)
    }
    if (ids.size > 1) add(`order: [${sketch.order.map((part) => ids.get(part)).join(', ')}]`)
  }
  if (rules.length === 0) return
  add('checks:')
  for (const [index, { table, rule }] of rules.entries()) {
    const id = rule.check === 'row-rule' ? `id: within-${index + 1}, ` : ''
    push(
      writing,
      '      ',
      `- { check: ${rule.check}, ${table === '' ? '' : `table: ${table}, `}${id}${rule.params} }`,
      rule.why,
    )
  }
}

const room = String.raw`(?:[_＿]{1,}|[×Xx]{2,}|[\s　]{2,})`
const place = String.raw`[(（][省市州地盟县区、，,校镇乡学/\s]+[)）]`
const unitRoom = new RegExp(`(?:${room}(?:(?:学校|[省市州县区镇乡校])(?:${place})?|${place}))+`, 'u')
const yearRoom = /(?:20)?(?:[_＿×Xx]{1,4}|[\s　]{2,})(?=(?:[—-]\S{1,6})?年)/u

/** Room in the title becomes a placeholder, which prints the same. */
function titleOf(lines: readonly string[]): { title: string[]; blanks: [string, string][] } {
  const blanks: [string, string][] = []
  const title = lines.map((line) => {
    let text = line
    for (const [name, pattern] of [
      ['unit', unitRoom],
      ['year', yearRoom],
    ] as const) {
      const found = pattern.exec(text)
      if (!found || blanks.some(([each]) => each === name)) continue
      blanks.push([name, found[0]])
      text = `${text.slice(0, found.index)}{${name}}${text.slice(found.index + found[0].length)}`
    }
    return text.trim()
  })
  return { title, blanks }
}
