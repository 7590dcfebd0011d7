/**
 * So many of each: rows by unit, school, subject or whatever the notice names, held to a number, a map, the issued 名额分配表 or a share. Counts
 * each person once over the sheets of the run and those of earlier days. Never says which persons of a group are too many.
 */
import { type CheckContext, defineCheck, type Zod } from '../check/check.ts'
import { columnOfType } from '../check/needs.ts'
import { quotaFaults } from '../gap/quota-faults.ts'
import { COUNTED } from '../notice/form-words.ts'
import { watchIssued } from './tools/issued-figures.ts'
import { countRows, quotaNeeds } from './tools/quota-count.ts'
import { quotaMessage } from './tools/quota-message.ts'

export const quotaCheck = defineCheck({
  id: 'quota',
  scope: 'run',
  title: '名额',
  meaning:
    '按通知指定的栏目分组数行数：同一人只数一次，同一次校验的各份表和台账里以前的一起数，被新版代替的不数。每组与规定的数、下达的名额表或比例相比，说出发现几个、名额几个、多（少）几个；去掉谁由报送单位定。不写 by 的，每个报送单位（学校）各算一组。',
  severity: 'error',
  milder: { left: 'info' },
  params: paramsOf,
  faults: quotaFaults,
  companion: {
    forms: ({ issued }) => (issued ? [issued.form] : []),
    needs: () => ({ unitAt: columnOfType('unit') }),
    start: (context, _, { unitAt }) => watchIssued(context, figuresOn(context), unitAt),
  },
  needs: quotaNeeds,
  start: (context, params) => countRows(context, { ...params, what: params.what ?? COUNTED[context.form.form.rows] }),
  message: quotaMessage,
  example: {
    params: { by: ['unit', 'subject'], limits: { 岳阳楼区: { 语文: 2, 数学: 1 } } },
    notice: { region: '岳阳市', reporter: 'county', rows: 'person' },
    head: { unit: ['报送单位', 'unit'] },
    columns: { name: ['姓名', 'name'], subject: ['学科', 'text'] },
    wrong: {
      head: { unit: '岳阳楼区' },
      rows: [
        ['张示例', '语文'],
        ['李示例', '语文'],
        ['王示例', '语文'],
        ['赵示例', '数学'],
      ],
    },
    right: {
      head: { unit: '岳阳楼区' },
      rows: [
        ['张示例', '语文'],
        ['李示例', '语文'],
        ['赵示例', '数学'],
      ],
    },
  },
})

function figuresOn({ table }: CheckContext): string[] {
  return table!.table.columns.filter(({ type }) => type === 'count' || type === 'number').map(({ field }) => field)
}

function paramsOf(zod: Zod) {
  const words = zod.union([zod.string(), zod.number()])
  const where = zod.record(zod.string(), zod.union([words, zod.array(words).min(1)]))
  const share = zod.union([zod.number().min(0), zod.string().regex(/^\d+(\.\d+)?%?$/, '比例写作 60%、0.6 或 1.5')])
  const names = zod.record(zod.string(), zod.int().min(0))
  return zod
    .strictObject({
      id: zod.string().optional().describe('gap 中的编号'),
      title: zod.string().optional().describe('提示里怎么称呼数的是谁，例如 女教师；不写用分组和条件的值'),
      what: zod.string().optional().describe('量词，例如 所试点学校；不写按一行是什么'),
      by: zod
        .union([zod.string(), zod.array(zod.string())])
        .optional()
        .describe('按哪些字段分组；不写时每个报送单位一组'),
      where: where.optional().describe('只数这样的行：字段 → 值或几个值之一'),
      per: zod
        .enum(['sender', 'region'])
        .optional()
        .describe('没有按单位分组时：每个报送单位各数（sender），还是全部合起来数（region）'),
      min: zod.int().min(0).optional().describe('至少'),
      max: zod.int().min(0).optional().describe('至多'),
      equal: zod.int().min(0).optional().describe('正好'),
      share: zod
        .union([
          share,
          zod.strictObject({
            min: share.optional(),
            max: share.optional(),
            equal: share.optional(),
            of: where.optional(),
          }),
        ])
        .optional()
        .describe('占同组全部行（或 of 那些行）的比例；只写一个数是至少'),
      limits: zod
        .record(zod.string(), zod.union([zod.int().min(0), names, zod.record(zod.string(), names)]))
        .optional()
        .describe('名额：组 → 数，按几个字段分组就写几层'),
      issued: zod
        .strictObject({
          form: zod.string().describe('下达名额的报表'),
          field: zod.string().optional().describe('只按单位分组时，名额在哪一栏'),
          columns: zod
            .record(zod.string(), zod.string())
            .optional()
            .describe('组（学段/学科）→ 名额在哪一栏；不写按栏目名称对'),
        })
        .optional()
        .describe('名额在下达的报表里，一个单位一行'),
      times: share.optional().describe('限额是名额（limits、issued）的几倍，例如 1.5：按 1.5 : 1 推荐'),
      hold: zod.enum(['max', 'min', 'equal']).optional().describe('名额是上限（不写就是）、下限，还是应当正好'),
    })
    .refine(
      (given) => ['min', 'max', 'equal', 'share', 'limits', 'issued'].some((key) => given[key as 'min'] !== undefined),
      '没有写多少：要有 min、max、equal、share、limits、issued 中的一项',
    )
    .refine((given) => given.times === undefined || given.limits || given.issued, {
      path: ['times'],
      message: 'times 是名额的几倍，要有 limits 或 issued',
    })
    .refine((given) => !(given.limits && given.issued), 'limits 和 issued 只写一项')
}
