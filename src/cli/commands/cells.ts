/** `itcap cells FILE`: what the reader sees, raw; streamed, so that a sheet of any size passes through. */
import type { Command } from 'commander'
import { UnreadableFile, UserError } from '../../user-error.ts'
import { withoutNumbers } from '../../value/quote.ts'
import type { Sheet } from '../../workbook/workbook.ts'
import type { Answer, Run } from '../answer.ts'
import type { Context } from '../context.ts'
import { exitCode } from '../exit-code.ts'

export function addCells(program: Command, run: Run): void {
  program
    .command('cells')
    .description('看读表程序眼里的单元格（不作判断；号码显示成＊）')
    .argument('<file>', '一个文件')
    .option('--sheet <NAME>', '工作表（默认：csv 为第一张可见的，json 为全部）')
    .option('--show-ids', '照原样显示身份证号码和电话')
    .action(run(cells, ['csv', 'json']))
}

async function cells(
  _context: Context,
  path: string,
  options: { sheet?: string; showIds?: boolean },
): Promise<Answer<'csv' | 'json'>> {
  const [{ openWorkbook }, render] = await Promise.all([
    import('../../workbook/open-workbook.ts'),
    import('../../render/cells.ts'),
  ])
  const chosen = async (work: (sheets: Sheet[]) => Promise<void>) => {
    const workbook = await openWorkbook(path)
    try {
      await work(choose(workbook.sheets, options.sheet))
    } finally {
      await workbook.close()
    }
  }
  const shown = options.showIds ? (text: string) => text : hidden
  return {
    code: exitCode.done,
    csv: () => (out) => chosen((sheets) => render.cellsCsv(firstVisible(sheets, path), shown, out)),
    json: () => (out: (text: string) => void) => chosen((sheets) => render.cellsJson(sheets, shown, out)),
  }
}

/** A fraction is a number and a time is none, however many digits they have. */
const harmless = /^-?\d+\.\d+$|^\d{4}-\d{1,2}-\d{1,2}[ T]\d{1,2}:\d{2}(?::\d{2})?$/

function hidden(text: string): string {
  return harmless.test(text) ? text : withoutNumbers(text)
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
