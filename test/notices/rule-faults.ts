/**
 * A rule of any pack and a good sheet of its form come in; the same sheet with one fault goes out, by kind of rule. Persons are invented. What only a notice's own figures can tell (hours, lists from above) comes from the cases of its clauses.
 */
import type { Known } from '../../src/check/check.ts'
import { columnTypes } from '../../src/notice/column-types.ts'
import type { Column, Form, FormRule, Notice, Table } from '../../src/notice/notice.ts'
import type { Places } from '../../src/report/places.ts'
import type { UnitTable } from '../../src/unit/unit.ts'
import type { Value } from '../../src/value/value.ts'
import type { PlainCell } from '../form/plain-sheet.ts'
import { abolished, person } from '../samples/people.ts'
import type { FormSketch, Row } from './clauses/clause-case.ts'
import { goodSheet, placesOf, plainValue } from './good-sheet.ts'
import { faultsOfPacks, quotaByIssued, quotaByTable } from './rule-faults-of-packs.ts'

export interface Ground {
  notice: Notice
  form: Form
  rule: FormRule
  /** The rule's table. */
  table: Table | undefined
  units: UnitTable
  good: FormSketch
}

/** What is otherwise than on the good sheet, or on a right sheet of the fault's own. */
export type Fault = Partial<FormSketch> & { known?: Partial<Known>; desk?: string; right?: Partial<FormSketch> }
/** Several where one form needs another fault than the next: the first that is noticed will do. */
export type Maker = (ground: Ground) => Fault | Fault[] | undefined

/** The sheet with other rows in the rule's table. */
function withRows({ good, table }: Ground, change: (rows: Row[]) => Row[]): Fault {
  return { tables: { ...good.tables, [table!.id]: change([...good.tables![table!.id]!]) } }
}

function cell(ground: Ground, field: string, value: Value, row = 0): Fault {
  const { form, good, table } = ground
  if (!table?.columns.some((column) => column.field === field)) return { head: { ...good.head, [field]: value } }
  void form
  return withRows(ground, (rows) => rows.map((each, index) => (index === row ? { ...each, [field]: value } : each)))
}

/** The first field that the rule names, or the first of the type. */
function fieldOf({ rule, table, form }: Ground, ...types: Column['type'][]): string {
  const { fields, field } = rule.params as { fields?: string[]; field?: string }
  const typed = [...(table?.columns ?? []), ...form.head, ...form.foot].find(({ type }) => types.includes(type))
  return fields?.[0] ?? field ?? typed?.field ?? ''
}

/** Says the value in the first field of the rule, or of these types. */
const says =
  (value: Value, ...types: Column['type'][]): Maker =>
  (ground) =>
    cell(ground, fieldOf(ground, ...types), value)

const placeOf = (places: Places, table: Table, row: number, field: string) => {
  const found = /^([A-Z]+)(\d+)$/.exec(places.of(table.id, row, field) ?? '')
  if (!found) throw new Error(`${table.id}/${row}/${field} is not drawn`)
  const column = [...found[1]!].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
  return { row: Number(found[2]) - 1, column }
}

/** Lines of one text between the label of the form and its head. */
function titleLines(cells: PlainCell[][]): PlainCell[][] {
  return cells.slice(0, 6).filter((line, index) => {
    const texts = line.filter((text) => text !== undefined && text !== null)
    return texts.length === 1 && !/[：:]/u.test(String(texts[0])) && !(index === 0 && /^附/u.test(String(texts[0])))
  })
}

/** Another column at the right, with this heading. */
const besides =
  (heading: (table: Table) => string): Maker =>
  ({ form }) => ({
    grid(cells, places) {
      const table = form.tables[0]!
      const { row } = placeOf(places, table, 0, table.columns[0]!.field)
      const column = Math.max(...cells.map((line) => line.length))
      const put = (at: number, value: string) => {
        const line = cells[at]!
        while (line.length < column) line.push(undefined)
        line[column] = value
      }
      put(row - 1, heading(table))
      put(row, '另外的话')
      return undefined
    },
  })

const id = (number: number) => person(number, abolished.yueyang).idNumber

