/** `itcap expect FILE`: the office's own list of who is to hand in, kept in the ledger until another takes its place or `--clear`. */
import type { Command } from 'commander'
import { inTransaction } from '../../ledger/transaction.ts'
import { UserError } from '../../user-error.ts'
import type { Run, TableAnswer } from '../answer.ts'
import { ownUnit } from '../chosen-unit.ts'
import type { Context } from '../context.ts'
import { exitCodeOf } from '../exit-code.ts'
import { loadNotice } from '../load-notices.ts'
import { withWorkspaceLedger } from '../open-workspace-ledger.ts'
import { unitTables } from '../surroundings.ts'

interface Options {
  notice?: string
  clear?: boolean
}

export function addExpect(program: Command, run: Run): void {
  program
    .command('expect')
    .description('应报名单：读一份写有县和学校的表，以后按它看谁没报；不写文件就看现在的名单')
    .argument('[file]', '名单：任何有“县（市、区）”和“学校”两栏的表')
    .option('--notice <ID>', '哪份通知（默认：工作文件夹的）')
    .option('--clear', '不再用名单')
    .action(run(answer, ['table', 'json', 'csv']))
}

async function answer(context: Context, file: string | undefined, options: Options): Promise<TableAnswer> {
  if (file !== undefined && options.clear)
    throw new UserError('bad-option', '名单和 --clear 不能一起写。', '换名单直接写新的文件就行。')
  const id = options.notice ?? context.workspace.notice
  if (id === '')
    throw new UserError('which-notice', '没有说明是哪份通知。', '请写 --notice，或在 itcap init 建的文件夹里用。')
  const notice = await loadNotice(id, context.workspace)
  const units = unitTables(context)(notice)
  const own = ownUnit(units, context.workspace) ?? units.region
  if (own === undefined)
    throw new UserError(
      'which-unit',
      '没有说明本单位是谁。',
      '请先用 itcap init 建工作文件夹，或在 itcap.yaml 里写 unit。',
    )
  const render = await import('../../render/expect.ts')
  const read = file === undefined ? undefined : await readList(file, { units, own })
  const list = read && { path: file!, day: context.asOf, schools: read.schools }
  return withWorkspaceLedger(context, 'itcap expect', async (ledger) => {
    const before = ledger.expected(notice.id)
    if (file !== undefined || options.clear)
      await inTransaction(ledger, (transaction) => transaction.expect(notice.id, list))
    const told = { notice, units, before, list: options.clear ? undefined : (list ?? before), left: read?.left ?? [] }
    return {
      code: exitCodeOf({ findings: told.left.some(({ twice }) => !twice) }),
      table: (style) =>
        render.expectText({ ...told, given: file !== undefined, cleared: options.clear === true }, style),
      csv: () => render.expectCsv(told),
      json: () => render.expectJson(told),
    }
  })
}

async function readList(
  file: string,
  ground: Parameters<typeof import('../../intake/read-school-list.ts').readSchoolList>[1],
) {
  const { readSchoolList } = await import('../../intake/read-school-list.ts')
  const read = await readSchoolList(file, ground)
  if (read.schools.length > 0) return read
  const [first] = read.left
  const why = first ? `第 ${first.row} 行：${first.why}。` : '表头下面没有内容。'
  throw new UserError('no-school-list', `${file} 里没有读到一所学校。${why}`, '原来的名单没有动。请改好再来。')
}
