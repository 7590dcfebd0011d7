/** `itcap validate FILE…`: recognise, read, check; the result as text, JSON or CSV. */
import type { Command } from 'commander'
import type { FileOutcome } from '../../intake/outcome.ts'
import type { Ledger } from '../../ledger/ledger.ts'
import { takeIn } from '../../pipeline.ts'
import type { Fixes } from '../../render/validate.ts'
import { TABLE_SUFFIXES } from '../../workbook/formats.ts'
import type { Answer, Run } from '../answer.ts'
import { type Context, oneOf } from '../context.ts'
import { exitCodeOf } from '../exit-code.ts'
import { openWorkspaceLedger } from '../open-workspace-ledger.ts'
import {
  type ColumnOptions,
  columnsAgain,
  keepColumns,
  mustBeThere,
  withColumnOptions,
  withColumns,
} from '../own-columns.ts'
import { type FileOptions, filesGiven } from '../surroundings.ts'
import { version } from '../version.ts'
import { hasLedger } from '../workspace.ts'

interface Options extends FileOptions, ColumnOptions {
  failOn: string
  return?: string
  fix?: boolean
  statistics?: boolean
  showIds?: boolean
}

export function addValidate(program: Command, run: Run): void {
  withColumnOptions(program.command('validate'))
    .description('校验报表：认出是哪张表，读出来，逐条检查')
    .argument('<file...>', `文件或文件夹（其下所有 ${TABLE_SUFFIXES.join(' ')}）`)
    .option('--notice <ID>', '只按这份通知认表')
    .option('--form <ID>', '只认这张报表，例如 annex-3')
    .option('--fail-on <error|warning>', '有哪一级问题就以 1 退出', 'error')
    .option('--received <TIME>', '收到的时间，例如 2021-05-30T17:00，用来看是否逾期')
    .option('--fix', '另说 itcap fix 只改写法能少几处问题；不写文件')
    .option('--statistics', '只看统计：哪条规则、哪个县、哪所学校多少处')
    .option('--show-ids', '问题旁边照原样写出身份证号码和电话（sarif 里不写）')
    .option('--return <DIR>', '给每个有问题的文件写一份退回表，放进这个文件夹')
    .action(run(validate, ['table', 'json', 'csv', 'sarif']))
}

async function validate(
  given: Context,
  paths: string[],
  options: Options,
): Promise<Answer<'table' | 'json' | 'csv' | 'sarif'>> {
  const failOn = oneOf('--fail-on', options.failOn, ['error', 'warning'] as const)
  const context = await withColumns(given, options)
  const [{ summarise }, render] = await Promise.all([
    import('../../intake/validation.ts'),
    import('../../render/validate.ts'),
  ])
  const { files, passedOver, around, watchers, done } = await filesGiven(context, paths, options, true)
  const ledger = await existingLedger(context)
  const known = ledger && (await import('../../ledger/known.ts')).knownTo(ledger, around.units)
  const how = { takers: watchers, ...(known && { known }) }
  const folder = options.return
  const outlines = folder === undefined ? undefined : (await import('../../report/sheet-outlines.ts')).sheetOutlines()
  const seen = { ...around, ...(outlines && { watched: outlines.watched }) }
  const read = async (): Promise<{ outcomes: FileOutcome[]; fixes?: Fixes }> =>
    options.fix
      ? (await import('../try-fixes.ts')).tryFixes(files, seen, how)
      : { outcomes: await takeIn(files, seen, how) }
  const { outcomes, fixes } = await read().finally(() => {
    ledger?.close()
    done()
  })
  const result = summarise(outcomes, context.asOf)
  mustBeThere(options, outcomes)
  await keepColumns(context.workspace, options)
  const returned =
    folder === undefined
      ? undefined
      : await (await import('../../report/write-returns.ts')).writeReturns(result.entries, {
          folder,
          roots: paths,
          contact: context.workspace.contact,
          ...(outlines && { outlines }),
        })
  const numbers = options.showIds
    ? await (await import('../../intake/numbers-found.ts')).numbersFound(result.entries, around.places)
    : undefined
  const { error, warning, unreadable, unrecognised } = result.totals
  const statistics = options.statistics ? await import('../../render/statistics.ts') : undefined
  return {
    code: exitCodeOf({
      fault: result.crashed,
      toMend: unreadable + unrecognised > 0,
      findings: error > 0 || (failOn === 'warning' && warning > 0),
    }),
    table: async (style) =>
      statistics?.statisticsText(result, style) ??
      (await import('../../render/validate-text.ts')).validateText(result, paths, style, {
        returned,
        fixes,
        passedOver,
        numbers,
        again: columnsAgain(options),
      }),
    csv: () => statistics?.statisticsCsv(result) ?? render.validateCsv(result, numbers),
    sarif: async () => (await import('../../render/sarif.ts')).validateSarif(result, version()),
    json: () => ({
      ...render.validateJson(result, numbers),
      ...(statistics && { statistics: statistics.statisticsOf(result) }),
      ...(fixes && { fix: render.fixesJson(fixes) }),
      ...(returned && { returned }),
      ...(passedOver.length > 0 && { passedOver }),
    }),
  }
}

/** What was recorded before is compared with, where there is a ledger; validating never makes one. */
async function existingLedger(context: Context): Promise<Ledger | undefined> {
  return hasLedger(context.workspace) ? openWorkspaceLedger(context) : undefined
}
