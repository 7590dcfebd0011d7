/**
 * A pack and its notice → what contradicts itself: a clause, list, setting or form that nobody declared, a split that does not
 * add up, an id given twice. Single places were checked before by the schema.
 */

import { columnTypes } from './column-types.ts'
import type { PackColumn, PackForm } from './form-schema.ts'
import type { Form, Notice } from './notice.ts'
import type { Fault, PackPath } from './pack-fault.ts'
import type { Pack } from './pack-schema.ts'
import { assessmentFaults } from './resolve-assessment.ts'
import { listOf } from './resolve-form.ts'

export function crossCheck(pack: Pack, notice: Notice): Fault[] {
  return [
    ...clauseFaults(pack),
    ...listFaults(pack),
    ...settingFaults(pack),
    ...deadlineFaults(pack),
    ...targetFaults(pack),
    ...splitFaults(pack, notice),
    ...assessmentFaults(pack),
    ...(['deadlines', 'targets', 'splits'] as const).flatMap((part) => twice(pack[part], 'id', [part])),
    ...twice(pack.units, 'key', ['units']),
    ...unitFaults(pack),
    ...Object.keys(pack.forms).flatMap((id) => formFaults(pack.forms[id] as PackForm, ['forms', id])),
    ...notice.forms.flatMap((form) => cardFaults(form, notice)),
  ]
}

/** `430600-JK` is a unit of the notice's own; a bare code is one of GB/T 2260. */
export function hasOwnKey({ key }: { key: string }): boolean {
  return key.includes('-')
}

function unitFaults({ units }: Pack): Fault[] {
  return units.flatMap((unit, index): Fault[] => {
    const path = ['units', index]
    if (hasOwnKey(unit)) {
      const missing = (['name', 'parent'] as const).filter((each) => unit[each] === undefined)
      if (missing.length === 0 && isCounty(unit.parent!)) return [belowCounty(unit.parent!, path)]
      return missing.map((each) => ({ path, message: `没有行政区划代码的单位“${unit.key}”要写 ${each}` }))
    }
    if (unit.name !== undefined || unit.parent !== undefined) {
      return [{ path, message: `“${unit.key}”有行政区划代码，名称、上级已有，只写 key 和 also` }]
    }
    return unit.also.length > 0 ? [] : [{ path, message: `给“${unit.key}”加别名，要在 also 中写出` }]
  })
}

/** 510104, not 510100 nor 510000. */
function isCounty(code: string): boolean {
  return !code.endsWith('00')
}

/** It stands in tables beside the counties: what lay below one would be in the city's total and in no county's. */
function belowCounty(parent: string, path: PackPath): Fault {
  const message = `上级“${parent}”是县（市、区），应为市（州）的代码：没有代码的单位在表里与县并列；要算在这个县里的，写成给“${parent}”加的别名（also）`
  return { path: [...path, 'parent'], message }
}

function twice<K extends string>(entries: Record<K, string>[], key: K, path: PackPath): Fault[] {
  const seen = new Set<string>()
  return entries.flatMap((entry, index) => {
    const repeated = seen.has(entry[key])
    seen.add(entry[key])
    return repeated ? [{ path: [...path, index, key], message: `“${entry[key]}”出现两次` }] : []
  })
}

/** Every place that names a clause, with the name. */
function* clauseReferences(value: unknown, path: PackPath): Generator<[string, PackPath]> {
  if (Array.isArray(value)) {
    for (const [index, each] of value.entries()) yield* clauseReferences(each, [...path, index])
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, each] of Object.entries(value)) {
      if (!/^clause$|Clause$/.test(key)) yield* clauseReferences(each, [...path, key])
      else if (typeof each === 'string') yield [each, [...path, key]]
      else for (const [index, id] of listOf(each).entries()) yield [id, [...path, key, index]]
    }
  }
}

function clauseFaults(pack: Pack): Fault[] {
  const { clauses, settings: _, ...rest } = pack
  return [...clauseReferences(rest, [])]
    .filter(([id]) => !(id in clauses))
    .map(([id, path]) => ({ path, message: `没有条款“${id}”：请在 clauses 中写出原文` }))
}

function* columnsOf(columns: PackColumn[], path: PackPath): Generator<[PackColumn, PackPath]> {
  for (const [index, column] of columns.entries()) {
    yield [column, [...path, index]]
    if (column.columns) yield* columnsOf(column.columns, [...path, index, 'columns'])
  }
}

function allColumns(form: PackForm, path: PackPath): [PackColumn, PackPath][] {
  return [
    ...columnsOf(form.columns ?? [], [...path, 'columns']),
    ...form.tables.flatMap((table, index) => [...columnsOf(table.columns, [...path, 'tables', index, 'columns'])]),
  ]
}

function listFaults(pack: Pack): Fault[] {
  const typed: [{ type: string; list: string; multiple: boolean }, PackPath][] = Object.entries(pack.forms).flatMap(
    ([id, form]) => [
      ...allColumns(form, ['forms', id]),
      ...(['head', 'foot'] as const).flatMap((part) =>
        form[part].map((field, index): [typeof field, PackPath] => [field, ['forms', id, part, index]]),
      ),
    ],
  )
  return typed.flatMap(([{ type, list, multiple }, path]): Fault[] => {
    if (list !== '' && !(list in pack.lists)) {
      return [{ path: [...path, 'list'], message: `没有取值表“${list}”：请在 lists 中写出` }]
    }
    if (multiple && type !== 'list')
      return [{ path: [...path, 'multiple'], message: 'multiple 只用于 type: list 的栏目' }]
    return type === 'list' && list === '' ? [{ path, message: '类型是 list 的栏目要写 list: 取值表名' }] : []
  })
}

