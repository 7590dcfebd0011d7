/** `itcap check`: the one line for a timer. Says what needs somebody, and exits 1; silent and 0 when nothing does. */
import { existsSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { Command } from 'commander'
import { cover, due } from '../../pipeline.ts'
import { FileBytes } from '../../workbook/file-bytes.ts'
import { listWorkbooks } from '../../workbook/list-workbooks.ts'
import type { Run, TextAnswer } from '../answer.ts'
import type { Context } from '../context.ts'
import { exitCodeOf } from '../exit-code.ts'
import { inquire, type UnitOptions, withUnitOptions } from '../inquire.ts'
import { daysOf } from './deadlines.ts'

export function addCheck(program: Command, run: Run): void {
  withUnitOptions(program.command('check'))
    .description('放进定时任务的一行：快到期的、没登记的新文件、没过的，有要办的才说话、以 1 退出')
    .argument('[folder...]', '收到的文件放在哪里（默认：工作文件夹的 收件）')
    .option('--within <7d>', '看几天之内到期的（d 天、w 周），已逾期未交的总会列出', '7d')
    .action(run(answer, ['table', 'json']))
}

async function answer(
  context: Context,
  folders: string[],
  options: UnitOptions & { within: string },
): Promise<TextAnswer> {
  const within = daysOf(options.within)
  const inbox = join(context.workspace.folder, '收件')
  const places = folders.length > 0 ? folders : existsSync(inbox) ? [inbox] : []
  return inquire(context, { notice: context.workspace.notice, ...options, ownRosters: true }, [], async (inquiry) => {
    const { ledger, notice, unit, asOf } = inquiry
    const { items } = await due(inquiry, within)
    const { notCounted } = await cover(inquiry, { forms: notice.forms, owed: [] })
    const known = ledger.digests()
    const newFiles: string[] = []
    const { files } = await listWorkbooks(places)
    for (const path of files) if (!known.has(await digestOf(path))) newFiles.push(shown(path))
    const found = {
      deadlines: items.filter(({ pressing }) => pressing),
      newFiles,
      open: notCounted.filter(({ why }) => why !== 'superseded'),
    }
    const clear = found.deadlines.length + newFiles.length + found.open.length === 0
    const { checkText, checkJson } = await import('../../render/check.ts')
    return {
      code: exitCodeOf({ findings: !clear }),
      table: (style) => (clear ? '' : checkText(found, { notice, unit, asOf, places: places.map(shown) }, style)),
      json: () => checkJson(found, { notice, unit, asOf }),
    }
  })
}

/** What cannot be opened is no file that was taken in. */
async function digestOf(path: string): Promise<string> {
  let file: FileBytes
  try {
    file = new FileBytes(path)
  } catch {
    return ''
  }
  try {
    return await file.digest()
  } finally {
    file.close()
  }
}

/** As the user sees it from where he stands; from elsewhere, whole. */
function shown(path: string): string {
  const way = relative(process.cwd(), path)
  return way === '' || way.startsWith('..') ? path : way
}
