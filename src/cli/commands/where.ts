/** `itcap` alone: where the user is, and what to type next. */

import { existsSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { Command } from 'commander'
import { noticeName } from '../../notice/form-words.ts'
import { whereText } from '../../render/where.ts'
import { listWorkbooks } from '../../workbook/list-workbooks.ts'
import type { Run, TextAnswer } from '../answer.ts'
import type { Context } from '../context.ts'
import { exitCode } from '../exit-code.ts'
import { loadNotice } from '../load-notices.ts'
import { hasLedger } from '../workspace.ts'

/** Stands for no command at all. */
export const WHERE = 'where'

export function addWhere(program: Command, run: Run): void {
  program.command(WHERE, { hidden: true }).action(run(where, ['table', 'json']))
}

async function where(context: Context): Promise<TextAnswer> {
  const { workspace } = context
  const inbox = join(workspace.folder, '收件')
  const place = {
    folder: relative(process.cwd(), workspace.folder) || '当前文件夹',
    configured: workspace.configured,
    unit: workspace.unit,
    inbox: relative(process.cwd(), inbox),
    files: existsSync(inbox) ? (await listWorkbooks([inbox])).files.length : 0,
    hasLedger: hasLedger(workspace),
  }
  const notice = workspace.notice === '' ? undefined : await loadNotice(workspace.notice, workspace)
  const about = { ...place, notice: notice ? noticeName(notice) : '' }
  return { code: exitCode.done, table: (style) => whereText(about, style), json: () => about }
}
