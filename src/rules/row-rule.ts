/** What a notice asks of some of the rows: if this stands there, that must. The sum is said; an ID number never is. */
import { type Args, defineCheck, type Zod } from '../check/check.ts'
import { fieldsOf, judgeRow } from './tools/row-demands.ts'
import { rowRuleFaults } from './tools/row-rule-faults.ts'
import { fieldsThere, watchRows } from './tools/row-view.ts'

export const rowRuleCheck = defineCheck({
  id: 'row-rule',
  scope: 'row',
  title: '条件与要求',
  meaning:
    '通知对一部分行（when）或每一行的要求：必填、应为某值、应在范围内、年龄、年限、先后、出生年月与身份证号码一致。年龄、年限按周岁、周年算，写到月或年的，各种可能都不合要求才报。空着的、读不出的、不在表列范围的由别的规则报。',
  severity: 'error',
  params: paramsOf,
  faults: rowRuleFaults,
  needs: (rule) => ({ fields: fieldsThere(fieldsOf(rule)) }),
  start: (context, rule) => watchRows(context, judgeRow(context, rule)),
  message,
  example: {
    params: { when: { duty: '校长' }, age: { from: 'idNumber', on: '2021-07-01', max: 45 } },
    notice: { rows: 'person' },
    columns: { name: ['姓名', 'name'], duty: ['职务', 'text'], idNumber: ['身份证号码', 'idNumber'] },
    wrong: { rows: [['张示例', '校长', '510104196901011216']] },
    right: {
      rows: [
        ['张示例', '校长', '510104198001011236'],
        ['李示例', '教师', '510104196901011216'],
      ],
    },
  },
})

function message(args: Args): string {
  const { kind, who, heading, value, expected, years, from, to, other, what, less, more, over, found, days } = args
  const own = who ? `${who}` : ''
  switch (kind) {
    case 'required':
      return `发现“${heading}”空着，${own}应填写，请补上`
    case 'equals':
      return `发现“${heading}”填${value === '' ? '得不对' : `“${value}”`}，${own}应为${expected}，请更正`
    case 'range':
      return `发现“${heading}” ${value}，${own}应${boundsOf(args, '')}，请核对`
    case 'order':
      if (what === 'figures')
        return `发现“${other}” ${less} 多于“${heading}” ${more}（多 ${over}），${own}应不多于，请核对`
      if (what === 'before') return `发现“${other}”（${from}）晚于“${heading}”（${to}），${own}应不晚于，请核对`
      return `发现“${other}”到“${heading}”相隔 ${found} 天（${from} 至 ${to}），${own}应不少于 ${days} 天，请核对`
    case 'matches-id':
      return `发现“${heading}”填“${value}”，与身份证号码里的出生日期不符，应当一致，请核对哪一个填错`
    default: {
      const unit = kind === 'age' ? '岁' : '年'
      return `发现 ${years} ${unit}（${from} 至 ${to}），${own}应${boundsOf(args, ` ${unit}`)}，请核对`
    }
  }
}

function boundsOf({ min, max }: Args, unit: string): string {
  if (min !== undefined && max !== undefined) return `在 ${min}—${max}${unit}之间`
  return max !== undefined ? `不超过 ${max}${unit}` : `不少于 ${min}${unit}`
}

function paramsOf(zod: Zod) {
  const word = zod.union([zod.string(), zod.number()])
  const names = zod.array(zod.string()).min(1)
  const bounds = { min: zod.number().optional().describe('至少'), max: zod.number().optional().describe('至多') }
  const years = zod.strictObject({
    from: zod.string().describe('从哪个字段的日期算起；年龄可写身份证号码的字段'),
    on: zod.string().optional().describe('算到哪一天（2012-07-01），或哪个日期字段；不写是统计截止日'),
    ...bounds,
  })
  const asks = ['required', 'equals', 'one-of', 'range', 'age', 'years', 'order', 'matches-id'] as const
  return zod
    .strictObject({
      id: zod.string().optional().describe('这条要求的名称；一张报表有几条时都要写'),
      title: zod.string().optional().describe('提示里怎么称呼这些行，例如 校长；不写用 when 的值'),
      when: zod
        .record(zod.string(), zod.union([word, zod.array(word).min(1)]))
        .optional()
        .describe('只看这样的行：字段 → 值或几个值之一'),
      required: zod.union([zod.string(), names]).optional().describe('必填的字段'),
      equals: zod.record(zod.string(), word).optional().describe('字段 → 应为的值'),
      'one-of': zod.record(zod.string(), zod.array(word).min(1)).optional().describe('字段 → 应为其中之一的值'),
      range: zod.record(zod.string(), zod.strictObject(bounds)).optional().describe('字段（数）→ min、max'),
      age: years.optional().describe('周岁：from 身份证号码或出生日期，on 哪一天，min、max'),
      years: years.optional().describe('周年：from 起始日期，on 哪一天，min、max'),
      order: zod
        .union([
          zod.array(zod.string()).min(2),
          zod.strictObject({ fields: zod.array(zod.string()).min(2), days: zod.int().min(0).optional() }),
        ])
        .optional()
        .describe('几个日期（或几个数）前一个不晚于（不多于）后一个；days 写至少相隔几天'),
      'matches-id': zod
        .union([zod.string(), zod.strictObject({ field: zod.string(), id: zod.string().optional() })])
        .optional()
        .describe('哪个字段（出生日期、出生年月）要与身份证号码一致'),
    })
    .refine((given) => asks.some((key) => given[key] !== undefined), `没有写要求：要有 ${asks.join('、')} 中的一项`)
}
