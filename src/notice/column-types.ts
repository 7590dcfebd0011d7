/**
 * What a column or field may hold: one entry for each type, with everything that other stages ask of a type. A new type is an entry here, and
 * a reader in `form/read-value.ts` where none of the five there will do. Never asks what a single notice wants of a column.
 */

interface ColumnTypeFacts {
  word: string
  /**
   * How a cell's text becomes a value. `words`: names and free words keep their own characters. `code`: the same in any width. `digits`: a
   * footnote mark behind the number is no digit of it.
   */
  reads: 'words' | 'code' | 'digits' | 'count' | 'number' | 'month' | 'percent' | 'money' | 'tick' | 'subcount'
  /** Numbers, kept as figures by the ledger. */
  figure: boolean
  /** Figures of rows that make a sum in the total row; not so shares. */
  adds: boolean
  /** What is printed as its total is compared with that sum. */
  summed: boolean
  /** Never shown unasked; stored as text, so that no digit is lost. */
  personal: boolean
  /** Whom or what it names: what a row or a sheet is about. */
  names: 'person' | 'place' | 'nothing'
  /** What a row may hold in it before anybody is written into the row; null where that would be about somebody. */
  ahead: RegExp | null
  look: 'figure' | 'rate' | 'unit' | 'text' | 'centre'
  room: {
    /** Half-width characters it needs when nothing else is known. */
    base: number
    /** Share of what is left on the paper. */
    grow: number
    /** Content may widen it up to here before it wraps. */
    most: number
  }
  /** Millimetres to write in by hand, beside a label. */
  byHand: number
  /** What a blank form says while the cell is filled in. */
  hint: string
  /** What it asks for; it never forbids. */
  limit: { type: 'any' } | { type: 'whole'; least: number } | { type: 'length'; least: number; most: number }
  /** How `fix` spells what is written in it; `''` for never. What is said stays the same. */
  respelled: 'idNumber' | 'phone' | 'name' | 'words' | 'listed' | 'date' | 'month' | 'tick' | ''
  /** A list of its own. */
  choices: readonly string[]
  /** Checks of single values that every column of the type gets. */
  checks: readonly string[]
  /** Those it gets where the column must be filled in. */
  checksWhenRequired: readonly string[]
}

/** 1, 2、, （3）, 2021年. */
const shortNumber = /^[\d.、()（）年]{1,8}$/u

const plain: Omit<ColumnTypeFacts, 'word'> = {
  reads: 'code',
  figure: false,
  adds: false,
  summed: false,
  personal: false,
  names: 'nothing',
  ahead: null,
  look: 'centre',
  room: { base: 8, grow: 1, most: 16 },
  byHand: 32,
  hint: '',
  limit: { type: 'any' },
  respelled: '',
  choices: [],
  checks: [],
  checksWhenRequired: [],
}

const figure: Omit<ColumnTypeFacts, 'word'> = {
  ...plain,
  reads: 'number',
  figure: true,
  adds: true,
  look: 'figure',
  room: { base: 7, grow: 1, most: 13 },
  checks: ['count'],
}

