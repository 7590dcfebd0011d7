/** `itcap gap`: staff, trained, untrained and rate per unit against the targets, from the ledger or from files given instead. */
import type { Command } from 'commander'
import { OWN_ROSTER } from '../../notice/own-roster.ts'
import { gapOfRosters, heldRosters } from '../../own-rosters.ts'
import { gap, type Inquiry } from '../../pipeline.ts'
import { UserError } from '../../user-error.ts'
import type { Run, TableAnswer } from '../answer.ts'
import { type Context, oneOf } from '../context.ts'
import { exitCodeOf } from '../exit-code.ts'
import { inquire, isLacking, type UnitOptions, withUnitOptions } from '../inquire.ts'
import { type Annex, ownAnnex } from '../own-annex.ts'
import { type ColumnOptions, columnsAgain, keepColumns, withColumnOptions, withColumns } from '../own-columns.ts'

interface Options extends UnitOptions, ColumnOptions {
  by?: string
  basis: string
}

export function addGap(program: Command, run: Run): void {
  withColumnOptions(withUnitOptions(program.command('gap')))
    .description('缺口：专任教师、已培训、未培训、完成率，对照到期的指标')
    .argument('[file...]', '不用台账，直接用这些文件算')
    .option('--by <city|county|school>', '分到哪一级（默认：省分到市，市分到县）')
    .option('--basis <reported|named>', '按报的数（reported），还是按名单里不重复的人（named）', 'reported')
    .action(run(answer, ['table', 'json', 'csv']))
}

async function answer(given: Context, files: string[], options: Options): Promise<TableAnswer> {
  if (files.length === 0 && (options.column ?? []).length > 0)
    throw new UserError(
      'bad-option',
      '--column 要和名册文件一起写。',
      '例如 itcap gap 名册.xlsx --column 姓名=教师姓名；台账里的名册登记时已经认好。',
    )
  const context = await withColumns(given, options)
  const basis = oneOf('--basis', options.basis, ['reported', 'named'] as const)
  const annex = files.length === 0 ? await ownAnnex(context, options) : undefined
  if (annex) return ofAnnex(context, options, annex)
  const by = options.by === undefined ? undefined : oneOf('--by', options.by, ['city', 'county', 'school'] as const)
  return inquire(context, { ...options, ownRosters: true }, files, async (inquiry) => {
    await keepColumns(context.workspace, options)
    if (inquiry.notice.id === OWN_ROSTER) return ofRosters(inquiry, files, columnsAgain(options))
    const render = await import('../../render/gap.ts')
    const { result, quotas, coverage } = await gap(inquiry, { by, basis })
    const rosters = await heldRosters(inquiry)
    return {
      code: exitCodeOf({ findings: isLacking(options, coverage) }),
      table: (style) => render.gapText({ ...result, quotas, rosters }, coverage, inquiry.notice, files, style),
      csv: () => render.gapCsv({ ...result, quotas }),
      json: () => ({ ...result, quotas, coverage, ...(rosters.length > 0 && { rosters }) }),
    }
  })
}

/** Nothing was recorded yet: what the notice itself says, and that it is not the office's own. */
async function ofAnnex(context: Context, options: Options, annex: Annex): Promise<TableAnswer> {
  const { notice, form, path } = annex
  const render = await import('../../render/gap.ts')
  return inquire({ ...context, quiet: true }, { ...options, notice: notice.id }, [path], async (inquiry) => {
    const { result, quotas, coverage } = await gap(inquiry, { by: 'city', basis: 'reported' })
    const said = { notice: notice.id, form: form.id, issued: notice.issued, own: false }
    return {
      code: exitCodeOf({ findings: isLacking(options, coverage) }),
      table: (style) =>
        render.annexGapText({ ...result, quotas }, { notice, form, configured: context.workspace.configured }, style),
      csv: () => render.gapCsv({ ...result, quotas }),
      json: () => ({ ...result, quotas, coverage, annex: said }),
    }
  })
}

/** By school and county at once, whatever unit the office is: the list says whom it is about. */
async function ofRosters(inquiry: Inquiry, files: string[], again: string[]): Promise<TableAnswer> {
  const [result, render] = await Promise.all([gapOfRosters(inquiry), import('../../render/roster-gap.ts')])
  return {
    code: exitCodeOf({}),
    table: (style) => render.rosterGapText(result, [...files, ...again], style),
    csv: () => render.rosterGapCsv(result),
    json: () => result,
  }
}