function settingFaults(pack: Pack): Fault[] {
  const faults: Fault[] = []
  for (const part of ['deadlines', 'targets'] as const) {
    for (const [index, entry] of pack[part].entries()) {
      for (const [key, value] of Object.entries(entry)) {
        if (typeof value !== 'string' || !value.startsWith('$')) continue
        const name = value.slice(1).replace(/-.*/, '')
        if (name in pack.settings) continue
        faults.push({ path: [part, index, key], message: `没有设置“${name}”：请在 settings 中写出默认值和理由` })
      }
    }
  }
  for (const [name, setting] of Object.entries(pack.settings)) {
    if (setting.options.length > 0 && !setting.options.includes(String(setting.default))) {
      faults.push({ path: ['settings', name, 'default'], message: `默认值“${setting.default}”不在 options 中` })
    }
  }
  return faults
}

function deadlineFaults(pack: Pack): Fault[] {
  return pack.deadlines.flatMap((deadline, index) => [
    ...deadline.forms.flatMap((form, at) =>
      form in pack.forms ? [] : [{ path: ['deadlines', index, 'forms', at], message: `没有报表“${form}”` }],
    ),
    ...(deadline.monthly > 0 && deadline.from === '' && pack.issued === ''
      ? [{ path: ['deadlines', index, 'monthly'], message: '每月报送的要写 from: 从哪一天开始' }]
      : []),
    ...(isAfter(deadline.from, deadline.on)
      ? [{ path: ['deadlines', index, 'from'], message: '开始日期晚于截止日期' }]
      : []),
  ])
}

function targetFaults(pack: Pack): Fault[] {
  return pack.targets.flatMap((target, index) => {
    const path = ['targets', index]
    const faults: Fault[] = []
    if (target.share === null && target.count === null) faults.push({ path, message: '目标要写 share 或 count' })
    if (target.most !== null && target.most < (target.count ?? 0)) {
      faults.push({ path: [...path, 'most'], message: '上限小于下限' })
    }
    if (isAfter(target.from, target.by)) faults.push({ path: [...path, 'from'], message: '开始日期晚于截止日期' })
    return faults
  })
}

function isAfter(from: string, to: string): boolean {
  return /^\d/.test(from) && /^\d/.test(to) && from > to
}

function splitFaults(pack: Pack, notice: Notice): Fault[] {
  const fields = new Set(
    notice.forms.flatMap((form) => form.tables.flatMap((table) => table.columns.map((column) => column.field))),
  )
  return pack.splits.flatMap((split, index) => {
    const path = ['splits', index]
    const faults: Fault[] = [split.of, ...Object.keys(split.into)]
      .filter((field) => !fields.has(field))
      .map((field) => ({
        path: field === split.of ? [...path, 'of'] : [...path, 'into', field],
        message: `没有报表有字段“${field}”`,
      }))
    const sum = Object.values(split.into).reduce((total, share) => total + Math.round(share * 1_000_000), 0)
    if (sum !== 1_000_000) faults.push({ path: [...path, 'into'], message: `比例之和是 ${sum / 10_000}%，应为 100%` })
    return faults
  })
}

/** As many columns has the grid of a card, which a table inside it shares. */
const MOST_INSIDE = 12

function cardFaults({ id, cards, tables }: Form, notice: Notice): Fault[] {
  const [first, ...inside] = tables
  const listed = notice.forms.find((form) => form.id === cards)
  const faults: Fault[] =
    cards === '' || listed?.tables[0]?.card
      ? []
      : [{ path: ['forms', id, 'cards'], message: listed ? `“${cards}”不是申报表` : `没有报表“${cards}”` }]
  const wide = first?.card && inside.find(({ columns, blocks }) => columns.length * blocks > MOST_INSIDE)
  if (wide) faults.push({ path: ['forms', id], message: `申报表里的小表最多 ${MOST_INSIDE} 栏，请分成两张` })
  return faults
}

function formFaults(form: PackForm, path: PackPath): Fault[] {
  const named = [
    ...form.head.map((field, index) => ({ field: field.field, path: [...path, 'head', index, 'field'] })),
    ...form.foot.map((field, index) => ({ field: field.field, path: [...path, 'foot', index, 'field'] })),
  ]
  return [
    ...reservedFaults(form, path),
    ...categoryFaults(form, path),
    ...named
      .filter((each, index) => named.findIndex((other) => other.field === each.field) !== index)
      .map((each) => ({ path: each.path, message: `表头、表尾的字段“${each.field}”出现两次` })),
  ]
}

/** What stands in two tables of categories is added up by name. */
function categoryFaults(form: PackForm, path: PackPath): Fault[] {
  if (form.rows !== 'category') return []
  const tables = form.columns ? [{ key: form.key, path }] : []
  return [...tables, ...form.tables.map(({ key }, index) => ({ key, path: [...path, 'tables', index] }))]
    .filter(({ key }) => key.length === 0)
    .map((table) => ({ path: table.path, message: 'rows: category 的表要写 key: 哪几栏是类别，report 才能逐格相加' }))
}

/** What `gap` adds up. */
const reserved: Readonly<Record<string, string>> = {
  staff: '专任教师数',
  trained: '已培训人数',
  untrained: '未培训人数',
}

function reservedFaults(form: PackForm, path: PackPath): Fault[] {
  return allColumns(form, path).flatMap(([{ field = '', type }, at]) =>
    !Object.hasOwn(reserved, field) || columnTypes[type].figure
      ? []
      : [
          {
            path: [...at, 'type'],
            message: `字段“${field}”是${reserved[field]}，gap 要相加，类型应为 count，不是 ${type}`,
          },
        ],
  )
}
