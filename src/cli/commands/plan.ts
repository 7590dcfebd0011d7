/** `itcap plan`: from the gap and the notice's phases to whole persons, schools and counties; which schools reach a target; who cannot make it. */
import type { Command } from 'commander'
import type { Wish } from '../../gap/choose-for-target.ts'
import type { Notice } from '../../notice/notice.ts'
import { plan } from '../../pipeline.ts'
import type { UnitTable } from '../../unit/unit.ts'
import { UserError } from '../../user-error.ts'
import type { Run, TableAnswer } from '../answer.ts'
import { type Context, oneOf } from '../context.ts'
import { exitCodeOf } from '../exit-code.ts'
import { inquire, isLacking, type UnitOptions, withUnitOptions } from '../inquire.ts'

interface Options extends UnitOptions {
  by?: string
  schools?: string[]
  done?: string[]
  perDay?: string
  choose?: string
  chosen?: string[]
  exclude?: string[]
}

export function addPlan(program: Command, run: Run): void {
  withUnitOptions(program.command('plan'))
    .description('计划：按通知的分期和比例，把缺口分到人、学校、县；挑选学校；看谁来不及')
    .argument('[file...]', '不用台账，直接用这些文件算')
    .option('--by <city|county>', '分到哪一级（默认：省按市，市按县）')
    .option('--schools <NAME=N...>', '学校总数，例如 --schools 国家级贫困县区=6246（通知按学校分期时要用）')
    .option('--done <ID=N...>', '报表里没有的完成数（从开始累计），例如 --done trainer-courses=400')
    .option('--per-day <N>', '每个单位每天最多能培训多少人：看谁来不及、至少要调剂多少人')
    .option('--choose <ID>', '挑选学校达到这个指标，超出的教师最少，例如 --choose phase-2')
    .option('--chosen <NAME...>', '已经定下的学校')
    .option('--exclude <NAME...>', '不能选的学校')
    .action(run(answer, ['table', 'json', 'csv']))
}

async function answer(context: Context, files: string[], options: Options): Promise<TableAnswer> {
  const by = options.by === undefined ? undefined : oneOf('--by', options.by, ['city', 'county'] as const)
  return inquire(context, options, files, async (inquiry) => {
    const { notice, unit, units } = inquiry
    const render = await import('../../render/plan.ts')
    const { result, coverage } = await plan(inquiry, {
      by: by ?? (unit.level === 'province' ? 'city' : 'county'),
      schools: schoolCounts(options.schools ?? [], units),
      done: doneCounts(options.done ?? [], notice),
      wish: wishOf(options),
      perDay: perDayOf(options.perDay),
    })
    return {
      code: exitCodeOf({ findings: isLacking(options, coverage) }),
      table: (style) => render.planText(result, coverage, notice, style),
      csv: () => render.planCsv(result),
      json: () => ({ ...result, coverage }),
    }
  })
}

function wishOf({ choose, chosen = [], exclude = [] }: Options): Wish | undefined {
  return choose === undefined ? undefined : { target: choose, chosen, excluded: exclude }
}

/** `国家级贫困县区=6246`, `汉中=1200`: by unit key, or by the name of a list of units. */
function schoolCounts(given: string[], units: UnitTable): Map<string, number> {
  const hint = '请写成 单位=学校数，例如 --schools 汉中=1200。'
  return new Map(
    given.map((each) => {
      const { name, count } = namedCount('--schools', each, hint)
      const match = units.find(name)
      return [match.kind === 'found' ? match.unit.key : name, count]
    }),
  )
}

/** `trainer-courses=400`: by id of the target. */
function doneCounts(given: string[], notice: Notice): Map<string, number> {
  return new Map(
    given.map((each) => {
      const { name, count } = namedCount('--done', each, '请写成 指标=完成数，例如 --done trainer-courses=400。')
      if (!notice.targets.some(({ id }) => id === name)) throw unknownTarget(name, notice.targets)
      return [name, count]
    }),
  )
}

function namedCount(option: string, text: string, hint: string): { name: string; count: number } {
  const [, name = '', count = ''] = /^(.+?)[=＝](\d+)$/.exec(text) ?? []
  if (name === '') throw new UserError('bad-option', `${option} 不能是“${text}”。`, hint)
  return { name, count: Number(count) }
}

function unknownTarget(id: string, known: readonly { id: string }[]): UserError {
  return new UserError('unknown-target', `没有指标 ${id}。`, `可以写：${known.map((each) => each.id).join('、')}。`)
}

function perDayOf(given: string | undefined): number | undefined {
  if (given === undefined) return undefined
  const perDay = Number(given)
  if (Number.isInteger(perDay) && perDay > 0) return perDay
  throw new UserError('bad-option', `--per-day 不能是“${given}”。`, '请写每天最多能培训的人数，例如 --per-day 50。')
}