export const faults: Readonly<Record<string, Maker>> = {
  ...faultsOfPacks,
  'title-missing': () => ({
    grid(cells) {
      for (const line of titleLines(cells)) line.fill(undefined)
      return undefined
    },
  }),
  // A notice of one form has no other title to confuse it with: its own of another year does.
  'form-mixed': ({ notice, form }) => {
    const others = notice.forms.filter((each) => each !== form).map((each) => each.title.join(''))
    return [...others, form.title.join('').replace(/20\d\d/, '2013')].map((title) => ({
      grid(cells) {
        const [first, ...rest] = titleLines(cells)
        for (const line of [first!, ...rest]) line.fill(undefined)
        first![0] = title.replace(/\{\w+\}/g, '')
        return undefined
      },
    }))
  },
  'heading-missing': ({ form }) => {
    const { columns, key } = form.tables[0]!
    const spare = columns.findLast(({ field, required }) => required && !key.includes(field)) ?? columns.at(-1)!
    return { without: [spare.field] }
  },
  'heading-unknown': besides(() => '谁也没有要的一栏'),
  'heading-twice': (ground) =>
    ground.form.tables[0]!.columns.filter(({ groups }) => groups.length === 0).map(
      ({ heading }) => besides(() => heading)(ground) as Fault,
    ),
  'formula-no-value': ({ form }) => ({
    grid(cells, places) {
      const table = form.tables[0]!
      const { field } = table.card ? table.columns[0]! : table.columns.at(-1)!
      const { row, column } = placeOf(places, table, 0, field)
      cells[row]![column] = { formula: true }
      return undefined
    },
  }),
  'hidden-data': ({ form }) => ({
    grid: (_, places) => ({
      hiddenRows: [
        placeOf(places, form.tables[0]!, form.tables[0]!.card ? 0 : 1, form.tables[0]!.columns[0]!.field).row + 1,
      ],
    }),
  }),
  'sample-row': (ground) => {
    const first = ground.form.tables[0]!.columns.find(({ type }) => ['name', 'text', 'unit', 'list'].includes(type))
    const named = ground.form.tables[0]!.columns[0]!.type === 'sequence' ? ground.form.tables[0]!.columns[0] : first
    return withRows(ground, ([row, ...rest]) => [{ ...row, [named!.field]: '例' }, row!, ...rest])
  },
  // All but what the row is about; figures are the 0 that formulas make.
  'prepared-row': (ground) => {
    const made = withRows(ground, (rows) => {
      const subject =
        ground.form.rows === 'county' || ground.form.rows === 'city' ? ['unit'] : ['name', 'idNumber', 'phone']
      const left = [...subject, ...(ground.form.rows === 'school' ? ['school'] : [])]
      const elsewhere = placesOf(ground, 'county').at(-1)!.name
      const bare = (number: number): Row =>
        Object.fromEntries(
          ground
            .table!.columns.filter(({ type }) => !left.includes(type))
            .map(({ field, type }) => [
              field,
              type === 'sequence'
                ? rows.length + number
                : columnTypes[type].figure
                  ? 0
                  : type === 'unit'
                    ? elsewhere
                    : rows.at(-1)![field],
            ]),
        )
      return [...rows, bare(1), bare(2)]
    })
    const table = ground.form.tables[0]!
    const names = table.columns.findLast(({ type }) => ['name', 'school', 'unit'].includes(type))
    /** Looked up by a formula that found nobody. */
    const notFound: Fault['grid'] = (cells, places) => {
      const { row, column } = placeOf(places, table, made.tables![table.id]!.length - 1, names!.field)
      const line = cells[row]!
      while (line.length <= column) line.push(undefined)
      line[column] = { error: '#N/A' }
      return undefined
    }
    return [made, { ...made, grid: notFound }]
  },
  'zero-report': ({ form, good }) => {
    const [main, ...rest] = form.tables
    const said = main!.columns.find(({ type }) => type !== 'sequence')!.field
    return {
      tables: { [main!.id]: [{ [said]: '无' }], ...Object.fromEntries(rest.map(({ id }) => [id, []])) },
      sections: Object.fromEntries(form.sections.map(({ id }) => [id, ''])),
      ...(good.total && { total: {} }),
    }
  },
  'row-unread': ({ form }) =>
    form.tables.map((table) => ({
      grid(cells, places) {
        const line: PlainCell[] = table.card ? [] : cells[placeOf(places, table, 1, table.columns[0]!.field).row]!
        if (table.card) cells.push(line)
        line.fill(undefined)
        line[0] =
          '以上各项均已经本单位认真核对，确认无误，如有不实愿意承担相应的责任，特此说明，请上级审核并予以备案为盼。'
        return undefined
      },
    })),
  'head-required': ({ rule, good }) => ({ head: { ...good.head, [(rule.params.fields as string[])[0]!]: undefined } }),
  'section-required': ({ rule, good }) => ({
    sections: { ...good.sections, [(rule.params.sections as string[])[0]!]: '' },
  }),
  deadline: () => ({ received: '2099-01-01T09:00:00+08:00' }),
  'head-count': ({ rule, good }) => ({ head: { ...good.head, [String(rule.params.head)]: 99 } }),
  'head-among-rows': (ground) => ({
    head: { ...ground.good.head, [String(ground.rule.params.head)]: placesOf(ground, 'county')[1]!.name },
  }),
  required: (ground) => cell(ground, fieldOf(ground), undefined),
  filler: says('同上'),
  'id-number': says('110103201501011230', 'idNumber'),
  'id-number-float': says(110103201501011200, 'idNumber'),
  'id-duplicate': (ground) =>
    ground.table!.card
      ? { before: [{ ...ground.good, ...cell(ground, 'unit', placesOf(ground, 'county')[1]!.name) }] }
      : cell(ground, fieldOf(ground, 'idNumber'), id(1), 1),
  'known-person': (ground) => ({
    known: {
      persons: (subjects) =>
        subjects.map((subject) => ({
          subject,
          notice: ground.notice.id,
          form: ground.form.id,
          unit: '',
          school: '另一所示例中学',
        })),
      whereabouts: (all) => all.map(() => ({ path: '另一所.xlsx', name: '' })),
    },
  }),
  'two-versions': ({ good, form, units }) => {
    const rows = good.tables![form.tables[0]!.id]!
    const desk = placesOf({ units }, 'county')[0]!.key
    return {
      desk,
      also: [
        { ...good, tables: { ...good.tables, [form.tables[0]!.id]: form.tables[0]!.card ? rows : rows.slice(1) } },
      ],
    }
  },
  'sex-id-mismatch': (ground) => {
    const { sex: named } = ground.rule.params
    if (named === undefined) {
      const { field } = ground.form.head.find(({ type }) => type === 'sex')!
      const { head } = ground.good
      return { head: { ...head, [field]: head![field] === '男' ? '女' : '男' } }
    }
    const field = String(named)
    const said = ground.good.tables![ground.table!.id]![0]![field]
    return cell(ground, field, said === '男' ? '女' : '男')
  },
  'row-out-of-place': (ground) => {
    const [name, id] = ['name', 'idNumber'].map(
      (type) => ground.table!.columns.find((each) => each.type === type)!.field,
    )
    return withRows(ground, (rows) => rows.map((row) => ({ ...row, [name!]: row[id!], [id!]: row[name!] })))
  },
  'teacher-age': says('110103201501011236', 'idNumber'),
  name: says('张3'),
  'columns-swapped': (ground) => {
    const { name, subject } = ground.rule.params as { name: string; subject: string }
    return withRows(ground, (rows) => rows.map((row) => ({ ...row, [name]: row[subject], [subject]: row[name] })))
  },
  phone: says('12345', 'phone'),
  'phone-shared': (ground) => {
    const field = String(ground.rule.params.phone)
    return withRows(ground, (rows) =>
      Array.from({ length: 12 }, (_, index) => ({
        ...rows[0]!,
        ...Object.fromEntries(
          ground
            .table!.columns.filter(({ type }) => ['name', 'idNumber', 'sequence'].includes(type))
            .map((column) => [column.field, plainValue(ground, column, index)]),
        ),
        [field]: rows[0]![field],
      })),
    )
  },
  count: says('约30', 'count'),
  date: says('2021年2月30日', 'date'),
  year: says('一四年', 'year'),
  tick: says('大概', 'tick'),
  'not-in-list': says('绝无此项'),
  'abilities-known': says('Z99', 'abilities'),
  'unknown-unit': says('绝无此县', 'unit'),
  'one-unit': (ground) => cell(ground, String(ground.rule.params.field), placesOf(ground, 'county')[1]!.name, 1),
  'other-unit': ({ notice }) => ({ desk: notice.region.startsWith('广东') ? '哈尔滨市' : '汕头市' }),
  'one-school': (ground) => cell(ground, String(ground.rule.params.field), '另一所示例中学', 1),
  'several-schools': (ground) => cell(ground, fieldOf(ground, 'school'), '示例小学、另一所中学'),
  sequence: (ground) => cell(ground, fieldOf(ground, 'sequence'), 9, 1),
  // Persons with a number are told apart by it.
  'printed-row': (ground) => cell(ground, ground.table!.key[0]!, undefined),
  'duplicate-row': (ground) => {
    const numbers = ground
      .table!.columns.filter(({ type }) => type === 'idNumber')
      .map(({ field }) => [field, undefined])
    // Of a unit that may have one row alone, `units-complete` tells.
    const unit = ground.table!.columns.find(({ type }) => type === 'unit')
    return [{}, unit ? { [unit.field]: '绝无此县' } : {}].map((other) =>
      withRows(ground, ([row, , ...rest]) => {
        const bare = { ...row!, ...Object.fromEntries(numbers), ...other }
        return [bare, bare, ...rest]
      }),
    )
  },
  'row-sum': (ground) => cell(ground, String(ground.rule.params.total), 999),
  'column-sum': ({ rule, good }) => ({ total: { ...good.total, [(rule.params.fields as string[])[0]!]: 99_999 } }),
  // A row of the whole among its parts.
  'total-twice': (ground) => {
    const { units, form } = ground
    const label = ground.table!.columns.find(({ type }) => type === (form.rows === 'school' ? 'school' : 'unit'))!.field
    const place = placesOf(ground, 'county')[0]!
    const level = form.rows === 'county' ? 'city' : 'province'
    const name = form.rows === 'school' ? place.name : units.above(place.key, level)!.name
    return withRows(ground, (rows) => [{ ...ground.good.total, [label]: name }, ...rows])
  },
  'gap-identity': (ground) => cell(ground, String(ground.rule.params.gap), 7),
  'trained-over-staff': (ground) => cell(ground, String(ground.rule.params.trained), 9_999),
  'rate-stated': (ground) => cell(ground, String(ground.rule.params.rate), '12.34%'),
  'units-complete': (ground) => withRows(ground, ([, ...rows]) => rows),
  subcount: says('约30', 'subcount'),
  quota: (ground) => {
    const byTable = quotaByTable(ground) ?? quotaByIssued(ground)
    if (byTable) return byTable
    const { max, min, equal, where = {} } = ground.rule.params as QuotaParams
    const meant = Object.fromEntries(Object.entries(where).map(([field, value]) => [field, [value].flat()[0]!]))
    const other = Object.fromEntries(
      Object.keys(where).map((field) => [field, otherValue(ground, field, meant[field]!)]),
    )
    const rows = (count: number): Fault =>
      withRows(ground, ([row]) => [
        ...Array.from({ length: count }, (_, index) => ({ ...row, ...distinct(ground, index), ...meant })),
        ...(count === 0 || Object.keys(where).length > 0 ? [{ ...row, ...distinct(ground, count), ...other }] : []),
      ])
    const right = rows(equal ?? min ?? max ?? 1)
    const wrong = max ?? equal
    return wrong !== undefined ? { ...rows(wrong + 3), right } : { ...rows(min! - 1), right }
  },
  'remark-owed': (ground) => {
    const { form: issued, measure = 'trained', remark = 'remark' } = ground.rule.params as Record<string, string>
    const form = ground.notice.forms.find(({ id }) => id === issued)!
    const sheet = goodSheet(ground.notice, form, ground.units)
    const [main] = form.tables
    const more = sheet.tables![main!.id]!.map((row) => ({ ...row, [measure]: Number(row[measure]) + 1 }))
    const silent = {
      ...withRows(ground, (rows) => rows.map((row) => ({ ...row, [remark]: undefined }))),
      total: ground.good.total!,
    }
    return { ...silent, also: [{ ...sheet, tables: { [main!.id]: more } }], right: { also: [sheet] } }
  },
  grade: (ground) => cell(ground, ground.notice.assessment!.grade!.field, '甚佳'),
  approval: (ground) => {
    const fields = ground.notice.assessment!.steps.map(({ field }) => field)
    const list = ground.table!.columns.find(({ field }) => field === fields.at(-1))!.list
    const passed = ground.notice.lists[list]?.[0]?.value ?? '合格'
    const row = (first: Value) =>
      Object.fromEntries(fields.map((field, index) => [field, index === 0 ? first : passed]))
    return {
      ...withRows(ground, (rows) => rows.map((each) => ({ ...each, ...row(undefined) }))),
      right: withRows(ground, (rows) => rows.map((each) => ({ ...each, ...row(passed) }))),
    }
  },
}

interface QuotaParams {
  max?: number
  min?: number
  equal?: number
  where?: Record<string, string | string[]>
}

/** What the condition does not mean. */
function otherValue({ table, notice }: Ground, field: string, meant: string): Value {
  const list = table!.columns.find((column) => column.field === field)?.list ?? ''
  return notice.lists[list]?.find(({ value }) => value !== meant)?.value ?? '教师'
}

/** Another school or person in each row. */
function distinct({ table, form }: Ground, index: number): Row {
  const row: Record<string, Value> = {}
  for (const column of table!.columns) {
    if (column.type === 'school' && form.rows === 'school') row[column.field] = `示例第${index + 1}小学`
    if (column.type === 'sequence') row[column.field] = index + 1
    if (column.type === 'name') row[column.field] = person(index + 1, abolished.yueyang).name
    if (column.type === 'phone') row[column.field] = person(index + 1, abolished.yueyang).phone
  }
  return row
}
