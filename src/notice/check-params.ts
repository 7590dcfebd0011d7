/**
 * The parameters of a check come in as their schema, what a person or an editor must know of them goes out: name, what is written there, what it
 * means, and one line of YAML. Common names mean the same in every check and are told here once.
 */
import type { z } from 'zod'

/** What is asked of a check. */
interface Parametrised {
  id: string
  params: (zod: typeof z) => z.ZodType
  example?: { params?: Readonly<Record<string, unknown>> }
}

/** JSON Schema of one parameter, as far as it is told. */
interface ParamShape {
  type?: string
  description?: string
  enum?: unknown[]
  items?: ParamShape
  anyOf?: ParamShape[]
  [key: string]: unknown
}

export interface ParamFacts {
  name: string
  /** 整数, 字段名的列表, error | warning. */
  kind: string
  means: string
  required: boolean
}

/** Told where a check does not say it itself. */
const common: Readonly<Record<string, string>> = {
  fields: '看哪些字段；不写按栏目的类型',
  field: '看哪个字段；不写按栏目的类型',
  name: '姓名在哪一栏；不写按类型找',
  id: '身份证号码在哪一栏；不写按类型找',
  sex: '性别在哪一栏；不写按类型找',
  phone: '电话在哪一栏；不写按类型找',
  school: '学校在哪一栏；不写按类型找',
  unit: '单位在哪一栏；不写按类型找',
  year: '年度在哪一栏；不写按类型找',
  subject: '学科在哪一栏',
  project: '项目在哪个字段（表头或栏目）',
  head: '表头的哪个字段',
  total: '合计在哪一栏',
  parts: '加起来的各栏',
  gap: '未培训人数在哪一栏',
  staff: '专任教师数在哪一栏',
  trained: '已培训人数在哪一栏',
  rate: '完成率在哪一栏',
  form: '和哪张报表比',
  forms: '和哪些报表比',
  list: '名单是哪张报表，或哪个取值表',
  split: '哪个拆分（splits 的编号）；不写是第一个',
  sections: '要写的章节；不写是所有必填的',
  deadline: '哪个期限（deadlines 的编号）',
  level: '看哪一级单位',
  min: '至少',
  max: '至多',
  from: '不早于',
  to: '不晚于',
}

/** The schema of the parameters, each with its description; in the order of the check. */
export function paramShapes(
  check: Parametrised,
  zod: typeof z,
): { properties: Record<string, ParamShape>; required: string[] } {
  const schema = zod.toJSONSchema(check.params(zod), { io: 'input', target: 'draft-7', unrepresentable: 'any' })
  const { properties = {}, required = [] } = schema as { properties?: Record<string, ParamShape>; required?: string[] }
  const told = Object.entries(properties).map(([name, shape]) => [
    name,
    { ...shape, description: shape.description ?? common[name] ?? '' },
  ])
  return { properties: Object.fromEntries(told), required }
}

export async function paramFacts(check: Parametrised): Promise<ParamFacts[]> {
  const { z } = await import('zod')
  const { properties, required } = paramShapes(check, z)
  return Object.entries(properties).map(([name, shape]) => ({
    name,
    kind: kindOf(shape),
    means: shape.description ?? '',
    required: required.includes(name),
  }))
}

function kindOf({ type, items, anyOf, enum: values }: ParamShape): string {
  if (values) return values.join(' | ')
  if (anyOf) return [...new Set(anyOf.map(kindOf))].join(' 或 ')
  if (type === 'array') return items ? `${kindOf(items)}的列表` : '列表'
  return words[type ?? ''] ?? '值'
}

const words: Readonly<Record<string, string>> = {
  string: '文字',
  integer: '整数',
  number: '数',
  boolean: 'true 或 false',
  object: '{ 名称: 值 }',
}

/** `- { check: row-sum, total: staff, parts: [kindergarten, school] }`. */
export function yamlOf({ id, example }: Parametrised): string {
  return `- ${flow({ check: id, ...example?.params })}`
}

function flow(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flow).join(', ')}]`
  if (typeof value === 'object' && value !== null) {
    return `{ ${Object.entries(value)
      .map(([key, each]) => `${flow(key)}: ${flow(each)}`)
      .join(', ')} }`
  }
  return typeof value === 'string' && !/^[\p{L}][\p{L}\p{N}（）-]*$/u.test(value)
    ? JSON.stringify(value)
    : String(value)
}
