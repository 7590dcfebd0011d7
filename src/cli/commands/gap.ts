/** `itcap gap`: staff, trained, untrained and rate per unit against the targets, from the ledger or from files given instead. */
import type { Command } from 'commander'
import type { Run } from '../action.ts'
import { type Context, json, oneOf } from '../context.ts'
import { atDesk, completeness, type UnitOptions, withUnitOptions } from '../desk.ts'

interface Options extends UnitOptions {
  by?: string
  basis: string
}

export function addGap(program: Command, run: Run): void {
  withUnitOptions(program.command('gap'))
    .description('缺口：专任教师、已培训、未培训、完成率，对照到期的指标')
    .argument('[file...]', '不用台账，直接用这些文件算')
    .option('--by <city|county|school>', '分到哪一级（默认：省分到市，市分到县）')
    .option('--basis <reported|named>', '按报的数（reported），还是按名单里不重复的人（named）', 'reported')
    .action(run(gap))
}

async function gap(context: Context, files: string[], options: Options): Promise<number> {
  const basis = oneOf('--basis', options.basis, ['reported', 'named'] as const)
  const asked = options.by === undefined ? undefined : oneOf('--by', options.by, ['city', 'county', 'school'] as const)
  return atDesk(context, options, files, async ({ notice, unit, units, ledger, coverage: coverageOf }) => {
    const [{ computeGap, usualLevel }, { formsOfGap }, render] = await Promise.all([
      import('../../gap/compute-gap.ts'),
      import('../../gap/coverage.ts'),
      import('../../render/gap.ts'),
    ])
    const by = asked ?? usualLevel(unit, notice)
    const question = {
      notice,
      units,
      unit,
      basis,
      asOf: context.asOf,
      figures: ledger.figures(notice.id),
      headcount: ledger.headcount(notice.id, { bySchool: by === 'school' }),
    }
    const result = computeGap({ ...question, by })
    const coverage = await coverageOf(formsOfGap(notice))
    if (context.format === 'json') context.out(json({ ...result, coverage }))
    else if (context.format === 'csv') context.out(render.gapCsv(result))
    else context.out(render.gapText(result, coverage, notice, context.style))
    return completeness(options, coverage)
  })
}
