/** `itcap freeze [NAME]`: seals the ledger as it stands, so that `--at NAME` gives it again; without a name, the states sealed so far. */
import type { Command } from 'commander'
import type { Frozen } from '../../ledger/ledger.ts'
import type { Notice } from '../../notice/notice.ts'
import { freeze } from '../../pipeline.ts'
import { UserError } from '../../user-error.ts'
import type { Run, TableAnswer } from '../answer.ts'
import { officeOf } from '../at-frozen.ts'
import type { Context } from '../context.ts'
import { exitCode } from '../exit-code.ts'
import { knownIds, loadNotice } from '../load-notices.ts'
import { withWorkspaceLedger } from '../open-workspace-ledger.ts'

export function addFreeze(program: Command, run: Run): void {
  program
    .command('freeze')
    .description('冻结：封存现在的状态，以后用 --at 名字 原样再给出；不写名字就列出冻结过的')
    .argument('[name]', '名字，例如 三月底报')
    .option('--notice <ID>', '连这份通知一起封存（工作文件夹的和随附的不必写）')
    .action(run(answer, ['table', 'json', 'csv']))
}

async function answer(context: Context, given: string | undefined, options: { notice?: string }): Promise<TableAnswer> {
  const render = await import('../../render/freeze.ts')
  const name = given === undefined ? undefined : checkedName(given)
  return withWorkspaceLedger(context, name === undefined ? undefined : 'itcap freeze', async (ledger) => {
    const { workspace, asOf } = context
    const made =
      name === undefined
        ? undefined
        : await freeze(ledger, {
            name,
            day: asOf,
            desk: officeOf(workspace),
            notices: await noticesHeld(context, ledger.notices(), options.notice),
          })
    const states: Frozen[] = made ? [made] : ledger.frozen()
    return {
      code: exitCode.done,
      table: (style) => (made ? render.frozenText(made, style) : render.frozenListText(states, style)),
      csv: () => render.frozenCsv(states),
      json: () => ({ frozen: states.map(render.frozenJson) }),
    }
  })
}

const longestName = 60

function checkedName(given: string): string {
  const name = given.normalize('NFC').trim()
  if (name !== '' && name.length <= longestName && !/[\p{Cc}\p{Cf}]/u.test(name)) return name
  throw new UserError(
    'bad-option',
    '冻结的名字不能空着，也不能太长。',
    '请写一个短的名字，例如 itcap freeze 三月底报。',
  )
}

/** Those the ledger has anything of, and the office's own; each as it is now, with the settings chosen here. */
async function noticesHeld(
  { workspace }: Context,
  held: readonly string[],
  asked: string | undefined,
): Promise<Frozen['notices']> {
  const shipped = knownIds()
  const words = [asked ?? '', workspace.notice, ...held.filter((id) => shipped.includes(id))].filter(Boolean)
  const all: { word: string; notice: Notice }[] = []
  for (const word of new Set(words)) all.push({ word, notice: await loadNotice(word, workspace) })
  const lost = held.find((id) => !all.some(({ notice }) => notice.id === id))
  if (lost === undefined)
    return all.filter(({ notice }, index) => all.findIndex((each) => each.notice.id === notice.id) === index)
  throw new UserError(
    'which-notice',
    `台账里有通知 ${lost} 的表，找不到它的通知包。`,
    `请用 --notice 写明通知包的文件夹，例如 itcap freeze 名字 --notice ../${lost}。`,
  )
}
