/** `itcap cells FILE`: what the reader sees, raw; streamed, so that a sheet of any size passes through. */
import type { Command } from 'commander'
import { UnreadableFile, UserError } from '../../user-error.ts'
import type { Sheet } from '../../workbook/workbook.ts'
import type { Run } from '../action.ts'
import type { Context } from '../context.ts'
import { exitCode } from '../exit-code.ts'

export function addCells(program: Command, run: Run): void {
  program
    .command('cells')
    .description('看读表程序眼里的单元格（原始值，不作判断）')
    .argument('<file>', '一个文件')
    .option('--sheet <NAME>', '工作表（默认：csv 为第一张可见的，json 为全部）')
    .action(run(cells))
}

async function cells(context: Context, path: string, options: { sheet?: string }): Promise<number> {
  const [{ openWorkbook }, render] = await Promise.all([
    import('../../workbook/open-workbook.ts'),
    import('../../render/cells.ts'),
  ])
  const workbook = await openWorkbook(path)
  try {
    const chosen = choose(workbook.sheets, options.sheet)
    if (context.format === 'json') await render.cellsJson(chosen, context.out)
    else await render.cellsCsv(firstVisible(chosen, path), context.out)
  } finally {
    await workbook.close()
  }
  return exitCode.done
}

function choose(sheets: Sheet[], name: string | undefined): Sheet[] {
  if (name === undefined) return sheets
  const chosen = sheets.filter((sheet) => sheet.name === name)
  if (chosen.length > 0) return chosen
  const names = sheets.map((sheet) => sheet.name).filter((each) => each !== '')
  throw new UserError(
    'unknown-sheet',
    `没有工作表“${name}”。`,
    names.length > 0 ? `有这些：${names.join('、')}。` : '这种文件的表没有名称，请去掉 --sheet。',
  )
}

function firstVisible(sheets: Sheet[], path: string): Sheet {
  const sheet = sheets.find(({ state }) => state === 'visible') ?? sheets[0]
  if (sheet === undefined)
    throw new UnreadableFile('no-sheets', `${path} 里没有工作表。`, '请另存为 .xlsx 后重新发送。')
  return sheet
}
