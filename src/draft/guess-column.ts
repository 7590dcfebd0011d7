/**
 * A heading comes in; the field name and the type it most likely has go out, with the reason where it is a guess. Looks at words alone, and says
 * text where they tell nothing.
 */
import { conceptOf } from '../form/heading-synonyms.ts'
import type { ColumnType } from '../notice/column-types.ts'
import { normaliseHeading } from '../value/text.ts'

export interface Guess {
  /** `''` where the words say no name. */
  field: string
  type: ColumnType
  /** What its list holds, for type `list`. */
  values: string[]
  /** Chinese, for the comment; `''` where nothing was guessed. */
  why: string
}

const byConcept: Readonly<Record<string, [field: string, type: ColumnType]>> = {
  sequence: ['sequence', 'sequence'],
  name: ['name', 'name'],
  sex: ['sex', 'sex'],
  idNumber: ['idNumber', 'idNumber'],
  county: ['unit', 'unit'],
  city: ['unit', 'unit'],
  school: ['schoolName', 'school'],
  stage: ['stage', 'text'],
  subject: ['subject', 'text'],
  phone: ['phone', 'phone'],
  position: ['position', 'text'],
  title: ['title', 'text'],
  role: ['role', 'text'],
  abilities: ['abilities', 'abilities'],
  remark: ['remark', 'text'],
  contact: ['contact', 'name'],
  date: ['date', 'date'],
  year: ['year', 'year'],
  project: ['project', 'text'],
  staff: ['staff', 'count'],
  trained: ['trained', 'count'],
  untrained: ['untrained', 'count'],
  kindergartenCount: ['kindergarten', 'count'],
  schoolCount: ['school', 'count'],
  vocationalCount: ['vocational', 'count'],
  allocated: ['allocated', 'count'],
  verified: ['verified', 'count'],
  participants: ['participants', 'count'],
  planProvincial: ['planProvincial', 'count'],
  planLocal: ['planLocal', 'count'],
}

const patterns: readonly [RegExp, string, ColumnType][] = [
  [/意见|评语|事迹|简历|简介|经历|理由|承诺|总结/u, '', 'text'],
  [/身份证|证件号/u, 'idNumber', 'idNumber'],
  [/电话|手机|联系方式/u, 'phone', 'phone'],
  [/姓名$|^(?:填表|填报|联系|负责|审核|经办|报送|制表)人/u, '', 'name'],
  [/出生年月$/u, 'birth', 'month'],
  [/年月$/u, '', 'month'],
  [/^民族$/u, 'nation', 'text'],
  [/^政治面貌$/u, 'party', 'text'],
  [/学历$/u, 'education', 'text'],
  [/日期$|^年月日$/u, '', 'date'],
  [/率$|比例|占比|百分比|[(（]%[)）]|^%$/u, '', 'percent'],
  [/金额|经费|[(（]万?元[)）]/u, '', 'money'],
  [/学时|学分|得分|分数|[(（]分[)）]/u, '', 'number'],
  [/人数|总数|数量|名额|人次|[^次]数$|[(（](?:人|名|所|个|人次)[)）]|合计|小计|总计|共计/u, '', 'count'],
  [
    /^(?:填报|报送|上报|推荐|申报)?单位(?:名称)?(?:[(（](?:盖章|公章)[)）])?$|教育(?:体育|和体育|行政)?(?:局|部门)/u,
    'unit',
    'unit',
  ],
  [/县[(（]市|市[(（]州|县市区|区县|区域$/u, 'unit', 'unit'],
  [/学校(?:名称|全称)?(?:[(（](?:盖章|公章)[)）])?$|工作单位|所在单位/u, 'schoolName', 'school'],
]

/** @param groups Headings above it. @param figures Its neighbours are sums or parts of one. */
export function guessColumn(heading: string, hint: string, groups: readonly string[], figures: boolean): Guess {
  const own = normaliseHeading(heading)
  const concept = conceptOf(heading)
  const known = concept && byConcept[concept]
  const values = valuesIn(heading + hint)
  if (values.length > 0)
    return { field: known?.[0] ?? '', type: 'list', values, why: `取值看表头括号里的 ${values.join('、')}` }
  if (/^是否|是\/否|^有无/u.test(own)) {
    const answers = /^有无/u.test(own) ? ['有', '无'] : ['是', '否']
    return { field: '', type: 'list', values: answers, why: `填${answers.join('或')}` }
  }
  if (known && !(figures && known[1] === 'text'))
    return { field: known[0], type: known[1], values: [], why: whyOf(known[1]) }
  for (const [pattern, field, type] of patterns)
    if (pattern.test(own)) return { field, type, values: [], why: whyOf(type) }
  const above = groups.some((group) => /人数|数$|名额|人次|情况[(（]人|[(（](?:人|名|所|个)[)）]/u.test(group))
  if (figures || above) return { field: '', type: 'count', values: [], why: '同组是数，当作整数' }
  return { field: '', type: 'text', values: [], why: '' }
}

function whyOf(type: ColumnType): string {
  return type === 'text' || type === 'sequence' ? '' : whys[type]
}

const whys: Record<Exclude<ColumnType, 'text' | 'sequence'>, string> = {
  idNumber: '看表头像身份证号码，逐位核对',
  phone: '看表头像电话',
  name: '看表头像姓名',
  count: '看表头像整数（人数、个数）',
  number: '看表头像可带小数的数',
  percent: '看表头像百分数，合计不相加',
  money: '看表头像金额，单位照表头',
  date: '看表头像日期',
  month: '看表头像年月',
  year: '看表头像年份',
  sex: '填男或女',
  list: '填取值表里的一项',
  unit: '看表头像县（市、区）或市（州）',
  school: '看表头像学校、单位',
  abilities: '看表头像能力点编号',
} as Record<Exclude<ColumnType, 'text' | 'sequence'>, string>

/** 任教学段（学前、小学、初中、高中）: two or more short words in brackets, none left open. */
function valuesIn(text: string): string[] {
  const [, inside = ''] = /[(（]([^()（）]{3,40})[)）]\s*$/u.exec(text) ?? []
  if (!/[、/／]/u.test(inside) || /等|如|填|例|盖章|必|选|请|和|含|[:：，。;；0-9]/u.test(inside)) return []
  const values = inside.split(/[、/／]/u).map((value) => value.trim())
  const isUnit = /^(?:市|区|县|州|人|所|名|个|元|地)+$/u
  return values.every((value) => value.length >= 1 && value.length <= 8 && !isUnit.test(value)) ? values : []
}