const typed = {
  idNumber: {
    ...plain,
    word: '身份证号码',
    respelled: 'idNumber',
    reads: 'digits',
    personal: true,
    room: { base: 19, grow: 0.5, most: 19 },
    hint: '按身份证件原样填写18位号码。本列已设为文本格式；从别处粘贴时请选“只粘贴值”',
    limit: { type: 'length', least: 18, most: 18 },
    checks: ['id-number', 'id-number-float'],
  },
  phone: {
    ...plain,
    word: '电话',
    respelled: 'phone',
    reads: 'digits',
    personal: true,
    room: { base: 13, grow: 0.5, most: 13 },
    hint: '11位手机号；固定电话请带区号，如 0730-8963658',
    checks: ['phone'],
  },
  name: {
    ...plain,
    word: '姓名',
    respelled: 'name',
    reads: 'words',
    names: 'person',
    room: { base: 8, grow: 1, most: 18 },
    hint: '与身份证件一致，两个字的姓名中间不加空格',
    checks: ['name'],
    checksWhenRequired: ['filler'],
  },
  /** Whole numbers: persons, schools. */
  count: {
    ...figure,
    word: '整数',
    reads: 'count',
    summed: true,
    byHand: 18,
    hint: '填写整数，单位：人',
    limit: { type: 'whole', least: 0 },
  },
  /** Hours, scores. */
  number: { ...figure, word: '数' },
  /** Kept as a share: 98.5% is 0.985. Shares make no sum. */
  percent: {
    ...figure,
    word: '百分数',
    reads: 'percent',
    adds: false,
    look: 'rate',
    hint: '填写百分数，例如 98.5%',
    checks: ['count', 'percent'],
  },
  /** In the unit of the heading: 元, or 万元 where it says so. */
  money: {
    ...figure,
    word: '金额',
    reads: 'money',
    summed: true,
    room: { base: 9, grow: 1, most: 15 },
    hint: '只填数字，单位见表头',
  },
  /** 118<23>: a count, and how many of them. Its numbers are added up one by one; the ledger keeps it as it is written. */
  subcount: {
    ...plain,
    word: '总数<其中>',
    reads: 'subcount',
    summed: true,
    room: { base: 9, grow: 1, most: 13 },
    hint: '写作 118<23>：总数，括号里是其中数',
    checks: ['subcount'],
  },
  /** 是 or 否. */
  tick: {
    ...plain,
    word: '勾选',
    respelled: 'tick',
    reads: 'tick',
    room: { base: 6, grow: 0.3, most: 8 },
    hint: '是的打“√”，不是的留空',
    checks: ['tick'],
  },
  date: {
    ...plain,
    word: '日期',
    respelled: 'date',
    reads: 'digits',
    room: { base: 11, grow: 0.5, most: 11 },
    checks: ['date'],
  },
  /** As people write when somebody was born or began: 1985.03. */
  month: {
    ...plain,
    word: '年月',
    respelled: 'month',
    reads: 'month',
    room: { base: 9, grow: 0.5, most: 9 },
    hint: '填写年月，例如 1985-03；本列请保持文本格式',
    checks: ['date'],
  },
  year: {
    ...plain,
    word: '年度',
    reads: 'digits',
    ahead: shortNumber,
    room: { base: 6, grow: 0.5, most: 6 },
    hint: '填写四位年份',
    checks: ['year'],
  },
  sex: {
    ...plain,
    word: '性别',
    respelled: 'listed',
    ahead: /^[男女]$/u,
    room: { base: 4, grow: 0.3, most: 4 },
    choices: ['男', '女'],
    checks: ['not-in-list'],
  },
  /** One of a list of the notice. */
  list: { ...plain, word: '选项', respelled: 'listed', checks: ['not-in-list'] },
  unit: {
    ...plain,
    word: '单位',
    respelled: 'words',
    reads: 'words',
    names: 'place',
    look: 'unit',
    room: { base: 9, grow: 1.5, most: 22 },
    byHand: 45,
    checks: ['unknown-unit'],
  },
  school: {
    ...plain,
    word: '学校',
    respelled: 'words',
    reads: 'words',
    names: 'place',
    look: 'text',
    room: { base: 20, grow: 3, most: 30 },
    byHand: 45,
    hint: '填写学校全称',
    checksWhenRequired: ['filler'],
  },
  /** Codes of ability points, several in a cell. */
  abilities: {
    ...plain,
    word: '能力点',
    look: 'text',
    room: { base: 16, grow: 2, most: 30 },
    hint: '填写能力点编号，多个用顿号隔开，如 A1、A5、B2',
    checks: ['abilities-known'],
  },
  sequence: { ...plain, word: '序号', ahead: shortNumber, room: { base: 4, grow: 0.3, most: 6 } },
  text: {
    ...plain,
    word: '文字',
    respelled: 'words',
    reads: 'words',
    look: 'text',
    room: { base: 10, grow: 2, most: 24 },
    checksWhenRequired: ['filler'],
  },
} as const satisfies Record<string, ColumnTypeFacts>

export type ColumnType = keyof typeof typed

export const columnTypes: Readonly<Record<ColumnType, ColumnTypeFacts>> = typed

/** Those that hold numbers. */
export const figureTypes: readonly ColumnType[] = (Object.keys(typed) as ColumnType[]).filter(
  (type) => typed[type].figure,
)

/** A domain with one such column in a table, one such field in a head: the ID number, the unit, the school. */
export function firstOf<C extends { type: ColumnType }>(columns: readonly C[], type: ColumnType): C | undefined {
  return columns.find((column) => column.type === type)
}

export function indexOf(columns: readonly { type: ColumnType }[], type: ColumnType): number {
  return columns.findIndex((column) => column.type === type)
}
